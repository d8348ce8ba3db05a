// @vitest-environment jsdom
import axios, { type AxiosRequestConfig } from "axios";
import { ofetch } from "ofetch";
import { afterEach, describe, expect, it, vi } from "vitest";
import { readAddress } from "../../src/core/address.ts";
import { type Amends, classify, defineAmends, defineEnvelope } from "../../src/core/index.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  document.head.replaceChildren();
});

const gateway = "https://gw.example";
const page = location.origin;
const own = (name: string) => defineEnvelope({ name, rows: {}, read: () => ({ code: "seen" }) });
const amends = defineAmends({
  apis: [
    { origin: `${gateway}/orders`, envelope: own("orders") },
    { origin: "self/api", envelope: own("self") },
  ],
}) as Amends;

/** What axios itself throws for a 422, wherever its request goes. */
async function axiosError(url: string, config: AxiosRequestConfig): Promise<Error> {
  const refuse: AxiosRequestConfig["adapter"] = async (sent) => {
    const response = { status: 422, statusText: "", headers: {}, config: sent, data: { error: 1 } };
    throw new axios.AxiosError("Request failed with status code 422", "ERR_BAD_REQUEST", sent, {}, response);
  };
  return axios.get(url, { ...config, adapter: refuse }).catch((error: Error) => error) as Promise<Error>;
}

function addBase(href: string): void {
  document.head.append(Object.assign(document.createElement("base"), { href }));
}

describe("the address of a request", () => {
  it.each([
    ["below a relative base", "/7", { baseURL: "/api" }, "self", `${page}/api`],
    ["below a base with a path", "7", { baseURL: `${gateway}/orders/` }, "orders", `${gateway}/orders`],
    ["that leaves its base by dots", "../billing", { baseURL: `${gateway}/orders` }, null, gateway],
    ["whole, in place of its base", `${gateway}/billing`, { baseURL: `${gateway}/orders` }, null, gateway],
    // CVE-2025-27152, GHSA-jr5f-v2jv-69x6: since then an app can have axios put any address behind its base.
    [
      "whole, behind its base",
      `${gateway}/billing`,
      { baseURL: `${gateway}/orders`, allowAbsoluteUrls: false },
      "orders",
      `${gateway}/orders`,
    ],
    // angular/angular#65619: two slashes are a host, not a path.
    ["without a scheme", `//${location.host}/api/7`, { baseURL: `${gateway}/orders` }, "self", `${page}/api`],
  ])("that axios sent %s", async (_title, url, config, envelope, origin) => {
    expect(classify(await axiosError(url, config), amends)).toMatchObject({ envelope, origin });
  });

  // marmelab/ng-admin#415: a relative base stood in the address twice.
  it("that ofetch has put behind a relative base is not put there again", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
    const error = (await ofetch("/7", { baseURL: "/api", retry: 0 }).catch((thrown: Error) => thrown)) as Error;
    expect(readAddress(error, undefined).address).toBe(`${page}/api/7`);
  });

  // mswjs/msw#1007, guybedford/es-module-shims#26: fetch resolves against <base>, not against where the page is.
  it("is relative to the document's base", () => {
    const error = Object.assign(new Error("m"), { config: { url: "api/7" }, response: { status: 422, data: {} } });
    history.replaceState(null, "", "/shop/cart");
    expect(classify(error, amends)).toMatchObject({ envelope: null, origin: page });
    addBase("/");
    const again = Object.assign(new Error("m"), { config: { url: "api/7" }, response: { status: 422, data: {} } });
    expect(classify(again, amends)).toMatchObject({ envelope: "self", origin: `${page}/api` });
  });

  it("goes to another origin where the document's base is there", () => {
    addBase(`${gateway}/orders/`);
    const error = Object.assign(new Error("m"), { config: { url: "7" }, response: { status: 422, data: {} } });
    expect(classify(error, amends)).toMatchObject({ envelope: "orders", origin: `${gateway}/orders` });
  });

  it("is relative to a page without a document, as in a worker", () => {
    vi.stubGlobal("document", undefined);
    const error = Object.assign(new Error("m"), { config: { url: "/api/7" }, response: { status: 422, data: {} } });
    expect(classify(error, amends)).toMatchObject({ envelope: "self", origin: `${page}/api` });
  });
});
