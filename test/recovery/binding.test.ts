import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Amends, type AmendsConfig, classify, defineAmends, FaultError, prismIo } from "../../src/core/index.ts";
import { createApiFetch, createCooldowns, createSession, retryPolicy } from "../../src/recovery/index.ts";
import { contractRow, responseFor } from "../../src/testing/index.ts";
import { httpError, prismBody } from "../core/http-error.ts";
import { bearer, expired, now, revoked } from "./api.ts";
import { fakeBrowser } from "./browser.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] });
  fakeBrowser();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const settle = (ms = 1) => vi.advanceTimersByTimeAsync(ms);
const gateway = "https://gw.example";
const limit = "prism-io/rate_limit_exceeded/429";

/** What answers a request: the id of a row or a status; with an address, after a redirect there. */
type Answer = number | string | { readonly row: string; readonly url: string };
type Network = (path: string, authorization: string | null) => Answer;

/** A fetch over a network that answers as it is told, and what was sent over it. */
function fetchOf(amends: Amends, answer: Network) {
  const sent: string[] = [];
  const send: typeof fetch = async (input) => {
    const request = input as Request;
    const path = request.url.replace(gateway, "");
    const authorization = request.headers.get("authorization");
    sent.push(authorization ? `${path} ${authorization}` : path);
    const told = answer(path, authorization);
    const { row, url } = typeof told === "object" ? told : { row: told, url: request.url };
    const response = typeof row === "number" ? new Response(null, { status: row }) : responseFor(contractRow(row));
    return Object.defineProperty(response, "url", { value: url });
  };
  return { fetch: createApiFetch(amends, { fetch: send }), sent };
}

function sessionOf(name: string) {
  const refresh = vi.fn(async () => `${name}-new`);
  const session = createSession<string>({ name, authorize: bearer, refresh });
  session.start("ada", `${name}-old`);
  return { session, refresh };
}

/** Two backends behind one gateway, with a session each, and neighbours that nobody bound. */
function twoBackends(answer: Network, config: Partial<AmendsConfig> = {}) {
  const orders = sessionOf("orders");
  const billing = sessionOf("billing");
  const amends = defineAmends({
    apis: [
      { origin: `${gateway}/orders`, envelope: prismIo, session: orders.session },
      { origin: `${gateway}/orders/billing`, envelope: prismIo, session: billing.session },
    ],
    ...config,
  } as AmendsConfig) as Amends;
  return { ...fetchOf(amends, answer), amends, orders, billing };
}

describe("a session that is bound to a part of an address", () => {
  it("gives its token to its own API alone", async () => {
    const { fetch, sent } = twoBackends(() => 200);
    for (const path of ["/orders/7", "/orders?page=2", "/orders/billing", "/orders/billings"])
      await fetch(gateway + path);
    expect(sent).toEqual([
      "/orders/7 Bearer orders-old",
      "/orders?page=2 Bearer orders-old",
      "/orders/billing Bearer billing-old",
      "/orders/billings Bearer orders-old",
    ]);
  });

  it.each([
    // HoffmanEngineering/3d-print-log-ui#69, auth0/auth0-angular#137: a token by startsWith goes to strangers too.
    "/orders-archive/7",
    "/ordersarchive",
    "/public/orders",
    "/",
    "/?to=/orders/7",
    // envoyproxy/envoy#16460 (CVE-2021-29492), istio/istio.io#9961 (CVE-2021-31920): to some servers these are other places.
    "/orders/..%2Fpublic",
    "/orders/..;/public",
    "/orders/x/..%5c..%5cpublic",
    "//orders/7",
  ])("gives none to a neighbour on the gateway, and asks nobody for it: %s", async (path) => {
    const { fetch, sent, orders, billing } = twoBackends(() => expired);
    expect((await fetch(gateway + path)).status).toBe(401);
    expect(sent).toEqual([path]);
    expect([orders, billing].map(({ refresh }) => refresh.mock.calls.length)).toEqual([0, 0]);
    expect([orders, billing].map(({ session }) => session.getState().status)).toEqual(["active", "active"]);
  });

  it("is refreshed for its own API's 401 alone", async () => {
    const { fetch, sent, orders, billing } = twoBackends((_, token) => (token?.endsWith("new") ? 200 : expired));
    expect((await fetch(`${gateway}/orders/billing/7`)).status).toBe(200);
    expect(sent).toEqual(["/orders/billing/7 Bearer billing-old", "/orders/billing/7 Bearer billing-new"]);
    expect([orders, billing].map(({ refresh }) => refresh.mock.calls.length)).toEqual([0, 1]);
  });

  it.each([
    ["a neighbour", "/login"],
    ["another API", "/orders/billing/7"],
  ])("is not asked about what %s answered after a redirect", async (_title, path) => {
    const { fetch, sent, orders, billing } = twoBackends(() => ({ row: revoked, url: gateway + path }));
    const response = fetch(`${gateway}/orders/7`);
    await settle();
    expect(await now(response)).toMatchObject({ status: 401 });
    expect(sent).toHaveLength(1);
    expect([orders, billing].map(({ session }) => session.getState().status)).toEqual(["active", "active"]);
  });

  it("is asked where nobody knows who answered", async () => {
    const { fetch, orders } = twoBackends(() => ({ row: revoked, url: "" }));
    const response = fetch(`${gateway}/orders/7`);
    expect(await now(response)).toBe("waiting");
    expect(orders.session.getState().status).toBe("interrupted");
    orders.session.dismiss();
    expect((await response).status).toBe(401);
  });

  it("sends again to where it was sent first, whatever became of the address", async () => {
    const { fetch, sent } = twoBackends((_, token) => (token?.endsWith("new") ? 200 : expired));
    const url = new URL(`${gateway}/orders/7`);
    const response = fetch(url);
    url.pathname = "/login";
    expect((await response).status).toBe(200);
    expect(sent).toEqual(["/orders/7 Bearer orders-old", "/orders/7 Bearer orders-new"]);
  });

  it("is the page's own session where it is bound to self, once there is a page", async () => {
    const { session } = sessionOf("own");
    const amends = defineAmends({ apis: [{ origin: "self/api", envelope: prismIo, session }] }) as Amends;
    const { fetch, sent } = fetchOf(amends, () => 200);
    await fetch(`${gateway}/api/7`);
    vi.stubGlobal("location", { origin: gateway, href: `${gateway}/shop` });
    await fetch(`${gateway}/api/7`);
    await fetch(`${gateway}/apiary`);
    expect(sent).toEqual(["/api/7", "/api/7 Bearer own-old", "/apiary"]);
  });

  it("is each configuration's own, of two on one page", async () => {
    const { session } = sessionOf("whole");
    const whole = defineAmends({ apis: [{ origin: gateway, envelope: prismIo, session }] }) as Amends;
    const part = twoBackends(() => 200);
    const other = fetchOf(whole, () => 200);
    await part.fetch(`${gateway}/orders/7`);
    await other.fetch(`${gateway}/orders/7`);
    expect([...part.sent, ...other.sent]).toEqual(["/orders/7 Bearer orders-old", "/orders/7 Bearer whole-old"]);
  });
});

describe("a cooldown of an API that is bound to a part of an address", () => {
  /** A gateway of which one address refuses, with 20 s to wait. */
  function limitedAt(refused: string, url?: string) {
    const cooldowns = createCooldowns({ random: () => 0, maxWait: 0 });
    const row = { row: limit, url: url ?? gateway + refused };
    const app = twoBackends((path) => (path === refused ? row : 200), { cooldowns });
    const closed = async (path: string) =>
      app.fetch(gateway + path).then(
        () => false,
        (error) => error instanceof FaultError,
      );
    return { ...app, cooldowns, closed };
  }

  it("closes that API and no other", async () => {
    const { fetch, closed, cooldowns } = limitedAt("/orders/7");
    await fetch(`${gateway}/orders/7`);
    expect(cooldowns.open().map(({ origin }) => origin)).toEqual([`${gateway}/orders`]);
    expect(await closed("/orders/8")).toBe(true);
    for (const path of ["/orders/billing/7", "/orders-archive", "/public"]) expect(await closed(path)).toBe(false);
  });

  it("is not closed by a neighbour, nor by the API below it", async () => {
    for (const path of ["/orders-archive", "/orders/..%2Fpublic", "/orders/billing/7"]) {
      const { fetch, closed } = limitedAt(path);
      await fetch(gateway + path);
      expect(await closed("/orders/8")).toBe(false);
      expect(await closed(path)).toBe(true);
    }
  });

  it("is not closed by an address that is nobody's, where one API has all the rest", async () => {
    const cooldowns = createCooldowns({ random: () => 0, maxWait: 0 });
    const apis = [gateway, `${gateway}/orders`].map((origin) => ({ origin, envelope: prismIo }));
    const path = "/orders/..%2Fpublic";
    const { fetch } = twoBackends((each) => (each === path ? limit : 200), { cooldowns, apis });
    expect((await fetch(gateway + path)).status).toBe(429);
    for (const other of ["/public", "/orders/7"]) expect((await fetch(gateway + other)).status).toBe(200);
  });

  it("is closed by whom a redirect led to it, and its own is not", async () => {
    const { fetch, closed } = limitedAt("/orders/7", `${gateway}/orders/billing/7`);
    await fetch(`${gateway}/orders/7`);
    expect(await closed("/orders/8")).toBe(false);
    expect(await closed("/orders/billing/8")).toBe(true);
  });

  it("is closed where a query's policy meets the limit, as where fetch does", async () => {
    const { amends, closed } = limitedAt("/orders/7");
    const headers = { "retry-after": "20" };
    const url = `${gateway}/orders/7`;
    const error = httpError(429, prismBody("rate_limit_error", "rate_limit_exceeded"), { url, headers });
    expect(classify(error, amends).origin).toBe(`${gateway}/orders`);
    retryPolicy(amends).retry(0, error);
    expect(await closed("/orders/8")).toBe(true);
    expect(await closed("/orders/billing/8")).toBe(false);
  });

  it("is the gateway's where the app says that the limit is", async () => {
    const cooldowns = createCooldowns({ random: () => 0, maxWait: 0, key: ({ url }) => new URL(url).origin });
    const { fetch } = twoBackends((path) => (path === "/orders/7" ? limit : 200), { cooldowns });
    await fetch(`${gateway}/orders/7`);
    await expect(fetch(`${gateway}/public`)).rejects.toThrow(FaultError);
  });

  it("guesses no time for the page's own API, whose headers nobody hides", async () => {
    const cooldowns = createCooldowns({ random: () => 0 });
    const amends = defineAmends({ apis: [{ origin: "self/api", envelope: prismIo }], cooldowns }) as Amends;
    const fault = () =>
      classify(
        httpError(429, prismBody("rate_limit_error", "rate_limit_exceeded"), { url: `${gateway}/api/7` }),
        amends,
      );
    expect(cooldowns.reopensAt(fault())).toMatchObject({ estimated: true });
    vi.stubGlobal("location", { origin: gateway, href: `${gateway}/` });
    expect(fault().origin).toBe(`${gateway}/api`);
    expect(cooldowns.reopensAt(fault())).toBeNull();
  });
});
