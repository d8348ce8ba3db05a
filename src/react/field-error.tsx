"use client";

import {
  type ComponentPropsWithoutRef,
  type ForwardedRef,
  type ForwardRefExoticComponent,
  forwardRef,
  type ReactElement,
  type RefAttributes,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from "react";
import type { Violation } from "../core/fault.ts";
import { takeFocus } from "./focus.ts";
import { describe, fieldErrorsNear, fieldsNear } from "./form-controls.ts";
import { Icon } from "./icon.tsx";
import { type Failure, useFailure, useOnFailure } from "./use-failure.ts";
import { useI18n } from "./use-i18n.ts";
import { useLayoutEffect } from "./use-layout-effect.ts";
import { isWithin, messagesOf, violationsByField } from "./violations.ts";
import { Words } from "./words.tsx";

export interface FieldErrorProps extends Omit<ComponentPropsWithoutRef<"span">, "children"> {
  /** A mutation or query result, anything thrown, or a fault. Null and undefined: nothing failed. */
  readonly error: unknown;
  /** The `name` of the control in the same form. */
  readonly name: string;
}

/**
 * Says what the server refused about one field, and marks its control as invalid and described
 * by that. Renders nothing where it refused nothing, and once the person has edited the field.
 * After a failure the focus goes to the first such control, unless a summary took it or a
 * field is being edited. Other props and the ref go to its root.
 */
export const FieldError: ForwardRefExoticComponent<FieldErrorProps & RefAttributes<HTMLSpanElement>> = forwardRef<
  HTMLSpanElement,
  FieldErrorProps
>(function FieldError({ error, ...props }, ref) {
  const { name } = props;
  const failure = useFailure(error);
  const [edited, setEdited] = useState<Failure | null>(null);
  const violations = useMemo(
    () => failure && violationsByField(failure.fault.violations, [name]).get(name),
    [failure, name],
  );
  if (!failure || !violations || edited === failure) return null;
  return <Messages {...props} {...{ failure, violations }} rootRef={ref} onEdit={() => setEdited(failure)} />;
});

interface MessagesProps extends Omit<FieldErrorProps, "error"> {
  readonly failure: Failure;
  readonly violations: readonly Violation[];
  readonly onEdit: () => void;
  readonly rootRef: ForwardedRef<HTMLSpanElement>;
}

/** Apart, so that of a form's fields only those with errors do more than look. */
function Messages({ failure, violations, name, onEdit, rootRef, ...props }: MessagesProps): ReactElement | null {
  const i18n = useI18n();
  const ownId = useId();
  const id = props.id ?? ownId;
  const root = useRef<HTMLSpanElement>(null);
  const fields = useRef<readonly HTMLElement[]>([]);
  const [others, setOthers] = useState<readonly Violation[]>([]);
  const own = violations.filter((violation) => !others.includes(violation));
  useImperativeHandle(rootRef, () => root.current as HTMLSpanElement);

  // A violation of `items[0].name` may mean `items`, unless a FieldError of that very name is there too.
  useLayoutEffect(() => {
    if (!root.current || !violations.some((violation) => isWithin(violation, name))) return;
    const nearest = violationsByField(violations, fieldErrorsNear(root.current)).get(name);
    const theirs = violations.filter((violation) => !nearest?.includes(violation));
    setOthers((before) => (before.length + theirs.length > 0 ? theirs : before));
  }, [violations, name]);

  // After every render, for the app may have put another control there.
  useLayoutEffect(() => {
    fields.current = root.current ? fieldsNear(root.current, name) : [];
    const tree = root.current?.getRootNode();
    const undescribe = describe(fields.current, id);
    const onInput = ({ target }: Event): void => {
      if (fields.current.some((field) => field.contains(target as Node))) onEdit();
    };
    tree?.addEventListener("input", onInput, true);
    return () => {
      undescribe();
      tree?.removeEventListener("input", onInput, true);
    };
  });

  useOnFailure(failure, () => takeFocus(fields.current[0]));

  if (own.length === 0) return null;
  return (
    <span {...props} id={id} ref={root} data-amends-part="field-error" data-name={name}>
      <span data-amends-part="icon">
        <Icon type="invalid_request_error" />
      </span>
      <span data-amends-part="text">
        {messagesOf(failure.fault, own, i18n).map((message) => (
          <span key={message.text} data-amends-part="message">
            <Words {...message} />{" "}
          </span>
        ))}
      </span>
    </span>
  );
}
