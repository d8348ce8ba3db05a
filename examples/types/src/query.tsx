import { QueryClient, QueryClientProvider, useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { ErrorMessage, FieldError, RetryButton } from "amends";
import { throwIfFault } from "amends/core";
import { amendsQueryDefaults, QueryErrorBoundary } from "amends/query";
import type { ReactElement } from "react";
import { amends } from "./amends.js";

const failures: unknown[] = [];
export const client = new QueryClient(
  amendsQueryDefaults(amends, {
    onError: (error, fault, { query }) => void failures.push(error, fault.type, query?.queryKey),
  }),
);

function Scans(): ReactElement {
  const scans = useQuery({
    queryKey: ["scans"],
    queryFn: async () => (await throwIfFault(await fetch("/api/scans"))).json() as Promise<readonly string[]>,
  });
  const pages = useInfiniteQuery({
    queryKey: ["pages"],
    queryFn: async () => [1],
    initialPageParam: 0,
    getNextPageParam: () => null,
  });
  const save = useMutation({ mutationFn: async (name: string) => name });
  return (
    <>
      <ErrorMessage error={scans} />
      <RetryButton error={pages} />
      <FieldError error={save} name="name" />
      {scans.data?.length}
    </>
  );
}

export function Guarded(): ReactElement {
  return (
    <QueryClientProvider client={client}>
      <QueryErrorBoundary fallback={<p>Broken</p>}>
        <Scans />
      </QueryErrorBoundary>
    </QueryClientProvider>
  );
}
