import { afterEach, describe, expect, it, vi } from "vitest";
import { readAddress } from "../../src/core/address.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

const nowhere = { method: null, address: null, origin: null };

describe("the address of a request", () => {
  it("is nowhere where no client says one, also in a page", () => {
    vi.stubGlobal("location", new URL("https://app.example/orders/7"));
    expect(readAddress(new Error("x"), undefined)).toEqual(nowhere);
    expect(readAddress({ config: {} }, { url: "" })).toEqual(nowhere);
  });

  it("is relative to the page where it is", () => {
    vi.stubGlobal("location", new URL("https://app.example/orders/7"));
    const found = { method: "GET", address: "https://app.example/api/brands", origin: "https://app.example" };
    expect(readAddress({ config: { url: "/api/brands", method: "get" } }, undefined)).toEqual(found);
    vi.stubGlobal("location", undefined);
    expect(readAddress({ config: { url: "/api/brands", method: "get" } }, undefined)).toEqual({
      ...nowhere,
      method: "GET",
    });
  });

  // got and gaxios
  it("may be a URL", () => {
    const url = new URL("https://api.example/v1?page=2");
    for (const value of [{ options: { url } }, { config: { url } }, { request: { url } }])
      expect(readAddress(value, undefined)).toMatchObject({ address: url.href, origin: url.origin });
  });

  it("is the answer's own, which a redirect may have changed", () => {
    const value = { config: { url: "https://api.example/old" } };
    expect(readAddress(value, { url: "https://api.example/new" })).toMatchObject({
      address: "https://api.example/new",
    });
  });

  it.each(["data:text/plain,x", "file:///etc/hosts", "javascript:alert(1)", "https://", "::"])("is no %s", (url) => {
    expect(readAddress({ config: { url } }, undefined)).toEqual(nowhere);
  });
});
