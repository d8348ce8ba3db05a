import { afterEach, describe, expect, it, vi } from "vitest";
import {
  type Amends,
  type AmendsConfig,
  classify,
  defineAmends,
  defineEnvelope,
  prismaAirs,
} from "../../src/core/index.ts";
import { httpError } from "./http-error.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

const gateway = "https://gw.example";

/** An envelope that reads whatever it is shown, and so tells who was asked. */
const own = (name: string) => defineEnvelope({ name, rows: {}, read: () => ({ code: "seen" }) });
const orders = own("orders");
const archive = own("archive");
const rest = own("rest");

const readBy = (url: string, amends: Amends) => {
  const { envelope, origin } = classify(httpError(422, { error: 1 }, { url }), amends);
  return [envelope, origin];
};
const bindingOf = (origin: string) => defineAmends({ apis: [{ origin, envelope: orders }] }) as Amends;

describe('an API that is bound to "self"', () => {
  const here = { origin: "https://app.example", href: "https://app.example/shop/cart?step=2" };
  const self = defineAmends({
    apis: [
      { origin: "self", envelope: rest },
      { origin: "self/api/", envelope: orders },
      { origin: gateway, envelope: prismaAirs },
    ],
  }) as Amends;

  it("is the page's own origin, whatever stands behind it", () => {
    vi.stubGlobal("location", here);
    expect(self.apis.slice(0, 2).map(({ origin }) => origin)).toEqual(["self", "self/api"]);
    expect(readBy("/api/orders", self)).toEqual(["orders", "https://app.example/api"]);
    expect(readBy("https://app.example/api", self)).toEqual(["orders", "https://app.example/api"]);
    expect(readBy("/apiary", self)).toEqual(["rest", "https://app.example"]);
    expect(readBy("https://elsewhere.example/api", self)).toEqual([null, "https://elsewhere.example"]);
  });

  it("reads a relative base of a client", () => {
    vi.stubGlobal("location", here);
    const error = Object.assign(httpError(422, { error: 1 }), { config: { baseURL: "/api", url: "/orders" } });
    expect(classify(error, self)).toMatchObject({ envelope: "orders", origin: "https://app.example/api" });
  });

  it("binds nothing where there is no page, and whatever page there is later", () => {
    expect(readBy("https://app.example/api/7", self)).toEqual([null, "https://app.example"]);
    expect(readBy("/api/7", self)).not.toContain("https://app.example");
    vi.stubGlobal("location", here);
    expect(readBy("https://app.example/api/7", self)).toEqual(["orders", "https://app.example/api"]);
    vi.stubGlobal("location", { origin: "https://b.example", href: "https://b.example/" });
    expect(readBy("https://b.example/api/7", self)).toEqual(["orders", "https://b.example/api"]);
    expect(readBy("https://app.example/api/7", self)).toEqual([null, "https://app.example"]);
  });

  it.each([
    ["a file", { origin: "null", href: "file:///app/index.html" }],
    ["an opaque frame", { origin: "null", href: "about:srcdoc" }],
    ["an app's own scheme", { origin: "capacitor://localhost", href: "capacitor://localhost/" }],
    ["a page of another make", { href: "https://app.example/" }],
    [
      "a page that forbids to ask",
      Object.defineProperty({}, "origin", {
        get: () => {
          throw new Error("no");
        },
      }),
    ],
  ])("binds nothing on %s", (_title, location) => {
    vi.stubGlobal("location", location);
    expect(readBy("https://app.example/api/7", self)).toEqual([null, "https://app.example"]);
  });

  it("is no host of that name", () => {
    const bound = bindingOf("http://self/api");
    vi.stubGlobal("location", here);
    expect(bound.apis[0]?.origin).toBe("http://self/api");
    expect(readBy("/api/7", bound)).toEqual([null, "https://app.example"]);
    expect(readBy("http://self/api/7", bound)).toEqual(["orders", "http://self/api"]);
  });

  it("gives way to the entry before it where both name one place", () => {
    const mine = { origin: "self", envelope: orders };
    const named = { origin: "https://app.example", envelope: archive };
    const amends = defineAmends({ apis: [mine, named] }) as Amends;
    vi.stubGlobal("location", here);
    expect(readBy("https://app.example/7", amends)).toEqual(["orders", "https://app.example"]);
    // Where the page is known, a developer hears of it.
    expect(() => defineAmends({ apis: [named, mine] })).toThrow('"https://app.example" and "self"');
  });
});

describe("an origin from a server's settings, in production", () => {
  it.each<[string, unknown]>([
    ["that is no URL", "gw.example/orders"],
    ["that is no text", 7],
    ["of another scheme", "ftp://gw.example/orders"],
    ["of a blob", "blob:https://gw.example/orders"],
    ["that is opaque", "data:,a"],
    ["that begins like self", "selfish"],
    ["in capitals", "SELF"],
    ["that no text can be made of", Object.create(null)],
  ])("binds nothing: %s", (_title, origin) => {
    vi.stubEnv("NODE_ENV", "production");
    vi.stubGlobal("location", { origin: gateway, href: `${gateway}/` });
    const broken = defineAmends({ apis: [{ origin, envelope: orders }] } as AmendsConfig) as Amends;
    expect(broken.apis.map(({ envelope }) => envelope.name)).toEqual(["prism-io", "prisma-airs"]);
    expect(readBy(`${gateway}/orders/7`, broken)).toEqual([null, gateway]);
  });

  it("loses what says nothing of a place", () => {
    vi.stubEnv("NODE_ENV", "production");
    expect(bindingOf("https://ada:pw@gw.example/orders/?a=1#b").apis[0]?.origin).toBe(`${gateway}/orders`);
  });
});
