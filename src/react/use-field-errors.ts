"use client";

import { useId, useMemo, useReducer, useState } from "react";
import { takeFocus } from "./focus.ts";
import { fieldsNear } from "./form-controls.ts";
import { type Failure, useFailure, useOnFailure } from "./use-failure.ts";
import { useI18n } from "./use-i18n.ts";
import { messagesOf, unmatchedMessagesOf, violationsByField } from "./violations.ts";

/** What is wrong with one field. */
export interface FieldErrors<N extends string = string> {
  readonly invalid: boolean;
  /** Sentences for the person; empty where nothing is wrong. */
  readonly messages: readonly string[];
  /** For the control. Its `onInput` takes this field's messages away: what they were about has been changed. */
  readonly inputProps: {
    readonly name: N;
    readonly "aria-invalid"?: true;
    readonly "aria-describedby"?: string;
    readonly onInput?: () => void;
  };
  /** For the element with the messages, whose language may be another than the page's. */
  readonly messageProps: { readonly id: string; readonly dir: "auto" };
}

/** The errors of a form's fields. */
export interface FormErrors<N extends string = string> {
  /** The same object until this field's errors change, so that a memoised field renders only then. */
  field(name: N): FieldErrors<N>;
  /** Sentences for a summary: about inputs that are none of the fields, or about the failure if it names no input. */
  readonly unmatched: readonly string[];
}

/**
 * What the server refused, field by field. A source is a mutation or query result, anything
 * thrown, or a fault; fields are the names of the form's controls, in its order. After a failure the
 * focus goes to the first invalid control, unless a summary took it or a field is being edited.
 * Never throws.
 */
export function useFieldErrors<const N extends string>(
  source: unknown,
  { fields }: { readonly fields: readonly N[] },
): FormErrors<N> {
  const failure = useFailure(source);
  const i18n = useI18n();
  const id = useId();
  const byField = useViolationsByField(failure, fields);
  const [edited, noteEdit] = useReducer(
    (before: Edited, name: string): Edited => {
      const names = before.failure === failure ? before.names : [];
      return { failure, names: [...names, name] };
    },
    { failure: null, names: [] },
  );
  const [known] = useState(() => new Map<N, FieldErrors<N>>());

  const field = (name: N): FieldErrors<N> => {
    const isEdited = edited.failure === failure && edited.names.includes(name);
    const violations = isEdited ? undefined : byField.get(name);
    const messages = failure && violations ? messagesOf(failure.fault, violations, i18n).map(({ text }) => text) : [];
    const before = known.get(name);
    if (before && before.messages.join("\n") === messages.join("\n")) return before;
    const messageId = before?.messageProps.id ?? `${id}-${known.size}`;
    const invalid = messages.length > 0;
    const errors: FieldErrors<N> = {
      invalid,
      messages,
      inputProps: invalid
        ? { name, "aria-invalid": true, "aria-describedby": messageId, onInput: () => noteEdit(name) }
        : { name },
      messageProps: { id: messageId, dir: "auto" },
    };
    known.set(name, errors);
    return errors;
  };

  useOnFailure(failure, () => {
    const first = fields.find((name) => byField.has(name));
    if (first === undefined) return;
    const message = document.getElementById(`${known.get(first)?.messageProps.id}`);
    takeFocus(fieldsNear(message ?? document.body, first)[0]);
  });

  const unmatched = failure ? unmatchedMessagesOf(failure.fault, byField.get(undefined) ?? [], i18n) : [];
  return { field, unmatched: unmatched.map(({ text }) => text) };
}

interface Edited {
  readonly failure: Failure | null;
  readonly names: readonly string[];
}

/** The violations of a failure by field, worked out once for a list of names, however often that is made anew. */
export function useViolationsByField(
  failure: Failure | null,
  fields: readonly string[],
): ReturnType<typeof violationsByField> {
  const fault = failure?.fault;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names count, not the array.
  return useMemo(() => violationsByField(fault?.violations ?? [], fields), [fault, JSON.stringify(fields)]);
}
