"use client";

import {
  type ForwardRefExoticComponent,
  forwardRef,
  type ReactElement,
  type RefAttributes,
  useImperativeHandle,
  useReducer,
  useRef,
  useState,
} from "react";
import type { ErrorMessageProps } from "./error-message.tsx";
import { captionOf, fieldsNear, formAbout, nameOf } from "./form-controls.ts";
import { Message } from "./message.tsx";
import { type ErrorSummaryItem, useSummary } from "./use-error-summary.ts";
import { useLayoutEffect } from "./use-layout-effect.ts";
import { Words } from "./words.tsx";

export interface ErrorSummaryProps extends Omit<ErrorMessageProps, "body" | "detail" | "compact"> {
  /** The names of the form's controls, in its order. Default: those that are on the page. */
  readonly fields?: readonly string[] | undefined;
}

/**
 * Lists what the server refused, with links to the fields; a failure that names no input shows as
 * in `ErrorMessage`. Belongs at the top of a form, or above it. Takes the focus after each failure,
 * but from no field that is being edited. Renders nothing where nothing failed. Other props
 * and the ref go to its root.
 */
export const ErrorSummary: ForwardRefExoticComponent<ErrorSummaryProps & RefAttributes<HTMLDivElement>> = forwardRef<
  HTMLDivElement,
  ErrorSummaryProps
>(function ErrorSummary({ error, fields, actions, role, icon, title, action, requestId, ...props }, ref) {
  const root = useRef<HTMLDivElement>(null);
  const [onPage, setOnPage] = useState("[]");
  const labels = new Map<string, string>(JSON.parse(onPage));
  // An alert is announced when it appears; one that follows on another has to appear again.
  const [alerts, noteAlert] = useReducer((before: number) => before + 1, 0);
  const summary = useSummary(error, fields ?? [...labels.keys()], root, noteAlert);
  useImperativeHandle(ref, () => root.current as HTMLDivElement);

  // After every render, for a form may change; and before the browser paints, for what it shows is announced.
  useLayoutEffect(() => {
    const current = root.current && JSON.stringify(labelsAbout(root.current));
    if (current && current !== onPage) setOnPage(current);
  });

  if (!summary) return null;
  const { failure, items, onClick } = summary;
  const namesInputs = failure.fault.violations.length > 0;
  return (
    <div {...props} ref={root} tabIndex={-1} data-amends-part="error-summary">
      {/* Its alert is not the element that takes the focus, or screen readers would say only one of the two. */}
      <Message
        key={alerts}
        titleElement="h2"
        {...{ error, actions, role, icon, title, action, onClick }}
        body={namesInputs ? <Items items={items} labels={labels} /> : undefined}
        detail={namesInputs ? null : undefined}
        requestId={namesInputs && requestId === undefined ? null : requestId}
      />
    </div>
  );
});

/** The names of what a summary can link to, in the page's order, and how a person knows each: the first words of its caption. */
function labelsAbout(summary: Element): readonly (readonly [name: string, label: string])[] {
  return fieldsNear(formAbout(summary)).map((field) => {
    const words = [...(captionOf(field)?.childNodes ?? [])].map((node) => node.textContent?.replace(/[\s*:]+$/, ""));
    return [nameOf(field), words.find(Boolean)?.trim() ?? ""];
  });
}

interface ItemsProps {
  readonly items: readonly ErrorSummaryItem[];
  readonly labels: ReadonlyMap<string, string>;
}

function Items({ items, labels }: ItemsProps): ReactElement {
  return (
    <ul>
      {items.map((item, index) => {
        const { href, text } = item;
        const label = labels.get(`${href?.slice(1)}`) ?? "";
        // "Field required" says nothing in a list, and "Enter your email" does without its label.
        const isNamed = text.toLowerCase().includes(label.toLowerCase());
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be equal, and none keeps a state.
          <li key={index}>
            {!isNamed && <span data-amends-part="label">{label}</span>}{" "}
            {href === null ? (
              <Words {...item} />
            ) : (
              <a href={href}>
                <Words {...item} />
              </a>
            )}
          </li>
        );
      })}
    </ul>
  );
}
