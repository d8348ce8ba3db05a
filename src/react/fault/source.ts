"use client";

import { isError, read } from "../../core/read.ts";

/** What a source without a failure threw: any value may be thrown, null too. */
export const noFailure: unique symbol = Symbol("no failure");

/**
 * What a source threw: the error of a query or mutation result, anything else itself.
 * `noFailure` for a result that has not failed, and for null and undefined. Never throws.
 */
export function thrownBy(source: unknown): unknown {
  if (!isResult(source)) return source ?? noFailure;
  return read(source, "isError") ? read(source, "error") : noFailure;
}

/**
 * Whether a source is a query or mutation result: a boolean `isError` and an `error`, but not
 * itself an Error. RTK Query's has no `error` until it fails. Reads no other property, for
 * TanStack Query renders again when one changes that has been read.
 */
export function isResult(source: unknown): source is object {
  const failed = read(source, "isError");
  return typeof failed === "boolean" && (!failed || read(source, "error") !== undefined) && !isError(source);
}
