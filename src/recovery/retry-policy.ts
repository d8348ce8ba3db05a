import { classify } from "../core/classify.ts";
import type { Amends } from "../core/config.ts";
import type { Fault } from "../core/fault.ts";
import { needAmends } from "../core/need-amends.ts";
import { attempt, first, isObject, own, read, textOf } from "../core/read.ts";
import { claimReport, reportUnlessLeftOut } from "../core/report-once.ts";
import { identitiesOf, linkToAnswer } from "../core/same-failure.ts";
import { cooldownEngineOf } from "./cooldown.ts";
import { longestSpread, longestTimer, spreadOf } from "./timing.ts";

export interface RetryPolicyOptions {
  /** The longest wait (ms) that the server may ask for; where it is longer, nothing is retried. Default: 30 s. */
  readonly maxWait?: number;
  /** From 0 up to 1. Default: `Math.random`. */
  readonly random?: () => number;
}

export interface RetryPolicy {
  /** Whether to try again, after so many failures (0: the first). A retry counts against the budget. */
  retry(failureCount: number, error: unknown): boolean;
  /** ms to wait before that: a whole number in 0…2^31−1. */
  retryDelay(failureCount: number, error: unknown): number;
}

/** In ms; as much again, at most, is added by chance. */
const shortest = 250;

/** What each configuration may still retry, in tenths: a retry takes all of it, a success gives one back. */
const budgets = new WeakMap<Amends, number>();
const fullBudget = 10;

/** A call has worked: a tenth of a retry more. */
export function refillBudget(amends: Amends): void {
  budgets.set(amends, Math.min(fullBudget, (budgets.get(amends) ?? fullBudget) + 1));
}

/**
 * When to call again by itself, for TanStack Query's `retry` and `retryDelay` or for anything
 * with the same two questions. Once, and only what may pass by itself: a server error or broken
 * connection after 250 to 500 ms, a rate limit once its time is over; never before the server's
 * `Retry-After`; only safe methods, or with an idempotency key; never on a server.
 *
 * All retries of a configuration share a budget of one, which each success refills by a tenth, so
 * that an outage is not made worse. `amendsQueryDefaults` reports successes; this function by
 * itself hears of none, so without it there is one retry of a server error in all.
 *
 * Tells `onFault` of what it does not retry.
 *
 * Both functions are total and synchronous, and never throw.
 *
 * @throws TypeError, in development, without a configuration.
 */
export function retryPolicy(amends: Amends, options: RetryPolicyOptions = {}): RetryPolicy {
  needAmends("retryPolicy", amends);
  const { maxWait = 30_000, random = Math.random } = options;

  const decide = (failureCount: number, error: unknown): boolean => {
    const fault = classify(error, amends);
    if (failureCount !== 0 || !fault || typeof window === "undefined" || !isRepeatable(error)) return false;
    linkToAnswer(error, fault, amends);
    if (identitiesOf(error, fault).some((each) => unrepeatable.has(each))) return false;
    const wait = waitOf(fault, amends);
    if (wait === undefined) return false;
    if (fault.recovery === "cooldown") {
      cooldownEngineOf(amends.cooldowns)?.close(fault, amends);
      return wait !== null && wait <= maxWait;
    }
    if (fault.recovery !== "retry" || (wait ?? 0) > maxWait) return false;
    const budget = budgets.get(amends) ?? fullBudget;
    if (budget < fullBudget) return false;
    budgets.set(amends, 0);
    return true;
  };
  const delay = (error: unknown): number => {
    const fault = classify(error, amends);
    const told = fault && waitOf(fault, amends);
    const wait = told === undefined ? until(fault?.retryAt) : told;
    // Whatever an app's own functions do, the retry does not come before the server's time.
    const chance = Math.min(1, Math.max(0, attempt(random, random) || 0));
    if (wait === null) return shortest * (1 + chance);
    const isSpread = amends.cooldowns || fault?.recovery !== "cooldown";
    return wait + chance * (isSpread ? shortest : spreadOf(wait, longestSpread));
  };
  return {
    retry(failureCount, error) {
      const isRetried = attempt(() => decide(failureCount, error)) ?? false;
      if (isRetried) claimReport(error, amends);
      // A text is told by whoever is given it in the end: nobody could tell the two apart.
      else if (isObject(error)) reportUnlessLeftOut(error, amends);
      return isRetried;
    },
    retryDelay(_, error) {
      const ms = attempt(() => Math.ceil(delay(error))) ?? Number.NaN;
      return Number.isNaN(ms) ? shortest * 2 : Math.min(Math.max(shortest, ms), longestTimer);
    },
  };
}

/** Whether a policy may call again because of this fault: not whether it will, which its options and the budget say. */
export function mayPass(fault: Fault, amends: Amends): boolean {
  const wait = typeof window === "undefined" ? undefined : waitOf(fault, amends);
  return wait !== undefined && (fault.recovery === "cooldown" ? wait !== null : fault.recovery === "retry");
}

/** ms until the server may be asked again; null where nobody knows, undefined where the app's cooldowns threw. */
function waitOf(fault: Fault, amends: Amends): number | null | undefined {
  const { cooldowns } = amends;
  if (!cooldowns) return until(fault.retryAt);
  return attempt(() => until(cooldowns.reopensAt(fault, amends)?.at), cooldowns.reopensAt);
}

function until(at: number | null | undefined): number | null {
  return at == null ? null : Math.max(0, at - Date.now());
}

const safeMethods = /^(GET|HEAD|OPTIONS|TRACE|QUERY)$/i;

/** Whether a method changes nothing, so that a request with it may be sent twice. */
export function isSafeMethod(method: string): boolean {
  return safeMethods.test(method);
}

/** What came back for requests that must not be sent twice. */
const unrepeatable = new WeakSet<object>();

/** Remembers for an answer, which does not know its request, that the request must not be sent twice. */
export function noteUnrepeatable(answer: unknown): void {
  if (isObject(answer)) unrepeatable.add(answer);
}

/** Whether the request of a thrown value may be sent twice. Where nobody kept it, a query is a read. */
export function isRepeatable(error: unknown): boolean {
  const response = read(error, "response");
  const requests = [error, response, read(error, "cause")].flatMap((each) => [
    read(each, "request"),
    read(each, "config"),
    read(each, "options"),
  ]);
  const method = first(requests, ["method"], textOf) as string | undefined;
  if (!method || isSafeMethod(method)) return true;
  return requests.some((request) => hasIdempotencyKey(read(request, "headers")));
}

function hasIdempotencyKey(headers: unknown): boolean {
  const get = read(headers, "get");
  if (typeof get === "function") return attempt(() => get.call(headers, "idempotency-key")) != null;
  return (
    isObject(headers) && Object.keys(headers).some((name) => /^idempotency-key$/i.test(name) && own(headers, name))
  );
}
