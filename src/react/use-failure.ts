"use client";

import { useEffect, useRef } from "react";
import type { Fault } from "../core/fault.ts";
import { read } from "../core/read.ts";
import { presses, watchEditing } from "./focus.ts";
import { isResult } from "./source.ts";
import { useFault } from "./use-fault.ts";

/** One occurrence of a fault: another object each time that it comes, the same in every component that is told of it. */
export interface Failure {
  readonly fault: Fault;
}

/** How a form failed; null where it did not, and where the app itself cancelled. */
export function useFailure(source: unknown): Failure | null {
  const fault = useFault(source);
  useEffect(watchEditing, []);
  if (!fault || fault.type === "cancelled") return null;
  // A bare value has no time: its identity tells two failures apart, and makes two faults of them.
  const times = isResult(source) ? ["submittedAt", "errorUpdatedAt"].map((key) => read(source, key)) : [];
  return failureOf(fault, times.join());
}

const failures = new WeakMap<Fault, Map<string, Failure>>();

function failureOf(fault: Fault, time: string): Failure {
  const byTime = failures.get(fault) ?? new Map<string, Failure>();
  const failure = byTime.get(time) ?? { fault };
  failures.set(fault, byTime.set(time, failure));
  return failure;
}

/** So many failures in a row, while nobody presses anything, are none to follow with the focus. */
const mostInARow = 3;

/** Calls back, after the render, once for each failure, and tells whether it follows right on another. */
export function useOnFailure(failure: Failure | null, callback: (isAnother: boolean) => void): void {
  const last = useRef<Failure | null>(null);
  const inARow = useRef(0);
  const pressed = useRef(presses);
  useEffect(() => {
    const before = last.current;
    last.current = failure;
    if (!failure || pressed.current !== presses) inARow.current = 0;
    pressed.current = presses;
    if (!failure || failure === before) return;
    inARow.current += 1;
    if (inARow.current <= mostInARow) callback(before !== null);
  });
}
