import type { Found } from "./answer.ts";
import { causeIn, membersOf } from "./causes.ts";
import { clientEvidence } from "./client-evidence.ts";
import type { Api } from "./config.ts";
import type { EnvelopeReading } from "./envelope.ts";
import { sealedIn } from "./fault-error.ts";
import { grpcStatus } from "./grpc.ts";
import { attempt, isObject, read, textOf } from "./read.ts";
import { row } from "./rows.ts";
import { conclude, concludeAs, type Finding, type Scale, succeed, type Verdict } from "./verdict.ts";
import { isSilent } from "./vocabulary.ts";
import { blameOnce } from "./warn.ts";

/** More members of an AggregateError are not looked at. */
const maxMembers = 24;

/** Whether an answer itself says that it refuses. */
function isRefused({ http }: Scale): boolean {
  return (http.answered ?? 0) >= 400;
}

/** Whether a client says that nothing answered, so that no body counts; gRPC's in a body says more. */
export function isUnanswered(scale: Scale): boolean {
  return !!scale.said && !rpcIn(scale);
}

/** HTTP's status of a gRPC code; undefined where a client that threw says that nothing came. */
export function rpcIn({ said, thrown, http }: Scale): number | undefined {
  return said && thrown ? undefined : grpcStatus(http, thrown);
}

/** A status that a client copied onto its error, or invented. */
function isCopied({ http: { status, answered } }: Scale): boolean {
  return status !== null && status !== answered;
}

/** Whether nobody threw it, and its status says that all is well. */
export function isSuccess({ thrown, http: { failed, status } }: Scale): boolean {
  return !thrown && !failed && status !== null && status < 400;
}

/** A body that an envelope knows. */
export function ofBodies(scale: Scale): Finding {
  if (isUnanswered(scale)) return undefined;
  for (const found of scale.http.found) {
    for (const api of scale.amends.apis) {
      if (!mayRead(api, scale) || (isSuccess(scale) && !api.envelope.readsSuccess)) continue;
      const verdict = ofBody(scale, api, found);
      if (verdict !== undefined) return verdict;
    }
  }
  return undefined;
}

function ofBody(scale: Scale, api: Api, found: Found): Finding {
  const { http, witness } = scale;
  // Not by `attempt`: every classification passes here.
  try {
    const reading = api.envelope.read(found.body, http);
    witness?.(scale, found, reading, api);
    if (reading === "success") return succeed(scale, { api, reading: {} });
    // Beside an answer that it kept, the words are the client's own.
    const isOwn = found.as === "copied" && http.isKept;
    return concludeReading(scale, api, isOwn && isObject(reading) ? withoutWords(reading) : reading);
  } catch (error) {
    blameOnce(api.envelope.read, error);
    return undefined;
  }
}

/** The status of an answer that refuses. */
export function ofRefusal(scale: Scale): Finding {
  return isRefused(scale) ? (moreTelling(scale) ?? conclude(scale)) : undefined;
}

/** What an SDK threw whose errors keep no answer, read by the envelope that knows its name. */
export function ofSdkError(scale: Scale): Finding {
  const { amends, http, thrown, witness } = scale;
  const name = thrown && !isUnanswered(scale) && textOf(read(http.value, "name"));
  for (const api of name ? amends.apis : []) {
    const verdict = attempt(() => {
      if (!mayRead(api, scale) || !api.envelope.errors?.includes(`${name}`)) return undefined;
      const reading = api.envelope.readError?.(http.value) ?? null;
      witness?.(scale, http.value, reading, api);
      return concludeReading(scale, api, reading);
    }, api.envelope.readError);
    if (verdict) return verdict;
  }
  return undefined;
}

/** A gRPC code, but where what a client of gRPC's wraps says that nothing answered. */
export function ofGrpc(scale: Scale): Finding {
  const rpc = rpcIn(scale);
  if (!rpc) return undefined;
  const ofCause = scale.thrown && clientEvidence(causeIn(scale.value));
  if (ofCause && ofCause !== "stale_chunk") return conclude(scale, { type: ofCause, status: null });
  return rpc === 200 ? succeed(scale) : conclude(scale, { status: rpc });
}

/** A success that nobody threw. */
export function ofSuccess(scale: Scale): Finding {
  const { status } = scale.http;
  if (isUnanswered(scale) || scale.thrown || status === null || status < 200 || status >= 400) return undefined;
  return succeed(scale);
}

/** That nothing answered. */
export function ofSilence(scale: Scale): Finding {
  const { said, saidItself, value } = scale;
  if (!said) return undefined;
  const cause = causeIn(value);
  // What the kit's own fetch threw says more than a client that calls it a broken connection.
  const carried = sealedIn(cause);
  if (carried) return { fault: carried, row: row(carried.type) };
  if (said === "stale_chunk") return concludeAs(scale, said);
  return (saidItself ? undefined : weighAll(scale, [cause])) ?? conclude(scale, { type: said, status: null });
}

/** A status that a client copied. */
export function ofCopiedStatus(scale: Scale): Finding {
  return isCopied(scale) ? (moreTelling(scale) ?? conclude(scale)) : undefined;
}

/** What the value wraps. */
export function ofCauses(scale: Scale): Finding {
  const { value } = scale;
  return weighAll(scale, [causeIn(value), ...membersOf(value, maxMembers)]);
}

/** Whatever status there is. */
export function ofStatus(scale: Scale): Finding {
  return scale.http.status === null ? undefined : conclude(scale);
}

/**
 * How a value is weighed: the first of these that has something to say decides. Bodies are shown only
 * where there is an answer: a status that came with it, or one that a client copied and does not itself deny.
 */
export const steps: readonly ((scale: Scale) => Finding)[] = [
  ofBodies,
  ofRefusal,
  ofSdkError,
  ofGrpc,
  ofSuccess,
  ofSilence,
  ofCopiedStatus,
  ofCauses,
  ofStatus,
];

/** A bound envelope alone reads what is its own; what an app said of other places says nothing of a stranger's. */
export function mayRead(api: Api, { bound, http }: Scale): boolean {
  return bound ? api === bound : http.origin === null || api.origin === null;
}

function concludeReading(scale: Scale, api: Api, reading: EnvelopeReading | null): Verdict | undefined {
  if (!isObject(reading)) return undefined;
  const { status } = scale.http;
  const code = textOf(reading.code)?.slice(0, 200) ?? null;
  // HTTP's status wins, unless it claims a success.
  const decided = (status ?? 0) < 400 ? (reading.status ?? status) : status;
  return conclude(scale, { code, type: reading.type, status: decided, api, reading });
}

function withoutWords(reading: EnvelopeReading): EnvelopeReading {
  const violations = reading.violations?.map((violation) => ({ ...violation, message: null })) ?? [];
  return { ...reading, message: null, violations };
}

/** Of a wrapper without a body and a cause of the same status, the cause tells more where it has a body, or kept the answer. */
function moreTelling(scale: Scale): Verdict | undefined {
  const { found, status, isKept } = scale.http;
  const cause = found.length > 0 ? undefined : causeIn(scale.value);
  const inner = cause && weighAll(scale, [cause]);
  const same = inner && status === (inner.fault ? inner.fault.status : inner.status);
  return same && (inner.fault || inner.http?.found.length || (inner.http?.isKept && !isKept)) ? inner : undefined;
}

/** The first of these that failed for a reason; one aborted request among several that failed is not why they failed. */
function weighAll(scale: Scale, causes: readonly unknown[]): Verdict | undefined {
  let weaker: Verdict | undefined;
  for (const each of causes) {
    if (each == null) continue;
    const carried = sealedIn(each);
    const verdict = carried ? { fault: carried, row: row(carried.type) } : scale.weigh(each);
    if (verdict && !isSilent(verdict.row)) return verdict;
    weaker ??= verdict ?? undefined;
  }
  return weaker;
}
