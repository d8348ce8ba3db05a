"use client";

import {
  type ForwardRefExoticComponent,
  forwardRef,
  type ReactNode,
  type RefAttributes,
  type RefCallback,
  useCallback,
  useContext,
} from "react";
import { types } from "../../core/vocabulary.ts";
import type { FaultText } from "../../i18n/catalog.ts";
import type { Reopening } from "../fault/reopening.ts";
import { severityOf } from "../fault/severity.ts";
import { refetchOf } from "../fault/source.ts";
import { useCooldown } from "../fault/use-cooldown.ts";
import { useFault } from "../fault/use-fault.ts";
import { useFaultText } from "../fault/use-fault-text.ts";
import { useCover } from "../fault/use-is-covered.ts";
import { useRemedy } from "../fault/use-remedy.ts";
import { MarkedRoot } from "../host/marked-root.tsx";
import { choose, part } from "../host/parts.tsx";
import { AmendsContext } from "../host/provider.tsx";
import { Words } from "../host/words.tsx";
import { Countdown } from "../wait/countdown.tsx";
import { Icon } from "./icon.tsx";
import type { ErrorMessageProps, ErrorMessageState } from "./message-props.ts";
import { PlanLimits } from "./plan-limits.tsx";
import { RemedyControl } from "./remedy-control.tsx";
import { RequestId } from "./request-id.tsx";
import { isFirstToSay } from "./say-once.ts";

/** What `ErrorPage` and `RateLimitBanner` change in a message. */
interface MessageProps extends ErrorMessageProps {
  readonly root?: "error-message" | "error-page" | "rate-limit-banner";
  readonly titleElement?: "div" | `h${1 | 2 | 3 | 4 | 5 | 6}`;
  /** In place of the actions. */
  readonly around?: (actions: ReactNode, state: ErrorMessageState, wait: Reopening | null) => ReactNode;
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
    around,
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
  const remedy = useRemedy(error, { actions, retryFor: "wait" });
  const wait = useCooldown(fault);
  // What a banner asks for again is none of the app's own actions, which may send something.
  const cover = useCover(root === "error-message" ? fault : null, remedy?.isRefetch ? refetchOf(error) : undefined);
  const isCompact = compact ?? cover !== "none";
  const { planLimits } = useContext(AmendsContext);
  const attempts = remedy?.attempts ?? 0;
  const spoken = role ?? (cover === "none" ? "alert" : "none");
  const words = useSaidOnce(spoken, attempts, text);
  if (!fault || !text) return null;

  const state = { fault, text, remedy };
  const showsLimits = fault.remedy === "upgrade" && planLimits.length > 0;
  const isTold = cover === "covered";
  // A button that only waits, or whose work the banner's does, says nothing in a line; one that was pressed keeps the focus.
  const isLeftOut = isTold && isCompact && attempts === 0 && (remedy?.isRefetch || remedy?.disabledUntil != null);
  const control = choose(
    action,
    state,
    remedy && !isLeftOut && <RemedyControl {...{ remedy, source: error, isTimed: !isTold }} />,
  );
  // The button says the time; of an action of the app's own we cannot know.
  const saysTime = control && (action !== undefined || (remedy?.run && remedy.disabledUntil !== null));
  const sentence = wait && !isTold && !saysTime && (
    <Countdown deadline={wait.at} estimated={wait.estimated} written="ready" />
  );
  const both =
    control || sentence ? (
      <>
        {control}
        {sentence}
      </>
    ) : null;
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
        <div key={attempts} ref={words} role={spoken} data-amends-part="text">
          {part("title", choose(title, state, <Words text={text.title} lang={text.lang} />), titleElement)}
          {!isCompact && part("body", choose(body, state, <Words text={text.body} lang={text.lang} />))}
          {!isCompact &&
            part("detail", choose(detail, state, fault.message !== null && <bdi lang="">{fault.message}</bdi>))}
        </div>
        {!isCompact && part("limits", choose(limits, state, showsLimits && <PlanLimits limits={planLimits} />))}
        {part("actions", around ? around(both, state, wait) : both)}
        {!isCompact &&
          part("request-id", choose(requestId, state, fault.requestId !== null && <RequestId id={fault.requestId} />))}
      </div>
    </MarkedRoot>
  );
});

/** Has equal words of several messages announced once; those of another try by the person here always are. */
function useSaidOnce(role: string | undefined, attempts: number, text: FaultText | null): RefCallback<HTMLDivElement> {
  const { title, body } = text ?? {};
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words are spoken anew.
  return useCallback(
    (element: HTMLDivElement | null) => {
      // By script, before anybody hears: a render for each of five hundred would be felt.
      if (element && role === "alert" && attempts === 0)
        element.setAttribute("role", isFirstToSay(element) ? role : "none");
    },
    [role, attempts, title, body],
  );
}
