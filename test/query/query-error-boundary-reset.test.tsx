// @vitest-environment jsdom
import { useMutation, useQueries, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { Suspense } from "react";
import { describe, expect, it, vi } from "vitest";
import { QueryErrorBoundary } from "../../src/query/index.ts";
import { muteCaughtErrors } from "../react/mute-caught-errors.ts";
import {
  answers,
  app,
  client,
  failure,
  fetches,
  guarded,
  optionsOf,
  Retry,
  retry,
  SuspenseQuery,
  startWithoutQueries,
  ThrowingQuery,
} from "./queries.tsx";

muteCaughtErrors();
startWithoutQueries();

describe("a reset", () => {
  it("(TanStack/query#6282) leaves queries that work as they are", async () => {
    answers.a = [failure()];
    render(
      app(
        guarded(
          <>
            <SuspenseQuery name="works" />
            <SuspenseQuery name="a" />
          </>,
        ),
      ),
    );
    await retry();
    expect(await screen.findByText("a: ok")).toBeVisible();
    expect(screen.getByText("works: ok")).toBeVisible();
    expect(fetches).toEqual({ works: 1, a: 2 });
  });

  it.each([
    ["leaves alone", Number.POSITIVE_INFINITY, 1],
    ["has fetched, as whenever it mounts,", 0, 2],
  ])(
    "(TanStack/query#6282) %s a query with throwOnError that works and is stale after %s ms",
    async (_, staleTime, times) => {
      answers.a = [failure()];
      client.setDefaultOptions({ queries: { retry: false, staleTime } });
      render(
        app(
          guarded(
            <>
              <ThrowingQuery name="works" />
              <ThrowingQuery name="a" />
            </>,
          ),
        ),
      );
      await retry();
      expect(await screen.findByText("a: ok")).toBeVisible();
      await waitFor(() => expect(fetches).toEqual({ works: times, a: 2 }));
    },
  );

  it("lets all that failed below be fetched again, whatever mounts in between", async () => {
    answers.a = [failure()];
    answers.b = [failure()];
    await Promise.allSettled([client.fetchQuery(optionsOf("a")), client.fetchQuery(optionsOf("b"))]);
    // While the first one is loading, the one that works is on the screen, and the second has not been rendered.
    function Several() {
      const { data } = useSuspenseQuery(optionsOf("a"));
      return (
        <>
          <p>{`a: ${data}`}</p>
          <SuspenseQuery name="b" />
        </>
      );
    }
    render(
      app(
        <QueryErrorBoundary FallbackComponent={Retry}>
          <ThrowingQuery name="works" />
          <Suspense fallback="loading">
            <Several />
          </Suspense>
        </QueryErrorBoundary>,
      ),
    );
    await retry();
    expect(await screen.findByText("a: ok")).toBeVisible();
    expect(await screen.findByText("b: ok")).toBeVisible();
    expect(fetches).toMatchObject({ a: 2, b: 2 });
  });

  it("leaves a failed query alone that is shown elsewhere", async () => {
    answers.a = [failure()];
    answers.elsewhere = [failure()];
    function Inline() {
      const { error } = useQuery(optionsOf("elsewhere"));
      return <p>{error ? "inline failure" : "fine"}</p>;
    }
    render(
      app(
        <>
          <Inline />
          {guarded(<SuspenseQuery name="a" />)}
        </>,
      ),
    );
    await retry();
    expect(await screen.findByText("a: ok")).toBeVisible();
    expect(screen.getByText("inline failure")).toBeVisible();
    expect(fetches.elsewhere).toBe(1);
  });

  it("lets a failed query be fetched again that is shown elsewhere too", async () => {
    answers.a = [failure()];
    answers.b = [failure()];
    await Promise.allSettled([client.fetchQuery(optionsOf("a")), client.fetchQuery(optionsOf("b"))]);
    function Inline() {
      const { error } = useQuery({ ...optionsOf("b"), retryOnMount: false });
      return <p>{error ? "inline failure" : "inline fine"}</p>;
    }
    render(
      app(
        <>
          <Inline />
          <QueryErrorBoundary FallbackComponent={Retry}>
            <Suspense>
              <SuspenseQuery name="a" />
            </Suspense>
            <Suspense>
              <SuspenseQuery name="b" />
            </Suspense>
          </QueryErrorBoundary>
        </>,
      ),
    );
    expect(screen.getByText("inline failure")).toBeVisible();
    await retry();
    expect(await screen.findByText("b: ok")).toBeVisible();
    expect(await screen.findByText("a: ok")).toBeVisible();
    expect(screen.getByText("inline fine")).toBeVisible();
    expect(fetches).toEqual({ a: 2, b: 2 });
  });

  it("of one boundary fetches nothing of another", async () => {
    answers.a = [failure()];
    answers.b = [failure()];
    render(
      app(
        <>
          {guarded(<SuspenseQuery name="a" />)}
          <QueryErrorBoundary fallback="b failed">
            <Suspense>
              <SuspenseQuery name="b" />
            </Suspense>
          </QueryErrorBoundary>
        </>,
      ),
    );
    await screen.findByText("b failed");
    await retry();
    expect(await screen.findByText("a: ok")).toBeVisible();
    expect(screen.getByText("b failed")).toBeVisible();
    expect(fetches.b).toBe(1);
  });

  it("works for useQueries", async () => {
    answers.a = [failure()];
    function Several() {
      const queries = ["works", "a"].map((name) => ({ ...optionsOf(name), throwOnError: true }));
      const results = useQueries({ queries });
      return <p>{results.map(({ data }) => data).join()}</p>;
    }
    render(app(guarded(<Several />)));
    await retry();
    expect(await screen.findByText("ok,ok")).toBeVisible();
    expect(fetches).toEqual({ works: 1, a: 2 });
  });

  it("never runs a mutation again", async () => {
    const save = vi.fn(async () => {
      throw failure();
    });
    function Form() {
      const { mutate } = useMutation({ mutationFn: save, throwOnError: true });
      return (
        <button type="button" onClick={() => mutate()}>
          Save
        </button>
      );
    }
    render(app(guarded(<Form />)));
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    await retry();
    expect(screen.getByRole("button", { name: "Save" })).toBeVisible();
    expect(save).toHaveBeenCalledOnce();
  });

  it("calls onReset and onError of the app", async () => {
    const error = failure();
    answers.a = [error];
    const [onReset, onError] = [vi.fn(), vi.fn()];
    render(
      app(
        <QueryErrorBoundary FallbackComponent={Retry} onReset={onReset} onError={onError}>
          <Suspense>
            <SuspenseQuery name="a" />
          </Suspense>
        </QueryErrorBoundary>,
      ),
    );
    await retry();
    expect(onError).toHaveBeenCalledExactlyOnceWith(error, { componentStack: expect.any(String) });
    expect(onReset).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ reason: "imperative-api" }));
  });
});
