import { MutationObserver, QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { defineAmends } from "../../src/core/index.ts";
import { type AmendsQueryOptions, amendsQueryDefaults } from "../../src/query/index.ts";
import { contractRow, errorFor, responseFor } from "../../src/testing/index.ts";

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("window", globalThis);
  vi.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const down = (): Error => errorFor(contractRow("prism-io/server_error/500"));
const missing = (): Error => errorFor(contractRow("prism-io/not_found/404"));

function appWith(onError: NonNullable<AmendsQueryOptions["onError"]>) {
  const onFault = vi.fn();
  const client = new QueryClient(amendsQueryDefaults(defineAmends({ onFault }), { onError }));
  const fetchFailing = (key: string, fail: () => unknown, meta = {}): Promise<unknown> => {
    const queryFn = () => Promise.reject(fail());
    return client.fetchQuery({ queryKey: [key], queryFn, meta }).catch((error: unknown) => error);
  };
  const mutateFailing = (fail: () => unknown, meta = {}): Promise<unknown> =>
    new MutationObserver(client, { mutationFn: () => Promise.reject(fail()), meta })
      .mutate()
      .catch((error: unknown) => error);
  return { client, onFault, fetchFailing, mutateFailing };
}

const settle = () => vi.advanceTimersByTimeAsync(1000);

describe("onError is told", () => {
  it("what a query threw, what that means, and of which query", async () => {
    const onError = vi.fn();
    const { client, fetchFailing } = appWith(onError);
    const error = missing();
    await fetchFailing("scans", () => error);
    const query = client.getQueryCache().find({ queryKey: ["scans"] });
    expect(onError.mock.calls).toEqual([[error, expect.objectContaining({ code: "not_found" }), { query }]]);
  });

  it("what a mutation threw, and of which mutation", async () => {
    const onError = vi.fn();
    const { client, mutateFailing } = appWith(onError);
    await mutateFailing(missing, { toast: "short" });
    const [mutation] = client.getMutationCache().getAll();
    expect(onError.mock.calls).toEqual([[expect.any(Error), expect.objectContaining({ status: 404 }), { mutation }]]);
    expect(mutation?.meta).toEqual({ toast: "short" });
  });

  it("beside onFault", async () => {
    const onError = vi.fn();
    const { onFault, fetchFailing } = appWith(onError);
    await fetchFailing("a", missing);
    expect(onFault).toHaveBeenCalledOnce();
    expect(onError).toHaveBeenCalledOnce();
  });

  it("once, after the retries", async () => {
    const onError = vi.fn();
    const fail = vi.fn(down);
    const { fetchFailing } = appWith(onError);
    void fetchFailing("a", fail);
    await settle();
    expect(fail).toHaveBeenCalledTimes(2);
    expect(onError).toHaveBeenCalledOnce();
  });

  // TanStack/query#4827: a callback of each observer has as many toasts as there are components.
  it("once, however many components have the query", async () => {
    const onError = vi.fn();
    const { client } = appWith(onError);
    const options = { queryKey: ["a"], queryFn: () => Promise.reject(missing()) };
    const ends = [1, 2, 3].map(() => new QueryObserver(client, options).subscribe(() => {}));
    await settle();
    for (const end of ends) end();
    expect(onError).toHaveBeenCalledOnce();
  });

  it("once of one error that reaches several queries, as that of a refresh that they waited for", async () => {
    const onError = vi.fn();
    const { fetchFailing } = appWith(onError);
    const error = missing();
    await Promise.all(["a", "b", "c"].map((key) => fetchFailing(key, () => error)));
    expect(onError).toHaveBeenCalledOnce();
  });

  it("once of a query that failed inside of a mutation", async () => {
    const onError = vi.fn();
    const { client } = appWith(onError);
    const mutationFn = () => client.fetchQuery({ queryKey: ["a"], queryFn: () => Promise.reject(missing()) });
    await new MutationObserver(client, { mutationFn }).mutate().catch(() => {});
    expect(onError).toHaveBeenCalledOnce();
  });

  it("again of each later failure, even of the same error", async () => {
    const onError = vi.fn();
    const { mutateFailing } = appWith(onError);
    const error = missing();
    await mutateFailing(() => error);
    await settle();
    await mutateFailing(() => error);
    expect(onError).toHaveBeenCalledTimes(2);
  });

  it("of each of two equal texts, for they may be two failures", async () => {
    const onError = vi.fn();
    const { fetchFailing } = appWith(onError);
    await Promise.all(["a", "b"].map((key) => fetchFailing(key, () => "broken")));
    expect(onError).toHaveBeenCalledTimes(2);
  });

  it("of a Response once its body was read", async () => {
    vi.useRealTimers();
    const onError = vi.fn();
    const { fetchFailing } = appWith(onError);
    await fetchFailing("a", () => responseFor(contractRow("prism-io/not_found/404")));
    await vi.waitFor(() => expect(onError).toHaveBeenCalled());
    expect(onError.mock.calls).toEqual([
      [expect.any(Response), expect.objectContaining({ code: "not_found" }), expect.anything()],
    ]);
  });

  it("nothing of what the app itself cancelled", async () => {
    const onError = vi.fn();
    const { fetchFailing, mutateFailing } = appWith(onError);
    await fetchFailing("a", () => new DOMException("left", "AbortError"));
    await mutateFailing(() => new DOMException("left", "AbortError"));
    expect(onError).not.toHaveBeenCalled();
  });

  it("nothing where the meta says so", async () => {
    const onError = vi.fn();
    const { fetchFailing, mutateFailing } = appWith(onError);
    await fetchFailing("a", missing, { amends: false });
    await mutateFailing(missing, { amends: false });
    expect(onError).not.toHaveBeenCalled();
  });
});

// TanStack/query#8010: what a cache's onError throws replaces what the query threw.
describe.each<[string, () => unknown]>([
  [
    "throws",
    () => {
      throw new TypeError("toast is not a function");
    },
  ],
  ["rejects", () => Promise.reject(new TypeError("toast is not a function"))],
])("an onError that %s", (_, onError) => {
  it("changes nothing for the query, and is written to the console", async () => {
    const { client, onFault, fetchFailing } = appWith(onError);
    const error = missing();
    expect(await fetchFailing("a", () => error)).toBe(error);
    expect(client.getQueryCache().find({ queryKey: ["a"] })?.state.error).toBe(error);
    expect(onFault).toHaveBeenCalledOnce();
    await settle();
    expect(console.error).toHaveBeenCalledWith(new TypeError("toast is not a function"));
  });

  it("changes nothing for the mutation", async () => {
    const error = missing();
    expect(await appWith(onError).mutateFailing(() => error)).toBe(error);
  });
});
