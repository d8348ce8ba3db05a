import type { Session } from "../../core/config.ts";
import { warnOnce } from "../../core/warn.ts";
import { engineKey, mayBeSame, type SessionEngine } from "./engine.ts";
import { listen } from "./listen.ts";
import type { SessionOptions } from "./options.ts";
import { createRefresher } from "./refresh.ts";
import { createSignIn } from "./sign-in.ts";
import { createStore } from "./state.ts";
import { joinTabs } from "./tabs.ts";

/** Longer (ms) no request of a server's takes: what lives on is many people's. */
const longestVisit = 60_000;

/**
 * Creates the session of one API: who is signed in there. It is anonymous until the app calls
 * `start`, when somebody signs in or is found to be signed in, or until a refresh succeeds. Bind
 * it to the API's origin in `defineAmends`. Its methods never throw.
 *
 * Tabs tell each other that there is a new credential, or none any more, and whose: by a
 * BroadcastChannel, and never the credential itself unless `shareCredential` is set.
 */
export function createSession<C = void>(
  options: SessionOptions<C>,
): Session<C> & Pick<Required<Session<C>>, "ask" | "dispose"> {
  const { name = "session", authorize, shareCredential = false, patience = 900_000 } = options;
  const store = createStore<C>(() => refresher.abort());
  const hear = listen(store, options);
  const tabs = joinTabs(name, hear, {
    // What was said meanwhile was not heard here.
    onReturn: () => authorize || store.doubt(),
  });
  const signIn = createSignIn(store, patience);
  const refresher = createRefresher({ options, store, tabs, interrupt: signIn.interrupt });
  const created = Date.now();

  const session: ReturnType<typeof createSession<C>> = {
    ...(options.name !== undefined && { name: options.name }),
    getState: store.get,
    subscribe: store.subscribe,
    start(subject, value) {
      const credential = value === undefined ? undefined : { value };
      const isKnown = store.isSignedIn() && !credential && mayBeSame(store.epoch(), store.ownerOf(subject));
      if (!isKnown) store.signIn(credential, store.ownerOf(subject));
      else if (subject !== undefined) store.name(subject);
      hear.begin();
      tabs.tell("started", subject, shareCredential && credential ? { credential: value } : {});
    },
    end() {
      store.signOut();
      hear.begin();
      tabs.tell("ended", undefined);
    },
    interrupt: signIn.begin,
    ask: signIn.addAsker,
    resume({ unsafe }) {
      if (store.isSignedIn()) store.room.settle(unsafe, "unsafe");
      store.set({});
    },
    dismiss() {
      store.room.settle(false, "all");
      store.set({ dropped: 0, dismissed: store.get().status === "interrupted" });
    },
    dispose() {
      tabs.leave();
      refresher.abort();
      signIn.dispose();
      store.room.settle(false, "all");
      store.set({});
    },
  };
  const engine: SessionEngine = {
    epoch: store.epoch,
    authorize(request) {
      if (typeof window === "undefined" && Date.now() - created > longestVisit) warnOnce(shared);
      const credential = store.credential();
      return credential && authorize ? authorize(request, credential.value) : request;
    },
    isCredentialMissing: () => store.isSignedIn() && authorize !== undefined && !store.credential(),
    isRefresh: refresher.isRefresh,
    refresh: refresher.refresh,
    waitForName: signIn.waitForName,
    waitForSignIn: signIn.waitForSignIn,
    noteSuccess: signIn.noteSuccess,
  };
  return Object.assign(session, { [engineKey]: engine });
}

const shared =
  "A session is used on a server for longer than a visit takes, so it is many people's: one of them would get " +
  "what another signed in for. Create it for each request: export a function that makes it, and call that. " +
  "See docs/recovery.md.";
