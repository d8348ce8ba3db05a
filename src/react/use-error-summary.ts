"use client";

import { type MouseEventHandler, type RefObject, useCallback, useRef } from "react";
import { takeFocus } from "./focus.ts";
import { fieldsNear, formAbout, reveal } from "./form-controls.ts";
import { type Failure, useFailure, useOnFailure } from "./use-failure.ts";
import { useViolationsByField } from "./use-field-errors.ts";
import { useI18n } from "./use-i18n.ts";
import { type Message, messagesOf, unmatchedMessagesOf } from "./violations.ts";

/** A line of a summary. */
export interface ErrorSummaryItem extends Message {
  /** `#` and the field's name; null where no field is meant, and there is nowhere to go. */
  readonly href: string | null;
}

/** What is wrong with a form. */
export interface ErrorSummaryList {
  /** Never empty. In the order of the fields, then what means none of them. */
  readonly items: readonly ErrorSummaryItem[];
  /** For the element around the list: it takes the focus after each failure, and its links go to their fields. */
  readonly summaryProps: {
    readonly ref: (element: HTMLElement | null) => void;
    readonly tabIndex: -1;
    readonly onClick: MouseEventHandler<HTMLElement>;
  };
}

/**
 * What the server refused, as a list that leads to the fields; null where nothing failed. A source
 * is a mutation or query result, anything thrown, or a fault; fields are the names of the
 * form's controls, in its order. What a person corrects stays listed until they submit again,
 * for a list that shrinks would move the field under their hands. Never throws.
 */
export function useErrorSummary(
  source: unknown,
  { fields }: { readonly fields: readonly string[] },
): ErrorSummaryList | null {
  const element = useRef<HTMLElement | null>(null);
  const ref = useCallback((current: HTMLElement | null) => {
    element.current = current;
  }, []);
  const summary = useSummary(source, fields, element);
  return summary && { items: summary.items, summaryProps: { ref, tabIndex: -1, onClick: summary.onClick } };
}

/** The same, for an element of the kit's own. */
export function useSummary(
  source: unknown,
  fields: readonly string[],
  element: RefObject<HTMLElement | null>,
  onAnother?: () => void,
): { failure: Failure; items: readonly ErrorSummaryItem[]; onClick: MouseEventHandler<HTMLElement> } | null {
  const failure = useFailure(source);
  const i18n = useI18n();
  const byField = useViolationsByField(failure, fields);
  useOnFailure(failure, (isAnother) => {
    takeFocus(element.current, true);
    if (isAnother) onAnother?.();
  });
  if (!failure) return null;

  const { fault } = failure;
  const linked = [...new Set(fields)].flatMap((name) =>
    messagesOf(fault, byField.get(name) ?? [], i18n).map((message) => ({ ...message, href: `#${name}` })),
  );
  const unlinked = unmatchedMessagesOf(fault, byField.get(undefined) ?? [], i18n);
  const onClick: MouseEventHandler<HTMLElement> = (event) => {
    const href = (event.target as Element).closest("a")?.getAttribute("href");
    const name = fields.find((each) => href === `#${each}`);
    if (name === undefined) return;
    event.preventDefault(); // the hash would be a step in the history, and a router's business
    const [field] = fieldsNear(formAbout(event.currentTarget), name);
    if (field) reveal(field);
  };
  return { failure, items: [...linked, ...unlinked.map((message) => ({ ...message, href: null }))], onClick };
}
