"use client";

import { type ForwardRefExoticComponent, forwardRef, type ReactNode, type RefAttributes, useState } from "react";
import { severityOf } from "../fault/severity.ts";
import { choose, part } from "../host/parts.tsx";
import { Words } from "../host/words.tsx";
import { Message } from "../message/message.tsx";
import type { ErrorMessageProps } from "../message/message-props.ts";
import { fieldsNear, formAbout, labelOf, nameOf } from "./form-controls.ts";
import { type ErrorSummaryItem, useSummary } from "./use-error-summary.ts";
import { useFailure } from "./use-failure.ts";
import { useRoot } from "./use-root.ts";

/** What a line of a summary is made of. */
export interface ErrorSummaryItemState extends ErrorSummaryItem {
  /** How the page names the field; empty where it does not, or where no field is meant. */
  readonly label: string;
}

export interface ErrorSummaryProps extends Omit<ErrorMessageProps, "body" | "detail" | "compact"> {
  /** The names of the form's controls, in its order. Default: those that are on the page. */
  readonly fields?: readonly string[] | undefined;
  /** Content in place of a line's own; null leaves the line out. A link to its `href` leads to the field. */
  readonly item?: ((state: ErrorSummaryItemState) => ReactNode) | undefined;
}

/**
 * Lists what the server refused, with links to the fields; a failure that names no input shows as
 * in `ErrorMessage`. Belongs at the top of a form, or above it. Takes the focus after each failure,
 * but from no field that is being edited. Renders nothing where nothing failed, and once the form
 * was reset. Other props and the ref go to its root.
 */
export const ErrorSummary: ForwardRefExoticComponent<ErrorSummaryProps & RefAttributes<HTMLDivElement>> = forwardRef<
  HTMLDivElement,
  ErrorSummaryProps
>(function ErrorSummary({ error, fields, item, actions, role, icon, title, limits, action, requestId, ...props }, ref) {
  const failure = useFailure(error);
  const [onPage, setOnPage] = useState("[]");
  const root = useRoot(ref, failure !== null, (element) => {
    if (!element) return;
    const now = JSON.stringify(fieldsNear(formAbout(element)).map((field) => [nameOf(field), labelOf(field)]));
    if (now !== onPage) setOnPage(now);
  });
  const labels = new Map<string, string>(JSON.parse(onPage));
  const summary = useSummary(failure, fields ?? [...labels.keys()], root);

  if (!failure || !summary) return null;
  const { fault } = failure;
  const lines = summary.items.map((each, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be equal, and none keeps a state.
    <Line key={index} item={{ ...each, label: labels.get(each.name ?? "") ?? "" }} render={item} />
  ));
  const list = { body: <ul>{lines}</ul>, detail: null, requestId: requestId ?? null };
  return (
    <div
      data-type={fault.type}
      data-severity={severityOf(fault)}
      {...props}
      ref={root}
      data-amends-part="error-summary"
    >
      {/* Its alert is not the element that takes the focus, or screen readers would say only one of the two. */}
      <Message
        key={failure.occurrence} // an alert is announced when it appears
        titleElement="h2"
        {...{ error, actions, role, icon, title, limits, action, requestId }}
        {...(fault.violations.length > 0 && list)}
        onClick={summary.onClick}
      />
    </div>
  );
});

interface LineProps {
  readonly item: ErrorSummaryItemState;
  readonly render: ErrorSummaryProps["item"];
}

function Line({ item, render }: LineProps): ReactNode {
  const { href, text, label } = item;
  // "Field required" says nothing in a list, and "Enter your email" does without its label.
  const said = wordsOf(text);
  const needsLabel = wordsOf(label).some((word) => !said.includes(word));
  const words = <Words {...item} />;
  const own = (
    <>
      {part("label", needsLabel && `${label} `, "span")}
      {href === null ? words : <a href={href}>{words}</a>}
    </>
  );
  return part("item", choose(render, item, own), "li");
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}
