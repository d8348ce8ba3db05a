/**
 * Reading what nobody vouches for: every access may meet a getter that throws or a revoked
 * proxy, and JSON may carry any name.
 */

/** A property, own or inherited; undefined where there is none or where reading it throws. */
export function read(value: unknown, key: string): unknown {
  try {
    return isObject(value) ? (value as Record<string, unknown>)[key] : undefined;
  } catch {
    return undefined;
  }
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
  try {
    return Object.prototype.toString.call(value).slice(8, -1);
  } catch {
    return "";
  }
}

/** Whether a value is an Error of this or another realm. */
export function isError(value: unknown): boolean {
  try {
    return value instanceof Error || /^(Error|DOMException)$/.test(tagOf(value));
  } catch {
    return false;
  }
}
