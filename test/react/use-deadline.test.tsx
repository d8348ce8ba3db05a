// @vitest-environment jsdom
import { act, renderHook } from "@testing-library/react";
import { StrictMode } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useDeadline } from "../../src/react/wait/use-deadline.ts";

const now = Date.UTC(2026, 0, 1);
beforeEach(() => {
  vi.useFakeTimers({ now });
});
afterEach(() => {
  vi.useRealTimers();
});

function renderCounted(deadline: number | null) {
  const renders = { count: 0 };
  const hook = renderHook(
    (value: number | null) => {
      renders.count += 1;
      return useDeadline(value);
    },
    { initialProps: deadline },
  );
  return { ...hook, renders };
}

it("gives the deadline until it is over", () => {
  const { result } = renderCounted(now + 2500);
  act(() => vi.advanceTimersByTime(2499));
  expect(result.current).toBe(now + 2500);
  act(() => vi.advanceTimersByTime(1));
  expect(result.current).toBeNull();
  expect(vi.getTimerCount()).toBe(0);
});

it("renders once more, when it is over", () => {
  const { renders } = renderCounted(now + 20_000);
  expect(renders.count).toBe(1);
  act(() => vi.advanceTimersByTime(19_999));
  expect(renders.count).toBe(1);
  act(() => vi.advanceTimersByTime(60_000));
  expect(renders.count).toBe(2);
});

it.each([null, now, now - 1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
  "is null for %s",
  (deadline) => {
    expect(renderCounted(deadline).result.current).toBeNull();
    expect(vi.getTimerCount()).toBe(0);
  },
);

it("notices within a second that the clock went on without the timers, as after a sleep", () => {
  const { result } = renderCounted(now + 3_600_000);
  vi.setSystemTime(now + 3_600_000);
  act(() => vi.advanceTimersByTime(1000));
  expect(result.current).toBeNull();
});

it("is over for good, even if the clock is set back then", () => {
  const { result, rerender } = renderCounted(now + 1000);
  act(() => vi.advanceTimersByTime(1000));
  vi.setSystemTime(now);
  rerender(now + 1000);
  expect(result.current).toBeNull();
});

it("starts again for another deadline", () => {
  const { result, rerender } = renderCounted(now + 1000);
  act(() => vi.advanceTimersByTime(1000));
  rerender(now + 3000);
  expect(result.current).toBe(now + 3000);
  act(() => vi.advanceTimersByTime(2000));
  expect(result.current).toBeNull();
});

it("leaves no timer behind", () => {
  const { unmount } = renderHook(() => useDeadline(now + 60_000), { wrapper: StrictMode });
  expect(vi.getTimerCount()).toBe(1);
  unmount();
  expect(vi.getTimerCount()).toBe(0);
});
