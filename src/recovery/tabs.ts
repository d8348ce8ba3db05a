import { attempt, read } from "../core/read.ts";

/**
 * What the tabs of one browser agree on about one session: who refreshes, and that it has been
 * done. Everything here may be missing or forbidden (an old browser, an insecure or sandboxed
 * page, a server); then a tab is on its own.
 */

/** What a tab tells the others. No credential, unless the app shares it. */
export interface TabMessage {
  readonly kind: "refreshed" | "started" | "ended";
  /** Counts the refreshes of this browser, as far as its tabs know of each other. */
  readonly generation: number;
  /** Who is signed in, as the app names them. */
  readonly subject?: string | undefined;
  /** Present only where the app chose to share it. */
  readonly credential?: unknown;
}

export interface Tabs {
  /**
   * Runs a task while no other tab runs its own, and tells it whether that is certain: without
   * Web Locks, or once the time limit (ms) is over, it runs all the same.
   */
  takeTurn<T>(task: (isAlone: boolean) => Promise<T>, timeLimit: number): Promise<T>;
  /** The newest generation that an open tab has refreshed to; 0 where that cannot be known. */
  newestGeneration(): Promise<number>;
  /** Makes a generation known to whoever takes the next turn. */
  hold(generation: number): Promise<void>;
  tell(message: TabMessage): void;
}

/**
 * Joins the tabs of a session.
 *
 * A message may arrive later than a lock is granted, for the two travel apart. So a tab that has
 * refreshed also holds, as long as it lives, a lock that is named after the generation: whoever
 * takes a turn asks the browser for the names of all locks held, which is never out of date.
 */
export function joinTabs(name: string, onMessage: (message: TabMessage) => void): Tabs {
  const prefix = `amends:${name}:`;
  // On a server the process is many people's.
  const locks = typeof window === "undefined" ? undefined : attempt(() => navigator.locks);
  const channel = openChannel(prefix, (message) => {
    if (typeof read(message, "generation") === "number") onMessage(message as TabMessage);
  });
  let letGo: (() => void) | undefined;

  return {
    async takeTurn(task, timeLimit) {
      if (!locks) return task(false);
      const waiting = new AbortController();
      const timer = setTimeout(() => waiting.abort(), timeLimit);
      let started: ReturnType<typeof task> | undefined;
      try {
        return await locks.request(`${prefix}refresh`, { signal: waiting.signal }, () => {
          clearTimeout(timer);
          started = task(true);
          return started;
        });
      } catch {
        // Never granted, forbidden, or taken away by somebody: what has begun goes on, once.
        return started ?? task(false);
      } finally {
        clearTimeout(timer);
      }
    },
    async newestGeneration() {
      try {
        const { held = [] } = (await locks?.query()) ?? {};
        const generations = held.map(({ name: each = "" }) =>
          each.startsWith(prefix) ? each.slice(prefix.length) : "",
        );
        return Math.max(0, ...generations.map(Number).filter(Number.isFinite));
      } catch {
        return 0;
      }
    },
    hold(generation) {
      return new Promise((resolve) => {
        if (!locks) return resolve();
        const before = letGo;
        const released = new Promise<void>((release) => {
          letGo = release;
        });
        locks
          .request(`${prefix}${generation}`, { mode: "shared" }, () => {
            before?.();
            resolve();
            return released;
          })
          .catch(() => resolve());
      });
    },
    tell(message) {
      attempt(() => channel?.postMessage(message));
    },
  };
}

/** A channel between the app's tabs; undefined where there is none, and on a server. Listeners may throw. */
export function openChannel(name: string, onMessage: (message: unknown) => void): BroadcastChannel | undefined {
  return attempt(() => {
    if (typeof window === "undefined") return undefined;
    const channel = new BroadcastChannel(name);
    channel.onmessage = ({ data }: MessageEvent<unknown>) => onMessage(data);
    return channel;
  });
}
