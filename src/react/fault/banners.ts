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

/** The banners for all that are on the page, under one configuration. */
export interface Banners {
  /** How many there are: while there is none, nothing is kept here. */
  count: number;
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
    count: 0,
    covered: new Set(),
    presence: createListeners(),
    contents: createListeners(),
  };
  byConfiguration.set(amends, banners);
  return banners;
}
