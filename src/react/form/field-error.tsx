"use client";

import {
  type ComponentPropsWithoutRef,
  type ForwardedRef,
  forwardRef,
  memo,
  type NamedExoticComponent,
  type ReactElement,
  type RefAttributes,
  useId,
  useMemo,
  useRef,
  useState,
} from "react";
import { classify } from "../../core/classify.ts";
import type { Amends } from "../../core/config.ts";
import type { Fault, Violation } from "../../core/fault.ts";
import { read } from "../../core/read.ts";
import { isUnread } from "../../core/unread.ts";
import { noFailure, thrownBy } from "../fault/source.ts";
import { MarkedRoot } from "../host/marked-root.tsx";
import { choose, type Part, part } from "../host/parts.tsx";
import { useAmends } from "../host/provider.tsx";
import { useTranslator } from "../host/use-translator.ts";
import { Words } from "../host/words.tsx";
import { Icon } from "../message/icon.tsx";
import type { Failure } from "./failure.ts";
import { tieMessage, untied } from "./field-ties.ts";
import { fieldErrorsNear, fieldsNear } from "./form-controls.ts";
import { useFailure, useFollow } from "./use-failure.ts";
import { useRoot } from "./use-root.ts";
import { isWithin, type Message, mayMean, messagesOf, violationsByField } from "./violations.ts";

/** What a field's message is made of. */
export interface FieldErrorState {
  readonly fault: Fault;
  /** Never empty. */
  readonly messages: readonly Message[];
}

/** Content in place of a part's own; null leaves the part out. */
export type FieldErrorPart = Part<FieldErrorState>;

export interface FieldErrorProps extends Omit<ComponentPropsWithoutRef<"span">, "children"> {
  /** A mutation or query result, anything thrown, or a fault. Null and undefined: nothing failed. */
  readonly error: unknown;
  /** The `name` of the control in the same form. */
  readonly name: string;
  readonly icon?: FieldErrorPart;
  readonly text?: FieldErrorPart;
}

/** Under which configuration props were last rendered. */
const configurations = new WeakMap<object, Amends>();

/**
 * Says what the server refused about one field, and marks its control as invalid and described
 * by that. Renders nothing where it refused nothing, and once the person has edited the field or
 * reset the form. After a failure the focus goes to the first such control, unless a summary took
 * it or a field is being edited. Other props and the ref go to its root.
 *
 * Of a form's many only those render that a failure is about, however often the form itself does.
 */
export const FieldError: NamedExoticComponent<FieldErrorProps & RefAttributes<HTMLSpanElement>> = memo(
  forwardRef<HTMLSpanElement, FieldErrorProps>(function FieldError(given, ref) {
    const { error, ...props } = given;
    const { name, id } = props;
    configurations.set(given, useAmends());
    const failure = useFailure(error, name);
    const violations = useMemo(
      () => failure && violationsByField(failure.fault.violations, [name]).get(name),
      [failure, name],
    );
    return failure && violations ? <Messages key={id} {...props} {...{ failure, violations }} rootRef={ref} /> : null;
  }),
  isUnaffected,
);
/** Whether a field may be left as it is: only the error has changed, and neither error is about this field. */
function isUnaffected(before: FieldErrorProps, after: FieldErrorProps): boolean {
  const amends = configurations.get(before);
  const isAboutOthers = ({ error, name }: FieldErrorProps): boolean => {
    const thrown = thrownBy(error);
    if (thrown === noFailure) return true;
    const fault = amends && !isUnread(thrown) && classify(thrown, amends);
    return fault ? !mayMean(fault, name) : fault === null;
  };
  const isEqual = (key: string): boolean => Object.is(read(before, key), read(after, key));
  const others = Object.keys({ ...before, ...after }).filter((key) => key !== "error");
  return amends !== undefined && others.every(isEqual) && isAboutOthers(before) && isAboutOthers(after);
}

interface MessagesProps extends Omit<FieldErrorProps, "error"> {
  readonly failure: Failure;
  readonly violations: readonly Violation[];
  readonly rootRef: ForwardedRef<HTMLSpanElement>;
}

/** Apart, so that of a form's fields only those with errors do more than look. */
function Messages({ failure, violations, name, icon, text, rootRef, ...props }: MessagesProps): ReactElement | null {
  const i18n = useTranslator();
  const ownId = useId();
  const id = props.id ?? ownId;
  const tied = useRef(untied);
  const [others, setOthers] = useState<readonly Violation[]>([]);
  const ownViolations = violations.filter((violation) => !others.includes(violation));
  const isShown = ownViolations.length > 0;

  const root = useRoot(rootRef, isShown, (element) => {
    tied.current = tieMessage(id, tied.current, element ? fieldsNear(element, name) : []);
    // A violation of `items[0].name` may mean `items`, unless a FieldError of that very name is there too.
    if (!element || !violations.some((violation) => isWithin(violation, name))) return;
    const nearest = violationsByField(violations, fieldErrorsNear(element)).get(name) ?? [];
    if (nearest.length !== ownViolations.length)
      setOthers(violations.filter((violation) => !nearest.includes(violation)));
  });
  useFollow(failure, () => tied.current.fields, name);

  if (!isShown) return null;
  const messages = messagesOf(failure.fault, ownViolations, i18n);
  const state = { fault: failure.fault, messages };
  const sentences = messages.map((message) => (
    <span key={message.text} data-amends-part="message">
      <Words {...message} />{" "}
    </span>
  ));
  return (
    <MarkedRoot as="span" {...props} id={id} rootRef={root} data-amends-part="field-error" data-name={name}>
      {part("icon", choose(icon, state, <Icon name="mark" />), "span")}
      {part("text", choose(text, state, sentences), "span")}
    </MarkedRoot>
  );
}
