"use client";

import type { Fault, Violation } from "../../core/fault.ts";
import { matchField, toPath } from "../../core/field-path.ts";
import { faultText, violationText } from "../../i18n/fault-text.ts";
import type { I18n } from "../../i18n/host.ts";

/** A sentence about one input. */
export interface Message {
  readonly text: string;
  /**
   * `""` for the server's words, whose language nobody knows: they belong into a `<bdi>` with this `lang`.
   * A BCP 47 tag for words in another language than the host shows, undefined for those in that one.
   */
  readonly lang: string | undefined;
}

/**
 * Violations by the field that each means, in the server's order. Those that mean none of the
 * fields stand under undefined, so none is lost.
 */
export function violationsByField(
  violations: readonly Violation[],
  fields: readonly string[],
): ReadonlyMap<string | undefined, readonly Violation[]> {
  const byField = new Map<string | undefined, Violation[]>();
  const letters = fields.map((field) => lettersOf(toPath(field)));
  for (const violation of violations) {
    const { param, path } = violation;
    // At a glance: to compare every path with every name takes long where both are many.
    const within = lettersOf(path);
    const candidates = fields.filter((_, i) => within.includes(`${letters[i]}`));
    const exact = candidates.find((name) => name === param);
    const field = exact ?? (candidates.length > 0 ? matchField(path, candidates) : undefined);
    const others = byField.get(field);
    if (others) others.push(violation);
    else byField.set(field, [violation]);
  }
  return byField;
}

const lettersByFault = new WeakMap<Fault, readonly string[]>();

/** Whether a violation of a fault may mean a field: at a glance, for many fields ask it of one fault. */
export function mayMean(fault: Fault, field: string): boolean {
  const letters = lettersByFault.get(fault) ?? fault.violations.map(({ path }) => lettersOf(path));
  lettersByFault.set(fault, letters);
  if (letters.length === 0) return false;
  const wanted = lettersOf(toPath(field));
  return letters.some((each) => each.includes(wanted));
}

/** Whether a violation that means a field is about something within it. */
export function isWithin({ path }: Violation, field: string): boolean {
  const letters = lettersOf(toPath(field));
  return letters !== lettersOf(path) && letters !== lettersOf(path.slice(1)); // without a prefix
}

/** What no spelling changes. A field's are among those of whatever means it. */
function lettersOf(path: Violation["path"]): string {
  const letters = path.join("").toLowerCase();
  return letters.replace(/[\W_]+/g, "");
}

/**
 * What no field can say: the violations that mean none, or the failure itself where it names no
 * input at all. Never empty if the fields say nothing.
 */
export function unmatchedMessagesOf(
  fault: Fault,
  unmatched: readonly Violation[],
  i18n: I18n | undefined,
): readonly Message[] {
  if (fault.violations.length > 0) return unmatched.flatMap((violation) => messagesOf(fault, [violation], i18n));
  if (fault.message !== null) return [{ text: fault.message, lang: "" }];
  const { title, lang } = faultText(fault, i18n);
  return [{ text: title, lang }];
}

/**
 * Violations in words: the app's or the kit's, else the server's, else those of the fault. What
 * would stand there twice stands there once.
 */
export function messagesOf(fault: Fault, violations: readonly Violation[], i18n: I18n | undefined): readonly Message[] {
  const messages = violations.map((violation): Message => {
    const own = violationText(fault, violation, i18n);
    if (own) return { text: own.text, lang: own.lang };
    if (violation.message !== null) return { text: violation.message, lang: "" };
    const { body, lang } = faultText(fault, i18n);
    return { text: body, lang };
  });
  return messages.filter(({ text }, i) => messages.findIndex((other) => other.text === text) === i);
}
