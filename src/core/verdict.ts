import type { Answer } from "./answer.ts";
import type { Amends, Api } from "./config.ts";
import type { ClientEvidence } from "./engine-words.ts";
import type { EnvelopeReading, Row } from "./envelope.ts";
import type { Fault } from "./fault.ts";
import { own } from "./read.ts";
import { isLimited } from "./retry-hints.ts";
import { kitRows, row, statusRow } from "./rows.ts";
import { type FaultType, types } from "./vocabulary.ts";

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

/** What a step found: null for a success, undefined where it has nothing to say and the next one is asked. */
export type Finding = Verdict | null | undefined;

/** One value that is weighed, with all that it takes to conclude. */
export interface Scale {
  readonly amends: Amends;
  readonly value: object;
  readonly thrown: boolean;
  readonly http: Answer;
  /** The entry of `apis` that the address belongs to. */
  readonly bound: Api | undefined;
  /** What the client says of itself where nothing answered; where it copied a status, what its cause says. */
  readonly said: ClientEvidence | undefined;
  /** Whether the client itself says so, rather than its cause. */
  readonly saidItself: boolean;
  /** Weighs what this value wraps. */
  weigh(cause: unknown): Finding;
  /** See `Witness`. */
  readonly witness: Witness | undefined;
}

/**
 * Is told how a classification goes: of each value that is weighed, what each step found in it, and what each
 * envelope read of each body. Only `amends/explain` listens.
 */
export type Witness = (scale: Scale, what: unknown, found?: unknown, by?: Api) => void;

export interface Evidence extends Partial<Verdict> {
  readonly type?: string | null | undefined;
}

/** The row that the evidence leads to: by its code, else by its type, else by the status. */
export function conclude({ amends, http, bound }: Scale, found: Evidence = {}): Verdict {
  const { code = null, type, api = bound, status = http.status, reading } = found;
  const ofCode = code === null ? undefined : (own(api?.rows, code) ?? own(amends.codes, code));
  const known = (ofCode ?? found.row) as Row | undefined;
  const meaning = known ?? (own(types, `${type}`) ? rowOfType(type as FaultType, api) : rowOfStatus(status, http));
  return { http, api, code, isKnown: !!known, status, row: known ? meaning : challenged(meaning, http), reading };
}

/** A 401 without a code may be of a credential that has only expired, unless the API names those. */
function rowOfType(type: FaultType, api: Api | undefined): Row {
  const { session } = statusRow(types[type].recovery === "reauthenticate" ? 401 : null);
  return { ...row(type), ...(session && { session }), ...(own(api?.envelope.types, type) as Partial<Row> | undefined) };
}

/** Where the server says why it refuses a credential, another one of the same sign-in helps only with the one that is invalid. */
function challenged(meaning: Row, { header }: Answer): Row {
  const why = meaning.session?.recovery === "refresh" && challengeError(header("www-authenticate"));
  return why && why !== "invalid_token"
    ? { ...meaning, session: { recovery: "reauthenticate", remedy: "sign_in" } }
    : meaning;
}

/** The `error` of a Bearer challenge, among others and whatever else they quote (RFC 6750, section 3; RFC 9470). */
function challengeError(challenge: string | null): string | undefined {
  const parameters = challenge?.slice(0, 2000).matchAll(/([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/g) ?? [];
  for (const [, name, quoted, bare] of parameters) if (name === "error") return quoted ?? bare;
  return undefined;
}

/** GitHub and others limit by a 403. */
function rowOfStatus(status: number | null, http: Answer): Row {
  return statusRow(status === 403 && http.status === 403 && isLimited(http.header) ? 429 : status);
}

export function concludeAs(scale: Scale, code: keyof typeof kitRows, found?: Evidence): Verdict {
  return conclude(scale, { ...found, code, row: kitRows[code] });
}

export function succeed(scale: Scale, found?: Evidence): Verdict | null {
  return scale.thrown || (scale.http.failed && !found) ? concludeAs(scale, "success_reported_as_error", found) : null;
}
