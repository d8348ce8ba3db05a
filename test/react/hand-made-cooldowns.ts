import type { Fault } from "../../src/core/fault.ts";
import type { Cooldowns } from "../../src/core/index.ts";

type Reopening = ReturnType<Cooldowns["reopensAt"]>;

/** Cooldowns that say what they are told to say, of each fault and of what is open. */
export function handMadeCooldowns(reopensAt: (fault: Fault) => Reopening, open: readonly Fault[] = []) {
  const listeners = new Set<() => void>();
  let answer = reopensAt;
  let opened = open;
  return {
    reopensAt: (fault: Fault) => answer(fault),
    open: () => opened,
    subscribe(onChange: () => void) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    /** Says something else from now on. */
    change(next: (fault: Fault) => Reopening, nextOpen: readonly Fault[] = opened) {
      answer = next;
      opened = nextOpen;
      for (const listener of listeners) listener();
    },
  };
}
