"use client";

import {
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  Fragment,
  forwardRef,
  type ReactElement,
  type ReactNode,
  type RefAttributes,
} from "react";
import { statusRow } from "../../core/rows.ts";
import type { FaultText } from "../../i18n/catalog.ts";
import { faultText } from "../../i18n/fault-text.ts";
import type { OpenCooldown, Reopening } from "../fault/rate-limits.ts";
import { useCooldown } from "../fault/use-cooldown.ts";
import { useFault } from "../fault/use-fault.ts";
import { useOpenCooldowns } from "../fault/use-rate-limits.ts";
import type { RemedyAction } from "../fault/use-remedy.ts";
import { MarkedRoot } from "../host/marked-root.tsx";
import { choose, part } from "../host/parts.tsx";
import { useI18n } from "../host/use-i18n.ts";
import { Words } from "../host/words.tsx";
import { Icon } from "../message/icon.tsx";
import { Message } from "../message/message.tsx";
import type { ErrorMessageProps } from "../message/message-props.ts";
import { Countdown } from "../wait/countdown.tsx";
import { useAutoRetry, useNoteSuccess } from "./auto-retry.ts";

/** With an `error` a message about that one; it stays until the failure does. */
interface OneRateLimitProps extends Omit<ErrorMessageProps, "compact"> {
  /** Whether it is tried again by itself, once, when the time to wait is over. Default: false. */
  readonly autoRetry?: boolean;
}

/** Without an `error` one about everything that the page may not ask for now. */
interface AllRateLimitsProps extends Omit<ComponentPropsWithoutRef<"div">, "children" | "title"> {
  readonly autoRetry?: never;
  readonly icon?: ReactNode;
  /** Content in place of a line's own; null leaves the line out. */
  readonly line?: ((state: RateLimitLineState) => ReactNode) | undefined;
  /** Of the words that are announced. Default: `alert`. `status` waits for a pause, `none` is silent. */
  readonly role?: ComponentPropsWithoutRef<"div">["role"];
}

/** What a line of the banner is made of. */
export interface RateLimitLineState extends OpenCooldown {
  readonly text: FaultText;
}

export type RateLimitBannerProps = OneRateLimitProps | AllRateLimitsProps;

/**
 * Says that there were too many requests and, where that is known, how long to wait.
 *
 * With an `error` (a query or mutation result, anything thrown, or a fault) as `ErrorMessage`,
 * and its button tries again once the time is over. Without one it has a line for each cause
 * at each origin that is in a cooldown, of the failures that hooks and components on the page
 * have and of those that the configured `cooldowns` know; an `ErrorMessage` about one of them
 * shrinks to a line meanwhile. Renders nothing where there is none. Other props and the ref
 * go to its root.
 */
export const RateLimitBanner: ForwardRefExoticComponent<RateLimitBannerProps & RefAttributes<HTMLDivElement>> =
  forwardRef<HTMLDivElement, RateLimitBannerProps>(function RateLimitBanner(props, ref) {
    // Not by its value: an `error` that is undefined is a source that has not failed.
    return "error" in props ? <OneRateLimit {...props} ref={ref} /> : <AllRateLimits {...props} ref={ref} />;
  });

const OneRateLimit = forwardRef<HTMLDivElement, OneRateLimitProps>(function OneRateLimit(
  { autoRetry = false, ...props },
  ref,
) {
  const fault = useFault(props.error);
  const cooldown = useCooldown(fault);
  useNoteSuccess(props.error, fault);
  return (
    <Message
      {...props}
      ref={ref}
      root="rate-limit-banner"
      beside={({ remedy }) =>
        (cooldown || autoRetry) && <Wait source={props.error} cooldown={cooldown} retry={autoRetry ? remedy : null} />
      }
    />
  );
});

interface WaitProps {
  readonly source: unknown;
  readonly cooldown: Reopening | null;
  /** What is to happen by itself at the end, if anything is. */
  readonly retry: RemedyAction | null;
}

function Wait({ source, cooldown, retry }: WaitProps): ReactElement | null {
  const willRetry = useAutoRetry(source, retry);
  if (!cooldown) return null;
  return <Countdown deadline={cooldown.at} estimated={cooldown.estimated} written={willRetry ? "auto" : "ready"} />;
}

/** What a 429 is. */
const limited = statusRow(429).type;

const AllRateLimits = forwardRef<HTMLDivElement, AllRateLimitsProps>(function AllRateLimits(
  { role = "alert", icon, line, ...props },
  ref,
) {
  const i18n = useI18n();
  const open = useOpenCooldowns();
  if (open.length === 0) return null;
  return (
    <MarkedRoot
      data-type={limited}
      data-severity="warning"
      {...props}
      rootRef={ref}
      data-amends-part="rate-limit-banner"
    >
      {part("icon", choose(icon, null, <Icon name="hourglass" />))}
      <div data-amends-part="content">
        {open.map((each) => {
          const state = { ...each, text: faultText(each.fault, i18n) };
          return <Fragment key={each.key}>{part("line", choose(line, state, <Line {...{ state, role }} />))}</Fragment>;
        })}
      </div>
    </MarkedRoot>
  );
});

interface LineProps extends Pick<AllRateLimitsProps, "role"> {
  readonly state: RateLimitLineState;
}

function Line({ state: { text, at, estimated }, role }: LineProps): ReactElement {
  return (
    <>
      <div role={role} data-amends-part="text">
        {part("title", <Words text={text.title} lang={text.lang} />)}
        {at === null && part("body", <Words text={text.body} lang={text.lang} />)}
      </div>
      {at !== null && <Countdown deadline={at} estimated={estimated} written="ready" />}
    </>
  );
}
