"use client";

import {
  type ComponentPropsWithoutRef,
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
import { type Actions, type RemedyAction, useRemedy } from "./use-remedy.ts";

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
  readonly icon?: ErrorMessagePart;
  readonly title?: ErrorMessagePart;
  readonly body?: ErrorMessagePart;
  /** The server's own words, where they may be shown. */
  readonly detail?: ErrorMessagePart;
  /** The one thing to do: a button or a link. */
  readonly action?: ErrorMessagePart;
  readonly requestId?: ErrorMessagePart;
}

/**
 * Says what failed and offers what a person can do about it. Renders nothing where nothing
 * failed, and for what the app itself cancelled. Other props and the ref go to its root.
 */
export const ErrorMessage: ForwardRefExoticComponent<ErrorMessageProps & RefAttributes<HTMLDivElement>> = forwardRef<
  HTMLDivElement,
  ErrorMessageProps
>(function ErrorMessage(
  { error, actions, role = "alert", icon, title, body, detail, action, requestId, ...props },
  ref,
) {
  const fault = useFault(error);
  const text = useFaultText(fault);
  const remedy = useRemedy(error, { actions });
  const [failedAttempts, noteAttempt] = useFailedAttempts(fault);
  if (!fault || !text || fault.type === "cancelled") return null;

  const state = { fault, text, remedy: remedy && withAttempt(remedy, noteAttempt) };
  const part = (name: string, replacement: ErrorMessagePart, own: ReactNode): ReactNode => {
    const content = typeof replacement === "function" ? replacement(state) : replacement;
    const shown = content === undefined ? own : content;
    return shown !== null && shown !== false && <div data-amends-part={name}>{shown}</div>;
  };
  return (
    <div
      data-type={fault.type}
      data-severity={severities[fault.type]}
      {...props}
      ref={ref}
      data-amends-part="error-message"
    >
      {part("icon", icon, <Icon type={fault.type} />)}
      <div data-amends-part="content">
        {/* The words alone: neither a change of the button nor "Copied" has them announced again. */}
        <div key={failedAttempts} role={role} data-amends-part="text">
          {part("title", title, text.title)}
          {part("body", body, text.body)}
          {part("detail", detail, fault.message !== null && <bdi lang="">{fault.message}</bdi>)}
        </div>
        {part("actions", action, state.remedy && <RemedyControl remedy={state.remedy} />)}
        {part("request-id", requestId, fault.requestId !== null && <RequestId id={fault.requestId} />)}
      </div>
    </div>
  );
});

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
