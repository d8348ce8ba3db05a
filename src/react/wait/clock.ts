"use client";

/** Told once a second, and at the deadline itself, how long (ms) it is until then; 0 is the last call. */
export type OnTick = (left: number) => void;

interface Watcher {
  readonly deadline: number;
  readonly onTick: OnTick;
}

const watchers = new Set<Watcher>();
let timer: ReturnType<typeof setTimeout> | undefined;
/** Epoch ms at which the timer fires, and of the whole second that is next. */
let due = 0;
let second = 0;

/**
 * Watches a deadline (epoch ms) that lies ahead. One timer serves all of them: it fires on the
 * whole second, and at a deadline. Time is read from the clock and never counted, so that a
 * sleep, a throttled tab or a change of the clock is over after the next tick.
 *
 * @returns the unsubscribe function.
 */
export function watchDeadline(deadline: number, onTick: OnTick): () => void {
  const watcher = { deadline, onTick };
  watchers.add(watcher);
  if (timer === undefined || deadline < due) schedule();
  return () => {
    watchers.delete(watcher);
    if (watchers.size === 0) stop();
  };
}

function tick(): void {
  timer = undefined;
  const now = Date.now();
  // Set back, the clock would not reach it for long.
  const isSecond = now >= second || second - now > 1000;
  for (const watcher of watchers) {
    const left = Math.max(0, watcher.deadline - now);
    // A deadline between two whole seconds wakes only its own watcher: others count by the second.
    if (left > 0 && !isSecond) continue;
    if (left === 0) watchers.delete(watcher);
    try {
      watcher.onTick(left);
    } catch (error) {
      console.error(error);
    }
  }
  if (watchers.size > 0) schedule();
}

function schedule(): void {
  stop();
  const now = Date.now();
  second = now + 1000 - (now % 1000);
  due = second;
  for (const { deadline } of watchers) due = Math.min(due, deadline);
  timer = setTimeout(tick, due - now);
}

function stop(): void {
  clearTimeout(timer);
  timer = undefined;
}
