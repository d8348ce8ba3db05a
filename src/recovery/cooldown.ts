import { isOfPage } from "../core/binding.ts";
import type { Amends, Cooldowns } from "../core/config.ts";
import type { Fault } from "../core/fault.ts";
import { isFault, provenanceOf, reviveFault } from "../core/fault-error.ts";
import { createListeners } from "../core/listeners.ts";
import { attempt, read } from "../core/read.ts";
import { rowOf } from "../core/report.ts";
import { types } from "../core/vocabulary.ts";
import { openChannel } from "./session/tabs.ts";
import { longestSpread, sleep, spreadOf } from "./timing.ts";

export interface CooldownOptions {
  /** What a limit applies to: requests of equal keys wait together. Default: the API as `defineAmends` binds it, else the origin. */
  readonly key?: (request: Request) => string;
  /** The longest (ms) that a request is held back in all; where that is not enough it fails at once. 0: none is. Default: 30 s. */
  readonly maxWait?: number;
  /**
   * The most (ms) that a browser adds to a wait, so that not all of them come back at one moment: by chance,
   * up to this, and up to twice the wait. Default: 12 s.
   */
  readonly spread?: number;
  /** What to wait for (ms) where the server's time may be hidden by CORS. 0: nothing is guessed. Default: 30 s. */
  readonly estimate?: number;
  /** Tells an app's cooldowns apart, in all of its tabs. Default: `"cooldowns"`. */
  readonly name?: string;
  /** From 0 up to 1. Default: `Math.random`. */
  readonly random?: () => number;
}

/** What `createApiFetch` and the retry policy need of cooldowns, and nobody else. */
export interface CooldownEngine {
  /** A request was refused, and with it all of the scope that answered: of the place that it was sent to, if nobody knows. */
  close(fault: Fault, amends: Amends, sent?: { readonly request: Request; readonly place: string | null }): void;
  /** A request to a place was served: what another tab said of its scope does not hold. */
  open(request: Request, place: string | null): void;
  /** Resolves once a request to a place may be sent: to null, or to what closed its scope where that takes too long. */
  enter(
    request: Request,
    options: { readonly place: string | null; readonly signal: AbortSignal },
  ): Promise<Fault | null>;
}

/** What another tab says of a scope counts no longer (ms). */
const longestHearsay = 600_000;

interface Closed {
  /** Whether another tab said so, and nobody here was refused. */
  readonly isHearsay?: boolean;
  readonly at: number;
  readonly estimated: boolean;
  readonly fault: Fault;
  /** The same time on a clock that nobody sets. */
  readonly monotonic: number;
}

/** On the cooldowns themselves, so that it is found behind a Proxy of a store's and on a copy. */
const engineKey = Symbol("engine");

/** Null where there are none, and for those that an app made by hand. */
export function cooldownEngineOf(cooldowns: Cooldowns | null | undefined): CooldownEngine | null {
  return (read(cooldowns, engineKey) as CooldownEngine | undefined) ?? null;
}

/**
 * Creates the cooldowns of an app: after a rate limit its scope, the API's `origin` unless `key` says
 * otherwise, is not called until the server's time is over, by no component and in no tab. For
 * `defineAmends`. Its methods never throw.
 */
export function createCooldowns(options: CooldownOptions = {}): Cooldowns {
  const {
    maxWait = 30_000,
    spread = longestSpread,
    estimate = 30_000,
    name = "cooldowns",
    random = Math.random,
  } = options;
  const closed = new Map<string, Closed>();
  const scopes = new WeakMap<Fault, string>();
  /** Answers for faults that closed nothing here, so that the same fault gets the same time again. */
  const answers = new WeakMap<Fault, Closed | null>();
  const { subscribe, notify } = createListeners();

  const chance = (): number => Math.min(1, Math.max(0, attempt(random, random) || 0));
  const scopeOf = (request: Request, place: string | null): string | null | undefined =>
    options.key ? attempt(() => String(options.key?.(request)), options.key) : place;
  const closingOf = (fault: Fault, amends: Amends | undefined): Closed | null => {
    const now = Date.now();
    const guessed = isTimeHidden(fault, amends) ? estimate : 0;
    const wait = fault.retryAt === null ? guessed : fault.retryAt - now;
    if (!(wait > 0)) return null;
    const added = Math.ceil(spreadOf(wait, spread) * chance());
    const estimated = fault.retryAt === null;
    return { at: now + wait + added, estimated, fault, monotonic: performance.now() + wait + added };
  };
  const isClosed = (each: Closed): boolean => each.at > Date.now() && each.monotonic > performance.now();
  const shut = (scope: string, next: Closed): boolean => {
    const before = closed.get(scope);
    if (before && isClosed(before) && before.at >= next.at) return false;
    closed.set(scope, next);
    scopes.set(next.fault, scope);
    notify();
    return true;
  };
  const channel = openChannel(`amends:${name}`, (message) => {
    const data = read(message, "fault");
    const fault = isFault(data) ? reviveFault(data) : undefined;
    const said = read(message, "at");
    const scope = read(message, "scope");
    if (!fault || typeof said !== "number" || typeof scope !== "string") return;
    const left = Math.min(said - Date.now(), longestHearsay);
    const at = Date.now() + left;
    const estimated = read(message, "estimated") === true;
    shut(scope, { isHearsay: true, at, estimated, fault, monotonic: performance.now() + left });
  });

  const cooldowns: Cooldowns = {
    reopensAt(fault, amends) {
      const scope = scopes.get(fault);
      const own = scope === undefined ? undefined : closed.get(scope);
      // Another failure of the same cause: its scope was closed by the first.
      const same = [...closed.values()].filter((each) => isClosed(each) && isSameCause(each.fault, fault));
      const found = [own, ...same].reduce<Closed | null>(latest, null);
      if (found) return { at: found.at, estimated: found.estimated };
      if (!answers.has(fault)) answers.set(fault, closingOf(fault, amends));
      const guess = answers.get(fault);
      return guess ? { at: guess.at, estimated: guess.estimated } : null;
    },
    open: () => [...closed.values()].filter(isClosed).map(({ fault }) => fault),
    subscribe,
  };
  const engine: CooldownEngine = {
    close(fault, amends, sent) {
      const scope = (sent && scopeOf(sent.request, fault.origin ?? sent.place)) ?? fault.origin;
      const next = closingOf(fault, amends);
      if (scope === null || !next || !shut(scope, next)) return;
      const { at, estimated } = next;
      attempt(() => channel?.postMessage({ scope, at, estimated, fault }));
    },
    open(request, place) {
      const scope = scopeOf(request, place) ?? "";
      if (!closed.get(scope)?.isHearsay) return;
      closed.delete(scope);
      notify();
    },
    async enter(request, { place, signal }) {
      const scope = scopeOf(request, place) ?? "";
      const deadline = performance.now() + maxWait;
      for (;;) {
        const found = closed.get(scope);
        if (!found || !isClosed(found)) return null;
        const left = Math.min(found.at - Date.now(), found.monotonic - performance.now());
        if (performance.now() + left > deadline) return found.fault;
        await sleep(left, signal);
      }
    },
  };
  return Object.assign(cooldowns, { [engineKey]: engine });
}

function latest(a: Closed | null, b: Closed | undefined | null): Closed | null {
  return b && (!a || b.at > a.at) ? b : a;
}

function isSameCause(a: Fault, b: Fault): boolean {
  return a.origin === b.origin && a.envelope === b.envelope && a.type === b.type && a.code === b.code;
}

/**
 * Whether the server may have named a time that no script can read: an answer from another origin,
 * whose headers CORS hides unless the server exposes them. What waits for running work to end, no
 * server names a time for.
 */
function isTimeHidden(fault: Fault, amends: Amends | undefined): boolean {
  const { type, remedy, origin } = fault;
  const row = amends ? rowOf(fault, amends) : provenanceOf(fault)?.row;
  const isRateLimit = types[type].recovery === "cooldown" && remedy === "wait" && row?.untimed !== true;
  return isRateLimit && origin !== null && !isOfPage(origin);
}
