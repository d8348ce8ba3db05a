import type { Amends, Api } from "./amends.ts";
import { type Answer, readAnswer } from "./answer.ts";
import { parseBody } from "./body.ts";
import { clientEvidence } from "./client-evidence.ts";
import type { EnvelopeReading, Fault, FaultType, Row } from "./fault.ts";
import { types } from "./fault.ts";
import { sealedIn } from "./fault-error.ts";
import { grpcStatus } from "./grpc.ts";
import { attempt, first, isError, isObject, own, read, textOf } from "./read.ts";
import { kitRows, row, statusRow } from "./rows.ts";

/** What a value was found to mean, before it is decided which words may be shown. */
export interface Verdict {
  readonly row: Row;
  /** The fault that a cause carries. */
  readonly fault?: Fault;
  readonly code?: string | null;
  readonly status?: number | null;
  readonly http?: Answer;
  /** The entry of `apis` that read the body, or to whose origin the request went. */
  readonly api?: Api | undefined;
  /** What the api's envelope read, where that was the evidence. */
  readonly reading?: Partial<EnvelopeReading> | undefined;
  readonly body?: object | undefined;
}

/** How many values are looked at in all: causes of causes, and the members of AggregateErrors. */
const maxValues = 24;

/**
 * Weighs the evidence, in this order: a body that an envelope reads; the status of an answer;
 * what the value says of itself; a status that a client copied; the cause.
 *
 * @returns null for a success, undefined where there is no evidence at all.
 */
export function weigh(
  given: unknown,
  amends: Amends,
  budget = { left: maxValues },
  outerOrigin: string | null = null,
): Verdict | null | undefined {
  const value = typeof given === "string" ? parseBody(given) : given;
  if (!isObject(value) || budget.left-- < 1) return undefined;
  const thrown = isError(value);
  const http = readAnswer(value, thrown);
  const { answered, bodies, status } = http;
  // A cause failed where its wrapper says the request went.
  http.origin ??= outerOrigin;
  const { origin } = http;
  const bound = amends.apis.find((api) => origin !== null && api.origin === origin);
  http.bound = !!bound;

  const conclude = (found: Partial<Verdict> & { type?: string | null | undefined } = {}): Verdict => {
    const { code, type, api = bound, status: decided = status } = found;
    const known = (own(api?.rows, `${code}`) ?? own(amends.codes, `${code}`) ?? found.row) as Row | undefined;
    const meaning = own(types, `${type}`) ? row(type as FaultType) : statusRow(decided);
    const { reading, body = bodies[0] } = found;
    return { http, api, code: code ?? null, status: decided, row: known ?? meaning, reading, body };
  };
  const concludeAs = (code: keyof typeof kitRows, found?: Partial<Verdict>): Verdict =>
    conclude({ ...found, code, row: kitRows[code] });
  const succeed = (found?: Partial<Verdict>): Verdict | null =>
    thrown ? concludeAs("success_reported_as_error", found) : null;

  for (const body of bodies) {
    for (const api of amends.apis) {
      // A bound envelope alone reads its origin; what an app said of other origins says nothing of a stranger's.
      if (bound ? api !== bound : origin !== null && api.origin !== null) continue;
      const verdict = attempt(() => {
        const reading = api.envelope.read(body, http);
        if (reading === "success") return succeed({ api, reading: {} });
        if (!isObject(reading)) return undefined;
        const code = textOf(reading.code)?.slice(0, 200) ?? null;
        // HTTP's status wins, unless it claims a success.
        const decided = (status ?? 0) < 400 ? (reading.status ?? status) : status;
        return conclude({ code, type: reading.type, status: decided, api, reading, body });
      });
      if (verdict !== undefined) return verdict;
    }
  }

  if ((answered ?? 0) >= 400) return conclude();
  // Supabase wraps in `context`, Stripe in `detail`, Apollo in `networkError`.
  const cause = first([value], ["cause", "originalError", "networkError", "reason", "context", "detail"], isObject);
  const isPromoted = status !== null && status !== answered;
  // Some clients invent a status for a request that nobody answered: then the cause tells.
  const said = clientEvidence(value) ?? (isPromoted ? clientEvidence(cause) : undefined);
  const rpc = thrown && said ? undefined : grpcStatus(http, thrown || answered === null);
  if (rpc === 200 || (!rpc && http.answer && answered)) return succeed();
  if (rpc) return conclude({ status: rpc });
  if (said === "stale_chunk") return concludeAs(said);
  if (said) return conclude({ type: said, status: null });
  if (isPromoted) return conclude();

  let weaker: Verdict | undefined;
  const errors = read(value, "errors");
  const members = Array.from({ length: errors ? maxValues : 0 }, (_, index) => read(errors, `${index}`));
  for (const each of [cause, ...members]) {
    const carried = sealedIn(each);
    const verdict = carried ? { fault: carried, row: row(carried.type) } : weigh(each, amends, budget, origin);
    // One aborted request among several that failed is not why they failed.
    if (verdict && verdict.row.type !== "cancelled") return verdict;
    weaker ??= verdict ?? undefined;
  }
  return weaker ?? (status === null ? undefined : conclude());
}
