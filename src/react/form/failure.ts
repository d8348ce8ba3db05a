"use client";

import type { Fault } from "../../core/fault.ts";
import { createListeners } from "../../core/listeners.ts";

export type Corrections = ReadonlySet<string | null>;

/** One occurrence of a fault: another object each time that it comes, the same in all components that are told of it. */
export interface Failure {
  readonly fault: Fault;
  /** Counts those that are announced, so that each of them is a new alert. */
  readonly occurrence: number;
  /** The names of the fields that a person has changed since; null for all of them. Another set after each change. */
  corrected: Corrections;
  /** Whether the focus follows it: until all components have been told of it. */
  isNews: boolean;
  /** What was given the focus because of it. */
  focused?: HTMLElement | undefined;
  /** Whether its source has stopped failing since. */
  isOver?: boolean;
}

/** So many in a row, while nobody presses anything, are news: a poll must not trap the keyboard. */
const mostInARow = 3;

let occurrences = 0;
let failures = new WeakMap<Fault, Map<string, Failure>>();

/** How many failures were news since anybody pressed anything. */
let inARow = 0;

/** Whether anybody has pressed anything since the last failure that was news. */
export function isPressedSince(): boolean {
  return inARow === 0;
}

/** What comes from now on is news again. */
export function notePress(): void {
  inARow = 0;
}

/**
 * The failure with this fault at this time (as its source has it; `""` where it has none). Without a time the
 * same fault is a new failure only if its source worked in between.
 */
export function failureOf(fault: Fault, time: string): Failure {
  const byTime = failures.get(fault) ?? new Map<string, Failure>();
  let failure = byTime.get(time);
  if (!failure || (failure.isOver && time === "")) {
    const isNews = inARow < mostInARow;
    if (isNews) {
      inARow += 1;
      occurrences += 1;
    }
    failure = { fault, occurrence: occurrences, isNews, corrected: new Set() };
    failures.set(fault, byTime.set(time, failure));
  }
  return failure;
}

/** From now on the same errors are new failures. */
export function forgetFailures(): void {
  failures = new WeakMap();
}

const corrections = createListeners();

/** Calls back at each correction. */
export const onCorrection: (listener: () => void) => () => void = corrections.subscribe;

/** Notes that a person has changed a field, or with null all of them: what was refused is there no more. */
export function correct(failure: Failure, field: string | null): void {
  failure.corrected = new Set([...failure.corrected, field]);
  corrections.notify();
}

export function isCorrected(corrected: Corrections, field: string | null): boolean {
  return corrected.has(null) || corrected.has(field);
}
