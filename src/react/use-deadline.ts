"use client";

import { useCallback, useSyncExternalStore } from "react";

/** The deadline (epoch ms) while it lies ahead; null once it is over, and where there is none. */
export function useDeadline(deadline: number | null): number | null {
  const subscribe = useCallback(
    (onChange: () => void) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const check = (): void => {
        onChange();
        const ahead = deadline === null ? 0 : deadline - Date.now();
        // At least once a second: a machine's sleep stops timers, and its clock may be set.
        if (ahead > 0) timer = setTimeout(check, Math.min(ahead, 1000));
      };
      check();
      return () => clearTimeout(timer);
    },
    [deadline],
  );
  const getSnapshot = (): number | null => (deadline !== null && deadline > Date.now() ? deadline : null);
  // The server's clock and the browser's may disagree on what is over: hydration waits.
  return useSyncExternalStore(subscribe, getSnapshot, () => deadline);
}
