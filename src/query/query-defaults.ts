import {
  type DefaultError,
  type Mutation,
  MutationCache,
  type Query,
  QueryCache,
  type QueryClientConfig,
} from "@tanstack/react-query";
import { callBack } from "../core/call-back.ts";
import type { Amends } from "../core/config.ts";
import type { Fault } from "../core/fault.ts";
import { needAmends } from "../core/need-amends.ts";
import { attempt, isObject } from "../core/read.ts";
import { surfaceOf } from "../core/report.ts";
import { leaveOut, noteLeftOut, reportOnce } from "../core/report-once.ts";
import { classifyThrown, whenRead } from "../core/thrown.ts";
import { isSilent } from "../core/vocabulary.ts";
import { type RetryPolicyOptions, refillBudget, retryPolicy } from "../recovery/retry-policy.ts";

/** What failed: a query or a mutation, with its `meta` and its `state`. */
export type FailedSource =
  | { readonly query: Query<unknown, unknown, unknown>; readonly mutation?: never }
  | { readonly mutation: Mutation<unknown, unknown, unknown>; readonly query?: never };

export interface AmendsQueryOptions extends RetryPolicyOptions {
  /**
   * Whether a query without data whose failure belongs on a page of its own (surface `page`: not found,
   * no permission, maintenance) throws it to the nearest boundary, which the app then needs to have. Never
   * takes data off the screen; a query's own `throwOnError` comes first. Default: false, and a component shows it.
   */
  readonly throwOnError?: boolean;
  /**
   * Called once for each failure, after its retries: for a toast, say. What reaches several queries or
   * mutations at once, as one error, is one failure; what the app itself cancelled is none. What it
   * throws or rejects with goes to the console.
   */
  readonly onError?: (error: DefaultError, fault: Fault, source: FailedSource) => unknown;
}

/**
 * Plain options for TanStack Query: `new QueryClient(amendsQueryDefaults(amends))`. Spread them to
 * add your own; a cache of your own replaces the one that reports, so there is `onError`.
 *
 * - Queries are retried as `retryPolicy` says; mutations never. Pausing while offline stays TanStack's.
 * - `onFault` and the option `onError` are told of each failure once, after its retries, whoever else meets it.
 * - With `throwOnError` a failure that belongs on a page of its own goes to a boundary.
 *
 * `meta: { amends: false }` leaves a query or mutation out of the last two. Holds one person's budget,
 * so on a server make one for each request.
 *
 * @throws TypeError, in development, without a configuration.
 */
export function amendsQueryDefaults(
  amends: Amends,
  { throwOnError = false, onError, ...policy }: AmendsQueryOptions = {},
): QueryClientConfig {
  needAmends("amendsQueryDefaults", amends);
  const onSuccess = (): void => refillBudget(amends);
  const told = new Set<unknown>();
  const report = (error: DefaultError, source: FailedSource): void => {
    if (!isMeant((source.query ?? source.mutation).meta)) {
      leaveOut(error, amends);
      return;
    }
    reportOnce(error, amends);
    if (!onError || told.has(error)) return;
    if (isObject(error)) {
      // Whoever awaited the same promise fails in the same task; later it is news again, even of a constant.
      told.add(error);
      setTimeout(() => told.delete(error));
    }
    whenRead(error, amends, (fault) => {
      if (!isSilent(fault)) callBack(onError, error, fault, source);
    });
  };
  const queryCache = new QueryCache({ onSuccess, onError: (error, query) => report(error, { query }) });
  const mutationCache = new MutationCache({
    onSuccess,
    onError: (error, _variables, _result, mutation) => report(error, { mutation }),
  });
  // `createApiFetch` does not know for whom it calls, and may meet first what is to be left out.
  queryCache.subscribe(({ query, type }) => {
    if (!isMeant(query.meta)) noteLeftOut(query, type !== "removed" && query.state.fetchStatus === "fetching", amends);
  });
  mutationCache.subscribe(({ mutation, type }) => {
    if (mutation && !isMeant(mutation.meta))
      noteLeftOut(mutation, type !== "removed" && mutation.state.status === "pending", amends);
  });
  return {
    queryCache,
    mutationCache,
    defaultOptions: {
      queries: {
        ...retryPolicy(amends, policy),
        throwOnError:
          throwOnError &&
          ((error, { state, meta }) => {
            if (state.data !== undefined || !isMeant(meta)) return false;
            return attempt(() => surfaceOf(classifyThrown(error, amends), amends)) === "page";
          }),
      },
      mutations: { retry: false },
    },
  };
}

function isMeant(meta: Query["meta"]): boolean {
  return meta?.amends !== false;
}
