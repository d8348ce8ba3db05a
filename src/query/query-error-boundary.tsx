"use client";

import { type QueryClient, QueryErrorResetBoundary, useQueryClient } from "@tanstack/react-query";
import { forwardRef, useCallback, useEffect, useImperativeHandle, useLayoutEffect, useRef } from "react";
import { ErrorBoundary, type ErrorBoundaryProps } from "../react/boundary/error-boundary.tsx";

/**
 * `ErrorBoundary` for queries that throw: `useSuspenseQuery`, `throwOnError`. When it is reset,
 * and when it is left while it shows a failure, the failed queries below it may be fetched
 * again; those that work stay as they are, and data that a failed one has had is kept.
 *
 * A query that works and is stale is fetched when its component mounts again, as always: give it a `staleTime`.
 *
 * Nobody can know where in the tree a query was used, so "below it" means: the query whose
 * error was caught, and every other failed one that nothing on the screen uses any more. For
 * one of another boundary that only means to be fetched when that boundary is reset.
 */
export const QueryErrorBoundary: typeof ErrorBoundary = forwardRef<ErrorBoundary, ErrorBoundaryProps>(
  function QueryErrorBoundary({ onError, onReset, ...props }, ref) {
    const client = useQueryClient();
    const boundary = useRef<ErrorBoundary>(null);
    const caught = useRef<Caught | null>(null);
    useImperativeHandle(ref, () => boundary.current as ErrorBoundary, []);

    const forget = useCallback(() => {
      if (caught.current) resetFailedQueries(client, caught.current.error);
      caught.current = null;
    }, [client]);

    const resetStale = (): void => {
      if (caught.current?.isStale) boundary.current?.resetErrorBoundary();
    };
    // A new boundary catches before there is a ref to it.
    useLayoutEffect(resetStale);
    useLayoutEffect(() => {
      leaving.delete(caught.current);
      return () => markLeaving(caught.current);
    }, []);
    const isHere = useRef(false);
    useEffect(() => {
      isHere.current = true;
      return () => {
        isHere.current = false;
        // Not at once: StrictMode only pretends to leave, and takes every query off the screen for that moment.
        void Promise.resolve().then(() => isHere.current || forget());
      };
    }, [forget]);

    return (
      <QueryErrorResetBoundary>
        {({ reset }) => (
          <ErrorBoundary
            {...props}
            ref={boundary}
            onError={(error, info) => {
              caught.current = { error, isStale: isLeaving(error) };
              if (caught.current.isStale) resetStale();
              else onError?.(error, info);
            }}
            onReset={(details) => {
              const isStale = caught.current?.isStale;
              forget();
              reset();
              if (!isStale) onReset?.(details);
            }}
          />
        )}
      </QueryErrorResetBoundary>
    );
  },
);

/** For refs, as of `ErrorBoundary`. */
export type QueryErrorBoundary = ErrorBoundary;

interface Caught {
  readonly error: unknown;
  /** Whether another boundary showed it until now: its query was not asked again. */
  readonly isStale: boolean;
}

/**
 * What boundaries have shown that are taken off the screen right now. The page that comes in the same commit was
 * rendered before they were gone, so its queries have thrown what they had failed with, and were not fetched.
 */
const leaving = new Set<Caught | null>();

function markLeaving(caught: Caught | null): void {
  if (!caught) return;
  leaving.add(caught);
  // A commit takes no longer.
  void Promise.resolve().then(() => leaving.delete(caught));
}

function isLeaving(error: unknown): boolean {
  return [...leaving].some((caught) => caught?.error === error);
}

/**
 * TanStack's own reset is a flag that the next query to mount takes down, whichever it is, and
 * it leaves the error of a query that has data. So each failed query forgets its error, and
 * what it has, if anything, is outdated: whatever mounts fetches it.
 */
function resetFailedQueries(client: QueryClient, thrown: unknown): void {
  for (const query of client.getQueryCache().getAll()) {
    const { status, error, data } = query.state;
    if (status !== "error" || (error !== thrown && query.getObserversCount() > 0)) continue;
    query.setState({ status: data === undefined ? "pending" : "success", error: null, isInvalidated: true });
    // Whoever else shows it, outside of the boundary, would wait for a fetch that nobody makes; with
    // `enabled: false` nobody waits.
    if (query.isActive()) void query.fetch().catch(() => {});
  }
}
