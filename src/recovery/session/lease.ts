import { attempt } from "../../core/read.ts";

/** Turns of the tabs where there are no Web Locks. */
export interface Lease {
  /** Runs a task while no other tab runs its own; as `takeTurn` of `Tabs`. */
  take<T>(task: (isAlone: boolean) => Promise<T>, timeLimit: number): Promise<T>;
  generation(): Promise<number>;
  advance(generation: number): Promise<void>;
}

/** Whose turn it is, and what was refreshed so far. */
interface Turn {
  readonly holder?: string;
  /** When it ends at the latest (epoch ms), should its tab have gone. */
  readonly until?: number;
  readonly generation?: number;
}

/** How often (ms) a tab that waits looks again. */
const pause = 50;

/**
 * A turn is a record with an end, written in a transaction: the browser runs those of all tabs one after the other,
 * so of two tabs one finds the other's record. A transaction itself ends too early to wait for an answer in.
 */
export function createLease(name: string): Lease {
  const me = `${Math.random()}${Math.random()}`;
  const generationIn = ({ generation = 0 }: Turn = {}): number => generation;

  /** @returns how long (ms) to wait for the turn that another tab has; 0 or less: it is ours now */
  const tryToTake = (length: number): Promise<number> =>
    transact(name, (turn = {}) => {
      const left = (turn.until ?? 0) - Date.now();
      // Longer than any turn lasts only a clock can make it that was set.
      if (turn.holder !== undefined && left > 0 && left <= length) return { is: left };
      return { is: 0, put: { ...turn, holder: me, until: Date.now() + length } };
    });
  const giveBack = (): Promise<void> =>
    transact(name, (turn = {}) => ({
      is: undefined,
      ...(turn.holder === me && { put: { generation: generationIn(turn) } }),
    }));

  return {
    async take(task, timeLimit) {
      // What it waits for ends by its time limit; a little later the turn of a tab that has gone is anybody's.
      const length = timeLimit + 1000;
      const deadline = performance.now() + 2 * length;
      let isMine = false;
      try {
        while (!isMine && performance.now() < deadline) {
          const left = await tryToTake(length);
          isMine = left <= 0;
          if (!isMine) await new Promise((resolve) => setTimeout(resolve, Math.min(pause, left)));
        }
      } catch {
        // No database, or none that may be opened here.
      }
      try {
        return await task(isMine);
      } finally {
        if (isMine) await giveBack().catch(() => {});
      }
    },
    generation: () => transact(name, (turn) => ({ is: generationIn(turn) })).catch(() => 0),
    advance: (generation) =>
      transact(name, (turn = {}) => ({
        is: undefined,
        put: { ...turn, generation: Math.max(generation, generationIn(turn)) },
      })).catch(() => {}),
  };
}

/** Reads a record, and perhaps writes it, while no other tab does. Rejects where there is no database. */
function transact<T>(name: string, change: (turn?: Turn) => { readonly is: T; readonly put?: Turn }): Promise<T> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("amends", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("turns");
    opening.onerror = () => reject(opening.error);
    opening.onblocked = () => reject(new Error("The database is held back by another tab."));
    opening.onsuccess = () => {
      const database = opening.result;
      const end = (): void => attempt(() => database.close());
      try {
        const transaction = database.transaction("turns", "readwrite", { durability: "relaxed" });
        const turns = transaction.objectStore("turns");
        const found = turns.get(name);
        let is: T;
        found.onsuccess = () => {
          const changed = change(found.result as Turn | undefined);
          is = changed.is;
          if (changed.put) turns.put(changed.put, name);
        };
        transaction.oncomplete = () => {
          end();
          resolve(is);
        };
        transaction.onabort = () => {
          end();
          reject(transaction.error);
        };
      } catch (error) {
        end();
        reject(error);
      }
    };
  });
}
