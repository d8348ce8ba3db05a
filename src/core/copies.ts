import { attempt } from "./read.ts";

/**
 * What all copies of this package on a page use under a name: the first one's. This one's own where something else
 * stands there, or nothing may.
 */
export function sharedByCopies<T extends object>(name: string, own: T): T {
  const place = Symbol.for(name);
  const there = attempt(() => {
    const page = globalThis as unknown as Record<symbol, unknown>;
    page[place] ??= own;
    return page[place];
  });
  return there instanceof WeakMap ? (there as unknown as T) : own;
}
