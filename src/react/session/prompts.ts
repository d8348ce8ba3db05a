"use client";

import { useCallback, useSyncExternalStore } from "react";
import type { Session } from "../../core/config.ts";
import { sharedByCopies } from "../../core/copies.ts";
import { createListeners, type Listeners } from "../../core/listeners.ts";

/** Who asks for a session. */
interface Asking {
  /** The prompts on the page, in the order in which they came. */
  prompts: readonly object[];
  readonly listeners: Listeners;
}

const ofThisCopy = new WeakMap<Session, Asking>();
/** Of the page as a whole: two copies of this package would ask twice. */
const bySession = sharedByCopies("amends.prompts", ofThisCopy);

function askingFor(session: Session): Asking {
  const asking = bySession.get(session) ?? { prompts: [], listeners: createListeners() };
  bySession.set(session, asking);
  return asking;
}

/** A prompt that asks for this session is there. Returns the function that takes it away. */
export function addPrompt(session: Session, prompt: object): () => void {
  const asking = askingFor(session);
  const set = (prompts: readonly object[]): void => {
    asking.prompts = prompts;
    asking.listeners.notify();
  };
  set([...asking.prompts, prompt]);
  const leave = session.ask?.();
  return () => {
    set(asking.prompts.filter((each) => each !== prompt));
    leave?.();
  };
}

/** The prompt that speaks for a session: one alone, however many there are. Null on a server. */
export function usePromptOf(session: Session | null): object | null {
  const subscribe = useCallback(
    (onChange: () => void) => (session ? askingFor(session).listeners.subscribe(onChange) : () => {}),
    [session],
  );
  return useSyncExternalStore(
    subscribe,
    () => (session && bySession.get(session)?.prompts[0]) ?? null,
    () => null,
  );
}

/** Asks for a sign-in; true if somebody signed in, false if the person declined or nobody is asked. */
export function askToSignIn(session: Session): Promise<boolean> {
  return new Promise((resolve) => {
    const check = (): void => {
      const { status, dismissed } = session.getState();
      if (status === "interrupted" && !dismissed) return;
      unsubscribe();
      resolve(status === "active");
    };
    const unsubscribe = session.subscribe(check);
    session.interrupt();
    check();
  });
}
