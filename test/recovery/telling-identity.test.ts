import { describe, expect, it, vi } from "vitest";
import { defineAmends } from "../../src/core/index.ts";
import { reportOnce } from "../../src/core/report-once.ts";
import { createApiFetch } from "../../src/recovery/index.ts";
import { appWith, claimTime, down, errorOf, limited, missing, onPage, url } from "./failing-app.ts";

onPage();

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
