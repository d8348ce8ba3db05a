"use client";

import type { Fault } from "../core/fault.ts";
import { createListeners } from "../core/listeners.ts";

/** One occurrence of a fault: another object each time that it comes, the same in all components that are told of it. */
export interface Failure {
  readonly fault: Fault;
  /** Another number for each that is announced. */
  readonly turn: number;
  /** The names of the fields that a person has changed since; null for all of them. */
  readonly corrected: Set<string | null>;
  /** Whether the focus follows it: until all components have been told of it. */
  isNews: boolean;
  /** What was given the focus because of it. */
  focused?: HTMLElement | undefined;
  /** Whether its source has stopped failing since. */
  isOver?: boolean;
}

/** So many in a row, while nobody presses anything, are news: a poll must not trap the keyboard. */
const mostInARow = 3;

let turn = 0;
let failures = new WeakMap<Fault, Map<string, Failure>>();

/** How many failures were news since anybody pressed anything. */
export let inARow = 0;

/** What comes from now on is news again. */
export function notePress(): void {
  inARow = 0;
}

/** The failure of a time. Where none is known, only what lay between tells two failures of one fault apart. */
export function failureOf(fault: Fault, time: string): Failure {
  const byTime = failures.get(fault) ?? new Map<string, Failure>();
  let failure = byTime.get(time);
  if (!failure || (failure.isOver && time === "")) {
    const isNews = inARow < mostInARow;
    if (isNews) {
      inARow += 1;
      turn += 1;
    }
    failure = { fault, turn, isNews, corrected: new Set() };
    failures.set(fault, byTime.set(time, failure));
  }
  return failure;
}

/** Takes the same errors for others from now on. */
export function forgetFailures(): void {
  failures = new WeakMap();
}

const corrections = createListeners();

/** Calls back at each correction. */
export const onCorrection: (listener: () => void) => () => void = corrections.subscribe;

/** Notes that a person has changed a field, or with null all of them: what was refused is there no more. */
export function correct(failure: Failure, field: string | null): void {
  failure.corrected.add(field);
  corrections.notify();
}

export function isCorrected({ corrected }: Failure, field: string | null): boolean {
  return corrected.has(null) || corrected.has(field);
}
