import { mayBeSame } from "./engine.ts";
import type { SessionOptions } from "./options.ts";
import type { Store } from "./state.ts";
import type { TabMessage } from "./tabs.ts";

export interface Listener {
  (message: TabMessage): void;
  /** Somebody has signed in, or out, in this tab. */
  begin(): void;
}

/** What a session makes of what its other tabs say: that is data, and may be late. */
export function listen<C>(store: Store<C>, { authorize, shareCredential }: SessionOptions<C>): Listener {
  /** When somebody last signed in or out, in this tab or in another. */
  let changedAt = 0;
  const hear = (message: TabMessage): void => {
    const { kind, subject, at } = message;
    if (kind !== "refreshed") {
      // It was on its way when somebody did the contrary here.
      if (at < changedAt) return;
      changedAt = Math.min(at, Date.now());
    }
    if (kind === "ended") {
      store.signOut();
      return;
    }
    const credential = shareCredential && "credential" in message ? { value: message.credential as C } : undefined;
    // Cookies are the browser's, so that what another tab has refreshed is refreshed here; a credential is a
    // tab's own. That somebody signed in there who is signed in here is no news.
    const isNews = credential || (kind === "refreshed" && !authorize);
    const owner = store.ownerOf(subject);
    if (!store.isSignedIn() || isNews || !mayBeSame(store.epoch(), owner)) store.signIn(credential, owner);
    else if (subject !== undefined) store.name(subject);
    else if (!authorize) store.doubt();
  };
  return Object.assign(hear, {
    begin() {
      changedAt = Date.now();
    },
  });
}
