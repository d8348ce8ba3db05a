"use client";

import type { Amends, Cooldowns } from "../core/amends.ts";
import type { Fault } from "../core/fault.ts";
import { surfaceOf } from "../core/report.ts";

/** When something may be asked again (epoch ms), and whether that is a guess of ours. */
export type Reopening = NonNullable<ReturnType<Cooldowns["reopensAt"]>>;

/** A line of the banner: one cause at one origin. */
export interface OpenCooldown {
  /** Equal for what shares a line. */
  readonly key: string;
  readonly fault: Fault;
  /** Null where nobody knows. */
  readonly reopening: Reopening | null;
}

/** What the hooks on a page have seen of rate limits, under one configuration. */
interface RateLimits {
  /** Somebody shows this fault; returns what ends that. Nothing for what no banner is about. */
  note(fault: Fault): (() => void) | undefined;
  /** A banner shows all that is open; returns what ends that. */
  addBanner(): () => void;
  /** Whether a banner speaks for a fault, or once did: its message need not say it all again. */
  isCovered(fault: Fault): boolean;
  open(): readonly OpenCooldown[];
  /** Another number after each change. */
  version(): number;
  /** Calls back after each change, but not for time; returns what ends that. */
  subscribe(onChange: () => void): () => void;
}

const byConfiguration = new WeakMap<Amends, RateLimits>();

/** Only effects fill it, so that a server, where people share a process, has nothing to share. */
export function rateLimitsOf(amends: Amends): RateLimits {
  const limits = byConfiguration.get(amends) ?? createRateLimits(amends);
  byConfiguration.set(amends, limits);
  return limits;
}

/** When a fault's request may be sent again; null where that is unknown, or where waiting changes nothing. */
export function reopeningOf(fault: Fault, { cooldowns }: Pick<Amends, "cooldowns">): Reopening | null {
  if (fault.remedy === "upgrade") return null;
  const found = cooldowns ? cooldowns.reopensAt(fault) : { at: fault.retryAt ?? Number.NaN, estimated: false };
  return found && Number.isFinite(found.at) ? found : null;
}

function createRateLimits(amends: Amends): RateLimits {
  const { cooldowns } = amends;
  const users = new Map<Fault, number>();
  const covered = new WeakSet<Fault>();
  const listeners = new Set<() => void>();
  let banners = 0;
  let version = 0;

  const changed = (): void => {
    version += 1;
    for (const listener of listeners) listener();
  };
  const use = (fault: Fault, count: number): void => {
    const before = users.get(fault) ?? 0;
    users.set(fault, before + count);
    if (before + count === 0) users.delete(fault);
    if (users.has(fault) !== before > 0) changed();
  };
  const hasBanner = (fault: Fault): boolean => surfaceOf(fault, amends) === "banner";
  // What has no time lasts as long as its failure is on the screen, unless somebody keeps count of what is open.
  const isOpen = (reopening: Reopening | null): boolean => (reopening ? reopening.at > Date.now() : !cooldowns);
  // For good: both belong to this configuration.
  cooldowns?.subscribe(changed);

  return {
    note(fault) {
      if (!hasBanner(fault)) return;
      use(fault, 1);
      return () => use(fault, -1);
    },
    addBanner() {
      banners += 1;
      changed();
      return () => {
        banners -= 1;
        changed();
      };
    },
    isCovered(fault) {
      const isCovered = covered.has(fault) || (banners > 0 && hasBanner(fault) && isOpen(reopeningOf(fault, amends)));
      if (isCovered) covered.add(fault);
      return isCovered;
    },
    open() {
      const lines = new Map<string, OpenCooldown>();
      // The latter close scopes to requests whose failures no hook has seen.
      for (const fault of [...users.keys(), ...(cooldowns?.open() ?? [])]) {
        const key = [fault.origin, fault.envelope, fault.type, fault.code].join();
        const reopening = reopeningOf(fault, amends);
        const isLatest = (reopening?.at ?? 0) >= (lines.get(key)?.reopening?.at ?? 0);
        if (isLatest && isOpen(reopening)) lines.set(key, { key, fault, reopening });
      }
      return [...lines.values()];
    },
    version: () => version,
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
  };
}
