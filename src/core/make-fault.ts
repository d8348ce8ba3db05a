import type { Verdict } from "./classify.ts";
import type { Fault, Row } from "./fault.ts";
import { isQuotable, maxViolations, quote, seal, toViolation } from "./fault-error.ts";
import { toPath } from "./field-path.ts";
import { own, read, textOf } from "./read.ts";
import { readRetryHint } from "./retry-hints.ts";

const nothing: readonly never[] = Object.freeze([]);

/** Puts a verdict into a frozen fault: decides which words may be shown, and reads when to try again. */
export function makeFault(verdict: Verdict, cause: unknown): Fault {
  const { code = null, http, api, reading, evidence } = verdict;
  const row = reading?.expected === undefined ? verdict.row : { ...verdict.row, expected: reading.expected };
  const { type } = row;
  // gRPC's CANCELLED is no status of HTTP.
  const status = (verdict.status ?? 0) > 1 ? (verdict.status as number) : null;
  const { recovery = null, remedy } = (http?.bound && api?.session && row.session) || row;
  const safe = isSafe(verdict);
  const words = (text: unknown): string | null => (safe ? quote(text, type, status) : null);
  const readings = isQuotable(type) ? reading?.violations : undefined;
  const fault = {
    type,
    code,
    status,
    // What timed out at a gateway may still be running: only a person tries it again.
    recovery: status === 504 && recovery === "retry" ? null : recovery,
    remedy,
    envelope: (reading && api?.envelope.name) ?? null,
    origin: http?.origin ?? null,
    message: words(reading?.message),
    violations:
      readings?.slice(0, maxViolations).map((each) => {
        const path = toPath(each.param ?? "");
        return toViolation(
          { ...each, param: typeof each.param === "object" ? path.join(".") : each.param, path },
          words,
        );
      }) ?? nothing,
    retryAt: retryAtOf(verdict, row, cause),
    requestId: requestIdOf(verdict, cause),
  } as Fault;
  return seal(fault, { cause, row, evidence });
}

/**
 * Server text is shown for a documented (type, code) pair, for Prism IO's own type
 * `governance_error`, or where the app vouched for the origin; and then only if the envelope
 * declares it safe.
 */
function isSafe({ code = null, reading, api, http }: Verdict): boolean {
  const sent = reading?.type ?? null;
  const documented = own(api?.envelope.rows, code ?? "") as Row | undefined;
  const mayTrust = sent === "governance_error" || (documented ? sent === documented.type : http?.bound);
  try {
    return !!mayTrust && api?.envelope.isSafe?.(sent, code) === true;
  } catch {
    return false;
  }
}

/** Where only money, or tomorrow, changes anything, a time to wait for would be a lie. */
function retryAtOf({ http, reading, body, status }: Verdict, row: Row, cause: unknown): number | null {
  const rateLimited = row.recovery === "cooldown" || status === 429;
  if (!http || row.remedy === "upgrade" || !(rateLimited || row.type === "server_error")) return null;
  const now = Date.now();
  const retryAfterMs = Number(read(cause, "retryAfterMs") ?? Number.NaN);
  const wait =
    readRetryHint({ header: http.header, body, retryAfterMs }, { now, rateLimited }) ?? reading?.retryAfterMs;
  return wait !== undefined && wait >= 0 ? now + Math.round(wait) : null;
}

function requestIdOf({ http, reading }: Verdict, cause: unknown): string | null {
  const ids = [
    reading?.requestId,
    ...["x-request-id", "request-id", "x-amzn-requestid"].map((name) => http?.header(name)),
    ...["requestId", "requestID", "request_id"].map((key) => read(cause, key)),
  ];
  // An id is quoted to support and shown to be copied: anything but a plain token is no id.
  return textOf(ids.find((id) => /^[\w.:/+=-]{1,128}$/.test(textOf(id) ?? "")));
}
