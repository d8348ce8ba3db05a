import { attempt, read } from "../../core/read.ts";

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
  /** The generation that this tab has; it begins with what the browser had when it joined. */
  known(): Promise<number>;
  /** This tab has that generation now. */
  note(generation: number): void;
  /** Goes on to the next generation, and makes it known to whoever takes the next turn. */
  advance(): Promise<void>;
  tell(kind: TabMessage["kind"], subject: string | undefined, shared?: { readonly credential?: unknown }): void;
}

/**
 * Joins the tabs of a session.
 *
 * A message may arrive later than a lock is granted, for the two travel apart. So a tab that has
 * refreshed also holds, as long as it lives, a lock that is named after the generation: whoever
 * takes a turn asks the browser for the names of all locks held, which is never out of date.
 */
export function joinTabs(session: string, onMessage: (message: TabMessage) => void): Tabs {
  const prefix = `amends:${session}:`;
  // On a server the process is many people's.
  const locks = typeof window === "undefined" ? undefined : attempt(() => navigator.locks);
  let generation = 0;
  let letGo: (() => void) | undefined;
  const note = (other: number): void => {
    generation = Math.max(generation, other);
  };
  const channel = openChannel(prefix, (message) => {
    const other = read(message, "generation");
    if (typeof other !== "number") return;
    note(other);
    onMessage(message as TabMessage);
  });
  const newestGeneration = async (): Promise<number> => {
    try {
      const { held = [] } = (await locks?.query()) ?? {};
      const generations = held.map(({ name: each = "" }) => (each.startsWith(prefix) ? each.slice(prefix.length) : ""));
      return Math.max(0, ...generations.map(Number).filter(Number.isFinite));
    } catch {
      return 0;
    }
  };
  const joined = newestGeneration().then(note);

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
    newestGeneration,
    async known() {
      await joined;
      return generation;
    },
    note,
    advance() {
      generation += 1;
      const name = `${prefix}${generation}`;
      return new Promise((resolve) => {
        if (!locks) return resolve();
        const before = letGo;
        const released = new Promise<void>((release) => {
          letGo = release;
        });
        locks
          .request(name, { mode: "shared" }, () => {
            before?.();
            resolve();
            return released;
          })
          .catch(() => resolve());
      });
    },
    tell(kind, subject, shared) {
      attempt(() => channel?.postMessage({ kind, generation, subject, ...shared }));
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
