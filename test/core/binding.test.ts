import { describe, expect, it, vi } from "vitest";
import {
  type Amends,
  type AmendsConfig,
  classify,
  defineAmends,
  defineEnvelope,
  type HttpFailure,
  prismIo,
  surfaceOf,
} from "../../src/core/index.ts";
import { toReport } from "../../src/core/report.ts";
import { httpError, prismBody } from "./http-error.ts";

const gateway = "https://gw.example";
const row = { type: "invalid_request_error", remedy: "fix_input" } as const;

/** An envelope that reads whatever it is shown, and so tells who was asked. */
const own = (name: string) =>
  defineEnvelope({ name, rows: { seen: row }, read: (_body: unknown, _http: HttpFailure) => ({ code: "seen" }) });
const orders = own("orders");
const archive = own("archive");
const rest = own("rest");

/** Two backends behind one gateway, one below the other's path, and a third for whatever is left. */
const amends = defineAmends({
  apis: [
    { origin: gateway, envelope: rest },
    { origin: `${gateway}/orders`, envelope: orders },
    { origin: `${gateway}/orders/archive/`, envelope: archive, codes: { seen: { surface: "toast" } } },
  ],
}) as Amends;
const faultAt = (url: string, configuration = amends) => classify(httpError(422, { error: 1 }, { url }), configuration);
const readBy = (url: string, configuration?: Amends) => {
  const { envelope, origin } = faultAt(url, configuration);
  return [envelope, origin];
};
const bindingOf = (origin: string) => defineAmends({ apis: [{ origin, envelope: orders }] }) as Amends;

describe("an API that is bound to a part of an address", () => {
  it.each([
    ["the very path", "/orders"],
    ["the path with a slash", "/orders/"],
    ["what lies below", "/orders/7?page=2"],
    ["the path with a query", "/orders?page=2"],
    ["the path with a fragment", "/orders#top"],
    // RFC 3986 §6.2.2: the same address in another writing.
    ["unreserved letters in percent", "/%6Frders/7"],
    ["dot segments", "/billing/../orders/./7"],
    ["dots in percent", "/billing/%2e%2E/orders/7"],
    ["a slash in a name", "/orders/a%2Fb"],
    ["a parameter of a segment", "/orders/7;v=1"],
    ["an empty segment below", "/orders//7"],
  ])("reads %s", (_title, path) => {
    expect(readBy(gateway + path)).toEqual(["orders", `${gateway}/orders`]);
  });

  it.each([
    // obscura#383 (h4ckf0r0day/obscura), RFC 6265 §5.1.4: a cookie of /admin went to /admin-backup.
    ["a longer name", "/orders-archive/7"],
    // airqo-platform/AirQo-frontend#3346: startsWith without a boundary took neighbours' 401.
    ["a name that goes on after a dot", "/orders.json"],
    ["another case, which a path tells apart", "/Orders/7"],
    ["its path below another", "/v2/orders/7"],
    ["a path that leaves it", "/orders/../billing"],
    ["its path in a query", "/?to=/orders/7"],
    ["its path in a fragment", "/#/orders/7"],
  ])("leaves %s to whoever has the rest", (_title, path) => {
    expect(readBy(gateway + path)).toEqual(["rest", gateway]);
  });

  it("gives way to a longer path", () => {
    expect(readBy(`${gateway}/orders/archive/7`)).toEqual(["archive", `${gateway}/orders/archive`]);
    expect(readBy(`${gateway}/orders/archived`)).toEqual(["orders", `${gateway}/orders`]);
  });

  it("wins whatever the order of the entries", () => {
    const turned = { ...amends, apis: [...amends.apis].reverse() };
    for (const path of ["/", "/orders/7", "/orders/archive/7"])
      expect(readBy(gateway + path, turned)).toEqual(readBy(gateway + path));
  });

  it.each([
    // CVE-2021-29492 (envoyproxy/envoy#16460): what routes by the path as it came and what serves it with
    // %2F decoded are two places.
    ["an escaped slash that leaves it", "/orders/..%2Fbilling"],
    ["an escaped backslash that leaves it", "/orders/..%5Cbilling"],
    // A servlet drops parameters before it looks at the dots.
    ["a parameter that hides dots", "/orders/..;/billing"],
    // CVE-2021-31920 (istio/istio.io#9961): nginx and Envoy merge slashes, not all that stands behind them does.
    ["an empty segment before it", "//orders/7"],
    ["a slash after it that is escaped", "/orders%2F7"],
  ])("belongs to nobody where servers disagree: %s", (_title, path) => {
    const alone = bindingOf(`${gateway}/orders`);
    expect(readBy(gateway + path, alone)).toEqual([null, gateway]);
    // There the plain origin would be the place of whoever has the rest.
    expect(readBy(gateway + path)).toEqual([null, null]);
  });

  it.each([
    ["a slash at the end", `${gateway}/orders/`],
    ["a host in capitals", "HTTPS://GW.example/orders"],
    ["the usual port", `${gateway}:443/orders`],
    ["percent signs", `${gateway}/%6frders`],
    ["dot segments", `${gateway}/a/../orders/.`],
  ])("is written as an address has it: %s", (_title, origin) => {
    expect(bindingOf(origin).apis[0]?.origin).toBe(`${gateway}/orders`);
    expect(readBy(`${gateway}/orders/7`, bindingOf(origin))).toEqual(["orders", `${gateway}/orders`]);
  });

  it("keeps what percent signs have to stand for, in capitals", () => {
    const bound = bindingOf(`${gateway}/caf%c3%a9`);
    expect(readBy(`${gateway}/café/7`, bound)).toEqual(["orders", `${gateway}/caf%C3%A9`]);
  });

  it("is no other port, scheme or host, and no host that goes on", () => {
    const bound = bindingOf(`${gateway}/orders`);
    for (const at of [`${gateway}:8443`, "http://gw.example", "https://gw.example.evil.example", "https://gw.exampl"])
      expect(readBy(`${at}/orders/7`, bound)).toEqual([null, at]);
    // ofetch#568 (unjs/ofetch): a host that begins like the base passed for it.
    expect(readBy(`${gateway}.evil.example/`, bindingOf(gateway))).toEqual([null, `${gateway}.evil.example`]);
  });

  it("reads no word of a stranger on its gateway, and the stranger's origin has no path", () => {
    const safe = defineAmends({ apis: [{ origin: `${gateway}/orders`, envelope: prismIo }] }) as Amends;
    const error = (path: string) =>
      classify(httpError(422, prismBody("invalid_request_error", "odd"), { url: gateway + path }), safe);
    expect(error("/orders/7")).toMatchObject({ message: "Words of the server", origin: `${gateway}/orders` });
    expect(error("/orders-archive/7")).toMatchObject({ message: null, origin: gateway });
  });

  it("reads what a cause failed with, where its wrapper says the address", () => {
    const cause = Object.assign(new Error("refused"), { status: 422, data: { error: 1 } });
    const wrapper = Object.assign(new Error("failed", { cause }), { config: { url: `${gateway}/orders/7` } });
    expect(classify(wrapper, amends)).toMatchObject({ envelope: "orders", origin: `${gateway}/orders` });
  });

  it("reads what an SDK threw there, of several with one envelope", () => {
    const sdk = defineEnvelope({
      name: "sdk",
      rows: {},
      read: () => null,
      errors: ["SdkError"],
      readError: () => ({ code: "seen" }),
    });
    const shared = defineAmends({
      apis: [
        { origin: `${gateway}/a`, envelope: sdk, codes: { seen: { type: "not_found_error", remedy: "go_back" } } },
        { origin: `${gateway}/b`, envelope: sdk, codes: { seen: { type: "server_error", remedy: "retry" } } },
      ],
    }) as Amends;
    const typeAt = (url?: string) => classify(Object.assign(new Error("m"), { name: "SdkError", url }), shared).type;
    expect([typeAt(`${gateway}/a/7`), typeAt(`${gateway}/b/7`), typeAt(`${gateway}/ab`)]).toEqual([
      "not_found_error",
      "server_error",
      "unknown_error",
    ]);
    expect(typeAt()).toBe("not_found_error");
  });

  it("tells a broken connection's place too", () => {
    const error = Object.assign(new Error("Network Error"), {
      code: "ERR_NETWORK",
      config: { baseURL: `${gateway}/orders/`, url: "7" },
    });
    expect(classify(error, amends)).toMatchObject({ type: "network_error", origin: `${gateway}/orders` });
  });

  it("shows its envelope the whole address and its plain origin", () => {
    const read = vi.fn((_body: unknown, _http: HttpFailure) => ({ code: "seen" }));
    const bound = defineAmends({
      apis: [{ origin: `${gateway}/orders`, envelope: defineEnvelope({ name: "own", rows: {}, read }) }],
    }) as Amends;
    faultAt(`${gateway}/orders/7?page=2`, bound);
    expect(read.mock.lastCall?.[1]).toMatchObject({
      address: `${gateway}/orders/7?page=2`,
      origin: gateway,
      bound: true,
    });
  });

  it("is what a report names, with its own rows", () => {
    const fault = faultAt(`${gateway}/orders/archive/7`);
    const crossed = JSON.parse(JSON.stringify(fault));
    expect(toReport(fault, amends)).toMatchObject({
      origin: `${gateway}/orders/archive`,
      fingerprint: `archive|${gateway}/orders/archive|invalid_request_error|422|seen`,
    });
    expect([fault, crossed].map((each) => surfaceOf(each, amends))).toEqual(["toast", "toast"]);
  });

  it("finds the rows of its own entry for a fault that crossed as data, of two with one envelope", () => {
    const shared = defineAmends({
      apis: [
        { origin: `${gateway}/a`, envelope: orders, codes: { seen: { surface: "toast" } } },
        { origin: `${gateway}/b`, envelope: orders, codes: { seen: { surface: "page" } } },
      ],
    }) as Amends;
    const surfaceAt = (path: string) => surfaceOf(JSON.parse(JSON.stringify(faultAt(gateway + path, shared))), shared);
    expect([surfaceAt("/a/7"), surfaceAt("/b/7")]).toEqual(["toast", "page"]);
  });

  it("is judged by each configuration for itself", () => {
    const error = httpError(422, { error: 1 }, { url: `${gateway}/orders/7` });
    const other = defineAmends({ apis: [{ origin: gateway, envelope: archive }] }) as Amends;
    expect([amends, other, amends].map((each) => classify(error, each).origin)).toEqual([
      `${gateway}/orders`,
      gateway,
      `${gateway}/orders`,
    ]);
  });

  it("stays what it was when the configuration's object changes later", () => {
    const api = { origin: `${gateway}/orders`, envelope: orders };
    const config: AmendsConfig = { apis: [api] };
    const bound = defineAmends(config) as Amends;
    api.origin = "https://elsewhere.example";
    expect(readBy(`${gateway}/orders/7`, bound)).toEqual(["orders", `${gateway}/orders`]);
  });
});
