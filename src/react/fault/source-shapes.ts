"use client";

import { read } from "../../core/read.ts";

/** Fetches again. What fails then is in the next result. */
export type Again = () => unknown;

/** How one kind of result object looks, whatever package it is from. */
export interface Shape {
  /** All of these it has, also before anything failed; no error, and no body of a refusal, has them together. */
  readonly names: readonly string[];
  /** Whether a boolean `isError` says that it failed, so that anything may be its `error`; else a truthy `error` does. */
  readonly saysWhetherItFailed: boolean;
  /** Which boolean says that it is being fetched. */
  readonly pending: string;
  /** None for a mutation, which is never run again. */
  readonly again?: (result: object, tuple: readonly unknown[]) => Again | undefined;
  /** Functions of which the first that it has is the same for as long as its query or mutation is. */
  readonly handles?: readonly string[];
  /** Whether what was asked again waits for the connection. */
  readonly isPaused?: (result: object) => boolean;
}

/** The first that fits. Each with the page that describes it. */
export const shapes: readonly Shape[] = [
  {
    // TanStack Query, https://tanstack.com/query/latest/docs/framework/react/reference/useQuery, and RTK Query,
    // https://redux-toolkit.js.org/rtk-query/api/created-api/hooks, which has no `error` before it fails.
    names: ["isError"],
    saysWhetherItFailed: true,
    pending: "isFetching",
    // Of an infinite query's failure to get one more page, `refetch` would ask for all the others, and not for that one.
    again: (result) => method(result, pageFetches.find(([failed]) => read(result, failed) === true)?.[1] ?? "refetch"),
    handles: ["refetch", "reset"],
    isPaused: (result) => read(result, "fetchStatus") === "paused",
  },
  {
    // useSWRInfinite, https://swr.vercel.app/docs/pagination: to keep the size is to ask for the pages that are missing;
    // `mutate` asks for all.
    names: ["setSize", "isValidating", "error"],
    saysWhetherItFailed: false,
    pending: "isValidating",
    again: (result) => () => {
      const size = Number(read(result, "size"));
      const pages = read(result, "data");
      return Array.isArray(pages) && pages.length < size
        ? method(result, "setSize")?.(size)
        : method(result, "mutate")?.();
    },
    handles: ["mutate"],
  },
  {
    // useSWR, https://swr.vercel.app/docs/api: `mutate` without data fetches again.
    names: ["mutate", "isValidating", "error"],
    saysWhetherItFailed: false,
    pending: "isValidating",
    again: (result) => method(result, "mutate"),
    handles: ["mutate"],
  },
  {
    // useSWRMutation, https://swr.vercel.app/docs/mutation
    names: ["trigger", "isMutating", "error"],
    saysWhetherItFailed: false,
    pending: "isMutating",
    handles: ["reset"],
  },
  {
    // Apollo Client's queries, https://www.apollographql.com/docs/react/api/react/useQuery
    names: ["networkStatus", "loading", "refetch"],
    saysWhetherItFailed: false,
    pending: "loading",
    again: (result) => method(result, "refetch"),
    handles: ["refetch"],
  },
  {
    // Apollo Client's mutations, https://www.apollographql.com/docs/react/api/react/useMutation
    names: ["called", "loading", "client"],
    saysWhetherItFailed: false,
    pending: "loading",
    handles: ["reset"],
  },
  {
    // urql, https://nearform.com/open-source/urql/docs/api/urql/: what executes stands beside the result, for
    // queries and mutations alike, and the operation says which it was.
    names: ["fetching", "stale"],
    saysWhetherItFailed: false,
    pending: "fetching",
    again: (result, [, execute]) =>
      typeof execute === "function" && read(read(result, "operation"), "kind") === "query"
        ? () => execute({ requestPolicy: "network-only" })
        : undefined,
  },
];

/** What says that one more page could not be had, and what asks for it again. */
const pageFetches = [
  ["isFetchNextPageError", "fetchNextPage"],
  ["isFetchPreviousPageError", "fetchPreviousPage"],
] as const;

function method(result: object, name: string): ((...args: unknown[]) => unknown) | undefined {
  const found = read(result, name);
  return typeof found === "function" ? (...args) => found.apply(result, args) : undefined;
}
