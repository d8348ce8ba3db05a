"use client";

import { type RefObject, useEffect, useRef, useSyncExternalStore } from "react";
import { read } from "../../core/read.ts";
import { isSilent } from "../../core/vocabulary.ts";
import { resultIn } from "../fault/source.ts";
import { useFault } from "../fault/use-fault.ts";
import {
  type Corrections,
  correct,
  type Failure,
  failureOf,
  isCorrected,
  isPressedSince,
  onCorrection,
} from "./failure.ts";
import { listen, takeFocus, watchPerson } from "./focus.ts";

/**
 * How a form failed; null where it did not, where the app itself cancelled, and once the form was
 * reset. With a field's name null, too, once that was changed, and no other change renders.
 */
export function useFailure(source: unknown, field: string | null = null): Failure | null {
  const fault = useFault(source);
  // A bare value has no time: its identity tells two failures apart, and makes two faults of them.
  const times = resultIn(source) ? ["submittedAt", "errorUpdatedAt"].map((key) => read(resultIn(source), key)) : [];
  const time = times.join("");
  // Asked for in every render: the same fault at the same time is another failure where its source worked in between.
  const latest = (): Failure | null => (fault && !isSilent(fault) ? failureOf(fault, time) : null);
  const failure = useSyncExternalStore(subscribeToNothing, latest, latest);

  useEffect(watchPerson, []);
  const before = useRef(failure);
  useEffect(() => {
    if (!failure && before.current) before.current.isOver = true;
    before.current = failure;
  }, [failure]);

  const snapshot = (): boolean => failure !== null && isCorrected(failure.corrected, field);
  const isGone = useSyncExternalStore(onCorrection, snapshot, snapshot);
  return isGone ? null : failure;
}

const subscribeToNothing = () => () => {};

/** What a person has corrected of a failure; null of none. Renders after each correction. */
export function useCorrections(failure: Failure | null): Corrections | null {
  const snapshot = (): Corrections | null => failure?.corrected ?? null;
  return useSyncExternalStore(onCorrection, snapshot, snapshot);
}

/**
 * Gives the focus to what a failure is about, or to its summary, if it is news; and from then on
 * notes that a person changes the field of a name, or resets the form.
 */
export function useFollow(
  failure: Failure | null,
  fieldsOf: () => readonly HTMLInputElement[],
  field: string | null,
  summary?: RefObject<HTMLElement | null>,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a failure is about the same fields as long as it lasts.
  useEffect(() => {
    if (!failure) return;
    const fields = fieldsOf();
    if (failure.isNews) {
      takeFocus(failure, fields, summary?.current);
      void Promise.resolve().then(() => {
        failure.isNews = false;
      });
    }
    return listen((fields[0] ?? document).getRootNode(), ["input", "reset"], ({ type, target }) => {
      if (type === "input") {
        if (field !== null && fieldsOf().some((each) => each.contains(target as Node))) correct(failure, field);
        // Where nobody has pressed anything since, it is React that resets a form after its action.
      } else if (isPressedSince() && fieldsOf().some(({ form }) => form === target)) {
        correct(failure, null);
      }
    });
  }, [failure, field]);
}
