"use client";

import {
  type ForwardRefExoticComponent,
  forwardRef,
  type ReactElement,
  type ReactNode,
  type RefAttributes,
} from "react";
import type { Reopening } from "../fault/reopening.ts";
import { useFault } from "../fault/use-fault.ts";
import type { RemedyAction } from "../fault/use-remedy.ts";
import { Message } from "../message/message.tsx";
import type { ErrorMessageProps } from "../message/message-props.ts";
import { Countdown } from "../wait/countdown.tsx";
import { useAutoRetry, useNoteSuccess } from "./auto-retry.ts";
import { Lines, type OutageBannerProps } from "./outage-banner.tsx";

/** With an `error` a message about that one; it stays until the failure does. */
interface OneRateLimitProps extends Omit<ErrorMessageProps, "compact"> {
  /** Whether it is tried again by itself, once, when the time to wait is over. Default: false. */
  readonly autoRetry?: boolean;
}

/** Without an `error` a banner of every limit, as `OutageBanner` is of all outages. */
type AllRateLimitsProps = OutageBannerProps & { readonly autoRetry?: never };

export type RateLimitBannerProps = OneRateLimitProps | AllRateLimitsProps;

/**
 * Says of an `error` (a query or mutation result, anything thrown, or a fault) that there were too many requests and,
 * where that is known, how long to wait: as `ErrorMessage`, and `autoRetry` tries again by itself when the time is
 * over. Without an `error` it says so of every limit, once for the page, as `OutageBanner` does of limits and all other
 * outages. Renders nothing where nothing failed. Other props and the ref go to its root.
 */
export const RateLimitBanner: ForwardRefExoticComponent<RateLimitBannerProps & RefAttributes<HTMLDivElement>> =
  forwardRef<HTMLDivElement, RateLimitBannerProps>(function RateLimitBanner(props, ref) {
    // Not by its value: an `error` that is undefined is a source that has not failed.
    if ("error" in props) return <OneRateLimit {...props} ref={ref} />;
    return <Lines {...props} {...{ "data-amends-part": "rate-limit-banner" }} scope="limits" ref={ref} />;
  });

const OneRateLimit = forwardRef<HTMLDivElement, OneRateLimitProps>(function OneRateLimit(
  { autoRetry = false, ...props },
  ref,
) {
  useNoteSuccess(props.error, useFault(props.error));
  return (
    <Message
      {...props}
      ref={ref}
      root="rate-limit-banner"
      around={(actions, { remedy }, wait) =>
        autoRetry && remedy ? <AutoRetry {...{ source: props.error, actions, remedy, wait }} /> : actions
      }
    />
  );
});

interface AutoRetryProps {
  readonly source: unknown;
  /** What a person can do once nothing happens by itself any more. */
  readonly actions: ReactNode;
  readonly remedy: RemedyAction;
  readonly wait: Reopening | null;
}

function AutoRetry({ source, actions, remedy, wait }: AutoRetryProps): ReactElement {
  const willRetry = useAutoRetry(source, remedy);
  if (!wait || !willRetry) return <>{actions}</>;
  return <Countdown deadline={wait.at} estimated={wait.estimated} written="auto" />;
}
