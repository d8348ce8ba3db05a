import { afterEach, describe, expect, it, vi } from "vitest";
import type { Amends } from "../../src/core/index.ts";
import { amendsQueryDefaults } from "../../src/query/index.ts";
import { createApiFetch, retryPolicy } from "../../src/recovery/index.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

const functions = { amendsQueryDefaults, createApiFetch, retryPolicy };

describe.each(Object.entries(functions))("%s", (name, make: (amends: Amends) => unknown) => {
  it.each([
    ["nothing", undefined],
    ["null", null],
    ["the parts of a configuration", {}],
    ["its options", { maxWait: 1000 }],
  ])("that is given %s says in development what to pass", (_, given) => {
    const call = (): unknown => make(given as unknown as Amends);
    expect(call).toThrow(TypeError);
    expect(call).toThrow(`amends: ${name} was given no configuration`);
    expect(call).toThrow("pass what `defineAmends` returns");
  });

  it("checks nothing in production", () => {
    vi.stubEnv("NODE_ENV", "production");
    expect(() => make(undefined as unknown as Amends)).not.toThrow();
  });
});
