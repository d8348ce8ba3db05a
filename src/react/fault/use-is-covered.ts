"use client";

import { useEffect, useMemo, useRef, useSyncExternalStore } from "react";
import type { Amends } from "../../core/config.ts";
import type { Fault } from "../../core/fault.ts";
import { isOutage } from "../../core/report.ts";
import { useAmends } from "../host/provider.tsx";
import { bannersOf, type Covered, isSpokenFor } from "./banners.ts";
import { isOver, reopeningOf } from "./reopening.ts";
import { refetchOf } from "./source.ts";
import { useFault } from "./use-fault.ts";

/**
 * Whether a banner (`OutageBanner`, or `useOutages`) says of a source's failure what a component of one's own
 * need not say again, nor announce; the banner's "Try again" asks for the source too. False where there is none
 * on the page, and for what is about one request alone. Never throws.
 */
export function useIsCovered(source: unknown): boolean {
  return useCover(useFault(source), refetchOf(source)) === "covered";
}

/**
 * `covered`: a banner speaks for the failure. `told`: one did until the wait was over; a message that was short
 * stays short then, so that nothing grows on the screen. `none`: nobody does.
 */
export type Cover = "covered" | "told" | "none";

export function useCover(fault: Fault | null, refetch: (() => unknown) | undefined): Cover {
  const amends = useAmends();
  const { subscribe, now } = useMemo(() => coverOf(fault, amends), [fault, amends]);
  const canRefetch = refetch !== undefined;
  const cover = useSyncExternalStore(
    subscribe,
    () => now(canRefetch),
    () => "none" as const,
  );

  const latest = useRef(refetch);
  useEffect(() => {
    latest.current = refetch;
  });
  const isCovered = cover === "covered";
  useEffect(() => {
    if (!isCovered || !fault) return;
    const { covered, contents } = bannersOf(amends);
    const own: Covered = { fault, refetch: canRefetch ? () => latest.current?.() : undefined };
    covered.add(own);
    contents.notify();
    return () => {
      covered.delete(own);
      contents.notify();
    };
  }, [isCovered, fault, canRefetch, amends]);
  return cover;
}

/** What covers one failure, and did. */
function coverOf(fault: Fault | null, amends: Amends) {
  // Where nothing failed, nothing is listened to.
  if (!fault || !isOutage(fault, amends)) return { subscribe: () => () => {}, now: (): Cover => "none" };
  const banners = bannersOf(amends);
  let last: Cover = "none";
  const now = (canRefetch: boolean): Cover => {
    const over = isOver(fault, reopeningOf(fault, amends), amends);
    // Once the time is over a banner stays for as long as it can ask again.
    if (isSpokenFor(fault, banners) && (canRefetch || !over)) last = "covered";
    else last = over && last !== "none" ? "told" : "none";
    return last;
  };
  return { subscribe: banners.presence.subscribe, now };
}
