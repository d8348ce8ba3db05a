import { type Address, nowhere } from "./address.ts";
import { type Answer, readAnswer } from "./answer.ts";
import { bindingAt } from "./binding.ts";
import { toBody } from "./body.ts";
import { causeIn, membersOf } from "./causes.ts";
import { clientEvidence } from "./client-evidence.ts";
import type { Amends, Api } from "./config.ts";
import type { EnvelopeReading, Row } from "./envelope.ts";
import type { Fault } from "./fault.ts";
import { sealedIn } from "./fault-error.ts";
import { grpcStatus } from "./grpc.ts";
import { attempt, isError, isObject, own, read, textOf } from "./read.ts";
import { isLimited } from "./retry-hints.ts";
import { kitRows, row, statusRow } from "./rows.ts";
import { type FaultType, isSilent, types } from "./vocabulary.ts";

/** What a value was found to mean, before it is decided which words may be shown. */
export interface Verdict {
  readonly row: Row;
  /** The fault that a cause carries. */
  readonly fault?: Fault;
  readonly code?: string | null;
  /** Whether the code is one that an envelope or the app knows, so that nothing else decides. */
  readonly isKnown?: boolean;
  readonly status?: number | null;
  readonly http?: Answer;
  /** The entry of `apis` that read the body, or that the address belongs to. */
  readonly api?: Api | undefined;
  /** What the api's envelope read, where that was the evidence. */
  readonly reading?: Partial<EnvelopeReading> | undefined;
}

/** How many values are looked at in all: causes of causes, and the members of AggregateErrors. */
const maxValues = 24;

/** One value that is weighed, with all that it takes to conclude. */
interface Scale {
  readonly amends: Amends;
  readonly http: Answer;
  readonly thrown: boolean;
  /** The entry of `apis` that the address belongs to. */
  readonly bound: Api | undefined;
}

/**
 * Weighs the evidence, in this order: a body that an envelope reads; the status of an answer; what the
 * client says of itself, and what an SDK without answers threw; a status that a client copied; the
 * cause. Bodies are shown only where there is an answer: a status that came with it, or one that a
 * client copied and does not itself deny.
 *
 * @returns null for a success, undefined where there is no evidence at all.
 */
export function weigh(
  given: unknown,
  amends: Amends,
  budget = { left: maxValues },
  outer: Address = nowhere,
): Verdict | null | undefined {
  const value = typeof given === "string" ? toBody(given) : given;
  if (!isObject(value) || budget.left-- < 1) return undefined;
  const thrown = isError(value);
  const http = readAnswer(value, thrown);
  // A cause failed where its wrapper says the request went.
  if (http.address === null) [http.address, http.origin] = [outer.address, outer.origin];
  const { api: bound, origin: place } = bindingAt(http.address, amends.apis);
  http.bound = !!bound;
  http.place = place;
  const scale: Scale = { amends, http, thrown, bound };
  const { answered, status } = http;
  const cause = causeIn(value);
  const isCopied = status !== null && status !== answered;

  // Some clients invent a status for a request that nobody answered: then the client tells, or its cause.
  const isRefused = (answered ?? 0) >= 400;
  const saidItself = isRefused ? undefined : clientEvidence(value);
  const said = saidItself ?? (isCopied ? clientEvidence(cause) : undefined);
  const rpc = thrown && said ? undefined : grpcStatus(http, thrown);
  const isSilent = said && !(rpc && !thrown);
  const ofBody = isSilent ? undefined : readBodies(scale);
  if (ofBody !== undefined) return ofBody;
  const weighCause = (each: unknown) => weigh(each, amends, budget, http);
  if (isRefused) return moreTelling(weighCause, { cause, scale }) ?? conclude(scale);
  if (!isSilent) {
    const ofSdk = readError(scale);
    if (ofSdk) return ofSdk;
    const ofCause = thrown && rpc ? clientEvidence(cause) : undefined;
    if (ofCause && ofCause !== "stale_chunk") return conclude(scale, { type: ofCause, status: null });
    if (rpc === 200) return succeed(scale);
    if (rpc) return conclude(scale, { status: rpc });
    if (!thrown && status !== null && status >= 200 && status < 400) return succeed(scale);
  }
  // What the kit's own fetch threw says more than a client that calls it a broken connection.
  const carried = said && sealedIn(cause);
  if (carried) return { fault: carried, row: row(carried.type) };
  if (said === "stale_chunk") return concludeAs(scale, said);
  if (said && !saidItself) return weighCauses([cause], weighCause) ?? conclude(scale, { type: said, status: null });
  if (said) return conclude(scale, { type: said, status: null });
  if (isCopied) return moreTelling(weighCause, { cause, scale }) ?? conclude(scale);
  return (
    weighCauses([cause, ...membersOf(value, maxValues)], weighCause) ?? (status === null ? undefined : conclude(scale))
  );
}

interface Evidence extends Partial<Verdict> {
  readonly type?: string | null | undefined;
}

function conclude({ amends, http, bound }: Scale, found: Evidence = {}): Verdict {
  const { code, type, api = bound, status = http.status, reading } = found;
  const known = (own(api?.rows, `${code}`) ?? own(amends.codes, `${code}`) ?? found.row) as Row | undefined;
  // GitHub and others limit by a 403.
  const ofStatus = () => statusRow(status === 403 && http.status === 403 && isLimited(http.header) ? 429 : status);
  const meaning = known ?? (own(types, `${type}`) ? row(type as FaultType) : ofStatus());
  return { http, api, code: code ?? null, isKnown: !!known, status, row: meaning, reading };
}

function concludeAs(scale: Scale, code: keyof typeof kitRows, found?: Evidence): Verdict {
  return conclude(scale, { ...found, code, row: kitRows[code] });
}

function succeed(scale: Scale, found?: Evidence): Verdict | null {
  return scale.thrown || (scale.http.failed && !found) ? concludeAs(scale, "success_reported_as_error", found) : null;
}

/** Shows each body to the envelopes that may read it; undefined where none of them knows it. */
function readBodies(scale: Scale): Verdict | null | undefined {
  const { amends, http, thrown } = scale;
  const { status } = http;
  const isSuccess = !thrown && !http.failed && status !== null && status < 400;
  for (const { body, as } of http.found) {
    for (const api of amends.apis) {
      if (!mayRead(api, scale)) continue;
      if (isSuccess && !api.envelope.readsSuccess) continue;
      const verdict = attempt(() => {
        const reading = api.envelope.read(body, http);
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

/** A bound envelope alone reads what is its own; what an app said of other places says nothing of a stranger's. */
function mayRead(api: Api, { bound, http }: Scale): boolean {
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

/** What an SDK threw whose errors keep no answer, read by the envelope that knows its name. */
function readError(scale: Scale): Verdict | undefined {
  const name = textOf(read(scale.http.value, "name"));
  for (const api of scale.thrown && name ? scale.amends.apis : []) {
    const verdict = attempt(() => {
      if (!mayRead(api, scale) || !api.envelope.errors?.includes(`${name}`)) return undefined;
      return concludeReading(scale, api, api.envelope.readError?.(scale.http.value) ?? null);
    }, api.envelope.readError);
    if (verdict) return verdict;
  }
  return undefined;
}

/** Of a wrapper without a body and a cause of the same status, the cause tells more where it has a body, or kept the answer. */
function moreTelling(
  weighCause: (cause: unknown) => Verdict | null | undefined,
  { cause, scale }: { readonly cause: unknown; readonly scale: Scale },
): Verdict | undefined {
  const { found, status, isKept } = scale.http;
  if (!cause || found.length > 0) return undefined;
  const inner = weighCauses([cause], weighCause);
  const same = inner && status === (inner.fault ? inner.fault.status : inner.status);
  return same && (inner.fault || inner.http?.found.length || (inner.http?.isKept && !isKept)) ? inner : undefined;
}

function weighCauses(
  causes: readonly unknown[],
  weighCause: (cause: unknown) => Verdict | null | undefined,
): Verdict | undefined {
  let weaker: Verdict | undefined;
  for (const each of causes) {
    const carried = sealedIn(each);
    const verdict = carried ? { fault: carried, row: row(carried.type) } : weighCause(each);
    // One aborted request among several that failed is not why they failed.
    if (verdict && !isSilent(verdict.row)) return verdict;
    weaker ??= verdict ?? undefined;
  }
  return weaker;
}
