import type { SessionState } from "../../core/config.ts";
import { createListeners } from "../../core/listeners.ts";
import type { Epoch } from "./engine.ts";
import { createWaitingRoom, type WaitingRoom } from "./waiting-room.ts";

export interface Credential<C> {
  readonly value: C;
}

/** Who is signed in, with which credential, and what waits for them. */
export interface Store<C> {
  get(): SessionState;
  set(change: Partial<SessionState>): void;
  subscribe(onChange: () => void): () => void;
  epoch(): Epoch;
  credential(): Credential<C> | undefined;
  isSignedIn(): boolean;
  signIn(credential: Credential<C> | undefined, subject: string | undefined): void;
  signOut(): void;
  readonly room: WaitingRoom;
}

/** @param onRenew called back whenever there is another credential, or none: what is under way for the old one has lost. */
export function createStore<C>(onRenew: () => void): Store<C> {
  let state: SessionState = { status: "anonymous", waiting: 0, unsafe: 0, dropped: 0, dismissed: false };
  let epoch: Epoch = { subject: undefined };
  let credential: Credential<C> | undefined;
  const { subscribe, notify } = createListeners();

  const set = (change: Partial<SessionState>): void => {
    const next = { ...state, waiting: room.size, unsafe: room.unsafe, ...change };
    if (JSON.stringify(next) === JSON.stringify(state)) return;
    state = Object.freeze(next);
    notify();
  };
  const room = createWaitingRoom(() => set({}));
  const renew = (next: typeof credential, subject: string | undefined): void => {
    epoch = { subject };
    credential = next;
    onRenew();
  };

  return {
    get: () => state,
    set,
    subscribe,
    epoch: () => epoch,
    credential: () => credential,
    isSignedIn: () => state.status === "active" || state.status === "refreshing",
    signIn(next, subject) {
      const isAnother = state.status !== "anonymous" && epoch.subject !== subject;
      renew(next, subject);
      // The requests that wait were made by the person before.
      const dropped = state.dropped + (isAnother ? room.settle(false, "all") : 0);
      room.settle(true, "safe");
      set({ status: "active", dropped, dismissed: false });
    },
    signOut() {
      renew(undefined, undefined);
      room.settle(false, "all");
      set({ status: "anonymous", dropped: 0, dismissed: false });
    },
    room,
  };
}
