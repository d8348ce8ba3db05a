"use client";

import type { Amends } from "../../core/config.ts";
import type { Fault } from "../../core/fault.ts";
import { createListeners, type Listeners } from "../../core/listeners.ts";

/** A failure that a message leaves to the banners. */
export interface Covered {
  readonly fault: Fault;
  /** Has the message's query fetched again; undefined where nothing can be fetched again. */
  readonly refetch: (() => unknown) | undefined;
}

/** What a banner speaks for: every outage, or limits alone. */
export type Scope = "outages" | "limits";

/** The banners for all that are on the page, under one configuration. */
export interface Banners {
  /** How many there are of each scope: while there is none, nothing is kept here. */
  readonly count: Record<Scope, number>;
  readonly covered: Set<Covered>;
  /** Told when there is a banner or none, and when a wait has changed. */
  readonly presence: Listeners;
  /** Told when messages cover others. */
  readonly contents: Listeners;
}

const byConfiguration = new WeakMap<Amends, Banners>();

/** Empty until effects put something in, so that a server, where people share a process, has nothing to share. */
export function bannersOf(amends: Amends): Banners {
  const banners = byConfiguration.get(amends) ?? {
    count: { outages: 0, limits: 0 },
    covered: new Set(),
    presence: createListeners(),
    contents: createListeners(),
  };
  byConfiguration.set(amends, banners);
  return banners;
}

/** Whether a banner of this scope speaks for an outage: waiting mends a limit. */
export function isInScope({ remedy }: Fault, scope: Scope): boolean {
  return scope === "outages" || remedy === "wait";
}

/** Whether any banner on the page speaks for an outage. */
export function isSpokenFor(fault: Fault, { count }: Banners): boolean {
  return (["outages", "limits"] as const).some((scope) => count[scope] > 0 && isInScope(fault, scope));
}
