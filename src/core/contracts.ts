import { buildAmends } from "./amends.ts";
import {
  classifyAsync as classifyAsyncWith,
  classify as classifyWith,
  throwIfFault as throwIfFaultWith,
} from "./classify.ts";
import type { AddedCodes, Amends, AmendsConfig, Api, ApiOf } from "./config.ts";
import type { Envelope } from "./envelope.ts";
import { prismIo } from "./envelopes/prism-io.ts";
import { prismaAirs } from "./envelopes/prisma-airs.ts";
import type { Fault } from "./fault.ts";
import { surfaceOf as surfaceWith } from "./report.ts";
import type { Surface } from "./vocabulary.ts";

/**
 * Checks and freezes a configuration. Both contracts are read without being named, wherever
 * a body of their shape comes from; what is named is read first.
 *
 * @throws TypeError saying what is wrong, why that matters and what to write instead.
 */
export function defineAmends<
  const C extends string = never,
  const E extends readonly Envelope[] = readonly Envelope[],
  const X extends string = string,
>(config?: AmendsConfig<C, E> & AddedCodes<X>): Amends<C, ApiOf<E, X> | Api<string, never>>;
/** For `apis` that the compiler cannot tell one by one. */
export function defineAmends<const C extends string = never>(config?: AmendsConfig<C>): Amends<C>;
export function defineAmends(config: AmendsConfig = {}): Amends {
  return buildAmends(config, [prismIo, prismaAirs]);
}

/** With nothing configured: both contracts by their shape, no actions. */
export const defaultAmends: Amends = /* @__PURE__ */ defineAmends();

/**
 * Classifies whatever was thrown. Total: never throws, whatever it is given, and bounded in
 * depth and time. Memoised by value and configuration, so that a fault stays the same across
 * renders, even where the value changes afterwards.
 *
 * @returns a frozen fault; null only for a body or Response that reports success.
 */
export function classify(value: Error, amends?: Amends): Fault;
export function classify(value: unknown, amends?: Amends): Fault | null;
export function classify(value: unknown, amends: Amends = defaultAmends): Fault | null {
  return classifyWith(value, amends);
}

/**
 * As `classify`, but reads what it could not: the unread body of a Response, from a clone, or a
 * Blob. Bounded in size and time; what was thrown stays readable. From then on `classify`
 * gives this better fault too. Never rejects.
 */
export function classifyAsync(value: unknown, amends: Amends = defaultAmends): Promise<Fault | null> {
  return classifyAsyncWith(value, amends);
}

/**
 * Gives the response back if it is fine; its body stays unread.
 * @throws FaultError for one that reports a failure, whether by status or, under a 2xx, in its body.
 */
export function throwIfFault(response: Response, amends: Amends = defaultAmends): Promise<Response> {
  return throwIfFaultWith(response, amends);
}

/**
 * Where a fault is to show if the app placed nothing for it: for whoever shows toasts, say. The
 * kit itself shows what has the surface `banner` or `dialog`; an app overrides it in a row. Never throws.
 */
export function surfaceOf(fault: Fault, amends: Amends = defaultAmends): Surface {
  return surfaceWith(fault, amends);
}
