"use client";

import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { Amends } from "../../core/config.ts";
import type { Fault } from "../../core/fault.ts";
import { useAmends } from "../host/provider.tsx";
import { useLayoutEffect } from "../host/use-layout-effect.ts";
import { useDeadline } from "../wait/use-deadline.ts";
import { type OpenCooldown, rateLimitsOf } from "./rate-limits.ts";

/** Lets banners know of a fault for as long as the component that shows it is mounted. */
export function useRegisterRateLimit(fault: Fault | null, amends: Amends): void {
  const unregister = useRef<(() => void) | undefined>(undefined);
  useEffect(() => {
    const next = fault ? rateLimitsOf(amends).register(fault) : undefined;
    // Not in a cleanup: between a failure and the next one it would look as if there were none.
    unregister.current?.();
    unregister.current = next;
  }, [fault, amends]);
  useEffect(
    () => () => {
      unregister.current?.();
      unregister.current = undefined;
    },
    [],
  );
}

/**
 * Everything that may not be asked for now, a line for each cause at each origin: of the failures
 * that hooks and components on the page have, and of those that the configured `cooldowns` know.
 * For a banner of one's own: while it is used, messages about these shrink to a line. Empty on a
 * server and while hydrating. Never throws.
 */
export function useOpenCooldowns(): readonly OpenCooldown[] {
  const limits = rateLimitsOf(useAmends());
  const [, setIsMounted] = useState(false);
  useLayoutEffect(() => {
    // Has effects and stores catch up before anything is painted or spoken: what mounts with the banner is covered too.
    setIsMounted(true);
    return limits.addBanner();
  }, [limits]);
  const version = useSyncExternalStore(limits.subscribe, limits.version, () => 0);
  const open = version > 0 ? limits.open() : []; // a server, and what hydrates, are at 0
  // Renders when the first of them is over, and then finds it no longer open.
  useDeadline(Math.min(...open.map(({ at }) => at ?? Number.POSITIVE_INFINITY)));
  return open;
}

/**
 * Whether a banner says of a fault what its message need not say again. A message that was short when
 * the wait ended stays short, so that nothing grows on the screen; if the banner goes before that, the
 * message is whole again.
 */
export function useIsCovered(fault: Fault | null): boolean {
  const limits = rateLimitsOf(useAmends());
  const covered = useRef<Fault | null>(null);
  const getSnapshot = (): boolean => {
    const isCovered = fault ? limits.isCovered(fault) : false;
    if (isCovered !== undefined) covered.current = isCovered ? fault : null;
    return fault !== null && covered.current === fault;
  };
  return useSyncExternalStore(limits.subscribe, getSnapshot, () => false);
}
