import type { Amends, Api } from "./amends.ts";
import type { EnvelopeReading, Fault, FaultType, Row } from "./fault.ts";
import { types } from "./fault.ts";
import { reviveFault } from "./fault-error.ts";
import { type ReadFailure, readFailure } from "./http-failure.ts";
import { makeFault } from "./make-fault.ts";
import { isError, isObject, own, read, tagOf, textOf } from "./read.ts";
import { fromGrpc, kitRows, row, statusRow } from "./rows.ts";
import { transportEvidence } from "./transport.ts";

/** What a value was found to mean, before it is decided which words may be shown. */
export interface Verdict {
  readonly row: Row;
  /** Where the deciding evidence stood, in words for a developer. */
  readonly evidence: string;
  readonly code?: string | null;
  readonly status?: number | null;
  readonly http?: ReadFailure;
  /** The entry of `apis` that read the body, or to whose origin the request went. */
  readonly api?: Api | undefined;
  /** What the api's envelope read, where that was the evidence. */
  readonly reading?: Partial<EnvelopeReading>;
  readonly body?: object | undefined;
}

/** How many values are looked at in all: causes of causes, and the members of AggregateErrors. */
const maxValues = 24;

const memos = new WeakMap<Amends, WeakMap<object, Fault | null>>();

/** Faults by value, per configuration: the same value may mean two things under two of them. */
export function memoOf(amends: Amends): WeakMap<object, Fault | null> {
  const memo = memos.get(amends) ?? new WeakMap();
  memos.set(amends, memo);
  return memo;
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
  const memo = isObject(value) ? memoOf(amends) : undefined;
  let fault = memo?.get(value as object);
  if (fault === undefined) {
    fault = classifyAfresh(value, amends);
    memo?.set(value as object, fault);
  }
  return fault;
}

/** As `classify`, without looking at or leaving a memo. */
export function classifyAfresh(value: unknown, amends: Amends): Fault | null {
  const fault = reviveFault(value);
  if (fault) return fault;
  const verdict = judge(value, amends, { left: maxValues }, "");
  return verdict === null ? null : makeFault(verdict ?? { row: row("unknown_error"), evidence: "nothing" }, value);
}

/**
 * Weighs the evidence, in this order: a body that an envelope reads; the status of an answer;
 * what the value says of itself; a status that a client copied; the cause.
 *
 * @returns null for a success, undefined where there is no evidence at all.
 */
function judge(given: unknown, amends: Amends, budget: { left: number }, path: string): Verdict | null | undefined {
  const value = typeof given === "string" ? { body: given } : given;
  if (!isObject(value) || budget.left-- < 1) return undefined;
  const thrown = isError(value);
  const http = readFailure(value, thrown);
  const { answered, bodies, origin, status } = http;
  const bound = origin === null ? undefined : amends.apis.find((api) => api.origin === origin);
  http.bound = !!bound;

  const conclude = (evidence: string, found: Partial<Verdict> & { type?: string | null | undefined }): Verdict => {
    const { code = null, type, api = bound } = found;
    const decided = found.status === undefined ? status : found.status;
    const known = own(api?.rows, code ?? "") ?? own(amends.codes, code ?? "") ?? own(kitRows, code ?? "");
    const meaning = known ?? (own(types, type ?? "") ? row(type as FaultType) : statusRow(decided));
    return {
      http,
      body: bodies[0]?.[1],
      ...found,
      code,
      api,
      status: decided,
      row: meaning as Row,
      evidence: path + evidence,
    };
  };
  const succeed = (evidence: string, found?: Partial<Verdict>): Verdict | null =>
    thrown ? conclude(evidence, { ...found, code: "success_reported_as_error" }) : null;

  for (const [place, body] of bodies) {
    for (const api of amends.apis) {
      // A bound envelope alone reads its origin; what an app said of other origins says nothing of a stranger's.
      if (bound ? api !== bound : origin !== null && api.origin !== null) continue;
      const reading = readWith(api, body, http);
      if (reading === "success") return succeed(place, { api, reading: {} });
      if (!reading) continue;
      const code = textOf(reading.code)?.slice(0, 200) ?? null;
      // HTTP's status wins, unless it claims a success.
      const decided = (status ?? 0) < 400 ? (reading.status ?? status) : status;
      return conclude(place, { code, type: reading.type, status: decided, api, reading, body });
    }
  }

  if ((answered ?? 0) >= 400) return conclude("status of the answer", {});
  const cause = ["cause", "originalError", "networkError", "reason"].map((key) => read(value, key)).find(isObject);
  const isPromoted = answered === null && status !== null;
  // Some clients invent a status for a request that nobody answered: then the cause tells.
  const said = transportEvidence(value) ?? (isPromoted ? transportEvidence(cause) : undefined);
  const rpc = thrown && said ? undefined : grpcStatus(http, thrown || answered === null);
  if (rpc === 200 || (!rpc && http.answer && answered)) return succeed("gRPC code");
  if (rpc) return conclude("gRPC code", { status: rpc });
  if (said === "stale_chunk") return conclude("name or message", { code: said });
  if (said) return conclude("name, code or message", { type: said, status: null });
  if (isPromoted) return conclude("status", {});

  let weaker: Verdict | undefined;
  const errors = read(value, "errors");
  const members = [0, 1, 2, 3, 4].map((index) => read(errors, `${index}`));
  for (const each of [cause, ...members]) {
    const verdict = judge(each, amends, budget, `${path}cause: `);
    // One aborted request among several that failed is not why they failed.
    if (verdict && verdict.row.type !== "cancelled") return verdict;
    weaker ??= verdict ?? undefined;
  }
  return weaker ?? (status === null ? undefined : conclude("status", {}));
}

function readWith(api: Api, body: object, http: ReadFailure): EnvelopeReading | "success" | null {
  try {
    const reading = api.envelope.read(body, http);
    return isObject(reading) || reading === "success" ? reading : null;
  } catch {
    return null;
  }
}

/**
 * The HTTP status of a gRPC code, from the `grpc-status` header or from a body's top level. A body
 * that came with a 2xx, and that nobody threw, must be a whole google.rpc.Status: any product
 * may have a `code`.
 */
function grpcStatus(http: ReadFailure, failed: boolean): number | undefined {
  for (const [, body] of http.bodies) {
    // A DOMException's code, or a GeolocationPositionError's, is a number of another list.
    // And an answer's own status is HTTP's.
    if (
      !/^(Object|Error)$/.test(tagOf(body)) ||
      body === http.answer ||
      !(failed || Array.isArray(read(body, "details")))
    )
      continue;
    const status = fromGrpc(read(body, "code")) ?? fromGrpc(read(body, "status"));
    if (status !== undefined) return status;
  }
  return fromGrpc(http.header("grpc-status"));
}
