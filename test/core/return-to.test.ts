import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safeReturnTo } from "../../src/core/return-to.ts";

const origin = "https://app.example";

describe("safeReturnTo", () => {
  it.each([
    ["/orders?page=2#last", "https://app.example/orders?page=2#last"],
    ["orders", "https://app.example/orders"],
    ["?page=2", "https://app.example/?page=2"],
    ["", "https://app.example/"],
    ["../../orders", "https://app.example/orders"],
    ["/a b/ä", "https://app.example/a%20b/%C3%A4"],
    ["https://app.example/orders", "https://app.example/orders"],
    ["HTTPS://APP.EXAMPLE:443/", "https://app.example/"],
    ["//app.example/orders", "https://app.example/orders"],
    ["https:orders", "https://app.example/orders"],
    ["/redirect?to=//evil.example", "https://app.example/redirect?to=//evil.example"],
    ["/user@evil.example", "https://app.example/user@evil.example"],
    ["https://app.example\\@evil.example", "https://app.example/@evil.example"],
    ["/javascript:alert(1)", "https://app.example/javascript:alert(1)"],
  ])("returns the absolute URL of %j", (candidate, href) => {
    expect(safeReturnTo(candidate, origin)).toBe(href);
  });

  it.each([
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "\\/evil.example",
    "/\t/evil.example",
    "/\n\\evil.example",
    " \t//evil.example",
    "https:\\\\evil.example",
    "https:///evil.example",
    "https://evil.example/https://app.example/",
    "https://app.example.evil.example/",
    "https://app.exampleevil.example/",
    "https://sub.app.example/",
    "https://app.example./",
    "https://app.example:8443/",
    "http://app.example/",
    "ftp://app.example/",
    "wss://app.example/",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript\r:alert(1)",
    "\u0001javascript:alert(1)",
    "javascript://app.example/%0Aalert(1)",
    "data:text/html,<script>alert(1)</script>",
    "blob:https://app.example/6f3c",
    "view-source:https://app.example/",
    "filesystem:https://app.example/temporary/a",
    "file:///etc/passwd",
    "about:blank",
    "mailto:a@app.example",
    "https://",
    "https://[",
    "http://app.example:99999/",
  ])("refuses %j", (candidate) => {
    expect(safeReturnTo(candidate, origin)).toBeUndefined();
  });

  it.each([
    "https://user@app.example/",
    "https://user:secret@app.example/",
    "https://:secret@app.example/",
    "//user@app.example/",
    "https://app.example@evil.example/",
    "https://app.example%2F@evil.example/",
    "https://app.example:443@evil.example/",
  ])("refuses the credentials in %j", (candidate) => {
    expect(safeReturnTo(candidate, origin)).toBeUndefined();
  });

  it.each([
    ["http://localhost:3000", "/a", "http://localhost:3000/a"],
    ["http://[::1]:3000", "/a", "http://[::1]:3000/a"],
    ["https://bücher.example", "https://xn--bcher-kva.example/a", "https://xn--bcher-kva.example/a"],
    ["https://app.example/deep/page?x=1", "a", "https://app.example/a"],
  ])("resolves against the origin of %j", (base, candidate, href) => {
    expect(safeReturnTo(candidate, base)).toBe(href);
  });

  it.each([
    "",
    "null",
    "app.example",
    "//app.example",
    "about:blank",
    "data:text/html,",
    "javascript:0",
    "file:///",
    "ftp://app.example",
    "ws://app.example",
  ])("refuses everything for the origin %j", (base) => {
    for (const candidate of ["/a", "", base, "https://app.example/", "null", "data:text/html,"]) {
      expect(safeReturnTo(candidate, base)).toBeUndefined();
    }
  });

  it.each([undefined, null, 0, {}, ["/a"], new URL("https://app.example/"), Symbol("a"), 1n])(
    "refuses a candidate and an origin that are no string: %s",
    (value) => {
      expect(safeReturnTo(value as unknown as string, origin)).toBeUndefined();
      if (!(value instanceof URL)) expect(safeReturnTo("/a", value as unknown as string)).toBeUndefined();
    },
  );

  it("returns only what parses to http(s), the same origin and no credentials, for any candidate", () => {
    const fragments = fc.constantFrom(
      ..."/ \\ : @ . ? # % [ ] \t \n \r a".split(" "),
      " ",
      "https",
      "http",
      "javascript",
      "blob",
      "app.example",
      "evil.example",
      "443",
      "\u0000",
      "／",
      "。",
    );
    const candidates = fc.oneof(
      fc.array(fragments, { maxLength: 10 }).map((parts) => parts.join("")),
      fc.string({ unit: fc.nat(0x10ffff).map((code) => String.fromCodePoint(code)) }),
    );
    let accepted = 0;
    fc.assert(
      fc.property(candidates, (candidate) => {
        const href = safeReturnTo(candidate, origin);
        if (href === undefined) return;
        accepted++;
        const { protocol, origin: there, username, password } = new URL(href);
        expect({ protocol, there, username, password }).toEqual({
          protocol: "https:",
          there: origin,
          username: "",
          password: "",
        });
        expect(safeReturnTo(href, origin)).toBe(href);
      }),
      { numRuns: 1000 },
    );
    expect(accepted).toBeGreaterThan(50);
  });

  it("returns every http(s) URL of the same origin without credentials", () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
        expect(safeReturnTo(url, url)).toBe(new URL(url).href);
      }),
    );
  });
});
