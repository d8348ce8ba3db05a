"use client";

import type { Amends } from "../../core/config.ts";
import type { Fault } from "../../core/fault.ts";
import { createListeners } from "../../core/listeners.ts";
import { bannersOf, type Covered, type Scope } from "../fault/banners.ts";
import { isOver, reopeningOf } from "../fault/reopening.ts";

/** What keeps a page from an API for now: one cause at one origin. */
export interface Outage {
  /** Equal for the same cause and origin; where nobody knows for how long, for the same cause. */
  readonly key: string;
  /** The one of its failures that has to wait longest. */
  readonly fault: Fault;
  /** From when something may be asked for again (epoch ms); null where nobody knows. */
  readonly at: number | null;
  /** Whether that time is a guess of ours. */
  readonly estimated: boolean;
  /** Whether all that failed is being asked for again. */
  readonly pending: boolean;
  /** How many times that has been tried in vain. */
  readonly attempts: number;
  /**
   * Asks again for all that failed, unless that is under way or the time is not over. Undefined where messages cover
   * nothing that can be asked for again. Resolves when all have ended; never throws or rejects.
   */
  readonly retry: (() => Promise<void>) | undefined;
}

/** What is out under one configuration, by cause. */
export interface Outages {
  /** Another number after each change; 0 before the first banner. */
  version(): number;
  /** What is out at a version. Equal until the next one. */
  linesAt(version: number): readonly Outage[];
  /** Looks again: a wait may be over. */
  refresh(): void;
  /** Calls back for each version. Returns the unsubscribe function. */
  subscribe(onChange: () => void): () => void;
  /** A banner that shows all outages of a scope is there. Returns the function that takes it away. */
  addBanner(scope: Scope): () => void;
}

/** How long (ms) a page may take to show what failed again. Until then the banner, and the focus in it, stays. */
const showsWithin = 100;

const byConfiguration = new WeakMap<Amends, Outages>();

export function outagesOf(amends: Amends): Outages {
  const outages = byConfiguration.get(amends) ?? createOutages(amends);
  byConfiguration.set(amends, outages);
  return outages;
}

function createOutages(amends: Amends): Outages {
  const { cooldowns } = amends;
  const banners = bannersOf(amends);
  const { subscribe, notify } = createListeners();
  /** What is being asked for again: the message of a first load is gone meanwhile. */
  const trying = new Set<Covered>();
  /** By key, how often that was in vain. */
  const attempts = new Map<string, number>();
  let version = 0;
  let latest: { version: number; lines: readonly Outage[] } = { version, lines: [] };

  const refresh = (): void => {
    version += 1;
    notify();
  };
  const retryAll = async (key: string, members: readonly Covered[]): Promise<void> => {
    const isEarly = members.some(({ fault }) => (reopeningOf(fault, amends)?.at ?? 0) > Date.now());
    if (isEarly || members.some((each) => trying.has(each))) return;
    for (const each of members) trying.add(each);
    refresh();
    // What fails again is shown as the next failure, also where the library's promise is rejected with it.
    await Promise.allSettled(members.map(async ({ refetch }) => refetch?.()));
    await new Promise((resolve) => setTimeout(resolve, showsWithin));
    for (const each of members) trying.delete(each);
    attempts.set(key, (attempts.get(key) ?? 0) + 1);
    refresh();
  };
  const outageOf = (key: string, fault: Fault, members: readonly Covered[]): Outage | null => {
    const reopening = reopeningOf(fault, amends);
    const asked = members.filter(({ refetch }) => refetch);
    // Once the time is over there is nothing to say, but perhaps something to do.
    if (asked.length === 0 && isOver(fault, reopening, amends)) return null;
    return {
      key,
      fault,
      ...(reopening ?? { at: null, estimated: false }),
      pending: asked.some((each) => trying.has(each)),
      attempts: attempts.get(key) ?? 0,
      retry: asked.length > 0 ? () => retryAll(key, asked) : undefined,
    };
  };
  const linesNow = (): readonly Outage[] => {
    const lines = new Map<string, { fault: Fault; at: number; members: Covered[] }>();
    // The last close scopes to requests whose failures no message shows.
    const closed = (cooldowns?.open() ?? []).map((fault): Covered => ({ fault, refetch: undefined }));
    for (const member of new Set([...banners.covered, ...trying, ...closed])) {
      const { fault } = member;
      const at = reopeningOf(fault, amends)?.at ?? 0;
      const key = [at > 0 ? `at ${fault.origin}` : "", fault.envelope, fault.type, fault.code].join();
      const line = lines.get(key) ?? { fault, at, members: [] };
      if (at > line.at) Object.assign(line, { fault, at });
      line.members.push(member);
      lines.set(key, line);
    }
    for (const key of attempts.keys()) if (!lines.has(key)) attempts.delete(key);
    return [...lines].flatMap(([key, { fault, members }]) => outageOf(key, fault, members) ?? []);
  };

  return {
    version: () => version,
    linesAt(asked) {
      if (latest.version !== asked) latest = { version: asked, lines: linesNow() };
      return latest.lines;
    },
    refresh,
    subscribe,
    addBanner(scope) {
      const { count } = banners;
      const look = (): void => {
        refresh();
        banners.presence.notify();
      };
      const stops = [banners.contents.subscribe(() => refresh()), cooldowns?.subscribe(look)];
      count[scope] += 1;
      look();
      return () => {
        for (const stop of stops) stop?.();
        count[scope] -= 1;
        if (count.outages + count.limits === 0) for (const kept of [trying, attempts]) kept.clear();
        look();
      };
    },
  };
}
