"use client";

import { ErrorBoundary } from "amends";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";

/** The kit's boundary, which asks the server again: what a server component threw is thrown anew until then. */
export function RetryingBoundary({ children }: { readonly children: ReactNode }): ReactNode {
  return <ErrorBoundary refresh={useRouter().refresh}>{children}</ErrorBoundary>;
}
