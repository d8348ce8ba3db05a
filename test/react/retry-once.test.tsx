// @vitest-environment jsdom
import { act, render, screen } from "@testing-library/react";
import { lazy, Suspense } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ErrorBoundary } from "../../src/index.ts";
import { retryOnce } from "../../src/recovery/index.ts";
import { muteCaughtErrors } from "../react/mute-caught-errors.ts";

// react/react#14254, #21932, hurttlocker/o8#1416: React keeps a rejection for as long as the page is there.

muteCaughtErrors();
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

it("asks a second time, a moment later, for what could not be loaded", async () => {
  const load = vi.fn(async () => ({ default: () => <p>The chart</p> }));
  load.mockRejectedValueOnce(new TypeError("Failed to fetch dynamically imported module: /chart.js"));
  const Chart = lazy(retryOnce(load));
  render(
    <Suspense fallback="…">
      <Chart />
    </Suspense>,
  );
  await pass(200);
  expect(load).toHaveBeenCalledOnce();
  await pass(500);
  expect(load).toHaveBeenCalledTimes(2);
  expect(screen.getByText("The chart")).toBeVisible();
});

it("fails with what it fails with then, and asks no more", async () => {
  const load = vi.fn(() => Promise.reject(new Error("broken")));
  const Chart = lazy(retryOnce(load));
  render(
    <ErrorBoundary fallbackRender={({ error }) => String(error)}>
      <Suspense fallback="…">
        <Chart />
      </Suspense>
    </ErrorBoundary>,
  );
  await pass(10_000);
  expect(screen.getByText("Error: broken")).toBeVisible();
  expect(load).toHaveBeenCalledTimes(2);
});
