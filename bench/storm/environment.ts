/**
 * What the policies find instead of a browser: a clock that the simulation sets, and no other
 * tabs. To be imported before them.
 */

let now = 0;

/** ms since the simulation began. */
export function setNow(ms: number): void {
  now = ms;
}

const epoch = Date.UTC(2026, 0, 1);

Date.now = () => epoch + now;
performance.now = () => now;
// On a server nothing is retried, and there are no tabs to tell.
Object.assign(globalThis, { window: globalThis, BroadcastChannel: undefined });

/** Epoch ms of a moment of the simulation. */
export function toEpoch(ms: number): number {
  return epoch + ms;
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
