import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { warnOnce } from "../../src/core/warn.ts";

const warn = vi.spyOn(console, "warn");

beforeEach(() => {
  warn.mockReset().mockImplementation(() => {});
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

it("tells a developer once", () => {
  warnOnce("the header is hidden");
  warnOnce("the header is hidden");
  expect(warn.mock.calls).toEqual([["amends: the header is hidden"]]);
});

it("tells of each mistake", () => {
  warnOnce("one mistake");
  warnOnce("another mistake");
  expect(warn).toHaveBeenCalledTimes(2);
});

it("tells nobody in production", () => {
  vi.stubEnv("NODE_ENV", "production");
  warnOnce("a mistake in production");
  expect(warn).not.toHaveBeenCalled();
});

it("tells it later, if it was met in production first", () => {
  vi.stubEnv("NODE_ENV", "production");
  warnOnce("a mistake met twice");
  vi.unstubAllEnvs();
  warnOnce("a mistake met twice");
  expect(warn).toHaveBeenCalledTimes(1);
});

it("tells nobody where nobody says what this is", () => {
  const { process } = globalThis;
  try {
    vi.stubGlobal("process", undefined);
    warnOnce("a mistake in a browser");
  } finally {
    vi.stubGlobal("process", process);
  }
  expect(warn).not.toHaveBeenCalled();
});
