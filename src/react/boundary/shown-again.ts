"use client";

import { useEffect, useRef } from "react";

/** Calls back when what React's `Activity` hid is shown again, as Next.js does with pages (`cacheComponents`). */
export function useShownAgain(onShown: () => void): void {
  const isHere = useRef(false);
  const wasHidden = useRef(false);
  useEffect(() => {
    isHere.current = true;
    if (wasHidden.current) onShown();
    wasHidden.current = false;
    return () => {
      isHere.current = false;
      // Not at once: StrictMode only pretends to hide it.
      void Promise.resolve().then(() => {
        wasHidden.current = !isHere.current;
      });
    };
  }, [onShown]);
}
