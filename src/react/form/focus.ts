"use client";

import { type Failure, forgetFailures, notePress } from "./failure.ts";
import { focusFirst, isField } from "./form-controls.ts";

let watchers = 0;
/** What had the focus when a form was last submitted, as long as nobody has typed since. */
let submittedFrom: Element | null = null;
/** Of the last failure. */
let form: Element | null | undefined;

function follow({ type, key, ctrlKey, metaKey }: Event & Partial<KeyboardEvent>): void {
  if (type === "input") submittedFrom = null;
  if (type === "submit") submittedFrom = activeElement();
  // Keys that type or move about press nothing.
  if (type === "click" || type === "submit" || key === "Enter" || ctrlKey || metaKey) notePress();
}

/** Follows what a person does for as long as a component needs to know. Returns the unsubscribe function. */
export function watchPerson(): () => void {
  watchers += 1;
  const unwatch = listen(document, ["click", "keydown", "submit", "input"], follow);
  return () => {
    watchers -= 1;
    // Later, for one step of a form may be about to take the place of another.
    void Promise.resolve().then(() => {
      if (watchers > 0) return;
      unwatch();
      notePress();
      // Where the form is gone, too, what comes with the same error is another one.
      if (!form?.isConnected) forgetFailures();
    });
  };
}

/** Listens before anybody else does. The same listener is called once for each event. Returns the unsubscribe function. */
export function listen(tree: Node, types: readonly string[], listener: (event: Event) => void): () => void {
  for (const each of types) tree.addEventListener(each, listener, true);
  return () => {
    for (const each of types) tree.removeEventListener(each, listener, true);
  };
}

/** What has the focus, in whatever shadow tree that is. */
export function activeElement(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

/** A field with the focus is being edited, unless the form was submitted from it and waits for an answer. */
function isBeingEdited(element: Element): boolean {
  return element !== submittedFrom && (isField(element) || (element as HTMLElement).isContentEditable);
}

/**
 * Gives the focus to the first of those who ask because of a failure, which is the first
 * field; or to a summary, whenever it asks. Takes it from no field that is being edited.
 */
export function takeFocus(
  failure: Failure,
  fields: readonly HTMLElement[],
  summary: HTMLElement | null | undefined,
): void {
  const active = activeElement();
  form = (summary ?? fields[0])?.closest("form");
  if (failure.focused ? !summary : active && isBeingEdited(active)) return;
  if (summary && !summary.hasAttribute("tabindex")) {
    summary.tabIndex = -1;
    summary.addEventListener("blur", loseFocus);
  }
  failure.focused = focusFirst(summary ? [summary] : fields);
}

/** A summary can take the focus only as long as it has it, or a click into it would take it again. */
function loseFocus({ currentTarget }: Event): void {
  // Where only the window has lost it, it is on the element still.
  if (activeElement() !== currentTarget) (currentTarget as Element).removeAttribute("tabindex");
}
