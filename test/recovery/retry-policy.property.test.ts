import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Amends, type Cooldowns, defineAmends, type Fault } from "../../src/core/index.ts";
import { createCooldowns, retryPolicy } from "../../src/recovery/index.ts";
import { faultFor } from "../../src/testing/index.ts";
import { thrown as anything, manyRuns } from "../core/arbitraries.ts";

const now = Date.UTC(2026, 0, 1);
beforeAll(() => {
  vi.useFakeTimers({ now });
  vi.stubGlobal("window", globalThis);
});
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const numbers = fc.oneof(
  fc.constantFrom(0, 1, -1, Number.NaN, Infinity, -Infinity, 2 ** 31, 2 ** 53, 1e308, -0.5, 8.64e15),
  fc.double(),
  fc.integer(),
);
const faults = fc
  .record({
    id: fc.constantFrom("prism-io/server_error/500", "prism-io/rate_limit_exceeded/429", "client/offline"),
    retryAt: fc.oneof(fc.constant(null), fc.integer({ min: -(2 ** 52), max: 2 ** 52 })),
  })
  .map(({ id, retryAt }) => faultFor(id, { retryAt }));
const thrown = fc.oneof(
  anything,
  faults.map((fault) => () => fault as unknown),
);

/** Cooldowns of an app's own, that say anything. */
const cooldowns = fc.oneof(
  fc.constant(undefined),
  fc.constant(createCooldowns()),
  numbers.map((at) => ofOnesOwn(() => ({ at, estimated: false }))),
  fc.anything().map((answer) => ofOnesOwn(() => answer as never)),
  fc.constant(
    ofOnesOwn(() => {
      throw new Error("defect");
    }),
  ),
);

function ofOnesOwn(reopensAt: (fault: Fault) => ReturnType<Cooldowns["reopensAt"]>): Cooldowns {
  return { reopensAt, open: () => [], subscribe: () => () => {} };
}

const policies = fc
  .record({ cooldowns, maxWait: numbers, random: numbers })
  .map(({ cooldowns: given, maxWait, random }) =>
    retryPolicy(defineAmends(given ? { cooldowns: given } : {}) as Amends, { maxWait, random: () => random }),
  );

describe("whatever is thrown, however often, under whichever configuration", () => {
  it("retry answers with a boolean, at once", () => {
    fc.assert(
      fc.property(policies, numbers, thrown, ({ retry }, failureCount, make) => {
        expect(typeof retry(failureCount, make())).toBe("boolean");
      }),
      manyRuns,
    );
  });

  it("retryDelay answers with whole ms that a timer can count, at once", () => {
    fc.assert(
      fc.property(policies, numbers, thrown, ({ retryDelay }, failureCount, make) => {
        const ms = retryDelay(failureCount, make());
        expect(Number.isInteger(ms) && ms >= 0 && ms <= 2 ** 31 - 1).toBe(true);
      }),
      manyRuns,
    );
  });

  it("retry answers with false from the second failure on", () => {
    fc.assert(
      fc.property(policies, fc.integer({ min: 1 }), thrown, ({ retry }, failureCount, make) => {
        expect(retry(failureCount, make())).toBe(false);
      }),
      manyRuns,
    );
  });

  it("retryDelay never ends before the server's own time", () => {
    fc.assert(
      fc.property(faults, fc.double({ min: 0, max: 1, noNaN: true }), (fault, random) => {
        const { retryDelay } = retryPolicy(defineAmends() as Amends, { random: () => random });
        const wait = Math.min((fault.retryAt ?? now) - now, 2 ** 31 - 1);
        expect(retryDelay(0, fault)).toBeGreaterThanOrEqual(wait);
      }),
      manyRuns,
    );
  });
});
