import { longestTimer } from "../timing.ts";

/** Requests that wait for a person. */
export interface WaitingRoom {
  readonly size: number;
  /** How many of them would change something. */
  readonly unsafe: number;
  /** Resolves to whether the request goes on: false also once the signal aborts, or after `patience` (ms). */
  enter(request: { isUnsafe: boolean; signal: AbortSignal }, patience: number): Promise<boolean>;
  /** Lets those who are meant go on, or not; returns how many. */
  settle(goesOn: boolean, who: "all" | "safe" | "unsafe"): number;
}

interface Waiter {
  readonly isUnsafe: boolean;
  leave(goesOn: boolean): void;
}

/** @param onChange called back whenever somebody has come or gone by themselves. */
export function createWaitingRoom(onChange: () => void): WaitingRoom {
  const waiters = new Set<Waiter>();
  return {
    get size() {
      return waiters.size;
    },
    get unsafe() {
      return [...waiters].filter(({ isUnsafe }) => isUnsafe).length;
    },
    enter({ isUnsafe, signal }, patience) {
      return new Promise((resolve) => {
        const giveUp = (): void => {
          waiter.leave(false);
          onChange();
        };
        const timer = setTimeout(giveUp, Math.min(patience, longestTimer));
        const waiter: Waiter = {
          isUnsafe,
          leave(goesOn) {
            waiters.delete(waiter);
            clearTimeout(timer);
            signal.removeEventListener("abort", giveUp);
            resolve(goesOn);
          },
        };
        waiters.add(waiter);
        signal.addEventListener("abort", giveUp);
        if (signal.aborted) giveUp();
        else onChange();
      });
    },
    settle(goesOn, who) {
      const meant = [...waiters].filter(({ isUnsafe }) => who === "all" || isUnsafe === (who === "unsafe"));
      for (const waiter of meant) waiter.leave(goesOn);
      return meant.length;
    },
  };
}
