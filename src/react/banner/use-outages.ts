"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { isInScope, type Scope } from "../fault/banners.ts";
import { useAmends } from "../host/provider.tsx";
import { useLayoutEffect } from "../host/use-layout-effect.ts";
import { watchDeadline } from "../wait/clock.ts";
import { type Outage, outagesOf } from "./outages.ts";

/**
 * Everything that keeps the page from its APIs for now, one for each cause at each origin: of limits, of
 * gateways and servers that are down, and of a lost connection, as the messages on the page and the components that
 * use `useIsCovered` have met them, and as the configured `cooldowns` know them. For a banner of one's
 * own: while it is used, messages about these shrink to a line. Empty on a server and while hydrating. Never throws.
 */
export function useOutages(): readonly Outage[] {
  return useOutagesOf("outages");
}

/** As `useOutages`, of limits alone: what else is out stands where it failed. */
export function useOpenCooldowns(): readonly Outage[] {
  return useOutagesOf("limits");
}

export function useOutagesOf(scope: Scope): readonly Outage[] {
  const outages = outagesOf(useAmends());
  const [, setIsMounted] = useState(false);
  useLayoutEffect(() => {
    // Has effects and stores catch up before anything is painted or spoken: what mounts with the banner is covered too.
    setIsMounted(true);
    return outages.addBanner(scope);
  }, [outages, scope]);
  const version = useSyncExternalStore(outages.subscribe, outages.version, () => 0);
  const lines = outages.linesAt(version).filter(({ fault }) => isInScope(fault, scope));
  const ends = lines.flatMap(({ at }) => (at !== null && at > Date.now() ? at : []));
  const next = Math.min(...ends);
  useEffect(() => {
    if (!Number.isFinite(next)) return;
    return watchDeadline(next, (left) => {
      if (left === 0) outages.refresh();
    });
  }, [outages, next]);
  return lines;
}
