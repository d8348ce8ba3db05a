"use client";

import { type ForwardRefExoticComponent, forwardRef, type ReactNode, type RefAttributes } from "react";
import { Message } from "./message.tsx";
import type { ErrorMessageProps } from "./message-props.ts";

export interface ErrorPageProps extends Omit<ErrorMessageProps, "compact"> {
  /** Of the title. Default: 1. */
  readonly headingLevel?: 1 | 2 | 3 | 4 | 5 | 6;
  /** What else there is to do, after the action: a link home, for instance. */
  readonly secondary?: ReactNode;
}

/** An `ErrorMessage` in place of a whole page, under a heading. */
export const ErrorPage: ForwardRefExoticComponent<ErrorPageProps & RefAttributes<HTMLDivElement>> = forwardRef<
  HTMLDivElement,
  ErrorPageProps
>(function ErrorPage({ headingLevel = 1, secondary, ...props }, ref) {
  return (
    <Message
      {...props}
      ref={ref}
      root="error-page"
      titleElement={`h${headingLevel}`}
      around={(actions) =>
        actions || secondary ? (
          <>
            {actions}
            {secondary}
          </>
        ) : null
      }
    />
  );
});
