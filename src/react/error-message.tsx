"use client";

import {
  type ComponentPropsWithoutRef,
  type ElementType,
  type ForwardRefExoticComponent,
  forwardRef,
  type ReactNode,
  type RefAttributes,
  useEffect,
  useRef,
  useState,
} from "react";
import type { Fault } from "../core/fault.ts";
import type { FaultText } from "../i18n/catalog.ts";
import { Icon } from "./icon.tsx";
import { RemedyControl } from "./remedy-control.tsx";
import { RequestId } from "./request-id.tsx";
import { severities } from "./severity.ts";
import { useFault } from "./use-fault.ts";
import { useFaultText } from "./use-fault-text.ts";
import { useIsCovered } from "./use-rate-limits.ts";
import { type Actions, type RemedyAction, useRemedyOrRetry } from "./use-remedy.ts";

/** What a message is made of. */
export interface ErrorMessageState {
  readonly fault: Fault;
  readonly text: FaultText;
  /** Null where there is nothing to offer. */
  readonly remedy: RemedyAction | null;
}

/** Content in place of a part's own; null leaves the part out. */
export type ErrorMessagePart = ReactNode | ((state: ErrorMessageState) => ReactNode);

export interface ErrorMessageProps extends Omit<ComponentPropsWithoutRef<"div">, "title" | "children"> {
  /** A query or mutation result, anything thrown, or a fault. Null and undefined: nothing failed. */
  readonly error: unknown;
  /** What to do for a remedy, before what is configured; a mutation's `retry`, for instance. */
  readonly actions?: Actions | undefined;
  /** Of the words that are announced. Default: `alert`. `status` waits for a pause, `none` is silent. */
  readonly role?: ComponentPropsWithoutRef<"div">["role"];
  /** A line: icon, title and action. Default: where a `RateLimitBanner` says the rest for all messages. */
  readonly compact?: boolean | undefined;
  readonly icon?: ErrorMessagePart;
  readonly title?: ErrorMessagePart;
  readonly body?: ErrorMessagePart;
  /** The server's own words, where they may be shown. */
  readonly detail?: ErrorMessagePart;
  /** The one thing to do: a button or a link. */
  readonly action?: ErrorMessagePart;
  readonly requestId?: ErrorMessagePart;
}

/** What `ErrorPage` and `RateLimitBanner` change in a message. */
interface MessageProps extends ErrorMessageProps {
  readonly root?: "error-message" | "error-page" | "rate-limit-banner";
  readonly titleElement?: "div" | `h${1 | 2 | 3 | 4 | 5 | 6}`;
  /** Stands after the action. */
  readonly beside?: (state: ErrorMessageState) => ReactNode;
}

export const Message: ForwardRefExoticComponent<MessageProps & RefAttributes<HTMLDivElement>> = forwardRef<
  HTMLDivElement,
  MessageProps
>(function ErrorMessage(
  {
    error,
    actions,
    root = "error-message",
    titleElement = "div",
    beside,
    compact,
    role,
    icon,
    title,
    body,
    detail,
    action,
    requestId,
    ...props
  },
  ref,
) {
  const fault = useFault(error);
  const text = useFaultText(fault);
  const isBanner = root === "rate-limit-banner";
  const isCovered = useIsCovered(root === "error-message" ? fault : null);
  const isCompact = compact ?? isCovered;
  const remedy = useRemedyOrRetry(error, actions, isBanner || isCovered ? "wait" : undefined);
  const [failedAttempts, noteAttempt] = useFailedAttempts(fault);
  if (!fault || !text || fault.type === "cancelled") return null;

  const state = { fault, text, remedy: remedy && withAttempt(remedy, noteAttempt) };
  const choose = (replacement: ErrorMessagePart, own: ReactNode): ReactNode => {
    const content = typeof replacement === "function" ? replacement(state) : replacement;
    return content === undefined ? own : content;
  };
  const part = (name: string, content: ReactNode, Element: ElementType = "div"): ReactNode =>
    content !== null && content !== false && <Element data-amends-part={name}>{content}</Element>;
  // A time that a banner tells is neither shown nor spoken again.
  const control = state.remedy && (
    <RemedyControl remedy={state.remedy} fault={fault} isTimed={!isBanner && !isCovered} />
  );
  return (
    <div
      data-type={fault.type}
      data-severity={severities[fault.type]}
      data-compact={isCompact ? "" : undefined}
      {...props}
      ref={ref}
      data-amends-part={root}
    >
      {part("icon", choose(icon, <Icon type={fault.type} />))}
      <div data-amends-part="content">
        {/* The words alone: neither a change of the button nor "Copied" has them announced again. */}
        <div key={failedAttempts} role={role ?? (isCovered ? "none" : "alert")} data-amends-part="text">
          {part("title", choose(title, text.title), titleElement)}
          {!isCompact && part("body", choose(body, text.body))}
          {!isCompact && part("detail", choose(detail, fault.message !== null && <bdi lang="">{fault.message}</bdi>))}
        </div>
        {part("actions", withBeside(choose(action, control), beside?.(state)))}
        {!isCompact &&
          part("request-id", choose(requestId, fault.requestId !== null && <RequestId id={fault.requestId} />))}
      </div>
    </div>
  );
});

/**
 * Says what failed and offers what a person can do about it. Renders nothing where nothing
 * failed, and for what the app itself cancelled. Other props and the ref go to its root.
 */
export const ErrorMessage: ForwardRefExoticComponent<ErrorMessageProps & RefAttributes<HTMLDivElement>> = Message;

function withBeside(control: ReactNode, beside: ReactNode): ReactNode {
  if (!beside) return control;
  return (
    <>
      {control}
      {beside}
    </>
  );
}

/** Counts what a person tried that ended in another failure: its words may be the same, and are news all the same. */
function useFailedAttempts(fault: Fault | null): [count: number, noteAttempt: () => void] {
  const [count, setCount] = useState(0);
  const tried = useRef<Fault | null>(null);
  useEffect(() => {
    if (!tried.current || tried.current === fault) return;
    tried.current = null;
    setCount((before) => before + 1);
  }, [fault]);
  const noteAttempt = (): void => {
    tried.current = fault;
  };
  return [count, noteAttempt];
}

function withAttempt(remedy: RemedyAction, noteAttempt: () => void): RemedyAction {
  if (remedy.run === undefined) return remedy;
  const { run } = remedy;
  return {
    ...remedy,
    run: () => {
      noteAttempt();
      return run();
    },
  };
}
