import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Amends, defineAmends } from "../../src/core/index.ts";
import { createCooldowns, retryPolicy } from "../../src/recovery/index.ts";
import { refillBudget } from "../../src/recovery/retry-policy.ts";
import { contractRow, contractRows, errorFor, faultFor, thrownRows } from "../../src/testing/index.ts";
import { origin } from "./api.ts";

const now = Date.UTC(2026, 0, 1);
beforeEach(() => {
  vi.useFakeTimers({ now });
  vi.stubGlobal("window", globalThis);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const down = "prism-io/server_error/500";
const limit = "prism-io/rate_limit_exceeded/429";
const fresh = () => retryPolicy(defineAmends() as Amends);

/** What a client throws: the row's answer, and the request that it was. */
function thrown(id: string, request: object = {}): Error {
  return Object.assign(errorFor(contractRow(id)), { request });
}

describe("every row", () => {
  it.each(contractRows.filter(({ outcome }) => outcome !== null))("$id is retried once if it may pass", (row) => {
    const { recovery } = row.outcome as { recovery: string | null };
    const { retry } = fresh();
    const error = errorFor(row);
    const wait = faultFor(row).retryAt;
    const isShort = wait !== null && wait - now <= 30_000;
    const expected = recovery === "retry" ? wait === null || isShort : recovery === "cooldown" && isShort;
    expect(retry(0, error)).toBe(expected);
    expect(retry(1, error)).toBe(false);
  });

  it.each(thrownRows)("$id too", (row) => {
    expect(fresh().retry(0, row.thrown())).toBe(row.outcome.recovery === "retry");
  });
});

describe("a server error", () => {
  it("is retried after 250 ms and as much again by chance", () => {
    for (const [random, delay] of [
      [0, 250],
      [0.5, 375],
      [0.999, 500],
    ] as const) {
      expect(retryPolicy(defineAmends() as Amends, { random: () => random }).retryDelay(0, thrown(down))).toBe(delay);
    }
  });

  it("is never retried before the server's Retry-After, and not at all if that is long", () => {
    const { retry, retryDelay } = retryPolicy(defineAmends() as Amends, { random: () => 0 });
    expect(retryDelay(0, faultFor(down, { retryAt: now + 7000 }))).toBe(7000);
    expect(retry(0, faultFor(down, { retryAt: now + 30_001 }))).toBe(false);
    expect(retry(0, faultFor(down, { retryAt: now + 30_000 }))).toBe(true);
  });

  it("is retried within a budget of one, which successes refill by a tenth", () => {
    const amends = defineAmends() as Amends;
    const { retry } = retryPolicy(amends);
    expect(retry(0, thrown(down))).toBe(true);
    for (let successes = 0; successes < 10; successes += 1) {
      expect(retry(0, thrown(down))).toBe(false);
      refillBudget(amends);
    }
    expect(retry(0, thrown(down))).toBe(true);
  });

  it("is retried from one budget by all policies of a configuration", () => {
    const amends = defineAmends() as Amends;
    expect(retryPolicy(amends).retry(0, thrown(down))).toBe(true);
    expect(retryPolicy(amends).retry(0, thrown(down))).toBe(false);
    expect(retryPolicy(defineAmends() as Amends).retry(0, thrown(down))).toBe(true);
  });

  it("keeps a budget of one, however many successes there were", () => {
    const amends = defineAmends() as Amends;
    for (let i = 0; i < 100; i += 1) refillBudget(amends);
    const { retry } = retryPolicy(amends);
    expect([retry(0, thrown(down)), retry(0, thrown(down))]).toEqual([true, false]);
  });
});

describe("a rate limit", () => {
  it("is tried again once its time is over, spread by chance", () => {
    const fault = faultFor(limit, { retryAt: now + 20_000 });
    const delays = [0, 0.5, 0.999].map((random) =>
      retryPolicy(defineAmends() as Amends, { random: () => random }).retryDelay(0, fault),
    );
    expect(delays).toEqual([20_000, 26_000, 31_988]);
  });

  it("is the banner's where its time is long, or unknown", () => {
    const { retry } = fresh();
    expect(retry(0, faultFor(limit, { retryAt: now + 30_001 }))).toBe(false);
    expect(retry(0, faultFor(limit, { retryAt: null }))).toBe(false);
  });

  it("may last as long as the app says", () => {
    const { retry } = retryPolicy(defineAmends() as Amends, { maxWait: 60_000 });
    expect(retry(0, faultFor(limit, { retryAt: now + 60_000 }))).toBe(true);
  });

  it("goes by the configured cooldowns, which are told of it", () => {
    const cooldowns = createCooldowns({ random: () => 1 });
    const { retry, retryDelay } = retryPolicy(defineAmends({ cooldowns }) as Amends, { random: () => 0 });
    const fault = faultFor(limit, { retryAt: now + 10_000, origin });
    expect(retry(0, fault)).toBe(true);
    expect(retryDelay(0, fault)).toBe(22_000);
    expect(cooldowns.open()).toEqual([fault]);
  });

  it("does not touch the budget", () => {
    const { retry } = fresh();
    retry(0, faultFor(limit, { retryAt: now + 1000 }));
    expect(retry(0, thrown(down))).toBe(true);
  });
});

describe("a method that changes something", () => {
  it.each(["POST", "put", "PATCH", "DELETE", "CONNECT"])("%s is not retried", (method) => {
    expect(fresh().retry(0, thrown(down, { method }))).toBe(false);
  });

  it.each(["GET", "head", "OPTIONS", "QUERY"])("%s is none", (method) => {
    expect(fresh().retry(0, thrown(down, { method }))).toBe(true);
  });

  it.each([
    ["Headers", new Headers({ "Idempotency-Key": "1" })],
    ["an object", { "idempotency-key": "1" }],
  ])("is retried with an idempotency key in %s", (_, headers) => {
    expect(fresh().retry(0, thrown(down, { method: "POST", headers }))).toBe(true);
  });

  it("is not retried with other headers", () => {
    expect(fresh().retry(0, thrown(down, { method: "POST", headers: new Headers({ a: "1" }) }))).toBe(false);
    expect(fresh().retry(0, thrown(down, { method: "POST", headers: { a: "1" } }))).toBe(false);
  });

  it("is found where axios and ky keep it", () => {
    const axios = Object.assign(errorFor(contractRow(down)), { config: { method: "post" } });
    const ky = Object.assign(errorFor(contractRow(down)), { options: { method: "POST" } });
    expect([axios, ky].map((error) => fresh().retry(0, error))).toEqual([false, false]);
  });
});

it("retries nothing on a server", () => {
  vi.stubGlobal("window", undefined);
  expect(fresh().retry(0, thrown(down))).toBe(false);
});

it("retries nothing where the app's cooldowns throw", () => {
  const cooldowns = {
    reopensAt: () => {
      throw new Error("defect");
    },
    open: () => [],
    subscribe: () => () => {},
  };
  const { retry, retryDelay } = retryPolicy(defineAmends({ cooldowns }) as Amends);
  expect(retry(0, faultFor(limit, { retryAt: now + 1000 }))).toBe(false);
  expect(retryDelay(0, faultFor(limit, { retryAt: now + 1000 }))).toBeGreaterThanOrEqual(1000);
});
