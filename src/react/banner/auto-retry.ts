"use client";

import { useEffect, useRef, useState } from "react";
import type { Fault } from "../../core/fault.ts";
import { read } from "../../core/read.ts";
import { handleOf, isFetching, resultIn } from "../fault/source.ts";
import type { RemedyAction } from "../fault/use-remedy.ts";

/**
 * By the function with which a source asks again or starts anew, which is the same for as long as its query or
 * mutation is: when that had last worked at the time it was tried by itself. The component that shows a failure is
 * often gone while the next try runs, and cannot remember.
 */
const tried = new WeakMap<object, unknown>();

function isTried(handle: object | undefined, lastSuccess: unknown): boolean {
  return handle !== undefined && tried.has(handle) && tried.get(handle) === lastSuccess;
}

/** When a query last worked; mutations do not say. */
function lastSuccessOf(source: unknown): unknown {
  return read(resultIn(source), "dataUpdatedAt");
}

function isPending(source: unknown): boolean {
  return isFetching(source) || ["isPending", "isLoading"].some((key) => read(resultIn(source), key) === true);
}

/** Lets a source be tried by itself again once it has worked. For a component that stays when there is no failure. */
export function useNoteSuccess(source: unknown, fault: Fault | null): void {
  const handle = handleOf(source);
  const hasWorked = fault === null && !isPending(source);
  useEffect(() => {
    if (hasWorked && handle) tried.delete(handle);
  }, [hasWorked, handle]);
}

/**
 * Tries again when the wait is over, once, whoever shows the failure meanwhile; another failure is the person's to try
 * again. Whether it still will.
 */
export function useAutoRetry(source: unknown, retry: RemedyAction | null): boolean {
  const [isDone, setIsDone] = useState(false);
  const hasWaited = useRef(false);
  const run = retry?.remedy === "retry" ? retry.run : undefined;
  const isWaiting = retry?.disabledUntil != null;
  const handle = handleOf(source);
  const lastSuccess = lastSuccessOf(source);
  const wasTried = isDone || isTried(handle, lastSuccess);
  useEffect(() => {
    if (isWaiting) hasWaited.current = true;
    if (isWaiting || wasTried || !hasWaited.current || !run) return;
    setIsDone(true);
    // Another one that shows the same failure may have come first, in this very commit.
    if (isTried(handle, lastSuccess)) return;
    if (handle) tried.set(handle, lastSuccess);
    void run();
  }, [isWaiting, wasTried, run, handle, lastSuccess]);
  return run !== undefined && !wasTried;
}
