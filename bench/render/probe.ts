/** Counts what happens on a page; set up before any of the page's own code. */
interface Probe {
  /** Callbacks of timers, and of frames, that were called since `start`. */
  timers: number;
  /** Commits of React since `start`. */
  commits: number;
  start(): void;
  /** Told of each commit, with the root, while it is set. */
  onCommit: ((root: FiberRoot) => void) | undefined;
}

/** What React tells developer tools, in production too. */
interface FiberRoot {
  readonly current: Fiber;
}

export interface Fiber {
  readonly tag: number;
  readonly flags: number;
  readonly type: unknown;
  readonly child: Fiber | null;
  readonly sibling: Fiber | null;
  readonly alternate: Fiber | null;
}

declare global {
  var probe: Probe;
}

/** Is sent to the browser as text, so it uses nothing from outside. */
export function installProbe(): void {
  const probe: Probe = {
    timers: 0,
    commits: 0,
    start() {
      probe.timers = 0;
      probe.commits = 0;
    },
    onCommit: undefined,
  };
  globalThis.probe = probe;

  type Schedule = (callback: (...args: unknown[]) => void, ...rest: unknown[]) => unknown;
  const scope = globalThis as unknown as Record<string, Schedule>;
  for (const name of ["setTimeout", "setInterval", "requestAnimationFrame", "requestIdleCallback"]) {
    const schedule = (scope[name] as Schedule).bind(globalThis);
    scope[name] = (callback, ...rest) =>
      schedule(
        (...args) => {
          probe.timers += 1;
          callback(...args);
        },
        ...rest,
      );
  }

  const hook = {
    supportsFiber: true,
    inject: () => 1,
    checkDCE() {},
    onCommitFiberUnmount() {},
    onCommitFiberRoot(_renderer: number, root: FiberRoot) {
      probe.commits += 1;
      probe.onCommit?.(root);
    },
  };
  Object.assign(globalThis, { __REACT_DEVTOOLS_GLOBAL_HOOK__: hook });
}
