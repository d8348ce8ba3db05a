"use client";

import { useEffect, useId, useMemo, useRef, useState } from "react";
import { useTranslator } from "../host/use-translator.ts";
import { correct, type Failure, isCorrected } from "./failure.ts";
import { activeElement } from "./focus.ts";
import { fieldsNear } from "./form-controls.ts";
import { useCorrections, useFailure, useFollow } from "./use-failure.ts";
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
  /**
   * For the element with the messages, whose language may be another than the page's: with its `lang`
   * where all of them are in another one than the host shows, `""` for the server's words, whose
   * language nobody knows. Only while the field is invalid: a hint that stands in their place
   * otherwise has an id of its own.
   */
  readonly messageProps: { readonly id: string; readonly dir: "auto"; readonly lang?: string };
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
  const corrected = useCorrections(failure);
  const i18n = useTranslator();
  const id = useId();
  const byField = useViolationsByField(failure, fields);
  const [known] = useState(() => new Map<N, FieldErrors<N>>());
  const latest = useRef(failure);
  useEffect(() => {
    latest.current = failure;
  });

  const field = (name: N): FieldErrors<N> => {
    const violations = corrected && !isCorrected(corrected, name) ? byField.get(name) : undefined;
    const before = known.get(name);
    if (before?.invalid === false && !violations) return before;
    const said = failure && violations ? messagesOf(failure.fault, violations, i18n) : [];
    const messages = said.map(({ text }) => text);
    const [lang, ...otherLangs] = new Set(said.map((message) => message.lang));
    const mark = lang !== undefined && otherLangs.length === 0 ? { lang } : {};
    if (before && before.messages.join("\n") === messages.join("\n") && before.messageProps.lang === mark.lang)
      return before;
    const messageId = before?.messageProps.id ?? `${id}-${known.size}`;
    const invalid = messages.length > 0;
    const errors: FieldErrors<N> = {
      invalid,
      messages,
      inputProps: invalid
        ? {
            name,
            "aria-invalid": true,
            "aria-describedby": messageId,
            onInput: () => latest.current && correct(latest.current, name),
          }
        : { name },
      messageProps: { id: messageId, dir: "auto", ...mark },
    };
    known.set(name, errors);
    return errors;
  };

  const controlsOf = (name: N): readonly HTMLInputElement[] => {
    const place = byField.has(name) && placeOf(`${known.get(name)?.messageProps.id}`);
    return place ? fieldsNear(place, name) : [];
  };
  useFollow(failure, () => fields.flatMap(controlsOf), null);

  const unmatched = failure ? unmatchedMessagesOf(failure.fault, byField.get(undefined) ?? [], i18n) : [];
  return { field, unmatched: unmatched.map(({ text }) => text) };
}

/** Where a message is, or what it describes; else the form with the focus. Looked for outwards from the focus. */
function placeOf(messageId: string): Element | null | undefined {
  const id = JSON.stringify(messageId);
  const active = activeElement();
  let tree: Node | undefined = (active ?? document).getRootNode();
  for (; tree; tree = (tree as ShadowRoot).host?.getRootNode()) {
    const found = (tree as ShadowRoot).querySelector(`[id=${id}], [aria-describedby~=${id}]`);
    if (found) return found;
  }
  return active?.closest("form");
}

/** The violations of a failure by field, worked out once for a list of names, however often that is made anew. */
export function useViolationsByField(
  failure: Failure | null,
  fields: readonly string[],
): ReturnType<typeof violationsByField> {
  const fault = failure?.fault;
  const names = JSON.stringify(fields);
  return useMemo(() => violationsByField(fault?.violations ?? [], JSON.parse(names)), [fault, names]);
}
