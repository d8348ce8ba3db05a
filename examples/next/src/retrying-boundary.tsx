"use client";

import { ErrorBoundary, ErrorMessage, type FallbackProps } from "amends";
import { useRouter } from "next/navigation";
import { type ReactNode, startTransition } from "react";

/** The kit's boundary, which asks the server again: what a server component threw is thrown anew until then. */
export function RetryingBoundary({ children }: { readonly children: ReactNode }): ReactNode {
  return <ErrorBoundary FallbackComponent={Failed}>{children}</ErrorBoundary>;
}

function Failed({ error, resetErrorBoundary }: FallbackProps): ReactNode {
  const router = useRouter();
  const retry = (): void =>
    startTransition(() => {
      router.refresh();
      resetErrorBoundary();
    });
  return <ErrorMessage error={error} actions={{ retry }} />;
}
