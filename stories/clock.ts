/** The page's clock, which a story's test puts forward: what would wait then goes on, however busy the machine is. */
export interface Clock {
  /** Has so many ms pass at once. */
  forward(ms: number): void;
  /** Gives the page its own clock back. */
  restore(): void;
}

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** Takes over the page's clock and the timers that are set from now on. Until `forward` they go as ever. */
export function takeClock(): Clock {
  const { setTimeout: setTimer, clearTimeout: clearTimer } = window;
  const { now } = Date;
  const monotonic = performance.now.bind(performance);
  const timers = new Map<number | undefined, Timer>();
  let ahead = 0;
  Date.now = () => now() + ahead;
  performance.now = () => monotonic() + ahead;
  const set = (handler: (...args: unknown[]) => void, ms = 0, ...args: unknown[]): number => {
    const run = (): void => {
      timers.delete(id);
      handler(...args);
    };
    const id = setTimer(run, ms);
    timers.set(id, { at: performance.now() + ms, run });
    return id;
  };
  const clear = (id: number | undefined): void => {
    timers.delete(id);
    clearTimer(id);
  };
  Object.assign(window, { setTimeout: set, clearTimeout: clear });
  return {
    forward(ms) {
      ahead += ms;
      for (const [id, { at, run }] of timers) {
        if (at > performance.now()) continue;
        clearTimer(id);
        run();
      }
    },
    restore() {
      Date.now = now;
      performance.now = monotonic;
      Object.assign(window, { setTimeout: setTimer, clearTimeout: clearTimer });
    },
  };
}
