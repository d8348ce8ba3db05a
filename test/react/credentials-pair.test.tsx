// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { places, tracesOf } from "./credentials-pair.tsx";
import { muteCaughtErrors } from "./mute-caught-errors.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 1) });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("invalid_credentials and subscription_inactive are byte-equal in", () => {
  muteCaughtErrors();

  it.each(Object.entries(places))("%s: elements, focus, announcements and report", async (_, show) => {
    const [one, other] = await tracesOf(show);
    expect(other).toEqual(one);
    expect(one.seen.length).toBeGreaterThan(50);
    expect(one.seen + one.focus + one.after).not.toMatch(/credential|subscription/i);
  });
});
