import type { ComponentPropsWithoutRef } from "react";
import type { Fault } from "../../core/fault.ts";
import type { FaultText } from "../../i18n/catalog.ts";
import type { Actions, RemedyAction } from "../fault/use-remedy.ts";
import type { Part } from "../host/parts.tsx";

/** What a message is made of. */
export interface ErrorMessageState {
  readonly fault: Fault;
  readonly text: FaultText;
  /** Null where there is nothing to offer. */
  readonly remedy: RemedyAction | null;
}

/** Content in place of a part's own; null leaves the part out. */
export type ErrorMessagePart = Part<ErrorMessageState>;

export interface ErrorMessageProps extends Omit<ComponentPropsWithoutRef<"div">, "title" | "children"> {
  /** A query or mutation result, anything thrown, or a fault. Null and undefined: nothing failed. */
  readonly error: unknown;
  /** What to do for a remedy, before what is configured; a mutation's `retry`, for instance. */
  readonly actions?: Actions | undefined;
  /** Of the words that are announced. Default: `alert`. `status` waits for a pause, `none` is silent. */
  readonly role?: ComponentPropsWithoutRef<"div">["role"];
  /** A line: icon, title and action. Default: where a `RateLimitBanner` says the rest for all messages. */
  readonly compact?: boolean | undefined;
  readonly icon?: ErrorMessagePart;
  readonly title?: ErrorMessagePart;
  readonly body?: ErrorMessagePart;
  /** The server's own words, where they may be shown. */
  readonly detail?: ErrorMessagePart;
  /** What the plan allows, where that was not enough: the provider's `planLimits`. */
  readonly limits?: ErrorMessagePart;
  /** The one thing to do: a button or a link, with `data-pending` while it works and `data-waiting` while it is too early. */
  readonly action?: ErrorMessagePart;
  readonly requestId?: ErrorMessagePart;
}
