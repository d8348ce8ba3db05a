import type { Amends, Session } from "../../core/config.ts";
import { read } from "../../core/read.ts";

/** What a request was sent under. Another one comes with each refresh, sign-in and sign-out. */
export interface Epoch {
  readonly subject: string | undefined;
}

/** What `createApiFetch` needs of a session, and nobody else. */
export interface SessionEngine {
  epoch(): Epoch;
  /** The request with the present credential, if there is one. */
  authorize(request: Request): Request;
  /** Whether requests need a credential that this tab does not have yet. */
  isCredentialMissing(): boolean;
  /** Whether the refresh itself is sending a request, or gave it this signal. */
  isRefreshing(signal: AbortSignal | null | undefined): boolean;
  /**
   * Sees to a newer credential than a request was sent under: true once there is one, false if
   * only a person can help. Rejects where the refresh failed for the moment, by the configuration of the
   * request that asks; of the first, where several do at once.
   */
  refresh(sentUnder: Epoch, amends: Amends): Promise<boolean>;
  /** Has a person asked to sign in: true if the request may be sent again. */
  waitForSignIn(sentUnder: Epoch, request: { isUnsafe: boolean; signal: AbortSignal }): Promise<boolean>;
  /** A request was served, so that signing in does help. */
  noteSuccess(): void;
}

/** On the session itself, so that it is found behind a Proxy of a store's and on a copy. */
export const engineKey: unique symbol = Symbol("engine");

/** Null where there is no session, and for one that an app made by hand. */
export function sessionEngineOf(session: Session | null | undefined): SessionEngine | null {
  return (read(session, engineKey) as SessionEngine | undefined) ?? null;
}
