"use client";

import { attempt, isError, isObject, read } from "../../core/read.ts";
import { type Again, type Shape, shapes } from "./source-shapes.ts";

/** What a source without a failure threw: any value may be thrown, null too. */
export const noFailure: unique symbol = Symbol("no failure");

/**
 * What a source threw: the error of a result, anything else itself. `noFailure` for a result that
 * has not failed, for a promise, and for null, undefined, false, "" and 0, which is what
 * `failed && error` and an empty state are where nothing failed. Never throws.
 */
export function thrownBy(source: unknown): unknown {
  const found = foundIn(source);
  if (!found) return source && !isPromise(source) ? source : noFailure;
  const error = read(found.result, "error");
  if (found.shape.saysWhetherItFailed) return read(found.result, "isError") ? error : noFailure;
  return error || noFailure;
}

/** The result that a source is, or that is in the tuple which a hook gave; undefined for whatever was thrown. */
export function resultIn(source: unknown): object | undefined {
  return foundIn(source)?.result;
}

/** Whether the result is being fetched. Read only where somebody shows it, for most libraries render again for it from then on. */
export function isFetching(source: unknown): boolean {
  const found = foundIn(source);
  return found !== undefined && read(found.result, found.shape.pending) === true;
}

/** What has a query fetched again; undefined for a mutation, and for whatever was thrown. */
export function refetchOf(source: unknown): Again | undefined {
  const found = foundIn(source);
  return found && attempt(() => found.shape.again?.(found.result, Array.isArray(source) ? source : []));
}

/** Whether what was asked again waits for the connection. */
export function isPaused(source: unknown): boolean {
  const found = foundIn(source);
  return found?.shape.isPaused?.(found.result) === true;
}

/**
 * A function by which a query or a mutation is told from others for as long as it is there, however often it fails;
 * undefined where a source has none.
 */
export function handleOf(source: unknown): object | undefined {
  const found = foundIn(source);
  const functions = found?.shape.handles?.map((name) => read(found.result, name));
  return functions?.find((each) => typeof each === "function") as object | undefined;
}

/** Whether a source is a promise: of a failure that may come, and none that has. */
export function isPromise(source: unknown): boolean {
  return isObject(source) && !isError(source) && typeof read(source, "then") === "function";
}

interface Found {
  readonly result: object;
  readonly shape: Shape;
}

function foundIn(source: unknown): Found | undefined {
  const members = attempt(() => Array.isArray(source) && source.length <= 3 && [...source]) || [source];
  for (const result of members) {
    const shape = shapeOf(result);
    if (shape) return { result, shape };
  }
  return undefined;
}

/** By the names that it has, and their values only where the shape asks: reading one subscribes to it. */
function shapeOf(value: unknown): Shape | undefined {
  if (!isObject(value) || isError(value)) return undefined;
  return shapes.find(({ names, saysWhetherItFailed }) => {
    if (!attempt(() => names.every((name) => name in value))) return false;
    if (!saysWhetherItFailed) return true;
    const failed = read(value, "isError");
    return typeof failed === "boolean" && (!failed || attempt(() => "error" in value) === true);
  });
}
