import type { SessionState } from "../../core/config.ts";
import { createListeners } from "../../core/listeners.ts";
import { type Epoch, mayBeSame, type Owner } from "./engine.ts";
import { createWaitingRoom, type WaitingRoom } from "./waiting-room.ts";

interface Credential<C> {
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
  /** The owner of a credential that comes now, from whoever says no more than this of them. */
  ownerOf(subject: string | undefined): Owner;
  signIn(credential: Credential<C> | undefined, owner: Owner): void;
  signOut(): void;
  /** Somebody says whose the present credential is. */
  name(subject: string): void;
  /** The present credential may have become somebody else's. */
  doubt(): void;
  readonly room: WaitingRoom;
}

const nobody: Owner = { subject: undefined, isUnnamed: false, isFresh: false };

/** @param onRenew called back whenever there is another credential, or none: what is under way for the old one has lost. */
export function createStore<C>(onRenew: () => void): Store<C> {
  let state: SessionState = { status: "anonymous", waiting: 0, unsafe: 0, dropped: 0, dismissed: false };
  /** Changed in place where no more is known than whose it is: requests that were sent under it learn that too. */
  let epoch: { -readonly [K in keyof Owner]: Owner[K] } = { ...nobody };
  let credential: Credential<C> | undefined;
  const { subscribe, notify } = createListeners();

  const set = (change: Partial<SessionState>): void => {
    const { subject } = epoch;
    const next = { ...state, subject, waiting: room.size, unsafe: room.unsafe, ...change };
    if (JSON.stringify(next) === JSON.stringify(state)) return;
    state = Object.freeze(next);
    notify();
  };
  const room = createWaitingRoom(() => set({}));
  const renew = (next: typeof credential, owner: Owner): void => {
    epoch = { ...owner };
    credential = next;
    onRenew();
  };
  const isSignedIn = (): boolean => state.status === "active" || state.status === "refreshing";

  return {
    get: () => state,
    set,
    subscribe,
    epoch: () => epoch,
    credential: () => credential,
    isSignedIn,
    ownerOf(subject) {
      if (subject !== undefined || state.status === "anonymous") return { ...nobody, subject };
      return { ...nobody, subject: epoch.subject, isUnnamed: epoch.subject !== undefined };
    },
    signIn(next, owner) {
      const isAnother = state.status !== "anonymous" && !mayBeSame(epoch, owner);
      renew(next, owner);
      // The requests that wait were made by the person before.
      const dropped = state.dropped + (isAnother ? room.settle(false, "all") : 0);
      room.settle(true, "safe");
      if (!owner.isUnnamed) room.settle(true, "unnamed");
      set({ status: "active", dropped, dismissed: false });
    },
    signOut() {
      renew(undefined, nobody);
      room.settle(false, "all");
      set({ status: "anonymous", dropped: 0, dismissed: false });
    },
    name(subject) {
      epoch.subject = subject;
      epoch.isUnnamed = false;
      room.settle(true, "unnamed");
      set({});
    },
    doubt() {
      epoch.isUnnamed = epoch.subject !== undefined;
    },
    room,
  };
}
