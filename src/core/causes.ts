import { isError, isObject, ownKeys, read } from "./read.ts";

/** Where a wrapper says by its name what it wraps, an Error or not: Supabase in `context`, Apollo in `networkError`. */
const causeKeys = ["cause", "originalError", "networkError", "reason", "context"];

/** Errors have fewer fields than this. */
const maxKeys = 40;

/** What a value wraps: what stands under a usual name, else the first Error that it keeps (Stripe's `detail`, in that `exception`). */
export function causeIn(value: object): object | undefined {
  const named = causeKeys.map((key) => read(value, key)).find(isObject);
  if (named || !isError(value)) return named;
  const kept = ownKeys(value, maxKeys).map((key) => read(value, key));
  return kept.find((each) => isError(each) && each !== value) as object | undefined;
}

/** The members of an AggregateError, and the like. */
export function membersOf(value: object, most: number): unknown[] {
  const errors = read(value, "errors");
  return errors ? Array.from({ length: most }, (_, index) => read(errors, `${index}`)) : [];
}
