"use client";

import { focusable, isField } from "./form-controls.ts";

let watchers = 0;
/** What had the focus when a form was last submitted, as long as nobody has typed since. */
let submittedFrom: Element | null = null;
/** What was given the focus in this round of effects. */
let taken: HTMLElement | null = null;

/** How often a person has pressed anything. */
export let presses = 0;

const follow = ({ type }: Event): void => {
  if (type === "click") presses += 1;
  else submittedFrom = type === "submit" ? document.activeElement : null;
};

/** Follows what a person does in forms, as long as anybody needs to know; returns what ends that. */
export function watchEditing(): () => void {
  const events = ["submit", "input", "click"];
  if (watchers++ === 0) for (const each of events) document.addEventListener(each, follow, true);
  return () => {
    if (--watchers === 0) for (const each of events) document.removeEventListener(each, follow, true);
  };
}

/** A field with the focus is being edited, unless the form was submitted from it and waits for an answer. */
function isBeingEdited(element: Element): boolean {
  const isEditable = isField(element) || (element as HTMLElement).isContentEditable;
  return isEditable && element !== submittedFrom && element !== taken;
}

/**
 * Gives the focus to the first of those who ask in one round of effects, which is the first
 * field; or to a summary, whenever it asks. Takes it from no field that is being edited.
 */
export function takeFocus(element: HTMLElement | null | undefined, isSummary = false): void {
  const { activeElement } = document;
  if (!element || (taken && !isSummary) || (activeElement && isBeingEdited(activeElement))) return;
  taken = focusable(element);
  taken.focus();
  queueMicrotask(() => {
    taken = null;
  });
}
