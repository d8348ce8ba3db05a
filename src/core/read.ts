import { blameOnce } from "./warn.ts";

/**
 * Reading what nobody vouches for: every access may meet a getter that throws or a revoked
 * proxy, and JSON may carry any name.
 */

/** What `ask` answers; undefined where it throws. Where it calls a function of the app's, a developer is told of that. */
export function attempt<T>(ask: () => T, callback?: unknown): T | undefined {
  try {
    return ask();
  } catch (error) {
    blameOnce(callback, error);
    return undefined;
  }
}

/** A property, own or inherited; undefined where there is none or where reading it throws. */
export function read(value: unknown, key: PropertyKey): unknown {
  // Not by `attempt`: a classification reads some hundred properties.
  try {
    return isObject(value) ? (value as Record<PropertyKey, unknown>)[key] : undefined;
  } catch {
    return undefined;
  }
}

/** The first acceptable property, source by source. */
export function first(
  sources: readonly unknown[],
  keys: readonly string[],
  isAcceptable: (found: unknown) => unknown,
): unknown {
  for (const source of sources) {
    for (const key of isObject(source) ? keys : []) {
      const found = read(source, key);
      if (found !== undefined && isAcceptable(found)) return found;
    }
  }
  return undefined;
}

/** An entry of a table, so that no name out of a body resolves to a prototype's. */
export function own(table: object | undefined, key: PropertyKey): unknown {
  return table && Object.hasOwn(table, key) ? (table as Record<PropertyKey, unknown>)[key] : undefined;
}

export function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** A non-empty string, else null. */
export function textOf(value: unknown): string | null {
  return typeof value === "string" && value ? value : null;
}

/** `Error` of `[object Error]` and the like: holds across realms, where `instanceof` does not. */
export function tagOf(value: unknown): string {
  return attempt(() => Object.prototype.toString.call(value).slice(8, -1)) ?? "";
}

/** Whether a value is a Response, or one of another make, as node-fetch's and whatwg-fetch's (React Native's) are. */
export function isResponse(value: unknown): boolean {
  return (
    tagOf(value) === "Response" ||
    (typeof read(value, "bodyUsed") === "boolean" && typeof read(value, "text") === "function")
  );
}

/** Whether a value is an Error of this or another realm. */
export function isError(value: unknown): boolean {
  if (!isObject(value)) return false;
  try {
    // Most values are bodies, and their tag need not be asked for.
    const prototype = Object.getPrototypeOf(value);
    if (prototype === Object.prototype || prototype === Array.prototype) return false;
    return value instanceof Error || /^(Error|DOMException)$/.test(tagOf(value));
  } catch {
    return false;
  }
}

/** Whether a value may have come out of JSON, or is of a class that somebody made of that: no Error, Response, stream or Map. */
export function isData(value: unknown): value is object {
  try {
    if (!isObject(value)) return false;
    const prototype = Object.getPrototypeOf(value);
    if (prototype === Object.prototype || prototype === Array.prototype || prototype === null) return true;
    return /^(Object|Array)$/.test(tagOf(value)) && !isError(value) && typeof read(value, "pipe") !== "function";
  } catch {
    return false; // a revoked proxy
  }
}

/** Names of a value's own properties, at most so many; none where it cannot be asked. */
export function ownKeys(value: object, most: number): string[] {
  return attempt(() => Object.getOwnPropertyNames(value).slice(0, most)) ?? [];
}
