"use client";

import { type ForwardRefExoticComponent, forwardRef, type ReactNode, type RefAttributes, useContext } from "react";
import { types } from "../../core/vocabulary.ts";
import { severityOf } from "../fault/severity.ts";
import { useFault } from "../fault/use-fault.ts";
import { useFaultText } from "../fault/use-fault-text.ts";
import { useIsCovered } from "../fault/use-rate-limits.ts";
import { useRemedy } from "../fault/use-remedy.ts";
import { MarkedRoot } from "../host/marked-root.tsx";
import { choose, part } from "../host/parts.tsx";
import { AmendsContext } from "../host/provider.tsx";
import { Words } from "../host/words.tsx";
import { Icon } from "./icon.tsx";
import type { ErrorMessageProps, ErrorMessageState } from "./message-props.ts";
import { PlanLimits } from "./plan-limits.tsx";
import { RemedyControl } from "./remedy-control.tsx";
import { RequestId } from "./request-id.tsx";

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
  const isCovered = useIsCovered(root === "error-message" ? fault : null);
  const isCompact = compact ?? isCovered;
  const remedy = useRemedy(error, { actions, retryFor: "wait" });
  const { planLimits } = useContext(AmendsContext);
  if (!fault || !text) return null;

  const state = { fault, text, remedy };
  const showsLimits = fault.remedy === "upgrade" && planLimits.length > 0;
  // A time that a banner tells is neither shown nor spoken again.
  const isTimed = root !== "rate-limit-banner" && !isCovered;
  const control = choose(action, state, remedy && <RemedyControl {...{ remedy, isTimed }} />);
  const next = beside?.(state);
  return (
    <MarkedRoot
      data-type={fault.type}
      data-severity={severityOf(fault)}
      data-compact={isCompact ? "" : undefined}
      {...props}
      rootRef={ref}
      data-amends-part={root}
    >
      {part("icon", choose(icon, state, <Icon name={types[fault.type].icon} />))}
      <div data-amends-part="content">
        {/* The words alone: neither a change of the button nor "Copied" has them announced again. */}
        <div key={remedy?.attempts ?? 0} role={role ?? (isCovered ? "none" : "alert")} data-amends-part="text">
          {part("title", choose(title, state, <Words text={text.title} lang={text.lang} />), titleElement)}
          {!isCompact && part("body", choose(body, state, <Words text={text.body} lang={text.lang} />))}
          {!isCompact &&
            part("detail", choose(detail, state, fault.message !== null && <bdi lang="">{fault.message}</bdi>))}
        </div>
        {!isCompact && part("limits", choose(limits, state, showsLimits && <PlanLimits limits={planLimits} />))}
        {part(
          "actions",
          next ? (
            <>
              {control}
              {next}
            </>
          ) : (
            control
          ),
        )}
        {!isCompact &&
          part("request-id", choose(requestId, state, fault.requestId !== null && <RequestId id={fault.requestId} />))}
      </div>
    </MarkedRoot>
  );
});
