import { MutationObserver, QueryClient, QueryObserver } from "@tanstack/react-query";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classify, isFault } from "../../src/core/index.ts";
import { isFetching, noFailure, refetchOf, resultIn, thrownBy } from "../../src/react/fault/source.ts";
import { faultFor } from "../../src/testing/index.ts";

const boom = new Error("boom");

describe("a result", () => {
  it.each([
    ["a query's that failed", { isError: true, error: boom, refetch: () => {} }, boom],
    ["a mutation's that failed", { isError: true, error: boom, mutate: () => {} }, boom],
    ["one that failed with null", { isError: true, error: null }, null],
    ["one that failed with undefined", { isError: true, error: undefined }, undefined],
    ["one that failed with 0", { isError: true, error: 0 }, 0],
    ["a query's that works", { isError: false, error: null }, noFailure],
    ["one that works after a failure that it still holds", { isError: false, error: boom }, noFailure],
    ["RTK Query's, which has no error before it fails", { isError: false }, noFailure],
  ])("%s", (_, source, thrown) => {
    expect(resultIn(source)).toBe(source);
    expect(thrownBy(source)).toBe(thrown);
  });

  it("is what TanStack Query makes", async () => {
    const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
    const query = new QueryObserver(client, { queryKey: ["q"], queryFn: () => Promise.reject(boom) });
    const mutation = new MutationObserver(client, { mutationFn: () => Promise.reject(boom) });
    expect(thrownBy(query.getCurrentResult())).toBe(noFailure);
    expect(thrownBy(mutation.getCurrentResult())).toBe(noFailure);
    await query.refetch();
    await mutation.mutate().catch(() => {});
    expect(thrownBy(query.getCurrentResult())).toBe(boom);
    expect(thrownBy(mutation.getCurrentResult())).toBe(boom);
  });

  it("is asked for nothing but isError and error, which alone make TanStack Query render again", () => {
    const asked = new Set<PropertyKey>();
    const result = new Proxy<object>(
      { isError: true, error: boom, data: 1, isFetching: false },
      {
        get: (target, key) => {
          asked.add(key);
          return Reflect.get(target, key);
        },
      },
    );
    thrownBy(result);
    expect([...asked].filter((key) => typeof key === "string").sort()).toEqual(["error", "isError"]);
  });
});

describe("anything else", () => {
  const sdkError = Object.assign(new Error("400"), { error: { message: "no" }, isError: true });
  it.each([
    ["an Error", boom],
    ["an SDK's Error that owns an error and an isError", sdkError],
    ["a fault", faultFor("client/offline")],
    ["a Response", new Response(null, { status: 500 })],
    ["a body", { error: { code: "not_found" } }],
    ["an object that says it is an error and holds none", { isError: true, status: 404 }],
    ["a string", "boom"],
    ["true", true],
    // https://redux-toolkit.js.org/rtk-query/api/fetchBaseQuery and https://supabase.com/docs/reference/javascript/select
    [
      "RTK Query's own word for no answer, which owns an error",
      { status: "FETCH_ERROR", error: "TypeError: Failed to fetch" },
    ],
    ["supabase-js' answer, which was thrown whole", { data: null, error: { code: "PGRST301" }, status: 401 }],
    // A fetcher that resolves with what a 500 says: vercel/swr#25. Of another one, in a nested pair: vercel/swr-site#539
    ["a refusal's body that a fetcher took for data", { error: "relation does not exist" }],
    ["the like with a null beside it", { data: null, error: { status: 404, name: "NotFoundError", message: "m" } }],
    ["a list of errors", [boom, boom]],
  ])("%s was itself thrown", (_, source) => {
    expect(resultIn(source)).toBeUndefined();
    expect(thrownBy(source)).toBe(source);
  });

  it.each([null, undefined, false, "", 0])("%o is no failure", (source) => {
    expect(thrownBy(source)).toBe(noFailure);
  });

  it("may be a revoked proxy or throw from a getter", () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const trap = {
      get isError(): boolean {
        throw boom;
      },
    };
    expect(thrownBy(proxy)).toBe(proxy);
    expect(thrownBy(trap)).toBe(trap);
  });
});

describe("a mutation", () => {
  const again = () => {};
  it.each([
    ["TanStack Query's", { isError: true, error: boom, mutate: again }],
    ["RTK Query's", [again, { isError: true, error: boom, reset: again }]],
    ["SWR's", { trigger: again, isMutating: false, error: boom, reset: again }],
    ["Apollo Client's", [again, { called: true, loading: false, client: {}, error: boom, reset: again }]],
    ["urql's", [{ fetching: false, stale: false, error: boom, operation: { kind: "mutation" } }, again]],
    ["urql's before it was sent", [{ fetching: false, stale: false, error: boom }, again]],
  ])("of %s is never run again", (_, source) => {
    expect(thrownBy(source)).toBe(boom);
    expect(refetchOf(source)).toBeUndefined();
  });
});

describe("whatever is given", () => {
  const name = fc.constantFrom(
    ...["isError", "error", "mutate", "isValidating", "trigger", "isMutating", "networkStatus", "loading", "refetch"],
    ...["called", "client", "fetching", "stale", "operation", "then", "status", "data", "message", "ok"],
  );
  const inner = fc.oneof(
    fc.anything(),
    fc.constantFrom(boom, () => {}, Promise.resolve(), true, undefined),
  );
  const object = fc.dictionary(name, inner);
  const deaf: ProxyHandler<object> = {
    get: () => {
      throw boom;
    },
  };
  const { proxy: revoked, revoke } = Proxy.revocable({}, {});
  revoke();
  // As functions, for fast-check itself looks into what it gives.
  const source = fc.oneof(
    fc.oneof(fc.anything(), object, fc.array(object, { maxLength: 3 })).map((value) => () => value as unknown),
    object.map((target) => () => new Proxy<object>(target, deaf)),
    fc.constant(() => revoked),
  );

  it("reads as null or a fault, and never throws", () => {
    fc.assert(
      fc.property(source, (make) => {
        const given = make();
        const thrown = thrownBy(given);
        refetchOf(given);
        isFetching(given);
        if (thrown === noFailure) return;
        const fault = classify(thrown);
        expect(fault === null || isFault(fault)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
