"use client";

import type { ComponentPropsWithoutRef, ReactElement } from "react";
import { type CountdownOptions, useCountdownRef } from "./use-countdown.ts";

interface CountdownProps extends CountdownOptions, Omit<ComponentPropsWithoutRef<"span">, "children"> {
  /** Epoch ms. */
  readonly deadline: number;
}

/** The time until a deadline. */
export function Countdown({ deadline, spoken, written, estimated, ...props }: CountdownProps): ReactElement {
  return (
    <span {...props} ref={useCountdownRef(deadline, { spoken, written, estimated })} data-amends-part="countdown" />
  );
}
