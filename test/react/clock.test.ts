import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { watchDeadline } from "../../src/react/wait/clock.ts";

const now = Date.UTC(2026, 0, 1) + 400;
beforeEach(() => {
  vi.useFakeTimers({ now });
});
const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  vi.useRealTimers();
});

/** What a watcher was told, and what ends it. */
function watch(ms: number, onTick = () => {}) {
  const told: number[] = [];
  const stop = watchDeadline(now + ms, (left) => {
    told.push(left);
    onTick();
  });
  stops.push(stop);
  return { told, stop };
}

it("tells the time left on each whole second and at the deadline, and then no more", () => {
  const { told } = watch(2500);
  vi.advanceTimersByTime(10_000);
  expect(told).toEqual([1900, 900, 0]);
  expect(vi.getTimerCount()).toBe(0);
});

it("has one timer for all deadlines, set once a second", () => {
  const setTimer = vi.spyOn(globalThis, "setTimeout");
  const all = Array.from({ length: 1000 }, (_, index) => watch(60_000 + index));
  expect(vi.getTimerCount()).toBe(1);
  expect(setTimer).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(10_000);
  expect(setTimer).toHaveBeenCalledTimes(11);
  for (const { told, stop } of all) {
    expect(told).toHaveLength(10);
    stop();
  }
  expect(vi.getTimerCount()).toBe(0);
});

it("is on time for a deadline that comes before the whole second, and leaves the others alone", () => {
  const later = watch(5000);
  const sooner = watch(100);
  vi.advanceTimersByTime(100);
  expect(sooner.told).toEqual([0]);
  expect(later.told).toEqual([]);
});

it("tells each of many deadlines in one second of its own end alone", () => {
  const all = Array.from({ length: 500 }, (_, index) => watch(601 + index));
  vi.advanceTimersByTime(2000);
  expect(all.every(({ told }) => told.length === 2 && told.at(-1) === 0)).toBe(true);
});

it("goes on for others when one of them throws, which a developer is told", () => {
  const error = vi.spyOn(console, "error").mockImplementation(() => {});
  watch(5000, () => {
    throw new Error("defect");
  });
  const other = watch(5000);
  vi.advanceTimersByTime(1600);
  expect(other.told).toEqual([4400, 3400]);
  expect(error).toHaveBeenCalledTimes(2);
  error.mockRestore();
});

it("goes by the clock after a sleep, which stops timers", () => {
  const { told } = watch(3_600_000);
  vi.setSystemTime(now + 3_599_000);
  vi.advanceTimersByTime(600);
  expect(told).toEqual([400]);
  vi.advanceTimersByTime(400);
  expect(told).toEqual([400, 0]);
});

it("goes by the clock after it has been set back", () => {
  const { told } = watch(2600);
  vi.setSystemTime(now - 60_000);
  vi.advanceTimersByTime(600);
  expect(told).toEqual([62_000]);
  vi.advanceTimersByTime(62_000);
  expect(told.at(-1)).toBe(0);
});

it("goes on for others when one of them ends", () => {
  const one = watch(5000);
  const other = watch(5000);
  vi.advanceTimersByTime(600);
  one.stop();
  vi.advanceTimersByTime(1000);
  expect(one.told).toEqual([4400]);
  expect(other.told).toEqual([4400, 3400]);
});

it("does not tell one that another has just ended", () => {
  const one = watch(1000, () => other.stop());
  const other = watch(5000);
  vi.advanceTimersByTime(5000);
  expect(one.told).toEqual([400, 0]);
  expect(other.told).toEqual([]);
});
