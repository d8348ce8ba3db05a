import { warnOnce } from "../../core/warn.ts";
import { mayBeSame, type SessionEngine } from "./engine.ts";
import type { Store } from "./state.ts";

/** So many interruptions in a row, with no request served in between, are a loop. */
const maxInterruptions = 3;
/** How long (ms) a tab may take to say who is signed in before a person is asked instead. */
const namingTakes = 2000;
/** How long (ms) anybody may take to come and ask. */
const askerTakes = 10_000;

export interface SignIn extends Pick<SessionEngine, "waitForName" | "waitForSignIn" | "noteSuccess"> {
  /** A request, or a refresh, was refused: only a person can help. */
  interrupt(): void;
  /** A person wants to sign in. */
  begin(): void;
  /** Somebody is there who asks. Returns the function that takes that back. */
  addAsker(): () => void;
  dispose(): void;
}

/** Has a person sign in, and requests wait for that. @param patience how long (ms) */
export function createSignIn<C>(store: Store<C>, patience: number): SignIn {
  let interruptions = 0;
  const askers = new Set<object>();
  /** Whether nobody came to ask, so that what is refused fails at once. */
  let isAbandoned = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const interrupt = (): void => {
    const { status } = store.get();
    if (status === "anonymous" || status === "interrupted") return;
    interruptions += 1;
    store.set({ status: "interrupted", dismissed: interruptions > maxInterruptions });
  };
  const giveUp = (): void => {
    timer = undefined;
    if (store.room.settle(false, "all") === 0) return;
    isAbandoned = true;
    store.set({});
    warnOnce(
      "Requests waited for somebody to sign in, and for 10 s nobody was there to ask, so they failed with what was " +
        "answered. Render a <SignInPrompt> as long as the app is there, outside of any Suspense boundary that waits " +
        "for such requests; or call session.ask() where the app asks by itself. See docs/recovery.md.",
    );
  };
  const expectAsker = (): void => {
    if (askers.size === 0 && store.room.size > 0) timer ??= setTimeout(giveUp, askerTakes);
  };
  const enter = (request: Parameters<typeof store.room.enter>[0], quiet?: number): Promise<boolean> => {
    const goesOn = store.room.enter(request, patience, quiet);
    expectAsker();
    return goesOn;
  };

  return {
    interrupt,
    begin() {
      interruptions = 0;
      if (store.get().status !== "anonymous") store.set({ status: "interrupted", dismissed: false });
    },
    async waitForName(sentUnder, request) {
      const isNamed = (): boolean => !store.epoch().isUnnamed;
      if (!request.isUnsafe || sentUnder.subject === undefined || isNamed()) return true;
      return !isAbandoned && enter(request, namingTakes);
    },
    async waitForSignIn(sentUnder, request) {
      const isBack = (): boolean => store.epoch() !== sentUnder && store.isSignedIn();
      // Somebody may be signed in at once: by single sign-on, for instance.
      if (!isBack()) interrupt();
      const { status, dismissed } = store.get();
      if (!isBack() && (status === "anonymous" || dismissed || isAbandoned)) return false;
      if (isBack() && !mayBeSame(store.epoch(), sentUnder)) return false;
      if (isBack() && !request.isUnsafe) return true;
      return enter(request);
    },
    noteSuccess() {
      interruptions = 0;
    },
    addAsker() {
      const asker = {};
      askers.add(asker);
      isAbandoned = false;
      clearTimeout(timer);
      timer = undefined;
      return () => {
        askers.delete(asker);
        expectAsker();
      };
    },
    dispose() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
