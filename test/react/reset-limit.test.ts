import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createResetLimit } from "../../src/react/boundary/limited-boundary.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

function usedUp() {
  const limit = createResetLimit();
  const reset = vi.fn();
  const attempt = () => limit.tryReset(reset);
  for (let each = 0; each < 4; each += 1) attempt();
  return { limit, reset, attempt };
}

it("the fourth reset within ten seconds comes at their end, and later ones of a loop do not come", () => {
  const { reset, attempt } = usedUp();
  expect(reset).toHaveBeenCalledTimes(3);
  vi.advanceTimersByTime(10_000);
  expect(reset).toHaveBeenCalledTimes(4);
  for (let each = 0; each < 5; each += 1) attempt();
  const allowed = reset.mock.calls.length;
  vi.advanceTimersByTime(9_000);
  expect(reset).toHaveBeenCalledTimes(allowed);
});

it("after a person has acted one may be put off again", () => {
  const { limit, reset, attempt } = usedUp();
  vi.advanceTimersByTime(10_000);
  limit.renew();
  reset.mockClear();
  for (let each = 0; each < 4; each += 1) attempt();
  expect(reset).toHaveBeenCalledTimes(3);
  vi.advanceTimersByTime(10_000);
  expect(reset).toHaveBeenCalledTimes(4);
});
