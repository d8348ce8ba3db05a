import { classifyAsync } from "../../core/classify.ts";
import type { Amends } from "../../core/config.ts";
import { isDefect } from "../../core/report.ts";
import { types } from "../../core/vocabulary.ts";
import { blameOnce } from "../../core/warn.ts";
import { longestTimer, rejectionOf, sleep } from "../timing.ts";
import type { Epoch, SessionEngine } from "./engine.ts";
import type { SessionOptions } from "./options.ts";
import type { Store } from "./state.ts";
import type { Tabs } from "./tabs.ts";

/** How long (ms) another tab's message may lag behind what it announces. */
const messagesTake = 1000;

export interface Refresher extends Pick<SessionEngine, "refresh" | "isRefreshing"> {
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
  ask(): void;
}

/** Refreshes the credential: once for all who ask, and in turn with the browser's other tabs. */
export function createRefresher<C>({ options, store, tabs, ask }: Parts<C>): Refresher {
  const { authorize, shareCredential = false, timeLimit = 10_000 } = options;
  let refreshing: Refreshing | undefined;
  let isCallingRefresh = false;
  /** Whose refresh was refused for good: it is not asked for again. */
  let refused: Epoch | undefined;

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
    if (store.epoch() !== mine || (newest <= known && isSure)) return;
    if (newest > known && !authorize) {
      tabs.note(newest);
      store.signIn(undefined, mine.subject);
    } else if (shareCredential || !authorize) await sleep(messagesTake, signal).catch(() => {});
  };
  /** Calls the app's refresh, within the time limit, and takes what it gives. */
  const fetchCredential = async (mine: Epoch, controller: AbortController): Promise<void> => {
    const timer = setTimeout(
      () => controller.abort(new DOMException("The refresh took too long.", "TimeoutError")),
      Math.min(timeLimit, longestTimer),
    );
    try {
      const fresh = callRefresh(controller.signal).then(async (value) => {
        // Whoever signed out, or in, meanwhile has won; so has a refresh that began because this one is late.
        if (store.epoch() !== mine || (refreshing && refreshing.controller !== controller)) return;
        refreshing = undefined;
        store.signIn({ value }, mine.subject);
        // Before the turn ends, or the next tab would not know.
        await tabs.advance();
        tabs.tell("refreshed", mine.subject, shareCredential ? { credential: value } : {});
      });
      await Promise.race([fresh, rejectionOf(controller.signal)]);
    } finally {
      clearTimeout(timer);
    }
  };
  /** Ends with another epoch where that worked; rejects where it failed for the moment. */
  const takeTurn = async (
    mine: Epoch,
    controller: AbortController,
    amends: Amends,
    isAlone: boolean,
  ): Promise<void> => {
    const known = await tabs.known();
    await takeOver(mine, known, controller.signal, true);
    if (store.epoch() !== mine) return;
    try {
      await fetchCredential(mine, controller);
    } catch (error) {
      if (store.epoch() !== mine || (await isForTheMoment(error, amends, options.refresh))) throw error;
      // Another tab may have used up the token first: its success counts, and not this failure.
      if (!isAlone) await takeOver(mine, known, controller.signal, false);
      if (store.epoch() === mine) refused = mine;
    }
  };
  const start = (amends: Amends): Refreshing => {
    const mine = store.epoch();
    const before = store.get().status;
    const controller = new AbortController();
    store.set({ status: "refreshing" });
    const turn = tabs.takeTurn((isAlone) => takeTurn(mine, controller, amends, isAlone), timeLimit);
    const done = Promise.race([turn, rejectionOf(controller.signal)])
      .catch((error) => {
        // A change of the session ends the refresh too, and counts more than how it ended.
        if (store.epoch() === mine) throw error;
      })
      .finally(() => {
        if (store.epoch() !== mine) return;
        refreshing = undefined;
        if (store.get().status === "refreshing") store.set({ status: before });
        if (refused === mine) ask();
      });
    return { done, controller };
  };

  return {
    isRefreshing: (signal) => isCallingRefresh || (!!signal && signal === refreshing?.controller.signal),
    async refresh(sentUnder, amends) {
      const epoch = store.epoch();
      if (epoch === sentUnder && store.get().status !== "interrupted" && refused !== epoch) {
        refreshing ??= start(amends);
        await refreshing.done;
      }
      const now = store.epoch();
      return now !== sentUnder && store.isSignedIn() && now.subject === sentUnder.subject;
    },
    abort() {
      refreshing?.controller.abort(new DOMException("The session has changed.", "AbortError"));
      refreshing = undefined;
    },
  };
}

/** Whether trying again later may help; then nobody need sign in. */
async function isForTheMoment(error: unknown, amends: Amends, refresh: unknown): Promise<boolean> {
  const fault = await classifyAsync(error, amends);
  if (!fault) return false;
  // Nobody refused anything: the slip is in the function itself.
  if (isDefect(fault)) blameOnce(refresh, error);
  return types[fault.type].passing === true;
}
