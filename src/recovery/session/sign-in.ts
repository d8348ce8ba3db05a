import type { SessionEngine } from "./engine.ts";
import type { Store } from "./state.ts";

/** So many interruptions in a row, with no request served in between, are a loop. */
const maxInterruptions = 3;

export interface SignIn extends Pick<SessionEngine, "waitForSignIn" | "noteSuccess"> {
  /** A request, or a refresh, was refused: only a person can help. */
  ask(): void;
  /** A person wants to sign in. */
  begin(): void;
}

/** Has a person sign in, and requests wait for that. @param patience how long (ms) */
export function createSignIn<C>(store: Store<C>, patience: number): SignIn {
  let interruptions = 0;
  const ask = (): void => {
    const { status } = store.get();
    if (status === "anonymous" || status === "interrupted") return;
    interruptions += 1;
    store.set({ status: "interrupted", dismissed: interruptions > maxInterruptions });
  };
  return {
    ask,
    begin() {
      interruptions = 0;
      if (store.get().status !== "anonymous") store.set({ status: "interrupted", dismissed: false });
    },
    async waitForSignIn(sentUnder, request) {
      const isBack = (): boolean => store.epoch() !== sentUnder && store.isSignedIn();
      // Somebody may be signed in at once: by single sign-on, for instance.
      if (!isBack()) ask();
      const { status, dismissed } = store.get();
      if (!isBack() && (status === "anonymous" || dismissed)) return false;
      if (isBack() && store.epoch().subject !== sentUnder.subject) return false;
      if (isBack() && !request.isUnsafe) return true;
      return store.room.enter(request, patience);
    },
    noteSuccess() {
      interruptions = 0;
    },
  };
}
