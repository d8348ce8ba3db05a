import { classifyAsync } from "../core/classify.ts";
import type { Amends, Session, SessionState } from "../core/config.ts";
import { createListeners } from "../core/listeners.ts";
import { read } from "../core/read.ts";
import { isDefect } from "../core/report.ts";
import { types } from "../core/vocabulary.ts";
import { blameOnce } from "../core/warn.ts";
import { joinTabs, type TabMessage } from "./tabs.ts";
import { longestTimer, rejectionOf, sleep } from "./timing.ts";
import { createWaitingRoom } from "./waiting-room.ts";

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
const engineKey = Symbol("engine");

/** Null where there is no session, and for one that an app made by hand. */
export function sessionEngineOf(session: Session | null | undefined): SessionEngine | null {
  return (read(session, engineKey) as SessionEngine | undefined) ?? null;
}

/** So many interruptions in a row, with no request served in between, are a loop. */
const maxInterruptions = 3;
/** How long (ms) another tab's message may lag behind what it announces. */
const messagesTake = 1000;

/**
 * Creates the session of one API: who is signed in there. It is anonymous until the app calls
 * `start`, when somebody signs in or is found to be signed in, or until a refresh succeeds. Bind
 * it to the API's origin in `defineAmends`. Its methods never throw.
 *
 * Tabs tell each other that there is a new credential, or none any more, and whose: by a
 * BroadcastChannel, and never the credential itself unless `shareCredential` is set.
 */
export function createSession<C = void>(options: SessionOptions<C>): Session<C> {
  const { name = "session", authorize, shareCredential = false, timeLimit = 10_000, patience = 900_000 } = options;
  let state: SessionState = { status: "anonymous", waiting: 0, unsafe: 0, dropped: 0, dismissed: false };
  let epoch: Epoch = { subject: undefined };
  let credential: { readonly value: C } | undefined;
  let generation = 0;
  let refreshing: Refreshing | undefined;
  let isCallingRefresh = false;
  /** Whose refresh was refused for good: it is not asked for again. */
  let refused: Epoch | undefined;
  let interruptions = 0;
  const listeners = createListeners();

  const set = (change: Partial<SessionState>): void => {
    const next = { ...state, waiting: room.size, unsafe: room.unsafe, ...change };
    if (JSON.stringify(next) === JSON.stringify(state)) return;
    state = Object.freeze(next);
    listeners.notify();
  };
  const room = createWaitingRoom(() => set({}));
  const tabs = joinTabs(name, (message) => hear(message));
  // A tab begins with what the browser has by then.
  const joined = tabs.newestGeneration().then((newest) => {
    generation = Math.max(generation, newest);
  });

  const isSignedIn = (): boolean => state.status === "active" || state.status === "refreshing";
  const tell = (kind: TabMessage["kind"]): void => {
    const { subject } = epoch;
    const shared = shareCredential && credential ? { credential: credential.value } : {};
    tabs.tell({ kind, generation, subject, ...shared });
  };
  /** There is another credential, or none: a refresh that is under way for the old one has lost. */
  const renew = (next: typeof credential, subject: string | undefined): void => {
    epoch = { subject };
    credential = next;
    refreshing?.controller.abort(new DOMException("The session has changed.", "AbortError"));
    refreshing = undefined;
  };
  const signIn = (next: typeof credential, subject: string | undefined): void => {
    const isAnother = state.status !== "anonymous" && epoch.subject !== subject;
    renew(next, subject);
    // The requests that wait were made by the person before.
    const dropped = state.dropped + (isAnother ? room.settle(false, "all") : 0);
    room.settle(true, "safe");
    set({ status: "active", dropped, dismissed: false });
  };
  const signOut = (): void => {
    renew(undefined, undefined);
    room.settle(false, "all");
    set({ status: "anonymous", dropped: 0, dismissed: false });
  };
  const hear = (message: TabMessage): void => {
    generation = Math.max(generation, message.generation);
    if (message.kind === "ended") {
      signOut();
      return;
    }
    const isShared = "credential" in message;
    // Cookies are the browser's, so that what another tab has refreshed is refreshed here; a credential is a
    // tab's own. That somebody signed in there who is signed in here is no news.
    const isNews = isShared || (message.kind === "refreshed" && !authorize);
    if (isSignedIn() && epoch.subject === message.subject && !isNews) return;
    signIn(isShared ? { value: message.credential as C } : undefined, message.subject);
  };

  const ask = (): void => {
    if (state.status === "anonymous" || state.status === "interrupted") return;
    interruptions += 1;
    set({ status: "interrupted", dismissed: interruptions > maxInterruptions });
  };

  const callRefresh = (signal: AbortSignal): Promise<C> => {
    isCallingRefresh = true;
    try {
      // What is sent before this first waits is the refresh's own request, with the signal or without.
      return Promise.resolve(options.refresh(signal));
    } finally {
      isCallingRefresh = false;
    }
  };
  /** Takes over what another tab was given since: then the epoch is another. */
  const takeOver = async (mine: Epoch, known: number, signal: AbortSignal, isSure: boolean): Promise<void> => {
    const newest = await tabs.newestGeneration();
    if (epoch !== mine || (newest <= known && isSure)) return;
    if (newest > known && !authorize) {
      generation = Math.max(generation, newest);
      signIn(undefined, mine.subject);
    } else if (shareCredential || !authorize) await sleep(messagesTake, signal).catch(() => {});
  };
  /** Ends with another epoch where that worked; rejects where it failed for the moment. */
  const takeTurn = async (
    mine: Epoch,
    controller: AbortController,
    amends: Amends,
    isAlone: boolean,
  ): Promise<void> => {
    const { signal } = controller;
    await joined;
    const known = generation;
    await takeOver(mine, known, signal, true);
    if (epoch !== mine) return;
    const timer = setTimeout(
      () => controller.abort(new DOMException("The refresh took too long.", "TimeoutError")),
      Math.min(timeLimit, longestTimer),
    );
    try {
      const fresh = callRefresh(signal).then(async (value) => {
        // Whoever signed out, or in, meanwhile has won; so has a refresh that began because this one is late.
        if (epoch !== mine || (refreshing && refreshing.controller !== controller)) return;
        refreshing = undefined;
        generation += 1;
        signIn({ value }, mine.subject);
        // Before the turn ends, or the next tab would not know.
        await tabs.hold(generation);
        tell("refreshed");
      });
      await Promise.race([fresh, rejectionOf(signal)]);
    } catch (error) {
      if (epoch !== mine || (await isForTheMoment(error, amends, options.refresh))) throw error;
      // Another tab may have used up the token first: its success counts, and not this failure.
      if (!isAlone) await takeOver(mine, known, signal, false);
      if (epoch === mine) refused = mine;
    } finally {
      clearTimeout(timer);
    }
  };
  const startRefresh = (amends: Amends): Refreshing => {
    const mine = epoch;
    const before = state.status;
    const controller = new AbortController();
    set({ status: "refreshing" });
    const turn = tabs.takeTurn((isAlone) => takeTurn(mine, controller, amends, isAlone), timeLimit);
    const done = Promise.race([turn, rejectionOf(controller.signal)])
      .catch((error) => {
        // A change of the session ends the refresh too, and counts more than how it ended.
        if (epoch === mine) throw error;
      })
      .finally(() => {
        if (epoch !== mine) return;
        refreshing = undefined;
        if (state.status === "refreshing") set({ status: before });
        if (refused === mine) ask();
      });
    return { done, controller };
  };

  const session: Session<C> = {
    ...(options.name !== undefined && { name: options.name }),
    getState: () => state,
    subscribe: listeners.subscribe,
    start(subject, value) {
      signIn(value === undefined ? undefined : { value }, subject);
      tell("started");
    },
    end() {
      signOut();
      tell("ended");
    },
    interrupt() {
      interruptions = 0;
      if (state.status !== "anonymous") set({ status: "interrupted", dismissed: false });
    },
    resume({ unsafe }) {
      if (isSignedIn()) room.settle(unsafe, "unsafe");
      set({});
    },
    dismiss() {
      room.settle(false, "all");
      set({ dropped: 0, dismissed: state.status === "interrupted" });
    },
  };
  const engine: SessionEngine = {
    epoch: () => epoch,
    authorize: (request) => (credential && authorize ? authorize(request, credential.value) : request),
    isCredentialMissing: () => isSignedIn() && authorize !== undefined && !credential,
    isRefreshing: (signal) => isCallingRefresh || (!!signal && signal === refreshing?.controller.signal),
    async refresh(sentUnder, amends) {
      if (epoch === sentUnder && state.status !== "interrupted" && refused !== epoch) {
        refreshing ??= startRefresh(amends);
        await refreshing.done;
      }
      return epoch !== sentUnder && isSignedIn() && epoch.subject === sentUnder.subject;
    },
    async waitForSignIn(sentUnder, request) {
      const isBack = (): boolean => epoch !== sentUnder && isSignedIn();
      // Somebody may be signed in at once: by single sign-on, for instance.
      if (!isBack()) ask();
      if (!isBack() && (state.status === "anonymous" || state.dismissed)) return false;
      if (isBack() && epoch.subject !== sentUnder.subject) return false;
      if (isBack() && !request.isUnsafe) return true;
      return room.enter(request, patience);
    },
    noteSuccess() {
      interruptions = 0;
    },
  };
  return Object.assign(session, { [engineKey]: engine });
}

interface Refreshing {
  readonly done: Promise<void>;
  readonly controller: AbortController;
}

/** Whether trying again later may help; then nobody need sign in. */
async function isForTheMoment(error: unknown, amends: Amends, refresh: unknown): Promise<boolean> {
  const fault = await classifyAsync(error, amends);
  if (!fault) return false;
  // Nobody refused anything: the slip is in the function itself.
  if (isDefect(fault)) blameOnce(refresh, error);
  return types[fault.type].passing === true;
}
