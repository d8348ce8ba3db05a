/** No timer counts further (ms). */
export const longestTimer: number = 2 ** 31 - 1;

/** What is added at most to the wait for a rate limit (ms), unless the app says otherwise. */
export const longestSpread = 12_000;

/**
 * Over how many ms the callers are spread that a limit has held back for so long: twice that, since
 * those who were refused last have waited least. See docs/storm.md for what else was tried.
 */
export function spreadOf(wait: number, longest: number): number {
  return Math.min(longest, 2 * wait);
}

/** Waits so many ms. Rejects with the signal's reason once that aborts. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => {
        signal.removeEventListener("abort", end);
        resolve();
      },
      Math.min(ms, longestTimer),
    );
    const end = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    if (signal.aborted) end();
    else signal.addEventListener("abort", end, { once: true });
  });
}

/** Rejects with the signal's reason once that aborts; never resolves. */
export function rejectionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

/** As the promise; rejects with the signal's reason at once where that aborts first. Keeps nothing on a signal that lives on. */
export function orAborted<T>(promise: Promise<T>, signal: AbortSignal | null | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const end = (): void => reject(signal.reason);
    if (signal.aborted) end();
    else signal.addEventListener("abort", end);
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", end));
  });
}
