import { membersOf } from "./causes.ts";
import { clientEvidence } from "./client-evidence.ts";
import type { Api } from "./config.ts";
import type { EnvelopeReading } from "./envelope.ts";
import { sealedIn } from "./fault-error.ts";
import { attempt, isObject, read, textOf } from "./read.ts";
import { row } from "./rows.ts";
import { conclude, concludeAs, type Finding, type Scale, succeed, type Verdict } from "./verdict.ts";
import { isSilent } from "./vocabulary.ts";

/** More members of an AggregateError are not looked at. */
const maxMembers = 24;

/** Whether an answer itself says that it refuses. */
function isRefused({ http }: Scale): boolean {
  return (http.answered ?? 0) >= 400;
}

/** Whether a client says that nothing answered, so that no body counts; gRPC's in a body says more. */
export function isUnanswered({ said, rpc, thrown }: Scale): boolean {
  return !!said && !(rpc && !thrown);
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
  const { amends, http, witness } = scale;
  for (const found of http.found) {
    const { body, as } = found;
    for (const api of amends.apis) {
      if (!mayRead(api, scale) || (isSuccess(scale) && !api.envelope.readsSuccess)) continue;
      const verdict = attempt(() => {
        const reading = api.envelope.read(body, http);
        witness?.(scale, found, reading, api);
        if (reading === "success") return succeed(scale, { api, reading: {} });
        // Beside an answer that it kept, the words are the client's own.
        const isOwn = as === "copied" && http.isKept;
        return concludeReading(scale, api, isOwn && isObject(reading) ? withoutWords(reading) : reading);
      }, api.envelope.read);
      if (verdict !== undefined) return verdict;
    }
  }
  return undefined;
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
  const { rpc, thrown, cause } = scale;
  if (!rpc || isUnanswered(scale)) return undefined;
  const ofCause = thrown && clientEvidence(cause);
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
  const { said, saidItself, cause } = scale;
  if (!said) return undefined;
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
  return weighAll(scale, [scale.cause, ...membersOf(scale.value, maxMembers)]);
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
  if (!scale.cause || found.length > 0) return undefined;
  const inner = weighAll(scale, [scale.cause]);
  const same = inner && status === (inner.fault ? inner.fault.status : inner.status);
  return same && (inner.fault || inner.http?.found.length || (inner.http?.isKept && !isKept)) ? inner : undefined;
}

/** The first of these that failed for a reason; one aborted request among several that failed is not why they failed. */
function weighAll(scale: Scale, causes: readonly unknown[]): Verdict | undefined {
  let weaker: Verdict | undefined;
  for (const each of causes) {
    const carried = sealedIn(each);
    const verdict = carried ? { fault: carried, row: row(carried.type) } : scale.weigh(each);
    if (verdict && !isSilent(verdict.row)) return verdict;
    weaker ??= verdict ?? undefined;
  }
  return weaker;
}
