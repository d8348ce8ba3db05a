"use client";

import {
  type ForwardRefExoticComponent,
  forwardRef,
  type ReactNode,
  type RefAttributes,
  useContext,
  useEffect,
  useRef,
  useState,
} from "react";
import type { Fault } from "../core/fault.ts";
import type { ErrorMessageProps, ErrorMessageState } from "./error-message.tsx";
import { Icon } from "./icon.tsx";
import { choose, part } from "./parts.tsx";
import { PlanLimits } from "./plan-limits.tsx";
import { AmendsContext } from "./provider.tsx";
import { RemedyControl } from "./remedy-control.tsx";
import { RequestId } from "./request-id.tsx";
import { severityOf } from "./severity.ts";
import { useFault } from "./use-fault.ts";
import { useFaultText } from "./use-fault-text.ts";
import { useIsCovered } from "./use-rate-limits.ts";
import { type RemedyAction, useRemedyOrRetry } from "./use-remedy.ts";

/** What `ErrorPage` and `RateLimitBanner` change in a message. */
interface MessageProps extends ErrorMessageProps {
  readonly root?: "error-message" | "error-page" | "rate-limit-banner";
  readonly titleElement?: "div" | `h${1 | 2 | 3 | 4 | 5 | 6}`;
  /** Stands after the action. */
  readonly beside?: (state: ErrorMessageState) => ReactNode;
}

/** Every message of the kit about a fault. */
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
    limits,
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
  const { planLimits } = useContext(AmendsContext);
  if (!fault || !text || fault.type === "cancelled") return null;

  const state = { fault, text, remedy: remedy && withAttempt(remedy, noteAttempt) };
  const showsLimits = fault.remedy === "upgrade" && planLimits.length > 0;
  // A time that a banner tells is neither shown nor spoken again.
  const control = state.remedy && (
    <RemedyControl remedy={state.remedy} fault={fault} isTimed={!isBanner && !isCovered} />
  );
  return (
    <div
      data-type={fault.type}
      data-severity={severityOf(fault)}
      data-compact={isCompact ? "" : undefined}
      {...props}
      ref={ref}
      data-amends-part={root}
    >
      {part("icon", choose(icon, state, <Icon type={fault.type} />))}
      <div data-amends-part="content">
        {/* The words alone: neither a change of the button nor "Copied" has them announced again. */}
        <div key={failedAttempts} role={role ?? (isCovered ? "none" : "alert")} data-amends-part="text">
          {part("title", choose(title, state, text.title), titleElement)}
          {!isCompact && part("body", choose(body, state, text.body))}
          {!isCompact &&
            part("detail", choose(detail, state, fault.message !== null && <bdi lang="">{fault.message}</bdi>))}
        </div>
        {!isCompact && part("limits", choose(limits, state, showsLimits && <PlanLimits limits={planLimits} />))}
        {part("actions", withBeside(choose(action, state, control), beside?.(state)))}
        {!isCompact &&
          part("request-id", choose(requestId, state, fault.requestId !== null && <RequestId id={fault.requestId} />))}
      </div>
    </div>
  );
});

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
