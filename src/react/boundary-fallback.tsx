"use client";

import type { ReactElement } from "react";
import type { FallbackProps } from "./error-boundary.tsx";
import { ErrorMessage } from "./error-message.tsx";
import { RetryButton } from "./retry-button.tsx";

/** What a boundary shows that was given no fallback: the message, and always a way back to the content. */
export function BoundaryFallback({ fault, resetErrorBoundary }: FallbackProps): ReactElement {
  const reset = (): void => resetErrorBoundary();
  // Looks like a query, and so gets a query's remedies: what is fetched again there, is reset here.
  const failed = { error: { isError: true, error: fault, refetch: reset }, actions: { retry: reset } };
  return (
    <div data-amends-part="boundary">
      <ErrorMessage {...failed} action={({ remedy }) => (remedy ? undefined : <RetryButton {...failed} />)} />
    </div>
  );
}
