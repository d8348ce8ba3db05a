import { QueryClient, QueryClientProvider, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { type ReactElement, type ReactNode, StrictMode, Suspense } from "react";
import { afterEach, beforeEach } from "vitest";
import type { FallbackProps } from "../../src/index.ts";
import { QueryErrorBoundary } from "../../src/query/index.ts";
import { contractRow, errorFor } from "../../src/testing/index.ts";

export let client: QueryClient;
/** What each query answers next, by its key; "ok" when there is nothing left. */
export let answers: Record<string, (string | Error | Promise<string>)[]>;
/** How often each query was fetched. */
export let fetches: Record<string, number>;

/**
 * A client for each test that does not retry, and nothing fetched yet. No data grows stale by itself: else
 * TanStack Query fetches again whatever mounts more than a second (`useSuspenseQuery`) after it was fetched,
 * and how often something is fetched would depend on how fast the machine is.
 */
export function startWithoutQueries(): void {
  beforeEach(() => {
    client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Number.POSITIVE_INFINITY } } });
    answers = {};
    fetches = {};
  });
  afterEach(() => client.clear());
}

export const failure = (): Error => errorFor(contractRow("prism-io/server_error/500"));

export const optionsOf = (name: string) => ({
  queryKey: [name],
  queryFn: async (): Promise<string> => {
    fetches[name] = (fetches[name] ?? 0) + 1;
    const answer = answers[name]?.shift() ?? "ok";
    if (answer instanceof Error) throw answer;
    return answer;
  },
});

export function SuspenseQuery({ name }: { name: string }): ReactElement {
  const { data } = useSuspenseQuery(optionsOf(name));
  return <p>{`${name}: ${data}`}</p>;
}

export function ThrowingQuery({ name }: { name: string }): ReactElement {
  const { data } = useQuery({ ...optionsOf(name), throwOnError: true });
  return <p>{`${name}: ${data}`}</p>;
}

/** A fallback with a button. */
export function Retry({ resetErrorBoundary }: FallbackProps): ReactElement {
  return (
    <button type="button" onClick={resetErrorBoundary}>
      Try again
    </button>
  );
}

export async function retry(): Promise<void> {
  await userEvent.click(await screen.findByRole("button", { name: "Try again" }));
}

export function app(children: ReactNode): ReactElement {
  return (
    <StrictMode>
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    </StrictMode>
  );
}

export function guarded(children: ReactNode, resetKeys: unknown[] = []): ReactElement {
  return (
    <QueryErrorBoundary FallbackComponent={Retry} resetKeys={resetKeys}>
      <Suspense fallback="loading">{children}</Suspense>
    </QueryErrorBoundary>
  );
}
