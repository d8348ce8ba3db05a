"use client";

import { type MouseEventHandler, type RefObject, useCallback, useRef } from "react";
import { useTranslator } from "../host/use-translator.ts";
import type { Failure } from "./failure.ts";
import { fieldsNear, formAbout, reveal } from "./form-controls.ts";
import { useFailure, useFollow } from "./use-failure.ts";
import { useViolationsByField } from "./use-field-errors.ts";
import { type Message, messagesOf, unmatchedMessagesOf } from "./violations.ts";

/** A line of a summary. */
export interface ErrorSummaryItem<N extends string = string> extends Message {
  /** The field that is meant, or null where it is none. */
  readonly name: N | null;
  /** `#` and the field's name; null where there is nowhere to go. */
  readonly href: string | null;
}

/** What is wrong with a form. */
export interface ErrorSummaryList<N extends string = string> {
  /** Never empty. In the order of the fields, then what means none of them. */
  readonly items: readonly ErrorSummaryItem<N>[];
  /** For the element around the list: it is given the focus after each failure, and its links go to their fields. */
  readonly summaryProps: {
    readonly ref: (element: HTMLElement | null) => void;
    readonly onClick: MouseEventHandler<HTMLElement>;
  };
}

/**
 * What the server refused, as a list that leads to the fields; null where nothing failed. A source
 * is a mutation or query result, anything thrown, or a fault; fields are the names of the
 * form's controls, in its order. What a person corrects stays listed until they submit again,
 * for a list that shrinks would move the field under their hands. Never throws.
 */
export function useErrorSummary<const N extends string>(
  source: unknown,
  { fields }: { readonly fields: readonly N[] },
): ErrorSummaryList<N> | null {
  const element = useRef<HTMLElement | null>(null);
  const ref = useCallback((current: HTMLElement | null) => {
    element.current = current;
  }, []);
  const summary = useSummary(useFailure(source), fields, element);
  return summary && { items: summary.items, summaryProps: { ref, onClick: summary.onClick } };
}

/** The same, for an element of the kit's own. */
export function useSummary<N extends string>(
  failure: Failure | null,
  fields: readonly N[],
  summary: RefObject<HTMLElement | null>,
): { items: readonly ErrorSummaryItem<N>[]; onClick: MouseEventHandler<HTMLElement> } | null {
  const i18n = useTranslator();
  const byField = useViolationsByField(failure, fields);
  const fieldsOf = (name?: string) => (summary.current ? fieldsNear(formAbout(summary.current), name) : []);
  useFollow(failure, fieldsOf, null, summary);
  if (!failure) return null;

  const { fault } = failure;
  const linked = [...new Set(fields)].flatMap((name) =>
    messagesOf(fault, byField.get(name) ?? [], i18n).map((message) => ({ ...message, name, href: `#${name}` })),
  );
  const unlinked = unmatchedMessagesOf(fault, byField.get(undefined) ?? [], i18n);
  const onClick: MouseEventHandler<HTMLElement> = (event) => {
    const href = (event.target as Element).closest("a")?.getAttribute("href");
    const name = fields.find((each) => href === `#${each}`);
    if (name === undefined) return;
    event.preventDefault(); // the hash would be a step in the history, and a router's business
    reveal(fieldsOf(name));
  };
  return { items: [...linked, ...unlinked.map((message) => ({ ...message, name: null, href: null }))], onClick };
}
