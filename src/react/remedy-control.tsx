"use client";

import {
  type ForwardRefExoticComponent,
  forwardRef,
  type HTMLAttributes,
  type ReactNode,
  type Ref,
  type RefAttributes,
} from "react";
import type { Fault } from "../core/fault.ts";
import { Countdown } from "./countdown.tsx";
import { useCooldown } from "./use-cooldown.ts";
import type { RemedyAction } from "./use-remedy.ts";

interface RemedyControlProps extends Omit<HTMLAttributes<HTMLElement>, "onClick" | "role"> {
  readonly remedy: RemedyAction;
  /** What it remedies: says whether the time to wait is an estimate. */
  readonly fault?: Fault;
  /** Whether it shows the time to wait; false where that stands beside it. */
  readonly isTimed?: boolean;
  /** Default: the remedy's label. */
  readonly children?: ReactNode;
}

/** The button or link of a remedy. */
export const RemedyControl: ForwardRefExoticComponent<RemedyControlProps & RefAttributes<HTMLElement>> = forwardRef<
  HTMLElement,
  RemedyControlProps
>(function RemedyControl({ remedy, fault, isTimed = true, children, ...props }, ref) {
  const { label, href, run, pending, disabledUntil } = remedy;
  const estimated = useCooldown(fault)?.estimated;
  if (href !== undefined) {
    return (
      <a {...props} ref={ref as Ref<HTMLAnchorElement>} data-amends-part="action" href={href}>
        {children ?? label}
      </a>
    );
  }
  // Not `disabled`, which would take the focus from whoever just pressed it.
  return (
    <button
      {...props}
      ref={ref as Ref<HTMLButtonElement>}
      type="button"
      data-amends-part="action"
      data-pending={pending ? "" : undefined}
      aria-disabled={pending || disabledUntil !== null || undefined}
      onClick={() => void run()}
    >
      {children ?? label}
      {/* Not in the name: while the button has the focus, some screen readers speak each change of it. */}
      {isTimed && disabledUntil !== null && (
        <>
          {" "}
          <Countdown aria-hidden="true" deadline={disabledUntil} spoken="ready" estimated={estimated} />
        </>
      )}
    </button>
  );
});
