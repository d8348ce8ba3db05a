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
import { types } from "../../core/vocabulary.ts";
import type { FaultText } from "../../i18n/catalog.ts";
import { faultText } from "../../i18n/fault-text.ts";
import { translate } from "../../i18n/translate.ts";
import type { Scope } from "../fault/banners.ts";
import { severityOf } from "../fault/severity.ts";
import { labelOf } from "../fault/use-remedy.ts";
import { MarkedRoot } from "../host/marked-root.tsx";
import { choose, part } from "../host/parts.tsx";
import { useTranslator } from "../host/use-translator.ts";
import { Words } from "../host/words.tsx";
import { Icon } from "../message/icon.tsx";
import { RemedyControl } from "../message/remedy-control.tsx";
import { Countdown } from "../wait/countdown.tsx";
import { useDeadline } from "../wait/use-deadline.ts";
import type { Outage } from "./outages.ts";
import { useOutagesOf } from "./use-outages.ts";

export interface OutageBannerProps extends Omit<ComponentPropsWithoutRef<"div">, "children" | "title"> {
  readonly icon?: ReactNode;
  /** Content in place of a line's own; null leaves the line out. */
  readonly line?: ((state: OutageLineState) => ReactNode) | undefined;
  /** Of the words that are announced. Default: `alert`. `status` waits for a pause, `none` is silent. */
  readonly role?: ComponentPropsWithoutRef<"div">["role"];
}

/** What a line of the banner is made of. */
export interface OutageLineState extends Outage {
  readonly text: FaultText;
}

/**
 * Says once for the whole page what keeps it from its APIs: a limit, a server that is down, no connection. It has a
 * line for each cause at each origin, and one "Try again" for everything that failed for it; an `ErrorMessage`
 * about it shrinks to a line meanwhile, and is silent. Belongs once on a page, above what it speaks for. Renders
 * nothing where all is well. Other props and the ref go to its root.
 */
export const OutageBanner: ForwardRefExoticComponent<OutageBannerProps & RefAttributes<HTMLDivElement>> = forwardRef<
  HTMLDivElement,
  OutageBannerProps
>(function OutageBanner(props, ref) {
  return <Lines {...props} scope="outages" ref={ref} />;
});

/** A banner of all outages of a scope. */
export const Lines = forwardRef<HTMLDivElement, OutageBannerProps & { readonly scope: Scope }>(function Lines(
  { role = "alert", icon, line, scope, ...props },
  ref,
) {
  const i18n = useTranslator();
  const outages = useOutagesOf(scope);
  const [first] = outages;
  if (!first) return null;
  return (
    <MarkedRoot
      data-amends-part="outage-banner"
      data-type={first.fault.type}
      data-severity={severityOf(first.fault)}
      {...props}
      rootRef={ref}
    >
      {part("icon", choose(icon, null, <Icon name={types[first.fault.type].icon} />))}
      <div data-amends-part="content">
        {outages.map((each) => {
          const state = { ...each, text: faultText(each.fault, i18n) };
          return <Fragment key={each.key}>{part("line", choose(line, state, <Line {...{ state, role }} />))}</Fragment>;
        })}
      </div>
    </MarkedRoot>
  );
});

interface LineProps extends Pick<OutageBannerProps, "role"> {
  readonly state: OutageLineState;
}

function Line({ state, role }: LineProps): ReactElement {
  const { text, at, estimated, attempts, pending, retry } = state;
  // Nobody is there to ask what a first load waits for: its message is gone meanwhile.
  const { text: label, lang } = translate(useTranslator(), labelOf("retry", pending, pending && !navigator.onLine));
  const disabledUntil = useDeadline(at);
  const step = { remedy: "retry", label, lang, pending, disabledUntil, estimated, attempts, isRefetch: true } as const;
  return (
    <>
      {/* Another one after each try, so that the same words are announced again. */}
      <div key={attempts} role={role} data-amends-part="text">
        {part("title", <Words text={text.title} lang={text.lang} />)}
        {at === null && part("body", <Words text={text.body} lang={text.lang} />)}
      </div>
      {retry
        ? part("actions", <RemedyControl source={null} remedy={{ ...step, run: retry }} />)
        : at !== null && <Countdown deadline={at} estimated={estimated} written="ready" />}
    </>
  );
}
