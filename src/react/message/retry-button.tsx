"use client";

import {
  type ForwardRefExoticComponent,
  forwardRef,
  type HTMLAttributes,
  type ReactNode,
  type RefAttributes,
} from "react";
import { type Actions, useRemedy } from "../fault/use-remedy.ts";
import { RemedyControl } from "./remedy-control.tsx";

export interface RetryButtonProps extends Omit<HTMLAttributes<HTMLElement>, "onClick" | "role"> {
  /** A query or mutation result, anything thrown, or a fault. Null and undefined: nothing failed. */
  readonly error: unknown;
  /** What `retry` does, before what is configured and before a query's refetch. */
  readonly actions?: Actions | undefined;
  /** The label. Default: "Try again", in the host's language. */
  readonly children?: ReactNode;
}

/**
 * Tries again what failed, whatever else the failure asks for; not before the time to wait is
 * over, which it shows. Renders nothing where nothing failed or nothing can be tried: a
 * mutation is never run again but by an action. Other props and the ref go to its button (a
 * link, where the action is one).
 */
export const RetryButton: ForwardRefExoticComponent<RetryButtonProps & RefAttributes<HTMLElement>> = forwardRef<
  HTMLElement,
  RetryButtonProps
>(function RetryButton({ error, actions, ...props }, ref) {
  const remedy = useRemedy(error, { actions, retryFor: "all" });
  return remedy && <RemedyControl {...props} ref={ref} remedy={remedy} source={error} />;
});
