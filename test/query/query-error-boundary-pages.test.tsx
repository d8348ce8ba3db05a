// @vitest-environment jsdom
import { useQuery } from "@tanstack/react-query";
import { act, render, screen, waitFor } from "@testing-library/react";
import { createRef, type ReactNode, Suspense } from "react";
import { describe, expect, it, vi } from "vitest";
import { defineAmends } from "../../src/core/index.ts";
import { AmendsProvider } from "../../src/index.ts";
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

const page = (name: string, node: ReactNode) => <main key={name}>{node}</main>;

// TanStack/query#2712, and #7606: what throws is not fetched as it mounts, since nobody has reset it.
// Each in a Suspense: what was put back is asked for in the same task, and React 18 lets nothing suspend then
// that has none around it (react/react#25629).
describe.each([
  ["suspends", SuspenseQuery],
  ["throws", ThrowingQuery],
])("a page that comes as another goes, by a query that failed there and %s,", (_, Query) => {
  it("fetches it, and tells nobody of the old failure again", async () => {
    answers.a = [failure()];
    const [onError, onReset, onFault] = [vi.fn(), vi.fn(), vi.fn()];
    const amends = defineAmends({ onFault });
    const show = (name: string) =>
      app(
        <AmendsProvider value={amends}>
          {page(
            name,
            <QueryErrorBoundary FallbackComponent={Retry} onError={onError} onReset={onReset}>
              <Suspense fallback="loading">
                <Query name="a" />
              </Suspense>
            </QueryErrorBoundary>,
          )}
        </AmendsProvider>,
      );
    const { rerender } = render(show("one"));
    await screen.findByRole("button", { name: "Try again" });
    rerender(show("two"));
    expect(await screen.findByText("a: ok")).toBeVisible();
    expect(fetches.a).toBe(2);
    expect(onError).toHaveBeenCalledOnce();
    expect(onReset).not.toHaveBeenCalled();
    expect(onFault).toHaveBeenCalledOnce();
  });

  it("fetches it below a boundary that stays", async () => {
    answers.a = [failure()];
    const show = (isFirst: boolean) =>
      app(guarded(isFirst ? page("one", guarded(<Query name="a" />)) : page("two", <Query name="a" />)));
    const { rerender } = render(show(true));
    await screen.findByRole("button", { name: "Try again" });
    rerender(show(false));
    expect(await screen.findByText("a: ok")).toBeVisible();
    expect(fetches.a).toBe(2);
  });

  it("shows what that fetch fails with, and can be tried again", async () => {
    answers.a = [failure(), failure()];
    const show = (name: string) => app(page(name, guarded(<Query name="a" />)));
    const { rerender } = render(show("one"));
    await screen.findByRole("button", { name: "Try again" });
    rerender(show("two"));
    await waitFor(() => expect(fetches.a).toBe(2));
    await retry();
    expect(await screen.findByText("a: ok")).toBeVisible();
    expect(fetches.a).toBe(3);
  });

  it("does not fetch it where the first page stays", async () => {
    answers.a = [failure()];
    const show = (isBoth: boolean) =>
      app(
        <>
          {guarded(<Query name="a" />)}
          {isBoth && guarded(<Query name="a" />)}
        </>,
      );
    const { rerender } = render(show(false));
    await screen.findByRole("button", { name: "Try again" });
    rerender(show(true));
    await waitFor(() => expect(screen.getAllByRole("button", { name: "Try again" })).toHaveLength(2));
    await act(async () => {});
    expect(fetches.a).toBe(1);
  });
});

// react/react#21844, #22839: StrictMode takes effects down for a moment in which nobody leaves.
it("asks for nothing as StrictMode only pretends that the boundary is left", async () => {
  answers.a = [failure(), failure()];
  function Beside() {
    const { status } = useQuery({ ...optionsOf("a"), retryOnMount: false });
    return <p>{`beside: ${status}`}</p>;
  }
  const show = (isBoth: boolean) =>
    app(
      <>
        <Beside />
        {/* No Suspense in between: the first that it shows is the failure. */}
        {isBoth && (
          <QueryErrorBoundary FallbackComponent={Retry}>
            <ThrowingQuery name="a" />
          </QueryErrorBoundary>
        )}
      </>,
    );
  const { rerender } = render(show(false));
  await screen.findByText("beside: error");
  rerender(show(true));
  await screen.findByRole("button", { name: "Try again" });
  await act(async () => {});
  expect(fetches.a).toBe(1);
  expect(screen.getByText("beside: error")).toBeVisible();
});

describe("a query that is not enabled", () => {
  function Disabled({ name }: { name: string }) {
    const { status } = useQuery({ ...optionsOf(name), enabled: false });
    return <p>{`disabled: ${status}`}</p>;
  }

  // TanStack/query#2791, #3202: whoever asks for a fetch is not asked whether it is wanted.
  it("elsewhere is not fetched when a boundary that showed its failure is left", async () => {
    answers.a = [failure()];
    const show = (isShown: boolean) =>
      app(
        <>
          {isShown && guarded(<ThrowingQuery name="a" />)}
          <Disabled name="a" />
        </>,
      );
    const { rerender } = render(show(true));
    await screen.findByRole("button", { name: "Try again" });
    rerender(show(false));
    await waitFor(() => expect(client.getQueryState(["a"])?.status).toBe("pending"));
    await act(async () => {});
    expect(fetches.a).toBe(1);
  });

  // TanStack/query#2930
  it("below a boundary comes back without a fetch when it is reset", async () => {
    answers.a = [failure()];
    function OnDemand() {
      const { status, refetch } = useQuery({ ...optionsOf("a"), enabled: false, throwOnError: true });
      return (
        <button type="button" onClick={() => void refetch()}>
          {status}
        </button>
      );
    }
    render(app(guarded(<OnDemand />)));
    act(() => screen.getByRole("button", { name: "pending" }).click());
    await retry();
    expect(await screen.findByRole("button", { name: "pending" })).toBeVisible();
    expect(fetches.a).toBe(1);
  });
});

it("is reset by its ref", async () => {
  answers.a = [failure()];
  const ref = createRef<QueryErrorBoundary>();
  render(
    app(
      <QueryErrorBoundary ref={ref} fallback="failed">
        <ThrowingQuery name="a" />
      </QueryErrorBoundary>,
    ),
  );
  await screen.findByText("failed");
  act(() => ref.current?.resetErrorBoundary());
  expect(await screen.findByText("a: ok")).toBeVisible();
});
