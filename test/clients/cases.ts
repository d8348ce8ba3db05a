import type { Fault } from "../../src/core/index.ts";
import type { ContractRow, Outcome } from "../../src/testing/index.ts";
import { contractRow, rowPath, thrownRows } from "../../src/testing/index.ts";
import type { Client } from "./client.ts";

/** A fault with its violations by param and its `retryAt` as ms from now: all of it can be compared. */
export type Meaning = Omit<Fault, "type" | "violations" | "retryAt"> &
  Pick<Outcome, "type" | "params" | "retryAfterMs">;

interface Answer {
  /** What the server is asked for. */
  readonly path: string;
  readonly row: ContractRow;
}

function answer(id: string): Answer {
  const row = contractRow(id);
  return { path: rowPath(row), row };
}

/** Retry-After as a date, by the clock of a server that is years behind. */
function dated(id: string): Answer {
  const row = contractRow(id);
  const headers = { Date: "Wed, 21 Oct 2015 07:28:00 GMT", "Retry-After": "Wed, 21 Oct 2015 07:28:42 GMT" };
  const query = new URLSearchParams({ date: headers.Date, retryAfter: headers["Retry-After"] });
  const outcome = row.outcome && { ...row.outcome, retryAfterMs: 42_000 };
  return { path: `${rowPath(row)}?${query}`, row: { ...row, headers, outcome } };
}

export const answers = {
  validation_error: answer("prism-io/validation_error/422"),
  "unknown code": answer("prism-io/invalid_request_error/400/unknown-code"),
  token_expired: answer("prism-io/token_expired/401"),
  "rate limit": answer("prism-io/rate_limit_exceeded/429"),
  "rate limit until a date": dated("prism-io/rate_limit_exceeded/429"),
  not_found: answer("prism-io/not_found/404"),
  server_error: answer("prism-io/server_error/500"),
  "server_error 504": answer("prism-io/server_error/504"),
  "AIRS expired token": answer("prisma-airs/401/expired_auth_token"),
  "AIRS quota": answer("prisma-airs/403/quota_exceeded"),
  "AIRS scan not found": answer("prisma-airs/404/scan_not_found"),
  "AIRS rate limit": answer("prisma-airs/429/rate_limit_exceeded"),
  "AIRS rate limit until a date": dated("prisma-airs/429/rate_limit_exceeded"),
  "AIRS concurrency": answer("prisma-airs/429/too_many_concurrent"),
  "AIRS scan engine": answer("prisma-airs/500/scan_engine_failure"),
  "AIRS maintenance": answer("prisma-airs/503/maintenance"),
  "AIRS scan timeout": answer("prisma-airs/504/scan_timeout"),
  "AIRS success in error": answer("prisma-airs/200"),
  "AIRS 200 that says 403": answer("disagreeing/200-says-403/scenario"),
  "gateway page": answer("http/502"),
  "gateway's 413": answer("http/413"),
  "empty 503": answer("http/503/empty"),
  "truncated JSON": answer("http/500/truncated"),
} as const satisfies Record<string, Answer>;

export type AnswerName = keyof typeof answers;

/** Where nothing answers: what it must mean. */
const silences = {
  refused: outcomeOf("client/refused"),
  reset: outcomeOf("client/reset"),
  /** A success whose body breaks off. */
  broken: outcomeOf("client/reset"),
  /** The client's own, where it has one. */
  timeout: outcomeOf("client/timeout"),
  "signal's timeout": outcomeOf("client/timeout"),
  abort: outcomeOf("client/aborted"),
  /** An Error of the app's, as in `controller.abort(reason)`. */
  "abort with a reason": outcomeOf("client/aborted"),
} as const satisfies Record<string, Outcome>;

export type SilenceName = keyof typeof silences;

function outcomeOf(id: string): Outcome {
  const row = thrownRows.find((each) => each.id === id);
  if (!row) throw new RangeError(`No thrown row has the id "${id}"`);
  return row.outcome;
}

/** What a client leaves to be understood of silence, sent to `origin`. */
export function meaningOfSilence(name: SilenceName, client: Client, origin: string): Partial<Meaning> {
  const known = client.knowsOriginOf?.includes(name) ? origin : null;
  if (name === "abort with a reason" && client.throwsReason) return toMeaning(outcomeOf("client/defect"));
  const { requestId, ...meaning } = { ...toMeaning(silences[name]), origin: known, ...client.deviations?.[name] };
  // Where a body broke off, its headers had come, and some clients keep them.
  return name === "broken" ? meaning : { ...meaning, requestId };
}

/**
 * What a client leaves to be understood of an answer; null where that is a success.
 * `read`: whether its body has been looked for asynchronously.
 */
export function meaningOfAnswer(
  name: AnswerName,
  client: Client,
  { read, origin, requestId }: { read: boolean; origin: string; requestId: string },
): Meaning | null {
  const { row }: Answer = answers[name];
  const knows = (row.status < 400 && client.knowsOfSuccess) || client.knows;
  const isRead = knows.body === "now" || (knows.body === "later" && read);
  const meaning = isRead ? row.outcome && toMeaning(row.outcome, row.wordings[0]) : statusAlone(row);
  const deviation = client.deviations?.[name];
  if (!meaning && !deviation) return null;
  return {
    ...(meaning ?? toMeaning(outcomeOf("client/object"))),
    ...(!knows.status && { status: claimedStatus(row) }),
    ...(!knows.headers && { retryAfterMs: null }),
    origin: knows.origin ? origin : null,
    requestId: knows.headers ? requestId : null,
    ...deviation,
  };
}

/** What is left of an answer without its body. */
function statusAlone({ status, headers }: ContractRow): Meaning | null {
  if (status < 400) return null;
  const { outcome } = contractRow(`http/${status}`);
  return outcome && { ...toMeaning(outcome), retryAfterMs: outcome.retryAfterMs && waitOf(headers) };
}

function waitOf({ Date: from, "Retry-After": until }: ContractRow["headers"]): number | null {
  if (until === undefined) return null;
  return from === undefined ? Number(until) * 1000 : Date.parse(until) - Date.parse(from);
}

/** The status that a body itself tells. */
function claimedStatus({ body }: ContractRow): number | null {
  return (body as { error?: { status_code?: number } }).error?.status_code ?? null;
}

/** What a fault of this outcome says. `wording`: the server's. */
export function toMeaning(outcome: Outcome, wording: string | null = null): Meaning {
  const { type, code, status, recovery, remedy, envelope, params, retryAfterMs, showsServerText } = outcome;
  const message = showsServerText ? wording : null;
  const unknown = { origin: null, requestId: null };
  return { type, code, status, recovery, remedy, envelope, message, params, retryAfterMs, ...unknown };
}

/** The same, of a fault. `now` is in epoch ms. */
export function meaningOf(fault: Fault | null, now: number): Meaning | null {
  if (!fault) return null;
  const { violations, retryAt, ...rest } = fault;
  const params = violations.map(({ param }) => param ?? "");
  return { ...rest, params, retryAfterMs: retryAt === null ? null : retryAt - now };
}
