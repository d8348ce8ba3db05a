import { describe, expect, it, vi } from "vitest";
import { defineAmends, FaultError } from "../../src/core/index.ts";
import { reportOnce } from "../../src/core/report-once.ts";
import { createApiFetch, createCooldowns } from "../../src/recovery/index.ts";
import { appWith, claimTime, down, errorOf, limited, missing, onPage, url } from "./failing-app.ts";

onPage();

describe("a call of an event handler, outside of any query, tells onFault", () => {
  it("at once of what no policy retries", async () => {
    const { fetch, onFault } = appWith(missing);
    await fetch(url);
    expect(onFault).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: "not_found" }));
    expect(vi.getTimerCount()).toBe(0);
  });

  it("at once of a server error where the request must not be sent twice", async () => {
    const { fetch, onFault } = appWith(down);
    await fetch(url, { method: "POST", body: "{}" });
    expect(onFault).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each<[string, () => [RequestInfo, RequestInit?]]>([
    ["a GET", () => [url]],
    ["an idempotency key", () => [url, { method: "POST", headers: { "Idempotency-Key": "k" } }]],
    ["an idempotency key among pairs", () => [url, { method: "POST", headers: [["idempotency-key", "k"]] }]],
    ["one in a Request", () => [new Request(url, { method: "POST", headers: { "idempotency-key": "k" } })]],
  ])("of a server error that nobody has retried, once the time is over: %s", async (_, request) => {
    const { fetch, onFault } = appWith(down);
    await fetch(...request());
    await vi.advanceTimersByTimeAsync(claimTime - 1);
    expect(onFault).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(onFault).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ status: 500 }));
    expect(vi.getTimerCount()).toBe(0);
  });

  // apache/flagon-useralejs#50, microsoft/ApplicationInsights-JS#342: what waits to be sent is lost with the page.
  it("of what still waits when the page is left, and not again if it comes back", async () => {
    const { fetch, onFault } = appWith(down);
    await fetch(url);
    await fetch(url);
    dispatchEvent(new Event("pagehide"));
    expect(onFault).toHaveBeenCalledTimes(2);
    dispatchEvent(new Event("pagehide"));
    await vi.advanceTimersByTimeAsync(claimTime);
    expect(onFault).toHaveBeenCalledTimes(2);
  });

  it("of a broken connection, by the rejection", async () => {
    const { fetch, onFault } = appWith(() => Promise.reject(new TypeError("Failed to fetch")));
    await expect(fetch(url)).rejects.toThrow("Failed to fetch");
    await vi.advanceTimersByTimeAsync(claimTime);
    expect(onFault).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ type: "network_error" }));
  });

  it("at once on a server, where nothing is retried, and without a timer", async () => {
    vi.stubGlobal("window", undefined);
    const { fetch, onFault } = appWith(down);
    await fetch(url);
    expect(onFault).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });

  it("nothing of what works, and without a timer or a listener", async () => {
    const listen = vi.fn();
    vi.stubGlobal("addEventListener", listen);
    const { fetch, onFault } = appWith(async () => Response.json([]));
    await fetch(url);
    expect(onFault).not.toHaveBeenCalled();
    expect(listen).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("what a policy retries is told of only when that failed", () => {
  it("a retry that works makes it nobody's business", async () => {
    const { fetch, policy, amends, onFault } = appWith(down);
    const error = await errorOf(await fetch(url), amends);
    expect(policy.retry(0, error)).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
    await vi.advanceTimersByTimeAsync(claimTime);
    expect(onFault).not.toHaveBeenCalled();
  });

  it("one that fails too is told at once, by the policy, and once", async () => {
    const { fetch, policy, amends, onFault } = appWith(down);
    expect(policy.retry(0, await errorOf(await fetch(url), amends))).toBe(true);
    const second = await errorOf(await fetch(url), amends);
    expect(policy.retry(1, second)).toBe(false);
    expect(onFault).toHaveBeenCalledOnce();
    reportOnce(second, amends);
    await vi.advanceTimersByTimeAsync(claimTime);
    expect(onFault).toHaveBeenCalledOnce();
  });

  it("what it does not retry, for the budget is used up, is told at once", async () => {
    const { fetch, policy, amends, onFault } = appWith(down);
    expect(policy.retry(0, await errorOf(await fetch(url), amends))).toBe(true);
    expect(policy.retry(0, await errorOf(await fetch(url), amends))).toBe(false);
    expect(onFault).toHaveBeenCalledOnce();
  });

  it("what a policy meets that no fetch of the kit has met is told too", () => {
    const { policy, onFault } = appWith(down);
    expect(policy.retry(0, new Error("a defect"))).toBe(false);
    expect(onFault).toHaveBeenCalledOnce();
  });

  it("a request that must not be sent twice is not retried, though its answer does not say what it was", async () => {
    const { fetch, policy, amends, onFault } = appWith(down);
    const error = await errorOf(await fetch(url, { method: "DELETE" }), amends);
    expect(policy.retry(0, error)).toBe(false);
    expect(onFault).toHaveBeenCalledOnce();
  });

  it("two that fail side by side are two: one is retried, the other is told", async () => {
    const { fetch, policy, amends, onFault } = appWith(down);
    const [first] = await Promise.all([fetch(url), fetch(url)]);
    expect(policy.retry(0, await errorOf(first as Response, amends))).toBe(true);
    await vi.advanceTimersByTimeAsync(claimTime);
    expect(onFault).toHaveBeenCalledOnce();
  });

  it("a rate limit, and what was held back because of it", async () => {
    const onFault = vi.fn();
    const amends = defineAmends({ onFault, cooldowns: createCooldowns({ maxWait: 0 }) });
    const fetch = createApiFetch(amends, { fetch: limited });
    await fetch(url);
    await expect(fetch(url)).rejects.toBeInstanceOf(FaultError);
    await vi.advanceTimersByTimeAsync(claimTime);
    expect(onFault).toHaveBeenCalledOnce();
  });
});
