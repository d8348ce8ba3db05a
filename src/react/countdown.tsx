"use client";

import type { ComponentPropsWithoutRef, ReactElement } from "react";
import { type CountdownWords, useCountdownRef } from "./use-countdown.ts";

interface CountdownProps extends CountdownWords, Omit<ComponentPropsWithoutRef<"span">, "children"> {
  /** Epoch ms. */
  readonly deadline: number;
}

/** The time until a deadline, in the words that its props choose. */
export function Countdown({ deadline, spoken, written, estimated, ...props }: CountdownProps): ReactElement {
  return (
    <span {...props} ref={useCountdownRef(deadline, { spoken, written, estimated })} data-amends-part="countdown" />
  );
}
