/**
 * `amends/core` with no contract built in, for an app that counts every byte: only the
 * envelopes of its configuration are read, so every function wants one.
 */

import { buildAmends } from "./amends.ts";
import type { AddedCodes, Amends, AmendsConfig, ApiOf } from "./config.ts";
import type { Envelope } from "./envelope.ts";

export { classify, classifyAsync, throwIfFault } from "./classify.ts";
export { prismIo } from "./envelopes/prism-io.ts";
export { prismaAirs } from "./envelopes/prisma-airs.ts";

/**
 * As `defineAmends` of `amends/core`, without the built-in contracts.
 * @throws TypeError saying what is wrong, why that matters and what to write instead.
 */
export function defineAmends<
  const C extends string = never,
  const E extends readonly Envelope[] = readonly Envelope[],
  const X extends string = string,
>(config: AmendsConfig<C, E> & AddedCodes<X>): Amends<C, ApiOf<E, X>>;
/** For `apis` that the compiler cannot tell one by one. */
export function defineAmends<const C extends string = never>(config: AmendsConfig<C>): Amends<C>;
export function defineAmends(config: AmendsConfig): Amends {
  return buildAmends(config, []);
}
