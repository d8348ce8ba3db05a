import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { defineAmends, FaultError, throwIfFault } from "../../src/core/index.ts";
import { reportOnce } from "../../src/core/report-once.ts";
import { createApiFetch, createCooldowns, retryPolicy } from "../../src/recovery/index.ts";
import { contractRow, responseFor } from "../../src/testing/index.ts";

const url = "https://api.example/scans";
const claimTime = 5000;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("window", globalThis);
  // Node has no `pagehide`, and no page to leave.
  const page = new EventTarget();
  for (const name of ["addEventListener", "removeEventListener", "dispatchEvent"] as const)
    vi.stubGlobal(name, page[name].bind(page));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const down = async (): Promise<Response> => responseFor(contractRow("prism-io/server_error/500"));
const missing = async (): Promise<Response> => responseFor(contractRow("prism-io/not_found/404"));
const limited = async (): Promise<Response> => responseFor(contractRow("prism-io/rate_limit_exceeded/429"));

function appWith(answer: () => Promise<Response>) {
  const onFault = vi.fn();
  const amends = defineAmends({ onFault });
  return { onFault, amends, fetch: createApiFetch(amends, { fetch: () => answer() }), policy: retryPolicy(amends) };
}

/** What an app throws for an answer that it does not like. */
const errorOf = (response: Response, amends: ReturnType<typeof defineAmends>): Promise<unknown> =>
  throwIfFault(response, amends).catch((error: unknown) => error);

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

describe("a client that keeps nothing of the answer", () => {
  /** As axios, openapi-fetch and many a hand-made client do it: all copied, no object kept. */
  const copyOf = async (response: Response): Promise<Error> =>
    Object.assign(new Error(`Request failed with status code ${response.status}`), {
      response: {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        data: await response.clone().json(),
      },
    });

  it("throws what was told already", async () => {
    const { fetch, amends, onFault } = appWith(missing);
    reportOnce(await copyOf(await fetch(url)), amends);
    expect(onFault).toHaveBeenCalledOnce();
  });

  it("throws what is retried", async () => {
    const { fetch, policy, onFault } = appWith(down);
    expect(policy.retry(0, await copyOf(await fetch(url)))).toBe(true);
    await vi.advanceTimersByTimeAsync(claimTime);
    expect(onFault).not.toHaveBeenCalled();
  });

  it("throws one error for each of two equal answers, and a third that is news", async () => {
    const { fetch, amends, onFault } = appWith(missing);
    const [one, two] = [await copyOf(await fetch(url)), await copyOf(await fetch(url))];
    expect(onFault).toHaveBeenCalledTimes(2);
    for (const error of [one, two, one]) reportOnce(error, amends);
    expect(onFault).toHaveBeenCalledTimes(2);
    reportOnce(await copyOf(await missing()), amends);
    expect(onFault).toHaveBeenCalledTimes(3);
  });

  it("throws another failure where it says another", async () => {
    const { fetch, amends, onFault } = appWith(missing);
    await fetch(url);
    reportOnce(await copyOf(await down()), amends);
    expect(onFault).toHaveBeenCalledTimes(2);
  });

  it("throws news where nobody remembers the answer any more", async () => {
    const { fetch, amends, onFault } = appWith(missing);
    const error = await copyOf(await fetch(url));
    await vi.advanceTimersByTimeAsync(claimTime);
    reportOnce(error, amends);
    expect(onFault).toHaveBeenCalledTimes(2);
  });

  it("does not stand for a defect", async () => {
    const { fetch, amends, onFault } = appWith(missing);
    await fetch(url);
    reportOnce(new TypeError("x is undefined"), amends);
    expect(onFault).toHaveBeenCalledTimes(2);
  });
});

// pubky/pubky-app#2494: Sentry knows an error again, and not the one that wraps it.
it("an error that wraps what was told is no other failure, nor is what it wraps", async () => {
  const { fetch, amends, onFault } = appWith(missing);
  const error = await errorOf(await fetch(url), amends);
  const wrapped = new Error("The page could not be loaded.", { cause: error });
  reportOnce(wrapped, amends);
  expect(onFault).toHaveBeenCalledOnce();
  const [inner, { amends: other, onFault: tellOther }] = [new Error("a defect"), appWith(missing)];
  reportOnce(new Error("wraps it", { cause: inner }), other);
  reportOnce(inner, other);
  expect(tellOther).toHaveBeenCalledOnce();
});

describe("configurations", () => {
  it("that share a function are one to it", async () => {
    const { fetch, onFault, amends } = appWith(missing);
    const error = await errorOf(await fetch(url), amends);
    reportOnce(error, defineAmends({ onFault }));
    expect(onFault).toHaveBeenCalledOnce();
  });

  it("of two apps on one page are each told what is theirs", async () => {
    const [one, other] = [appWith(missing), appWith(down)];
    await one.fetch(url);
    await other.fetch(url, { method: "POST" });
    expect([one, other].map(({ onFault }) => onFault.mock.calls.length)).toEqual([1, 1]);
  });

  it("without onFault have no timer for what nobody would be told of", async () => {
    await createApiFetch(defineAmends(), { fetch: limited })(url);
    expect(vi.getTimerCount()).toBe(0);
  });
});

it.each<[string, () => unknown]>([
  [
    "throws",
    () => {
      throw new Error("telemetry");
    },
  ],
  ["rejects", () => Promise.reject(new Error("telemetry"))],
])("an onFault that %s, called late, harms nothing and goes to the console", async (_, onFault) => {
  const error = vi.spyOn(console, "error").mockImplementation(() => {});
  const fetch = createApiFetch(defineAmends({ onFault: onFault as () => void }), { fetch: down });
  await fetch(url);
  await vi.advanceTimersByTimeAsync(claimTime);
  expect(error).toHaveBeenCalledWith(new Error("telemetry"));
  error.mockRestore();
});
