import type { FaultType, Recovery, Remedy, Surface } from "./vocabulary.ts";

/** What a code means: a row of an envelope's table. Text, surface and policy are looked up from it. */
export interface Row {
  readonly type: FaultType;
  readonly remedy: Remedy;
  /** What the machine tries first. Default: nothing. */
  readonly recovery?: Recovery | null;
  /** Default: by type. */
  readonly surface?: Surface;
  /** Whether a healthy app meets this now and then, so that nobody need be woken. Default: by type. */
  readonly expected?: boolean;
  /** What replaces recovery and remedy where the app bound a session to where the request went. */
  readonly session?: { readonly recovery: Recovery; readonly remedy: Remedy };
  /** Whether the wait ends with what else is running, so that no server names a time for it. */
  readonly untimed?: boolean;
  /**
   * Codes that nobody may tell apart share a group, named after one of them: one text,
   * one override, one report without a code.
   */
  readonly group?: string;
}

/** The HTTP side of a failure, as far as it could be read from what was thrown. */
export interface HttpFailure {
  /** Status of the answer, or the one that a client promoted; null where no answer is known. */
  readonly status: number | null;
  /** A response header by name, in any case; null where absent or hidden. Never throws. */
  header(name: string): string | null;
  /** Method of the request, in capitals; null where it is not known. */
  readonly method: string | null;
  /** Absolute URL that the request went to, its query included; null where it is not known. */
  readonly address: string | null;
  /** Origin of that address. */
  readonly origin: string | null;
  /** Whether the app bound this envelope to that address; else the shape alone speaks for it. */
  readonly bound: boolean;
}

/** What an envelope found in a body. Only `code` is needed. */
export interface EnvelopeReading {
  readonly code: string | null;
  /** As the server sent it; an unknown one counts as none. */
  readonly type?: string | null;
  /** The status that the body claims; HTTP's wins unless it is unknown or below 400. */
  readonly status?: number | null;
  /** The server's words, unsanitised: the kit decides whether they may be shown. */
  readonly message?: string | null;
  readonly violations?: readonly ViolationReading[];
  /** ms to wait, where the body says so. */
  readonly retryAfterMs?: number;
  readonly requestId?: string | null;
  /** Replaces the row's `expected` where one code covers a usual and an unusual case. */
  readonly expected?: boolean;
}

/** A violation as an envelope reads it; everything is optional but one of `param` and `message`. */
export interface ViolationReading {
  readonly param?: string | number | readonly (string | number)[] | null;
  readonly message?: string | null;
  readonly code?: string | null;
  readonly values?: Readonly<Record<string, unknown>>;
}

/** Rows by code: `C` are the codes that are known by name. */
export type Rows<C extends string = string> = Readonly<Record<C, Row>> & Readonly<Record<string, Row>>;

/** The shape in which one API reports an error; `N` is its name, and `C` its codes. */
export interface Envelope<N extends string = string, C extends string = string> {
  readonly name: N;
  readonly rows: Rows<C>;
  /** What a type means in this API where its code has no row. Default: what the kit says of the type. */
  readonly types?: { readonly [T in FaultType]?: Partial<Row> };
  /** Whether the server's words for this type and code are meant for people. Default, and where it throws: never. */
  isSafe?(type: string | null, code: string | null): boolean;
  /**
   * What this API writes before the path of an input, as a path or a pointer: `["/data/attributes"]`
   * for one that names `/data/attributes/email` where the form has `email`. A violation's `path` goes
   * without it, its `param` stays as it was sent.
   */
  readonly prefixes?: readonly string[];
  /**
   * Whether an answer with a status below 400 may report a failure in its body, as GraphQL's does.
   * Default: no, so that `read` is not asked about a success that nobody threw.
   */
  readonly readsSuccess?: boolean;
  /**
   * Reads the body of an answer: what it found, `"success"` for a body that reports success, null
   * for one that is not of this shape. Throwing counts as null.
   *
   * @param body parsed JSON, or text where it is something else (XML, a gateway's page). Never an
   *   Error, a Response or a stream: what was thrown without an answer is not shown to `read`.
   */
  read(body: unknown, http: HttpFailure): EnvelopeReading | "success" | null;
  /** The names (`error.name`) of what an SDK throws that keeps no answer: `["FirebaseError"]`. */
  readonly errors?: readonly string[];
  /**
   * Reads an error of one of these names, where neither an answer nor the client itself (an abort, a
   * timeout, a connection) has told more. Null for one that it does not know. Throwing counts as null.
   */
  readError?(error: unknown): EnvelopeReading | null;
}
