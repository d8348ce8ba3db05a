import type { Fault, Violation } from "../core/fault.ts";

/** What a sample must become. What is left out is not looked at. */
export interface EnvelopeOutcome
  extends Partial<Pick<Fault, "type" | "status" | "recovery" | "remedy" | "message" | "requestId">> {
  readonly code?: string | null;
  /** All of them, in their order; of each what is given. */
  readonly violations?: readonly Partial<Violation>[];
  /** How far ahead `retryAt` lies, in ms; null where nobody said when. */
  readonly retryAfterMs?: number | null;
  /** Whether a healthy app meets this now and then. */
  readonly expected?: boolean;
}

/** An answer of the API as it documents it, and what it must become. */
export interface EnvelopeSample {
  /** A few words for the title of the test. */
  readonly name: string;
  /** HTTP's. Left out where nobody knows it: the body is then all that there is. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A JSON value, or text. */
  readonly body?: unknown;
  /** Instead of an answer, for `readError`: what an SDK throws that keeps none. A new one each time. */
  readonly thrown?: () => unknown;
  /** From an origin that the app has not configured. Null: a body of another API, which is not to be read. */
  readonly outcome: EnvelopeOutcome | "success" | null;
  /** What differs once the app has bound the origin to this envelope. */
  readonly whenBound?: EnvelopeOutcome;
}
