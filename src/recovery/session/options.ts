export interface SessionOptions<C> {
  /** Tells an app's sessions apart, in all of its tabs. Default: `"session"`. */
  readonly name?: string;
  /**
   * Gets a fresh cookie, or resolves to a fresh credential. With cookies it may resolve to its Response, whatever
   * that says. Only what refuses ends the session: a Response, returned or thrown, or a client's error with a status of
   * 400, 401 or 403 that is no page; an authentication fault; OAuth's words for it. Whatever else it rejects
   * with fails the requests that wait, and the next one tries again.
   *
   * @param signal ends it when it takes too long or when somebody signs in or out meanwhile
   * @param context.fetch a fetch that is held up by neither session nor cooldowns, given that signal. A request that
   *   is given this very signal, or that `isRefresh` names, is not held up either.
   */
  refresh(signal: AbortSignal, context: { readonly fetch: typeof fetch }): Promise<C | Response>;
  /** Whether a request of the app's own client is the refresh, so that it must not wait for itself. */
  isRefresh?(request: Request): boolean;
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
