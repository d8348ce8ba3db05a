"use client";

import { type ReactElement, useEffect } from "react";
import type { FallbackProps as BaseFallbackProps } from "react-error-boundary";
import type { Fault } from "../../core/fault.ts";
import { ErrorMessage } from "../message/error-message.tsx";
import { RetryButton } from "../message/retry-button.tsx";

/** What a fallback is given: react-error-boundary's props, and what the thrown value means. */
export interface FallbackProps extends BaseFallbackProps {
  readonly fault: Fault;
}

/** What a boundary shows that was given no fallback: the message, and always a way back to the content. */
export function BoundaryFallback({ fault, resetErrorBoundary }: FallbackProps): ReactElement {
  const isGoneAfterBack = fault.remedy === "go_back";
  // Where nothing else tells the boundary that another page is there. A router hears of it, too, and comes first.
  useEffect(() => {
    if (!isGoneAfterBack) return;
    const onBack = (): void => void setTimeout(resetErrorBoundary);
    addEventListener("popstate", onBack);
    return () => removeEventListener("popstate", onBack);
  }, [isGoneAfterBack, resetErrorBoundary]);
  // Looks like a query, and so gets a query's remedies: what is fetched again there, is reset here.
  const failed = {
    error: { isError: true, error: fault, refetch: resetErrorBoundary },
    actions: { retry: resetErrorBoundary },
  };
  return (
    <div data-amends-part="boundary">
      <ErrorMessage {...failed} action={({ remedy }) => (remedy ? undefined : <RetryButton {...failed} />)} />
    </div>
  );
}
