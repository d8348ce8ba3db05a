// @vitest-environment jsdom
import { act, render, screen } from "@testing-library/react";
import * as React from "react";
import { type ComponentType, type ReactNode, Suspense } from "react";
import { describe, expect, it, vi } from "vitest";
import { ErrorBoundary } from "../../src/index.ts";
import { QueryErrorBoundary } from "../../src/query/index.ts";
import { muteCaughtErrors } from "../react/mute-caught-errors.ts";
import {
  answers,
  app,
  failure,
  fetches,
  Retry,
  SuspenseQuery,
  startWithoutQueries,
  ThrowingQuery,
} from "./queries.tsx";

muteCaughtErrors();
startWithoutQueries();

/*
 * Of the kind "the page has changed, and the boundary still shows the old failure": vercel/next.js#86577,
 * skyhook-io/radar#1507, twentyhq/twenty#3592.
 */

// React 19.2
const Activity = (React as { Activity?: ComponentType<{ mode: "hidden" | "visible"; children: ReactNode }> }).Activity;

describe.runIf(Activity)("a page that is hidden and shown again", () => {
  const page = (isShown: boolean, children: ReactNode) =>
    app(Activity && <Activity mode={isShown ? "visible" : "hidden"}>{children}</Activity>);

  it.each([
    ["suspends", SuspenseQuery],
    ["throws", ThrowingQuery],
  ])("fetches what failed there, where it %s", async (_, Query) => {
    answers.a = [failure()];
    const onReset = vi.fn();
    const show = (isShown: boolean) =>
      page(
        isShown,
        <QueryErrorBoundary FallbackComponent={Retry} onReset={onReset}>
          <Suspense fallback="loading">
            <Query name="a" />
          </Suspense>
        </QueryErrorBoundary>,
      );
    const { rerender } = render(show(true));
    await screen.findByRole("button", { name: "Try again" });
    rerender(show(false));
    await act(async () => {});
    expect(fetches.a).toBe(1);
    rerender(show(true));
    expect(await screen.findByText("a: ok")).toBeVisible();
    expect(fetches.a).toBe(2);
    expect(onReset).toHaveBeenCalledOnce();
  });

  it("asks its router for what failed there", async () => {
    let fails = true;
    const refresh = vi.fn(() => {
      fails = false;
    });
    function Content() {
      if (fails) throw failure();
      return <p>well</p>;
    }
    const show = (isShown: boolean) =>
      page(
        isShown,
        <ErrorBoundary FallbackComponent={Retry} refresh={refresh}>
          <Content />
        </ErrorBoundary>,
      );
    const { rerender } = render(show(true));
    await screen.findByRole("button", { name: "Try again" });
    expect(refresh).not.toHaveBeenCalled();
    rerender(show(false));
    await act(async () => {});
    rerender(show(true));
    expect(await screen.findByText("well")).toBeVisible();
    expect(refresh).toHaveBeenCalledOnce();
  });

  it("shows what works there as it was", async () => {
    const show = (isShown: boolean) =>
      page(
        isShown,
        <QueryErrorBoundary FallbackComponent={Retry}>
          <Suspense fallback="loading">
            <SuspenseQuery name="a" />
          </Suspense>
        </QueryErrorBoundary>,
      );
    const { rerender } = render(show(true));
    await screen.findByText("a: ok");
    rerender(show(false));
    await act(async () => {});
    rerender(show(true));
    expect(screen.getByText("a: ok")).toBeVisible();
    expect(fetches.a).toBe(1);
  });
});
