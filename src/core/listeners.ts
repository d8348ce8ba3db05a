import { attempt } from "./read.ts";

/** Who is told of changes. */
export interface Listeners {
  readonly size: number;
  /** The same listener is called once. Returns the unsubscribe function. */
  subscribe(listener: () => void): () => void;
  unsubscribe(listener: () => void): void;
  /**
   * Calls those who are subscribed now, unless another one unsubscribes them meanwhile. One that throws stops
   * nobody; in development the console is told of it, once.
   */
  notify(): void;
}

export function createListeners(): Listeners {
  const listeners = new Set<() => void>();
  const unsubscribe = (listener: () => void): void => void listeners.delete(listener);
  return {
    get size() {
      return listeners.size;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => unsubscribe(listener);
    },
    unsubscribe,
    notify() {
      for (const listener of [...listeners]) {
        if (listeners.has(listener)) attempt(listener, listener);
      }
    },
  };
}
