import type { Fault, Row } from "./fault.ts";
import { type Draft, isQuotable, isUnanswered, maxViolations, seal } from "./fault-error.ts";
import { isStatus } from "./http-status.ts";
import { attempt, first, own, read } from "./read.ts";
import { readRetryHint } from "./retry-hints.ts";
import type { Verdict } from "./weigh.ts";

/** Puts a verdict into a frozen fault: decides which words may be shown, and reads when to try again. */
export function makeFault(verdict: Verdict, cause: unknown): Fault {
  const { code = null, http, api, reading } = verdict;
  const row = reading?.expected === undefined ? verdict.row : { ...verdict.row, expected: reading.expected };
  // Neither gRPC's CANCELLED nor an envelope's mistake is a status of HTTP.
  const status = isStatus(verdict.status) && !isUnanswered(row.type) ? Number(verdict.status) : null;
  const { recovery = null, remedy } = (http?.bound && api?.session && row.session) || row;
  const draft = {
    type: row.type,
    code,
    status,
    // What timed out at a gateway may still be running: only a person tries it again.
    recovery: status === 504 && recovery === "retry" ? null : recovery,
    remedy,
    envelope: (reading && api?.envelope.name) ?? null,
    origin: http?.origin ?? null,
    message: reading?.message,
    violations: (isQuotable(row.type) && reading?.violations?.slice(0, maxViolations)) || [],
    retryAt: retryAtOf(verdict, row, cause),
    requestId: requestIdOf(verdict, cause),
  } as Draft;
  return seal(draft, { cause, row }, isSafe(verdict));
}

/** What the envelope itself says of the code, whatever the app makes of it. */
function documentedRow({ code, api }: Verdict): Row | undefined {
  return own(api?.envelope.rows, `${code}`) as Row | undefined;
}

/**
 * Server text is shown for a documented (type, code) pair, for Prism IO's own type
 * `governance_error`, or where the app vouched for the origin; and then only if the envelope
 * declares it safe.
 */
function isSafe(verdict: Verdict): boolean {
  const { code = null, reading, api, http } = verdict;
  const sent = reading?.type ?? null;
  const documented = documentedRow(verdict);
  const mayTrust = sent === "governance_error" || (documented ? sent === documented.type : http?.bound);
  return !!mayTrust && attempt(() => api?.envelope.isSafe?.(sent, code), api?.envelope.isSafe) === true;
}

/** Where only money, or tomorrow, changes anything, a time to wait for would be a lie. */
function retryAtOf(verdict: Verdict, row: Row, cause: unknown): number | null {
  const { http, reading, body, status } = verdict;
  const rateLimited = row.recovery === "cooldown" || status === 429;
  if (!http || !(rateLimited || row.type === "server_error")) return null;
  if ([row, documentedRow(verdict)].some((each) => each?.remedy === "upgrade")) return null;
  const now = Date.now();
  const hint = readRetryHint(
    { header: http.header, body, retryAfterMs: read(cause, "retryAfterMs") },
    { now, rateLimited },
  );
  const wait = hint ?? (reading?.retryAfterMs as number);
  return Number.isFinite(wait) && wait >= 0 ? now + Math.round(wait) : null;
}

function requestIdOf({ http, reading }: Verdict, cause: unknown): string | null {
  // An id is quoted to support and shown to be copied: anything but a plain token is no id.
  const isId = (id: unknown): id is string => typeof id === "string" && /^[\w.:/+=-]{1,128}$/.test(id);
  if (isId(reading?.requestId)) return reading.requestId;
  for (const name of ["x-request-id", "request-id", "x-amzn-requestid"]) {
    const id = http?.header(name);
    if (isId(id)) return id;
  }
  return (first([cause], ["requestId", "requestID", "request_id"], isId) as string | undefined) ?? null;
}
