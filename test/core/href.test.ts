import { afterEach, describe, expect, it, vi } from "vitest";
import { linkOrNothing } from "../../src/core/href.ts";
import { type AmendsConfig, defineAmends } from "../../src/core/index.ts";
import { addresses, scripts } from "./script-links.ts";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe("a link that is a program", () => {
  it.each(scripts)("is a definition error in development, with the cure: %j", (href) => {
    expect(() => defineAmends({ actions: { upgrade: href } })).toThrow(
      /^amends: actions\.upgrade is a program and no address, but .+\. To mend it, .*function.*\.$/s,
    );
  });

  it.each(scripts)("is left out in production, and nothing else is: %j", (href) => {
    vi.stubEnv("NODE_ENV", "production");
    const run = () => {};
    const { actions } = defineAmends({ actions: { upgrade: href, contact_support: "/help", retry: run } });
    expect(actions).toEqual({ contact_support: "/help", retry: run });
  });

  it("is left out wherever else it comes from, and a developer is told", () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    for (const href of scripts) expect(linkOrNothing(href)).toBeUndefined();
    expect(warn).toHaveBeenCalled();
    for (const [line] of warn.mock.calls) expect(line).toMatch(/^amends: .*would run a program/);
  });
});

it.each(addresses)("an address is kept as it is written: %j", (href) => {
  expect(linkOrNothing(href)).toBe(href);
  expect(defineAmends({ actions: { upgrade: href } }).actions.upgrade).toBe(href);
});

it.each([null, "a", [], () => {}])("actions that are none harm nothing in production: %s", (actions) => {
  vi.stubEnv("NODE_ENV", "production");
  expect(() => defineAmends({ actions } as unknown as AmendsConfig)).not.toThrow();
});
