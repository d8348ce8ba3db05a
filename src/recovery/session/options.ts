export interface SessionOptions<C> {
  /** Tells an app's sessions apart, in all of its tabs. Default: `"session"`. */
  readonly name?: string;
  /**
   * Gets a fresh credential, or a fresh cookie, and rejects where that failed. The signal ends it
   * when it takes too long or when somebody signs in or out meanwhile; a request that is given
   * this very signal is never held up by the session.
   */
  refresh(signal: AbortSignal): Promise<C>;
  /** The request with the credential on it. Not needed for cookies. */
  authorize?(request: Request, credential: C): Request;
  /**
   * Whether the app's other tabs are sent each fresh credential, by a BroadcastChannel that any
   * script of the origin can listen to. Else each tab refreshes for itself. Not needed for
   * cookies. Default: false.
   */
  readonly shareCredential?: boolean;
  /** How long (ms) a refresh may take, and how long one in another tab is waited for. Default: 10 s. */
  readonly timeLimit?: number;
  /** How long (ms) a request waits for a person to sign in. Default: 15 minutes. */
  readonly patience?: number;
}
