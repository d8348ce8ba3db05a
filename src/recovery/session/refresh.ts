import { attempt } from "../../core/read.ts";
import { warnOnce } from "../../core/warn.ts";
import { longestTimer, rejectionOf, sleep } from "../timing.ts";
import type { Asker, Epoch, SessionEngine } from "./engine.ts";
import { mayBeSame } from "./engine.ts";
import type { SessionOptions } from "./options.ts";
import { outcomeOf } from "./outcome.ts";
import type { Store } from "./state.ts";
import type { Tabs } from "./tabs.ts";

/** How long (ms) another tab's message may lag behind what it announces. */
const messagesTake = 1000;

export interface Refresher extends Pick<SessionEngine, "refresh" | "isRefresh"> {
  /** What is under way has lost. */
  abort(): void;
}

interface Refreshing {
  readonly done: Promise<void>;
  readonly controller: AbortController;
}

interface Parts<C> {
  readonly options: SessionOptions<C>;
  readonly store: Store<C>;
  readonly tabs: Tabs;
  /** Only a person can help. */
  interrupt(): void;
}

/** Refreshes the credential: once for all who ask, and in turn with the browser's other tabs. */
export function createRefresher<C>({ options, store, tabs, interrupt }: Parts<C>): Refresher {
  const { authorize, isRefresh, shareCredential = false, timeLimit = 10_000 } = options;
  let refreshing: Refreshing | undefined;
  let isCallingRefresh = false;
  /** How many requests wait for the refresh that another one began: perhaps its own. */
  let joined = 0;
  /** Whose refresh was refused: it is not asked for again. */
  let refused: Epoch | undefined;

  const callRefresh = (signal: AbortSignal, send: typeof fetch): Promise<C | Response> => {
    isCallingRefresh = true;
    try {
      // What is sent before this first waits is the refresh's own request, with the signal or without.
      return Promise.resolve(options.refresh(signal, { fetch: (input, init) => send(input, { signal, ...init }) }));
    } catch (error) {
      return Promise.reject(error);
    } finally {
      isCallingRefresh = false;
    }
  };
  /** Takes over what another tab was given since: then the epoch is another. */
  const takeOver = async (mine: Epoch, known: number, signal: AbortSignal, isSure: boolean): Promise<void> => {
    const newest = await tabs.newestGeneration();
    if (store.epoch() !== mine || (newest <= known && isSure)) return;
    if (newest > known && !authorize) {
      tabs.note(newest);
      // Whose it is, its message will say.
      store.signIn(undefined, store.ownerOf(undefined));
    } else if (shareCredential || !authorize) await sleep(messagesTake, signal).catch(() => {});
  };
  /** Calls the app's refresh, within the time limit, and takes what it gives: false where it was refused. */
  const fetchCredential = async (mine: Epoch, controller: AbortController, { amends, fetch }: Asker) => {
    const { signal } = controller;
    joined = 0;
    const timer = setTimeout(
      () => {
        if (joined > 0)
          warnOnce(
            "A session's `refresh` took too long while requests waited for it. If it is sent through createApiFetch, it " +
              "waits for itself: send it with the fetch that `refresh` is given, or name it in `isRefresh`. " +
              "See docs/recovery.md.",
          );
        controller.abort(new DOMException("The refresh took too long.", "TimeoutError"));
      },
      Math.min(timeLimit, longestTimer),
    );
    const take = async (): Promise<boolean> => {
      const running = callRefresh(signal, fetch);
      const found = await outcomeOf({
        running,
        signal,
        amends,
        needsCredential: !!authorize,
      });
      // Whoever signed out, or in, meanwhile has won; so has a refresh that began because this one is late.
      if (store.epoch() !== mine || (refreshing && refreshing.controller !== controller)) return true;
      if (!found) return false;
      refreshing = undefined;
      store.signIn(found, { ...mine, isFresh: true });
      // Before the turn ends, or the next tab would not know.
      await tabs.advance();
      tabs.tell(
        "refreshed",
        mine.isUnnamed ? undefined : mine.subject,
        shareCredential ? { credential: found.value } : {},
      );
      return true;
    };
    try {
      return await Promise.race([take(), rejectionOf(signal)]);
    } finally {
      clearTimeout(timer);
    }
  };
  /** Ends with another epoch where that worked; rejects where it failed for the moment. */
  const takeTurn = async (mine: Epoch, controller: AbortController, asker: Asker, isAlone: boolean): Promise<void> => {
    const known = await tabs.known();
    await takeOver(mine, known, controller.signal, true);
    if (store.epoch() !== mine || (await fetchCredential(mine, controller, asker))) return;
    // Another tab may have used up the token first: its success counts, and not this refusal.
    if (!isAlone) await takeOver(mine, known, controller.signal, false);
    if (store.epoch() === mine) refused = mine;
  };
  const start = (asker: Asker): Refreshing => {
    const mine = store.epoch();
    const wasSignedIn = store.isSignedIn();
    const controller = new AbortController();
    store.set({ status: "refreshing" });
    const turn = tabs.takeTurn((isAlone) => takeTurn(mine, controller, asker, isAlone), timeLimit);
    const done = Promise.race([turn, rejectionOf(controller.signal)])
      .catch((error) => {
        // A change of the session ends the refresh too, and counts more than how it ended.
        if (store.epoch() === mine) throw error;
      })
      .finally(() => {
        if (store.epoch() !== mine) return;
        refreshing = undefined;
        // Somebody may have got a name meanwhile.
        const isSomebody = wasSignedIn || mine.subject !== undefined;
        if (store.get().status === "refreshing") store.set({ status: isSomebody ? "active" : "anonymous" });
        if (refused === mine) interrupt();
      });
    return { done, controller };
  };

  return {
    isRefresh: (request, signal) =>
      isCallingRefresh ||
      (!!signal && signal === refreshing?.controller.signal) ||
      !!attempt(() => isRefresh?.(request), isRefresh),
    async refresh(sentUnder, asker) {
      const epoch = store.epoch();
      if (epoch === sentUnder && store.get().status !== "interrupted" && refused !== epoch) {
        if (refreshing) joined += 1;
        refreshing ??= start(asker);
        await refreshing.done;
      }
      const now = store.epoch();
      return now !== sentUnder && store.isSignedIn() && mayBeSame(now, sentUnder);
    },
    abort() {
      refreshing?.controller.abort(new DOMException("The session has changed.", "AbortError"));
      refreshing = undefined;
    },
  };
}
