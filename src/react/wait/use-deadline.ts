"use client";

import { useMemo, useSyncExternalStore } from "react";
import { watchDeadline } from "./clock.ts";

/**
 * The deadline (epoch ms) while it lies ahead; null once it is over, which renders once, and
 * where there is none (null, NaN, an infinity). What is over stays over, whatever the clock says.
 */
export function useDeadline(deadline: number | null): number | null {
  const { subscribe, getSnapshot, getServerSnapshot } = useMemo(() => storeOf(deadline), [deadline]);
  return useSyncExternalStore(subscribe, getSnapshot, getServerSnapshot);
}

function storeOf(deadline: number | null) {
  const initial = Number.isFinite(deadline) ? deadline : null;
  let ahead = initial;
  const getSnapshot = (): number | null => {
    if (ahead !== null && ahead <= Date.now()) ahead = null;
    return ahead;
  };
  const subscribe = (onChange: () => void): (() => void) => {
    if (getSnapshot() === null) return () => {};
    return watchDeadline(initial as number, (left) => {
      if (left > 0) return;
      ahead = null;
      onChange();
    });
  };
  // The server's clock and the browser's may disagree on what is over: hydration waits.
  return { subscribe, getSnapshot, getServerSnapshot: () => initial };
}
