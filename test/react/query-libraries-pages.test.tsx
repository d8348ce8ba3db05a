// @vitest-environment jsdom
import { configureStore } from "@reduxjs/toolkit";
import { createApi } from "@reduxjs/toolkit/query/react";
import { QueryClient, QueryClientProvider, useInfiniteQuery } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import type { ReactElement } from "react";
import { Provider as ReduxProvider } from "react-redux";
import { SWRConfig } from "swr";
import useSWRInfinite from "swr/infinite";
import { beforeEach, describe, expect, it } from "vitest";
import { catalog } from "../../src/i18n/catalog.ts";
import { ErrorMessage } from "../../src/index.ts";
import { contractRow, errorFor } from "../../src/testing/index.ts";

/*
 * "Try again" asks for the page that is missing, and for none that is there. Of the kind "the retry of one page fetches
 * the others": MetaMask/metamask-mobile#30769, TanStack/query#8046; TanStack/query#7412 has the flags that tell.
 */

/** TanStack Query says so since 5.36. */
const isSaid = (library: unknown) => library !== tanStackQuery || process.env.PEERS !== "lowest";

/** Which pages were asked for. */
let asked: number[];
/** Pages that fail once. */
let failing: Set<number>;
beforeEach(() => {
  asked = [];
  failing = new Set();
});

async function load(page: number): Promise<number> {
  asked.push(page);
  if (failing.delete(page)) throw errorFor(contractRow("prism-io/server_error/500"));
  return page;
}

function List({ pages, next, previous }: { pages: readonly number[]; next(): unknown; previous?(): unknown }) {
  return (
    <>
      <p>{`pages: ${pages.join(" ")}`}</p>
      <button type="button" onClick={() => void next()}>
        Next
      </button>
      <button type="button" onClick={() => void previous?.()}>
        Previous
      </button>
    </>
  );
}

function tanStackQuery(): ReactElement {
  const client = new QueryClient({
    defaultOptions: { queries: { retry: false, staleTime: Number.POSITIVE_INFINITY } },
  });
  function Page() {
    const query = useInfiniteQuery({
      queryKey: ["pages"],
      queryFn: ({ pageParam }) => load(pageParam),
      initialPageParam: 5,
      getNextPageParam: (last) => last + 1,
      getPreviousPageParam: (first) => first - 1,
    });
    return (
      <>
        <List
          pages={query.data?.pages ?? []}
          next={() => query.fetchNextPage()}
          previous={() => query.fetchPreviousPage()}
        />
        <ErrorMessage error={query} />
      </>
    );
  }
  return (
    <QueryClientProvider client={client}>
      <Page />
    </QueryClientProvider>
  );
}

function rtkQuery(): ReactElement {
  const api = createApi({
    baseQuery: (page: number) =>
      load(page).then(
        (data) => ({ data }),
        (error: { response: object }) => ({ error: error.response }),
      ),
    endpoints: (build) => ({
      pages: build.infiniteQuery<number, void, number>({
        query: ({ pageParam }) => pageParam,
        infiniteQueryOptions: {
          initialPageParam: 5,
          getNextPageParam: (last) => last + 1,
          getPreviousPageParam: (first) => first - 1,
        },
      }),
    }),
  });
  const store = configureStore({
    reducer: { [api.reducerPath]: api.reducer },
    middleware: (defaults) => defaults({ serializableCheck: false }).concat(api.middleware),
  });
  function Page() {
    const query = api.usePagesInfiniteQuery();
    return (
      <>
        <List pages={query.data?.pages ?? []} next={query.fetchNextPage} previous={query.fetchPreviousPage} />
        <ErrorMessage error={query} />
      </>
    );
  }
  return (
    <ReduxProvider store={store}>
      <Page />
    </ReduxProvider>
  );
}

function swr(): ReactElement {
  function Page() {
    const query = useSWRInfinite(
      (index) => ["pages", index + 5],
      ([, page]) => load(page),
      {
        shouldRetryOnError: false,
        revalidateFirstPage: false,
      },
    );
    return (
      <>
        <List pages={query.data ?? []} next={() => query.setSize((size) => size + 1)} />
        <ErrorMessage error={query} />
      </>
    );
  }
  return (
    <SWRConfig value={{ provider: () => new Map(), dedupingInterval: 0, revalidateOnFocus: false }}>
      <Page />
    </SWRConfig>
  );
}

const press = async (name: string) => userEvent.click(await screen.findByRole("button", { name }));
const retry = catalog.remedies.retry;

describe.each([
  ["TanStack Query", tanStackQuery],
  ["RTK Query", rtkQuery],
  ["SWR", swr],
])("%s", (_, library) => {
  it.runIf(isSaid(library))("asks for the next page alone, which it failed to get", async () => {
    render(library());
    await screen.findByText("pages: 5");
    await press("Next");
    await screen.findByText("pages: 5 6");
    failing.add(7);
    await press("Next");
    await press(retry);
    await screen.findByText("pages: 5 6 7");
    expect(asked).toEqual([5, 6, 7, 7]);
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("asks for the first page, where that failed", async () => {
    failing.add(5);
    render(library());
    await press(retry);
    await screen.findByText("pages: 5");
    expect(asked).toEqual([5, 5]);
  });
});

describe.each([
  ["TanStack Query", tanStackQuery],
  ["RTK Query", rtkQuery],
])("%s", (_, library) => {
  it.runIf(isSaid(library))("asks for the previous page alone, which it failed to get twice", async () => {
    render(library());
    await screen.findByText("pages: 5");
    await press("Next");
    await screen.findByText("pages: 5 6");
    failing.add(4);
    await press("Previous");
    const button = await screen.findByRole("button", { name: retry });
    failing.add(4);
    await userEvent.click(button);
    await waitFor(() => expect(asked).toHaveLength(4));
    await waitFor(() => expect(button).not.toHaveAttribute("aria-disabled"));
    expect(button).toHaveFocus();
    await press(retry);
    await screen.findByText("pages: 4 5 6");
    expect(asked).toEqual([5, 6, 4, 4, 4]);
  });
});
