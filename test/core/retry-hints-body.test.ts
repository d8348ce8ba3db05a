import { describe, expect, it } from "vitest";
import { readRetryHint } from "../../src/core/retry-hints.ts";

function hintOf({ body }: { body: unknown }) {
  return readRetryHint({ header: () => null, body }, { now: 0, rateLimited: false });
}

describe("hints in a body", () => {
  it.each<[unknown, number]>([
    [{ retry_after: 30 }, 30_000],
    [{ retry_after: 0.35 }, 350],
    [{ retry_after: 0 }, 0],
    [{ retry_after: "30" }, 30_000],
    [{ retryAfter: 30 }, 30_000],
    [{ retry_after_ms: 350 }, 350],
    [{ retryAfterMs: 350 }, 350],
    [{ retry_after_seconds: 30 }, 30_000],
    [{ retry_after: 1, retry_after_ms: 350 }, 350],
    [{ retry_after_ms: Number.NaN, retry_after: 1 }, 1000],
    [{ error: { retry_after: 30 } }, 30_000],
    [{ error: { retryAfterMs: 350 } }, 350],
    [{ error: "slow down", retry_after: 5 }, 5000],
    [{ retry_after: 5, error: { retry_after: 30 } }, 5000],
    [{ retry_after: { interval: 5, unit: "seconds" } }, 5000],
    [{ retryAfter: { interval: 1.5, unit: "s" } }, 1500],
    [{ error: { retry_after: { interval: 2, unit: "minutes" } } }, 120_000],
  ])("are read from %j", (body, ms) => {
    expect(hintOf({ body })).toBe(ms);
  });

  it.each(
    [
      ...[["ms", "msec", "msecs", "millisecond", "milliseconds", "MILLISECONDS"].map((unit) => [unit, 2] as const)],
      ...[["s", "sec", "secs", "second", "seconds", "Seconds"].map((unit) => [unit, 2000] as const)],
      ...[["m", "min", "mins", "minute", "minutes"].map((unit) => [unit, 120_000] as const)],
      ...[["h", "hour", "hours"].map((unit) => [unit, 7_200_000] as const)],
    ].flat(),
  )("know the unit %s", (unit, ms) => {
    expect(hintOf({ body: { retry_after: { interval: 2, unit } } })).toBe(ms);
  });

  it.each([undefined, null, "", "months", "fortnights", "constructor", "__proto__", 1000, {}])(
    "do not guess the unit %j",
    (unit) => {
      expect(hintOf({ body: { retry_after: { interval: 2, unit } } })).toBeUndefined();
    },
  );

  it.each([-1, Number.NaN, Infinity, 1e308, "", "soon", "-1", "30s", true, null, [30], 30n, Symbol("30"), () => 30])(
    "ignore %s as a number",
    (value) => {
      expect(hintOf({ body: { retry_after: value } })).toBeUndefined();
      expect(hintOf({ body: { retry_after: { interval: value, unit: "s" } } })).toBeUndefined();
    },
  );

  const retryInfo = (retryDelay: unknown) => ({ "@type": "type.googleapis.com/google.rpc.RetryInfo", retryDelay });
  const others = (count: number) => Array(count).fill({ "@type": "type.googleapis.com/google.rpc.Help", links: [] });

  it.each<[string, unknown, number | undefined]>([
    ["its error's details", { error: { code: 429, details: [...others(2), retryInfo("3.5s")] } }, 3500],
    ["its own details", { code: 8, details: [retryInfo("34s")] }, 34_000],
    ["a delay in ns", { details: [retryInfo("1.000000001s")] }, 1000],
    ["the tenth detail", { details: [...others(9), retryInfo("1s")] }, 1000],
    ["no detail after the tenth", { details: [...others(10), retryInfo("1s")] }, undefined],
    ["the next detail where one is malformed", { details: [retryInfo("soon"), retryInfo("1s")] }, 1000],
    ["no delay that is negative", { details: [retryInfo("-1s")] }, undefined],
    ["no delay that is a number", { details: [retryInfo(5)] }, undefined],
    ["no delay that is empty", { details: [retryInfo("")] }, undefined],
    ["no delay that is an object", { details: [retryInfo({ seconds: 5 })] }, undefined],
    ["no details that are text", { details: "1s" }, undefined],
  ])("of google.rpc.RetryInfo: %s", (_, body, ms) => {
    expect(hintOf({ body })).toBe(ms);
  });

  it("survive getters that throw, revoked proxies and cycles", () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const trap = new Proxy(
      {},
      {
        get: () => {
          throw new Error("no");
        },
      },
    );
    const cycle: Record<string, unknown> = {};
    cycle.error = cycle;
    cycle.details = [cycle];
    cycle.retry_after = cycle;
    const hostile = {
      get retry_after_ms() {
        throw new Error("no");
      },
      retry_after: 5,
    };
    for (const body of [
      proxy,
      trap,
      cycle,
      { error: proxy, details: proxy },
      { details: [trap, proxy], retry_after: trap },
    ]) {
      expect(hintOf({ body })).toBeUndefined();
    }
    expect(hintOf({ body: hostile })).toBe(5000);
  });

  it("cost a bounded number of reads, however much there is", () => {
    let reads = 0;
    const endless: object = new Proxy(
      {},
      {
        get: () => {
          reads++;
          return endless;
        },
      },
    );
    expect(hintOf({ body: endless })).toBeUndefined();
    expect(reads).toBeLessThan(80);
  });
});
