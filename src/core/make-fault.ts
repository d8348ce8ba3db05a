import type { Amends } from "./config.ts";
import type { Row } from "./envelope.ts";
import type { Fault } from "./fault.ts";
import { type Draft, maxViolations, seal } from "./fault-error.ts";
import { isRequestId, requestIdIn } from "./headers.ts";
import { isStatus } from "./http-status.ts";
import { attempt, first, isObject, own, read } from "./read.ts";
import { readRetryAfter, readRetryHint } from "./retry-hints.ts";
import type { Verdict } from "./verdict.ts";
import { type TypePolicy, types } from "./vocabulary.ts";

/** Puts a verdict into a frozen fault: decides which words may be shown, and reads when to try again. */
export function makeFault(verdict: Verdict, cause: unknown, amends: Amends): Fault {
  const { http, api, reading } = verdict;
  const row = reading?.expected === undefined ? verdict.row : { ...verdict.row, expected: reading.expected };
  const { answered, quotable } = types[row.type];
  // Neither gRPC's CANCELLED nor an envelope's mistake is a status of HTTP.
  const status = answered !== false && isStatus(verdict.status) ? Number(verdict.status) : null;
  const { recovery = null, remedy } = (http?.bound && api?.session && row.session) || row;
  // Of a group nothing is kept that might tell its members apart.
  const mayTell = quotable && !row.group && reading;
  const given = mayTell ? mayTell.violations : undefined;
  const violations = given?.slice(0, maxViolations) ?? [];
  const prefixes = reading && api?.envelope.prefixes;
  return seal(
    {
      type: row.type,
      code: row.group ?? verdict.code ?? null,
      status,
      // What timed out at a gateway may still be running: only a person tries it again.
      recovery: status === 504 && recovery === "retry" ? null : recovery,
      remedy,
      envelope: (reading && api?.envelope.name) ?? null,
      origin: http?.place ?? null,
      message: reading?.message,
      violations,
      retryAt: retryAtOf(verdict, row, cause),
      requestId: requestIdOf(verdict, cause),
    } as Draft,
    prefixes ? { cause, row, amends, prefixes } : { cause, row, amends },
    !!mayTell && (!!mayTell.message || violations.length > 0) && isSafe(verdict),
  );
}

/** What the envelope itself says of the code, whatever the app makes of it. */
function documentedRow({ code, api }: Verdict): Row | undefined {
  return code == null ? undefined : (own(api?.envelope.rows, code) as Row | undefined);
}

/**
 * Whether an envelope may be asked if the server's words are meant for people: for a documented (type, code) pair,
 * for a type that one API alone has (Prism IO's `governance_error`), or where the app vouched for the place. Where
 * an API sends no types, the code's row is the pair.
 */
export function isVouched(verdict: Verdict): boolean {
  const sent = verdict.reading?.type ?? null;
  const documented = documentedRow(verdict);
  const isPair = documented && (sent === null || sent === documented.type);
  const { vouched } = (own(types, `${sent}`) as TypePolicy | undefined) ?? {};
  return !!(vouched || (documented ? isPair : verdict.http?.bound));
}

/** Whether the envelope declares the server's words safe, where it may be asked. */
export function isSafe(verdict: Verdict): boolean {
  const { code = null, reading, api } = verdict;
  if (!isVouched(verdict)) return false;
  return attempt(() => api?.envelope.isSafe?.(reading?.type ?? null, code), api?.envelope.isSafe) === true;
}

/** When a value was first read whose answer names a wait: that counts from then, whoever reads it again. */
const readings = new WeakMap<object, number>();

const longestWait = 366 * 24 * 3_600_000;

/** Where only money, or tomorrow, changes anything, a time to wait for would be a lie. */
function retryAtOf(verdict: Verdict, row: Row, cause: unknown): number | null {
  const { http, reading, status, isKnown } = verdict;
  const { recovery, timed } = types[row.type];
  const rateLimited = [recovery, row.recovery].includes("cooldown") || status === 429;
  const isWait = rateLimited || row.remedy === "wait" || timed;
  // Too much for the server for now is said by this header alone.
  const isTooLarge = status === 413 && !isKnown;
  if (!http || !(isWait || isTooLarge)) return null;
  if ([row, documentedRow(verdict)].some((each) => each?.remedy === "upgrade")) return null;
  const now = (isObject(cause) && readings.get(cause)) || Date.now();
  const wait = isWait
    ? readRetryHint(
        {
          header: http.header,
          read: reading?.retryAfterMs,
          retryAfterMs: read(http.value, "retryAfterMs") ?? read(cause, "retryAfterMs"),
          bodies: http.found.map(({ body }) => body),
        },
        { now, rateLimited },
      )
    : readRetryAfter(http.header, now);
  if (wait === undefined || wait > longestWait) return null;
  if (isObject(cause)) readings.set(cause, now);
  return now + wait;
}

const idKeys = ["requestId", "requestID", "request_id"];

function requestIdOf({ http, reading }: Verdict, cause: unknown): string | null {
  if (isRequestId(reading?.requestId)) return reading.requestId;
  const sent = http && requestIdIn(http.header);
  if (sent) return sent;
  // AWS' clients keep it beside the status.
  const places =
    http && http.value !== cause
      ? [http.value, read(http.value, "$metadata"), cause]
      : [cause, read(cause, "$metadata")];
  return (first(places, idKeys, isRequestId) as string | undefined) ?? null;
}
