import type { HttpFailure } from "./envelope.ts";
import { noHeader } from "./headers.ts";
import { parseRateLimitField } from "./rate-limit-field.ts";
import { read, textOf } from "./read.ts";
import { parseHttpDate, parseRetryAfter } from "./retry-after.ts";

/**
 * How long the server asked to wait, from the first of these that says so:
 *
 * 1. `Retry-After`. Present but invalid means unknown: no other header is asked.
 *    What the API's envelope read of a body comes right after it, before any guess.
 * 2. What a client kept of it: `retryAfterMs` of the Prisma AIRS SDK.
 * 3. The `RateLimit` field of the IETF's drafts, then `RateLimit-Reset` of those before draft 7.
 * 4. `X-RateLimit-Reset`, also with `-Requests` or `-Tokens`, and `X-Rate-Limit-Reset`: seconds
 *    from now, epoch seconds or epoch ms, told apart by magnitude, or a Go duration.
 * 5. `retry-after-ms`.
 * 6. The bodies or their `error`: `retry_after` and its spellings, a number of seconds or
 *    `{ interval, unit }`; `google.rpc.RetryInfo` among the first ten `details`.
 *
 * The fields of 3 and 4 also come with answers that no limit caused, so they count only if this
 * one was rate limited; and of the limits that they tell of only those with nothing left, or
 * that do not say. Of several the longest wait counts. If all have something left, none of them
 * refused the request, and when they reset is no answer to when it would be served.
 * Epochs are measured against the response's `Date`, if that is valid.
 *
 * Never throws if `header` does not; reads a bounded number of properties.
 *
 * @param options.now epoch ms.
 * @returns whole ms, 0 or more; undefined where the server named no time.
 */
export function readRetryHint(
  { header, read: said, retryAfterMs, body, bodies = [body] }: RetryHints,
  { now, rateLimited }: { readonly now: number; readonly rateLimited: boolean },
): number | undefined {
  // An envelope may have read anything, and a number alone is a wait.
  const ms =
    header("retry-after") === null
      ? (ofEnvelope(said) ??
        toMs(retryAfterMs, 1) ??
        (rateLimited && header !== noHeader ? readRateLimits(header, now) : undefined) ??
        toMs(header("retry-after-ms"), 1) ??
        firstOf(bodies, readBody))
      : (readRetryAfter(header, now) ?? ofEnvelope(said));
  return ms && Math.round(ms);
}

export interface RetryHints extends Pick<HttpFailure, "header"> {
  /** What the envelope read. */
  readonly read?: unknown;
  /** What a client kept. */
  readonly retryAfterMs?: unknown;
  readonly body?: unknown;
  readonly bodies?: readonly unknown[];
}

/** `Retry-After` as ms, decimal seconds too, which some servers send; undefined where it is absent or says nothing. */
export function readRetryAfter(header: HttpFailure["header"], now: number): number | undefined {
  const value = header("retry-after") ?? "";
  const ms = parseRetryAfter(value, { date: header("date") ?? "", now }) ?? toMs(value.trim(), 1000);
  return ms && Math.round(ms);
}

/** Whether an answer says that a limit is used up: by when to try again, or by what is left. */
export function isLimited(header: HttpFailure["header"]): boolean {
  if (header === noHeader) return false;
  if (header("retry-after") !== null || parseRateLimitField(header("ratelimit") ?? "").length > 0) return true;
  return remainders.some((name) => /^ *0+ *$/.test(header(name) ?? ""));
}

const remainders = [
  ...["ratelimit-remaining", "x-ratelimit-remaining", "x-rate-limit-remaining"],
  ...["x-ratelimit-remaining-requests", "x-ratelimit-remaining-tokens"],
];

function ofEnvelope(value: unknown): number | undefined {
  return typeof value === "number" ? toMs(value, 1) : undefined;
}

function firstOf<T>(sources: readonly unknown[], ask: (source: unknown) => T | undefined): T | undefined {
  for (const source of sources) {
    const found = ask(source);
    if (found !== undefined) return found;
  }
  return undefined;
}

function readRateLimits(header: HttpFailure["header"], now: number): number | undefined {
  const reset = (name: string): number | undefined => {
    const value = header(name);
    if (value === null || Number.parseFloat(header(name.replace("reset", "remaining")) ?? "") > 0) return undefined;
    const number = toMs(value, 1);
    if (number === undefined) return parseGoDuration(value);
    // As seconds from now 1e9 is 31 years; as epoch seconds 1e11 is the year 5138, as epoch ms 1973.
    if (number < 1e9) return number * 1000;
    const at = number < 1e11 ? number * 1000 : number;
    return at < 1e14 ? Math.max(0, at - (parseHttpDate(header("date"), now) ?? now)) : undefined;
  };
  return (
    longest(parseRateLimitField(header("ratelimit") ?? "")) ??
    reset("ratelimit-reset") ??
    longest(
      ["x-ratelimit-reset", "x-ratelimit-reset-requests", "x-ratelimit-reset-tokens", "x-rate-limit-reset"].map(reset),
    )
  );
}

function longest(waits: (number | undefined)[]): number | undefined {
  return waits.reduce((most, wait) => ((wait ?? -1) > (most ?? -1) ? wait : most), undefined);
}

const bodyKeys = ["retry_after_ms", "retryAfterMs", "retry_after_seconds", "retry_after", "retryAfter"];

function readBody(body: unknown): number | undefined {
  for (const object of [body, read(body, "error")]) {
    for (const key of object ? bodyKeys : []) {
      const value = read(object, key);
      if (value == null) continue;
      const ms = toMs(value, /ms$/i.test(key) ? 1 : 1000) ?? toMs(read(value, "interval"), unitMs(read(value, "unit")));
      if (ms !== undefined) return ms;
    }
    const details = read(object, "details");
    for (const index of details ? "0123456789" : "") {
      const ms = parseGoDuration(read(read(details, index), "retryDelay")); // google.protobuf.Duration: "3.5s"
      if (ms !== undefined) return ms;
    }
  }
  return undefined;
}

/** A number, or a decimal one in writing, of units of so many ms. */
function toMs(value: unknown, unit: number): number | undefined {
  if (value == null) return undefined;
  const isNumber = typeof value === "number" || /^\d+(?:\.\d+)?$/.test(textOf(value) ?? "");
  const ms = isNumber ? Number(value) * unit : -1;
  return ms >= 0 && ms < Infinity ? Math.abs(ms) : undefined; // -0 is 0
}

const units: Readonly<Record<string, number>> = { h: 36e5, m: 6e4, s: 1e3, ms: 1 };

/** Go's `time.Duration` in writing: `6m0s`, `8.64s`, `120ms`. A header's µ arrives as Âµ. */
function parseGoDuration(value: unknown): number | undefined {
  let ms = 0;
  const rest = textOf(value)?.replace(/(\d+(?:\.\d+)?)(h|ms?|s|(?:Â?µ|n)s)/gy, (_, amount, unit) => {
    ms += Number(amount) * (units[unit] ?? 0); // µs and ns are less than one
    return "";
  });
  return rest === "" && ms < Infinity ? ms : undefined;
}

/** ms of a unit by its name, singular, plural or short. */
function unitMs(name: unknown): number {
  const short = textOf(name)
    ?.toLowerCase()
    .replace(/illi|(?:ec(?:ond)?|in(?:ute)?|our)s?$/g, "");
  return units[short ?? ""] ?? Number.NaN;
}
