import { longestTimer } from "../timing.ts";
import type { HeldRequest } from "./engine.ts";

/** Who is let go: all, those that only read, those that would change something, or those of them that wait for a name. */
type Who = "all" | "safe" | "unsafe" | "unnamed";

/** Requests that wait for a person. */
export interface WaitingRoom {
  readonly size: number;
  /** How many of them would change something, and a person is asked about. */
  readonly unsafe: number;
  /**
   * Resolves to whether the request goes on: false also once the signal aborts, or after `patience` (ms).
   * @param quiet how long (ms) it waits for a name before anybody is asked about it; undefined where it waits for none
   */
  enter(request: HeldRequest, patience: number, quiet?: number): Promise<boolean>;
  /** Lets those who are meant go on, or not; returns how many. */
  settle(goesOn: boolean, who: Who): number;
}

interface Waiter {
  readonly isUnsafe: boolean;
  readonly isUnnamed: boolean;
  isAsked: boolean;
  leave(goesOn: boolean): void;
}

const isMeant: Readonly<Record<Who, (waiter: Waiter) => boolean>> = {
  all: () => true,
  safe: ({ isUnsafe }) => !isUnsafe,
  unsafe: ({ isUnsafe }) => isUnsafe,
  unnamed: ({ isUnnamed }) => isUnnamed,
};

/** @param onChange called back whenever somebody has come or gone by themselves. */
export function createWaitingRoom(onChange: () => void): WaitingRoom {
  const waiters = new Set<Waiter>();
  return {
    get size() {
      return waiters.size;
    },
    get unsafe() {
      return [...waiters].filter(({ isUnsafe, isAsked }) => isUnsafe && isAsked).length;
    },
    enter({ isUnsafe, signal }, patience, quiet) {
      return new Promise((resolve) => {
        const giveUp = (): void => {
          waiter.leave(false);
          onChange();
        };
        const timers = [setTimeout(giveUp, Math.min(patience, longestTimer))];
        const waiter: Waiter = {
          isUnsafe,
          isUnnamed: quiet !== undefined,
          isAsked: quiet === undefined,
          leave(goesOn) {
            waiters.delete(waiter);
            for (const timer of timers) clearTimeout(timer);
            signal?.removeEventListener("abort", giveUp);
            resolve(goesOn);
          },
        };
        const ask = (): void => {
          waiter.isAsked = true;
          onChange();
        };
        if (quiet !== undefined) timers.push(setTimeout(ask, quiet));
        waiters.add(waiter);
        signal?.addEventListener("abort", giveUp);
        if (signal?.aborted) giveUp();
        else onChange();
      });
    },
    settle(goesOn, who) {
      const meant = [...waiters].filter(isMeant[who]);
      for (const waiter of meant) waiter.leave(goesOn);
      return meant.length;
    },
  };
}
