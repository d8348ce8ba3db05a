"use client";

import { useCallback, useMemo, useSyncExternalStore } from "react";
import { bindingAt } from "../../core/binding.ts";
import { useAmends } from "../host/provider.tsx";
import { useDeadline } from "../wait/use-deadline.ts";
import { type Reopening, reopeningOf } from "./reopening.ts";
import { useFault } from "./use-fault.ts";

/**
 * When what a source asked for may be asked for again (epoch ms), and whether that is an
 * estimate: as the configured `cooldowns` say, else as the server said. Of a scope, an API's `origin`
 * such as `"https://api.example"`, the latest of what the configured `cooldowns` have open there. Null where nothing is to
 * be waited for, once it is over, for a time that nobody knows, and for a quota, which no
 * waiting changes. Never throws.
 */
export function useCooldown(source: unknown): Reopening | null {
  const amends = useAmends();
  const { cooldowns } = amends;
  const scope = typeof source === "string" ? (bindingAt(source, amends.apis).origin ?? source) : null;
  const fault = useFault(scope === null ? source : null);

  const getSnapshot = (): number | null => {
    if (scope === null) return toNumber(fault && reopeningOf(fault, amends));
    const there = (cooldowns?.open() ?? []).filter(({ origin }) => origin === scope);
    const times = there.flatMap((each) => reopeningOf(each, amends) ?? []).sort((a, b) => b.at - a.at);
    // To the second: a scope that each further refusal closes anew has another time in each.
    return times[0] ? toNumber({ ...times[0], at: Math.ceil(times[0].at / 1000) * 1000 }) : null;
  };
  // Hydration finds what the server knew too: the fault, but not the cooldowns that a browser has had since.
  const getServerSnapshot = (): number | null => fault && toNumber(reopeningOf(fault, amends, null));
  // What a failure itself says never changes.
  const subscribe = useCallback((onChange: () => void) => cooldowns?.subscribe(onChange) ?? (() => {}), [cooldowns]);
  const number = useSyncExternalStore(subscribe, getSnapshot, getServerSnapshot);
  const at = useDeadline(number && Math.abs(number));
  return useMemo(() => (at === null ? null : { at, estimated: Number(number) < 0 }), [at, number]);
}

/** The time, negative where it is an estimate: numbers compare by value, as a store's snapshots have to. */
function toNumber(reopening: Reopening | null): number | null {
  return reopening && (reopening.estimated ? -reopening.at : reopening.at);
}
