import type { Amends, Api } from "./amends.ts";
import type { EnvelopeReading, Fault, FaultType, Row } from "./fault.ts";
import { types } from "./fault.ts";
import { reviveFault, sealedIn } from "./fault-error.ts";
import { parseBody, type ReadFailure, readFailure } from "./http-failure.ts";
import { makeFault } from "./make-fault.ts";
import { attempt, first, isError, isObject, own, read, tagOf, textOf } from "./read.ts";
import { fromGrpc, kitRows, row, statusRow } from "./rows.ts";
import { transportEvidence } from "./transport.ts";

/** What a value was found to mean, before it is decided which words may be shown. */
export interface Verdict {
  readonly row: Row;
  /** The fault that a cause carries. */
  readonly fault?: Fault;
  readonly code?: string | null;
  readonly status?: number | null;
  readonly http?: ReadFailure;
  /** The entry of `apis` that read the body, or to whose origin the request went. */
  readonly api?: Api | undefined;
  /** What the api's envelope read, where that was the evidence. */
  readonly reading?: Partial<EnvelopeReading> | undefined;
  readonly body?: object | undefined;
}

/** How many values are looked at in all: causes of causes, and the members of AggregateErrors. */
const maxValues = 24;

/** Faults by value, for each configuration: the same value may mean two things under two of them. */
const memos = new WeakMap<object, { readonly amends: Amends; readonly fault: Fault | null }[]>();
/** A server has one for each request, and an error may be a constant: none of them may pile up. */
const maxConfigurations = 4;

/** The same for what is no object: short texts and the like, not too many of them, for as long as the configuration lives. */
const plainMemos = new WeakMap<Amends, Map<unknown, Fault | null>>();
const maxPlainMemos = 500;
const maxPlainLength = 1000;

/** Has a value classified anew, under every configuration. */
export function forget(value: object): void {
  memos.delete(value);
}

/**
 * Classifies whatever was thrown. Total: never throws, whatever it is given, and bounded in
 * depth and time. Memoised by value and configuration, so that a fault stays the same across
 * renders, even where the value changes afterwards.
 *
 * @returns a frozen fault; null only for a body or Response that reports success.
 */
export function classify(value: Error, amends: Amends): Fault;
export function classify(value: unknown, amends: Amends): Fault | null;
export function classify(value: unknown, amends: Amends): Fault | null {
  if (!isObject(value)) return classifyPlain(value, amends);
  const known = memos.get(value) ?? [];
  const memo = known.find((each) => each.amends === amends);
  if (memo) return memo.fault;
  const fault = classifyAfresh(value, amends);
  memos.set(value, [{ amends, fault }, ...known.slice(0, maxConfigurations - 1)]);
  return fault;
}

function classifyPlain(value: unknown, amends: Amends): Fault | null {
  const known = plainMemos.get(amends) ?? new Map<unknown, Fault | null>();
  const memo = known.get(value);
  if (memo !== undefined) return memo;
  const fault = classifyAfresh(value, amends);
  // Two equal texts may have been thrown at two times: a wait counts from each.
  if ((typeof value === "string" && value.length > maxPlainLength) || fault?.retryAt) return fault;
  if (known.size >= maxPlainMemos) known.clear();
  plainMemos.set(amends, known.set(value, fault));
  return fault;
}

function classifyAfresh(value: unknown, amends: Amends): Fault | null {
  const fault = reviveFault(value);
  if (fault) return fault;
  const verdict = judge(value, amends, { left: maxValues });
  if (verdict === null) return null;
  const found: Verdict = verdict ?? { row: row("unknown_error") };
  // An envelope's reading may turn out to be junk: then there is none.
  return (
    found.fault ??
    attempt(() => makeFault(found, value), found.api?.envelope.read) ??
    makeFault({ ...found, reading: undefined }, value)
  );
}

/**
 * Weighs the evidence, in this order: a body that an envelope reads; the status of an answer;
 * what the value says of itself; a status that a client copied; the cause.
 *
 * @returns null for a success, undefined where there is no evidence at all.
 */
function judge(
  given: unknown,
  amends: Amends,
  budget: { left: number },
  outerOrigin: string | null = null,
): Verdict | null | undefined {
  const value = typeof given === "string" ? parseBody(given) : given;
  if (!isObject(value) || budget.left-- < 1) return undefined;
  const thrown = isError(value);
  const http = readFailure(value, thrown);
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
      }, api.envelope.read);
      if (verdict !== undefined) return verdict;
    }
  }

  if ((answered ?? 0) >= 400) return conclude();
  // Supabase wraps in `context`, Stripe in `detail`, Apollo in `networkError`.
  const cause = first([value], ["cause", "originalError", "networkError", "reason", "context", "detail"], isObject);
  const isPromoted = status !== null && status !== answered;
  // Some clients invent a status for a request that nobody answered: then the cause tells.
  const said = transportEvidence(value) ?? (isPromoted ? transportEvidence(cause) : undefined);
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
    const verdict = carried ? { fault: carried, row: row(carried.type) } : judge(each, amends, budget, origin);
    // One aborted request among several that failed is not why they failed.
    if (verdict && verdict.row.type !== "cancelled") return verdict;
    weaker ??= verdict ?? undefined;
  }
  return weaker ?? (status === null ? undefined : conclude());
}

/**
 * The HTTP status of a gRPC code, from the `grpc-status` header or from a body's top level. A body
 * that came with a 2xx, and that nobody threw, must be a whole google.rpc.Status: any product
 * may have a `code`.
 */
function grpcStatus({ answer, bodies, header }: ReadFailure, failed: boolean): number | undefined {
  for (const body of bodies) {
    // A DOMException's code, or a GeolocationPositionError's, is a number of another list.
    // And an answer's own status is HTTP's.
    if (body === answer || !/^(Object|Error)$/.test(tagOf(body))) continue;
    if (!failed && !Array.isArray(read(body, "details"))) continue;
    const said = read(body, "status");
    // XMLHttpRequest's 0 is no answer; gRPC's OK only in a whole google.rpc.Status.
    const isOk = said !== 0 || read(body, "details");
    const status = fromGrpc(read(body, "code")) ?? (isOk ? fromGrpc(said) : undefined);
    if (status) return status;
  }
  return fromGrpc(header("grpc-status"));
}
