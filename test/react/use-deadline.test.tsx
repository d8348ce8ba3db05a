// @vitest-environment jsdom
import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useDeadline } from "../../src/react/use-deadline.ts";

const now = Date.UTC(2026, 0, 1);
beforeEach(() => {
  vi.useFakeTimers({ now });
});
afterEach(() => {
  vi.useRealTimers();
});

it("gives the deadline until it is over", () => {
  const { result } = renderHook(() => useDeadline(now + 2500));
  act(() => vi.advanceTimersByTime(2499));
  expect(result.current).toBe(now + 2500);
  act(() => vi.advanceTimersByTime(1));
  expect(result.current).toBeNull();
  expect(vi.getTimerCount()).toBe(0);
});

it.each([null, now, now - 1])("is null for %s", (deadline) => {
  expect(renderHook(() => useDeadline(deadline)).result.current).toBeNull();
  expect(vi.getTimerCount()).toBe(0);
});

it("notices within a second that the clock went on without the timers, as after a sleep", () => {
  const { result } = renderHook(() => useDeadline(now + 3_600_000));
  vi.setSystemTime(now + 3_600_000);
  act(() => vi.advanceTimersByTime(1000));
  expect(result.current).toBeNull();
});

it("leaves no timer behind", () => {
  const { unmount } = renderHook(() => useDeadline(now + 60_000));
  unmount();
  expect(vi.getTimerCount()).toBe(0);
});
