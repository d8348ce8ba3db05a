import type { FaultType, Recovery, Remedy, Surface } from "../core/vocabulary.ts";

/** What a row's answer must become. The names are those of a fault, and of its envelope's row. */
export interface Outcome {
  readonly type: FaultType;
  readonly code: string | null;
  readonly recovery: Recovery | null;
  readonly remedy: Remedy;
  /** Name of the envelope that reads the body; null where none recognises it. */
  readonly envelope: "prism-io" | "prisma-airs" | null;
  /** Status of the fault, which is not the row's where body and HTTP disagree. */
  readonly status: number | null;
  /** Where it shows if nothing was placed for it; absent where no contract says. */
  readonly surface?: Surface;
  /** Whether a healthy app meets this now and then. */
  readonly expected: boolean;
  /** Whether the fault carries the server's words. */
  readonly showsServerText: boolean;
  /** The inputs that the fault's violations name. */
  readonly params: readonly string[];
  /** How far ahead the fault's `retryAt` lies, in ms; null where it has none, whatever the headers say. */
  readonly retryAfterMs: number | null;
}

/** One answer of a contract, and what it must become. Plain data; safe to send as JSON. */
export interface ContractRow {
  /** Stable and unique: `prism-io/validation_error/422`, `prisma-airs/403/quota_exceeded`, `http/502`. */
  readonly id: string;
  /** Whose contract the row is from; null for answers in no contract's shape. */
  readonly api: "prism-io" | "prisma-airs" | null;
  /** A few words for tables and story names. */
  readonly label: string;
  /** HTTP's status. */
  readonly status: number;
  /** A JSON value; or, where `contentType` is not JSON's or the JSON is broken, the text itself. */
  readonly body: unknown;
  readonly contentType: string;
  /** Further headers, such as a typical Retry-After. */
  readonly headers: Readonly<Record<string, string>>;
  /** Messages that servers send for this row, `body`'s own first; empty where the body has no message. */
  readonly wordings: readonly string[];
  /** From an origin that the app has not configured. Null: the answer is a success. */
  readonly outcome: Outcome | null;
  /** What differs once the app has bound the origin to the envelope of `api`. */
  readonly whenBound?: Partial<Outcome>;
  /** What differs once the app has bound a session to the origin. */
  readonly whenSession?: Partial<Outcome>;
}

/** A failure without an answer, and what it must become. */
export interface ThrownRow {
  /** Stable and unique: `client/offline`, `client/aborted`. */
  readonly id: string;
  readonly label: string;
  /** A new value each time, as the runtime that the label names throws it. */
  readonly thrown: () => unknown;
  readonly outcome: Outcome;
}

/** The same row with another message in its body. A row that has no message comes back as it is. Never throws. */
export function withWording(row: ContractRow, message: string): ContractRow {
  const body = row.body;
  if (row.wordings.length === 0 || typeof body !== "object" || body === null) return row;
  const { error } = body as { error?: object };
  return { ...row, body: error ? { ...body, error: { ...error, message } } : { ...body, message } };
}
