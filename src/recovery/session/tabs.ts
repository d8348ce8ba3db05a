import { attempt, read } from "../../core/read.ts";
import { createLease } from "./lease.ts";

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
  /** When that was (epoch ms). */
  readonly at: number;
  /** Who is signed in, as the app names them. */
  readonly subject?: string | undefined;
  /** Present only where the app chose to share it. */
  readonly credential?: unknown;
}

export interface Tabs {
  /**
   * Runs a task while no other tab runs its own, and tells it whether that is certain: where nothing
   * keeps the others out, or once the time limit (ms) is over, it runs all the same.
   */
  takeTurn<T>(task: (isAlone: boolean) => Promise<T>, timeLimit: number): Promise<T>;
  /** The newest generation that a tab has refreshed to; 0 where that cannot be known. */
  newestGeneration(): Promise<number>;
  /** The generation that this tab has; it begins with what the browser had when it joined. */
  known(): Promise<number>;
  /** This tab has that generation now. */
  note(generation: number): void;
  /** Goes on to the next generation, and makes it known to whoever takes the next turn. */
  advance(): Promise<void>;
  tell(kind: TabMessage["kind"], subject: string | undefined, shared?: { readonly credential?: unknown }): void;
  /** Is no tab of this session any more. */
  leave(): void;
}

interface Options {
  /** Called back when the page comes back from the back/forward cache. */
  onReturn?(): void;
}

/** More refreshes no browser has made; what counts further is no count. */
const maxGeneration = 1e12;

/**
 * Joins the tabs of a session.
 *
 * A message may arrive later than a turn is granted, for the two travel apart. So a tab that has
 * refreshed also holds, as long as it lives, a lock that is named after the generation: whoever
 * takes a turn asks the browser for the names of all locks held, which is never out of date. Where there are
 * no Web Locks, as on a page without https, a database keeps both.
 */
export function joinTabs(session: string, onMessage: (message: TabMessage) => void, { onReturn }: Options = {}): Tabs {
  const prefix = `amends:${session}:`;
  // On a server the process is many people's.
  const isPage = typeof window !== "undefined";
  const locks = isPage ? attempt(() => navigator.locks) : undefined;
  const lease = isPage && !locks ? createLease(prefix) : undefined;
  let generation = 0;
  let letGo: (() => void) | undefined;
  let channel: BroadcastChannel | undefined;
  const note = (other: number): void => {
    generation = Math.max(generation, other);
  };
  const hear = (message: unknown): void => {
    const [other, at] = [read(message, "generation"), read(message, "at")];
    const kind = read(message, "kind");
    if (!isGeneration(other) || typeof at !== "number" || !/^(refreshed|started|ended)$/.test(`${kind}`)) return;
    const subject = read(message, "subject");
    if (subject !== undefined && typeof subject !== "string") return;
    note(other);
    onMessage(message as TabMessage);
  };
  const newestGeneration = async (): Promise<number> => {
    if (lease) return lease.generation();
    try {
      const { held = [] } = (await locks?.query()) ?? {};
      const generations = held.map(({ name: each = "" }) => (each.startsWith(prefix) ? each.slice(prefix.length) : ""));
      return Math.max(0, ...generations.map(Number).filter(isGeneration));
    } catch {
      return 0;
    }
  };
  const hold = (): Promise<void> =>
    new Promise((resolve) => {
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
  const joined = newestGeneration().then(note);
  channel = openChannel(prefix, hear);
  // An open channel, or a lock that is held, keeps a page out of the back/forward cache.
  const rest = (): void => {
    channel?.close();
    channel = undefined;
    letGo?.();
  };
  const hide = (): void => {
    const isHolding = letGo !== undefined;
    rest();
    const show = (event: Event): void => {
      removeEventListener("pageshow", show);
      if (!(event as PageTransitionEvent).persisted) return;
      channel = openChannel(prefix, hear);
      letGo = undefined;
      if (isHolding) void hold();
      onReturn?.();
    };
    addEventListener("pageshow", show);
  };
  if (isPage) attempt(() => addEventListener("pagehide", hide));

  return {
    async takeTurn(task, timeLimit) {
      if (lease) return lease.take(task, timeLimit);
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
    async advance() {
      generation += 1;
      await (lease ? lease.advance(generation) : hold());
    },
    tell(kind, subject, shared) {
      attempt(() => channel?.postMessage({ kind, generation, at: Date.now(), subject, ...shared }));
    },
    leave() {
      rest();
      attempt(() => removeEventListener("pagehide", hide));
    },
  };
}

function isGeneration(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) < maxGeneration;
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
