"use client";

import {
  type ElementType,
  type ForwardRefExoticComponent,
  forwardRef,
  type HTMLAttributes,
  type MouseEvent,
  type ReactNode,
  type RefAttributes,
} from "react";
import type { RemedyAction } from "../fault/use-remedy.ts";
import { useMarks } from "../host/use-marks.ts";
import { Countdown } from "../wait/countdown.tsx";

interface RemedyControlProps extends Omit<HTMLAttributes<HTMLElement>, "onClick" | "role"> {
  readonly remedy: RemedyAction;
  /** Whether it shows the time to wait; false where that stands beside it. */
  readonly isTimed?: boolean;
  /** Default: the remedy's label. */
  readonly children?: ReactNode;
}

/** The button or link of a remedy. */
export const RemedyControl: ForwardRefExoticComponent<RemedyControlProps & RefAttributes<HTMLElement>> = forwardRef<
  HTMLElement,
  RemedyControlProps
>(function RemedyControl({ remedy, isTimed = true, children, ...props }, ref) {
  const { label, lang, href, run, pending, disabledUntil, estimated } = remedy;
  const isOff = pending || disabledUntil !== null;
  const { marks } = useMarks();
  // A label of the app's is none of ours to mark.
  const isOurs = children === undefined || children === null;
  const Control = (run ? "button" : "a") as ElementType;
  return (
    <Control
      {...(isOurs && marks(lang))}
      {...props}
      ref={ref}
      type={run && "button"}
      href={href}
      data-amends-part="action"
      data-pending={pending ? "" : undefined}
      data-waiting={disabledUntil === null ? undefined : ""}
      // Not `disabled`, and not without its `href`: either would take the focus from whoever just pressed it.
      aria-disabled={isOff || undefined}
      onClick={(event: MouseEvent) => {
        if (run) void run();
        else if (isOff) event.preventDefault();
      }}
    >
      {children ?? label}
      {/* Not in the name: while the button has the focus, some screen readers speak each change of it. */}
      {isTimed && disabledUntil !== null && (
        <>
          {" "}
          <Countdown
            aria-hidden="true"
            deadline={disabledUntil}
            estimated={estimated}
            language={isOurs ? lang : undefined}
          />
        </>
      )}
    </Control>
  );
});
