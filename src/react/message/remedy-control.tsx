"use client";

import {
  type ElementType,
  type ForwardRefExoticComponent,
  forwardRef,
  type HTMLAttributes,
  type MouseEvent,
  type ReactNode,
  type RefAttributes,
  useId,
} from "react";
import type { RemedyAction } from "../fault/use-remedy.ts";
import { hideFromSight } from "../host/hide-from-sight.ts";
import { useMarks } from "../host/use-marks.ts";
import { Countdown } from "../wait/countdown.tsx";
import { useKeptFocus } from "./use-kept-focus.ts";

interface RemedyControlProps extends Omit<HTMLAttributes<HTMLElement>, "onClick" | "role"> {
  readonly remedy: RemedyAction;
  /** What failed. */
  readonly source: unknown;
  /** Whether it shows the time to wait; false where that stands beside it. */
  readonly isTimed?: boolean;
  /** Default: the remedy's label. */
  readonly children?: ReactNode;
}

/** The button or link of a remedy. */
export const RemedyControl: ForwardRefExoticComponent<RemedyControlProps & RefAttributes<HTMLElement>> = forwardRef<
  HTMLElement,
  RemedyControlProps
>(function RemedyControl({ remedy, source, isTimed = true, children, ...props }, ref) {
  const { label, lang, href, run, pending, disabledUntil, estimated } = remedy;
  const waitId = useId();
  const { marks } = useMarks();
  // A label of the app's is none of ours to mark, or to build a sentence around.
  const isOurs = children === undefined || children === null;
  const waits = isTimed && disabledUntil !== null && !pending;
  // "Try again in 17 sec" is shown in place of the label, which stays the name: while the button has the focus, some
  // screen readers speak each change of that.
  const isSentence = waits && isOurs && remedy.remedy === "retry";
  const Control: ElementType = run ? "button" : "a";
  const kept = useKeptFocus(source, Control, ref);
  return (
    <Control
      {...(isOurs && marks(lang))}
      {...props}
      ref={kept}
      type={run && "button"}
      href={href}
      data-amends-part="action"
      data-pending={pending ? "" : undefined}
      data-waiting={disabledUntil === null ? undefined : ""}
      // Not `disabled`, and not without its `href`: either would take the focus from whoever just pressed it.
      aria-disabled={pending || disabledUntil !== null || undefined}
      aria-busy={pending || undefined}
      aria-describedby={waits ? waitId : props["aria-describedby"]}
      onClick={(event: MouseEvent) => {
        if (run) void run();
        else if (pending || disabledUntil !== null) event.preventDefault();
      }}
    >
      {isSentence ? <span ref={hideFromSight}>{label}</span> : (children ?? label)}
      {waits && !isSentence && " "}
      {waits && (
        <Countdown
          id={waitId}
          aria-hidden="true"
          deadline={disabledUntil}
          estimated={estimated}
          language={isOurs ? lang : undefined}
          written={isSentence ? "retry" : undefined}
        />
      )}
    </Control>
  );
});
