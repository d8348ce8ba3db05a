"use client";

import type { Amends, Cooldowns } from "../../core/config.ts";
import type { Fault } from "../../core/fault.ts";
import { createListeners } from "../../core/listeners.ts";
import { surfaceOf } from "../../core/report.ts";

/** When something may be asked again (epoch ms), and whether that is a guess of ours. */
export type Reopening = NonNullable<ReturnType<Cooldowns["reopensAt"]>>;

/** What may not be asked for now: one cause at one origin. */
export interface OpenCooldown {
  /** Equal for the same cause and origin. */
  readonly key: string;
  /** The one of them that has to wait longest. */
  readonly fault: Fault;
  /** When it is over (epoch ms); null where nobody knows. */
  readonly at: number | null;
  /** Whether that time is a guess of ours. */
  readonly estimated: boolean;
}

/** What the hooks on a page have seen of rate limits, under one configuration. */
interface RateLimits {
  /** A component shows this fault. Returns the unregister function; undefined for what no banner is about. */
  register(fault: Fault): (() => void) | undefined;
  /** A banner that shows all that is open is there. Returns the function that takes it away. */
  addBanner(): () => void;
  /** Whether a banner speaks for a fault; undefined for what none is about, and once the wait is over. */
  isCovered(fault: Fault): boolean | undefined;
  open(): readonly OpenCooldown[];
  /** Another number after each change. */
  version(): number;
  /** Calls back after each change, but not when a wait is over. Returns the unsubscribe function. */
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
export function reopeningOf(
  fault: Fault,
  amends: Amends,
  cooldowns: Cooldowns | null = amends.cooldowns,
): Reopening | null {
  if (fault.remedy === "upgrade") return null;
  const found = cooldowns ? cooldowns.reopensAt(fault, amends) : { at: fault.retryAt ?? Number.NaN, estimated: false };
  return found && Number.isFinite(found.at) ? found : null;
}

function createRateLimits(amends: Amends): RateLimits {
  const { cooldowns } = amends;
  const users = new Map<Fault, number>();
  const { subscribe, notify } = createListeners();
  let banners = 0;
  let version = 0;

  const changed = (): void => {
    version += 1;
    notify();
  };
  const use = (fault: Fault, count: number): void => {
    const before = users.get(fault) ?? 0;
    users.set(fault, before + count);
    if (before + count === 0) users.delete(fault);
    if (users.has(fault) !== before > 0) changed();
  };
  // An app may give any row the surface of a banner. This one is about waiting.
  const hasBanner = (fault: Fault): boolean => fault.remedy === "wait" && surfaceOf(fault, amends) === "banner";
  // What has no time lasts as long as its failure is on the screen, unless somebody keeps count of what is open.
  const isOpen = (reopening: Reopening | null): boolean => (reopening ? reopening.at > Date.now() : !cooldowns);
  // For good: both belong to this configuration.
  cooldowns?.subscribe(changed);

  return {
    register(fault) {
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
      return hasBanner(fault) && isOpen(reopeningOf(fault, amends)) ? banners > 0 : undefined;
    },
    open() {
      const lines = new Map<string, OpenCooldown>();
      // The latter close scopes to requests whose failures no hook has seen.
      for (const fault of [...users.keys(), ...(cooldowns?.open() ?? [])]) {
        const key = [fault.origin, fault.envelope, fault.type, fault.code].join();
        const reopening = reopeningOf(fault, amends);
        const { at, estimated } = reopening ?? { at: null, estimated: false };
        const isLatest = (at ?? 0) >= (lines.get(key)?.at ?? 0);
        if (isLatest && isOpen(reopening)) lines.set(key, { key, fault, at, estimated });
      }
      return [...lines.values()];
    },
    version: () => version,
    subscribe,
  };
}
