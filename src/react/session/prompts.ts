"use client";

import { useSyncExternalStore } from "react";
import type { Session } from "../../core/config.ts";
import { createListeners } from "../../core/listeners.ts";

/** The prompts on the page that ask for a session, in the order in which they came. */
const prompts = new Map<Session, readonly object[]>();
const { subscribe, notify } = createListeners();

function set(session: Session, next: readonly object[]): void {
  prompts.set(session, next);
  if (next.length === 0) prompts.delete(session);
  notify();
}

/** A prompt that asks for this session is there. Returns the function that takes it away. */
export function addPrompt(session: Session, prompt: object): () => void {
  set(session, [...(prompts.get(session) ?? []), prompt]);
  return () =>
    set(
      session,
      (prompts.get(session) ?? []).filter((each) => each !== prompt),
    );
}

/** The prompt that speaks for a session: one alone, however many there are. Null on a server. */
export function usePromptOf(session: Session | null): object | null {
  return useSyncExternalStore(
    subscribe,
    () => (session && prompts.get(session)?.[0]) ?? null,
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
