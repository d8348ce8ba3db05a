import type { Amends, Session } from "../../core/config.ts";
import { read } from "../../core/read.ts";

/** Whose a credential is, as far as anybody has said, and where it came from. */
export interface Owner {
  /** Undefined: nobody has said. */
  readonly subject: string | undefined;
  /** Whether whoever brought it did not say whose it is: then it may be somebody else's than `subject`. */
  readonly isUnnamed: boolean;
  /** Whether a refresh in this tab gave it, so that another refresh would be of no use. */
  readonly isFresh: boolean;
}

/** What a request was sent under. Another one comes with each refresh, sign-in and sign-out. */
export type Epoch = Readonly<Owner>;

export interface HeldRequest {
  /** Whether it would change something. */
  readonly isUnsafe: boolean;
  readonly signal: AbortSignal | null | undefined;
}

/** What a refresh is called on behalf of. */
export interface Asker {
  /** The configuration of the request that asks. */
  readonly amends: Amends;
  /** Sends without the session, and without cooldowns. */
  readonly fetch: typeof fetch;
}

/** What `createApiFetch` needs of a session, and nobody else. */
export interface SessionEngine {
  epoch(): Epoch;
  /** The request with the present credential, if there is one. */
  authorize(request: Request): Request;
  /** Whether requests need a credential that this tab does not have yet. */
  isCredentialMissing(): boolean;
  /** Whether this is the refresh itself: it sends it, gave it this signal, or names it. */
  isRefresh(request: Request, signal: AbortSignal | null | undefined): boolean;
  /**
   * Sees to a newer credential than a request was sent under: true once there is one, false if
   * only a person can help. Rejects where the refresh failed for the moment; for whom it is called, where
   * several ask at once, is the first.
   */
  refresh(sentUnder: Epoch, asker: Asker): Promise<boolean>;
  /** Holds back what would change something while nobody has said whose the credential is: true if it may be sent. */
  waitForName(sentUnder: Epoch, request: HeldRequest): Promise<boolean>;
  /** Has a person asked to sign in: true if the request may be sent again. */
  waitForSignIn(sentUnder: Epoch, request: HeldRequest): Promise<boolean>;
  /** A request was served, so that signing in does help. */
  noteSuccess(): void;
}

/** Whether two credentials may be of one person: an unnamed one is not another one. */
export function mayBeSame(a: Owner, b: Owner): boolean {
  return a.subject === undefined || b.subject === undefined || a.subject === b.subject;
}

/** On the session itself, so that it is found behind a Proxy of a store's and on a copy. */
export const engineKey: unique symbol = Symbol("engine");

/** Null where there is no session, and for one that an app made by hand. */
export function sessionEngineOf(session: Session | null | undefined): SessionEngine | null {
  return (read(session, engineKey) as SessionEngine | undefined) ?? null;
}
