import type { Session } from "../../core/config.ts";
import { engineKey, type SessionEngine } from "./engine.ts";
import type { SessionOptions } from "./options.ts";
import { createRefresher } from "./refresh.ts";
import { createSignIn } from "./sign-in.ts";
import { createStore } from "./state.ts";
import { joinTabs, type TabMessage } from "./tabs.ts";

/**
 * Creates the session of one API: who is signed in there. It is anonymous until the app calls
 * `start`, when somebody signs in or is found to be signed in, or until a refresh succeeds. Bind
 * it to the API's origin in `defineAmends`. Its methods never throw.
 *
 * Tabs tell each other that there is a new credential, or none any more, and whose: by a
 * BroadcastChannel, and never the credential itself unless `shareCredential` is set.
 */
export function createSession<C = void>(options: SessionOptions<C>): Session<C> {
  const { name = "session", authorize, shareCredential = false, patience = 900_000 } = options;
  const store = createStore<C>(() => refresher.abort());
  const hear = (message: TabMessage): void => {
    if (message.kind === "ended") {
      store.signOut();
      return;
    }
    const isShared = "credential" in message;
    // Cookies are the browser's, so that what another tab has refreshed is refreshed here; a credential is a
    // tab's own. That somebody signed in there who is signed in here is no news.
    const isNews = isShared || (message.kind === "refreshed" && !authorize);
    if (store.isSignedIn() && store.epoch().subject === message.subject && !isNews) return;
    store.signIn(isShared ? { value: message.credential as C } : undefined, message.subject);
  };
  const tabs = joinTabs(name, hear);
  const signIn = createSignIn(store, patience);
  const refresher = createRefresher({ options, store, tabs, ask: signIn.ask });

  const session: Session<C> = {
    ...(options.name !== undefined && { name: options.name }),
    getState: store.get,
    subscribe: store.subscribe,
    start(subject, value) {
      const credential = value === undefined ? undefined : { value };
      store.signIn(credential, subject);
      tabs.tell("started", subject, shareCredential && credential ? { credential: value } : {});
    },
    end() {
      store.signOut();
      tabs.tell("ended", undefined);
    },
    interrupt: signIn.begin,
    resume({ unsafe }) {
      if (store.isSignedIn()) store.room.settle(unsafe, "unsafe");
      store.set({});
    },
    dismiss() {
      store.room.settle(false, "all");
      store.set({ dropped: 0, dismissed: store.get().status === "interrupted" });
    },
  };
  const engine: SessionEngine = {
    epoch: store.epoch,
    authorize(request) {
      const credential = store.credential();
      return credential && authorize ? authorize(request, credential.value) : request;
    },
    isCredentialMissing: () => store.isSignedIn() && authorize !== undefined && !store.credential(),
    isRefreshing: refresher.isRefreshing,
    refresh: refresher.refresh,
    waitForSignIn: signIn.waitForSignIn,
    noteSuccess: signIn.noteSuccess,
  };
  return Object.assign(session, { [engineKey]: engine });
}
