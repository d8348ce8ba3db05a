import { MutationCache, type Query, QueryCache, type QueryClientConfig } from "@tanstack/react-query";
import type { Amends } from "../core/amends.ts";
import { defaultAmends } from "../core/contracts.ts";
import { attempt } from "../core/read.ts";
import { surfaceOf } from "../core/report.ts";
import { addReporter, classifyThrown, reportOnce } from "../core/report-once.ts";
import { type RetryPolicyOptions, refillBudget, retryPolicy } from "../recovery/retry-policy.ts";

/**
 * Plain options for TanStack Query: `new QueryClient(amendsQueryDefaults(amends))`. Spread them to
 * add your own; a cache of your own replaces the one that reports.
 *
 * - Queries are retried as `retryPolicy` says; mutations never. Pausing while offline stays TanStack's.
 * - A query without data whose failure belongs on a page of its own (surface `page`: not found, no
 *   permission, maintenance) throws it to the nearest boundary. Everything else is the component's.
 * - `onFault` is told of each failure once, after its retries.
 *
 * `meta: { amends: false }` leaves a query or mutation out of the last two. Never throws; holds one
 * person's budget, so on a server make one for each request.
 */
export function amendsQueryDefaults(
  amends: Amends = defaultAmends,
  options: RetryPolicyOptions = {},
): QueryClientConfig {
  addReporter(amends);
  const onSuccess = (): void => refillBudget(amends);
  const report = (error: unknown, { meta }: Pick<Query, "meta">): void => {
    if (isMeant(meta)) reportOnce(error, amends);
  };
  return {
    queryCache: new QueryCache({ onSuccess, onError: report }),
    mutationCache: new MutationCache({
      onSuccess,
      onError: (error, _variables, _result, mutation) => report(error, mutation),
    }),
    defaultOptions: {
      queries: {
        ...retryPolicy(amends, options),
        throwOnError: (error, { state, meta }) => {
          if (state.data !== undefined || !isMeant(meta)) return false;
          return attempt(() => surfaceOf(classifyThrown(error, amends), amends)) === "page";
        },
      },
      mutations: { retry: false },
    },
  };
}

function isMeant(meta: Query["meta"]): boolean {
  return meta?.amends !== false;
}
