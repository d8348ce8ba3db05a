"use client";

import type { ComponentPropsWithoutRef, ReactElement } from "react";
import { type CountdownOptions, useCountdownRef } from "./use-countdown.ts";

interface CountdownProps extends CountdownOptions, Omit<ComponentPropsWithoutRef<"span">, "children"> {
  /** Epoch ms. */
  readonly deadline: number;
  /** Of the time where it stands without a sentence, as a BCP 47 tag. Default: the host's. */
  readonly language?: string | undefined;
}

/** The time until a deadline. */
export function Countdown({ deadline, spoken, written, estimated, language, ...props }: CountdownProps): ReactElement {
  const ref = useCountdownRef(deadline, { spoken, written, estimated }, language);
  return <span {...props} ref={ref} data-amends-part="countdown" />;
}
