import { MutationObserver, QueryClient, QueryObserver } from "@tanstack/react-query";
import { describe, expect, it } from "vitest";
import { isResult, noFailure, thrownBy } from "../../src/react/fault/source.ts";
import { faultFor } from "../../src/testing/index.ts";

const boom = new Error("boom");

describe("a result", () => {
  it.each([
    ["a query's that failed", { isError: true, error: boom, refetch: () => {} }, boom],
    ["a mutation's that failed", { isError: true, error: boom, mutate: () => {} }, boom],
    ["one that failed with null", { isError: true, error: null }, null],
    ["a query's that works", { isError: false, error: null }, noFailure],
    ["one that works after a failure that it still holds", { isError: false, error: boom }, noFailure],
    ["RTK Query's, which has no error before it fails", { isError: false }, noFailure],
  ])("%s", (_, source, thrown) => {
    expect(isResult(source)).toBe(true);
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
    ["false", false],
  ])("%s was itself thrown", (_, source) => {
    expect(isResult(source)).toBe(false);
    expect(thrownBy(source)).toBe(source);
  });

  it.each([null, undefined])("%s is no failure", (source) => {
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
