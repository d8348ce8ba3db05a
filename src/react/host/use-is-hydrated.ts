"use client";

import { useSyncExternalStore } from "react";

const subscribeToNothing = () => () => {};

/** False on a server and while hydrating, so that both render the same: what only a browser knows comes after. */
export function useIsHydrated(): boolean {
  return useSyncExternalStore(
    subscribeToNothing,
    () => true,
    () => false,
  );
}
