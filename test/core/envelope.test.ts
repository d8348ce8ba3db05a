import { describe, expect, it } from "vitest";
import { classify, defineAmends, defineEnvelope, type Envelope, type HttpFailure } from "../../src/core/index.ts";
import { flawsOf } from "./fault-flaws.ts";
import { oddValues } from "./hostile-values.ts";
import { httpError } from "./http-error.ts";

const rows = { known: { type: "permission_error", remedy: "upgrade" } } as const;
const url = "https://api.example/v1";

function classifyWith(read: unknown, status = 422, data: unknown = {}) {
  const envelope = defineEnvelope({ name: "own", rows, isSafe: () => true, read: read as Envelope["read"] });
  return classify(
    httpError(status, data, { url }),
    defineAmends({ apis: [{ origin: "https://api.example", envelope }] }),
  );
}

describe("an envelope that reads", () => {
  it("a code of its own gives it the meaning of its row", () => {
    expect(classifyWith(() => ({ code: "known" }))).toMatchObject({
      ...rows.known,
      code: "known",
      envelope: "own",
      status: 422,
    });
  });

  it("a type gives an unknown code the meaning of that type", () => {
    expect(classifyWith(() => ({ code: "odd", type: "not_found_error" }))).toMatchObject({
      type: "not_found_error",
      code: "odd",
    });
  });

  it("nothing it knows leaves the meaning to the status", () => {
    expect(classifyWith(() => ({ code: "odd", type: "odd_error" }), 403)).toMatchObject({
      type: "permission_error",
      code: "odd",
    });
  });

  it("a status is believed under a 2xx alone", () => {
    expect(classifyWith(() => ({ code: null, status: 403 }), 200)).toMatchObject({
      type: "permission_error",
      status: 403,
    });
    expect(classifyWith(() => ({ code: null, status: 403 }), 500)).toMatchObject({ type: "server_error", status: 500 });
  });

  it("null leaves the meaning to the status", () => {
    expect(classifyWith(() => null, 404)).toMatchObject({ type: "not_found_error", envelope: null });
  });

  it("a success is never one on an Error", () => {
    expect(classifyWith(() => "success", 200)).toMatchObject({ code: "success_reported_as_error", envelope: "own" });
  });

  it("`expected` replaces that of the row", () => {
    expect(classifyWith(() => ({ code: "known", expected: false }))).toMatchObject({
      code: "known",
      remedy: "upgrade",
    });
  });

  it("violations keeps every one of them, in order", () => {
    const violations = [
      { param: "items[0].name", message: "Too short", code: "string_too_short", values: { min_length: 3 } },
      { param: ["body", "email"] },
      { message: "Passwords differ" },
    ];
    expect(classifyWith(() => ({ code: null, type: "invalid_request_error", violations })).violations).toEqual([
      {
        param: "items[0].name",
        path: ["items", 0, "name"],
        message: "Too short",
        code: "string_too_short",
        values: { min_length: 3 },
      },
      { param: "body.email", path: ["body", "email"], message: null, code: null, values: {} },
      { param: null, path: [], message: "Passwords differ", code: null, values: {} },
    ]);
  });

  it("violations of anything but input has none", () => {
    expect(classifyWith(() => ({ code: "known", violations: [{ param: "a" }] })).violations).toEqual([]);
  });

  it("values keeps those that text can show", () => {
    const values = { text: "a", number: 3, yes: true, list: [1], nested: {}, nothing: null, run: () => 1 };
    const fault = classifyWith(() => ({
      code: null,
      type: "invalid_request_error",
      violations: [{ param: "a", values }],
    }));
    expect(fault.violations[0]?.values).toEqual({ text: "a", number: 3, yes: true });
  });
});

describe("an envelope that misbehaves", () => {
  it("by throwing counts as one that does not recognise the body", () => {
    const read = () => {
      throw new Error("x");
    };
    expect(classifyWith(read, 404)).toMatchObject({ type: "not_found_error", envelope: null, code: null });
  });

  it.each([42, "failure", true, undefined, Symbol("s"), 1n, () => null])(
    "by reading %s counts as one too",
    (reading) => {
      expect(classifyWith(() => reading, 404)).toMatchObject({ type: "not_found_error", envelope: null, code: null });
    },
  );

  it("by reading what throws counts as one too", () => {
    const reading = {
      get code(): string {
        throw new Error("x");
      },
    };
    expect(classifyWith(() => reading, 404)).toMatchObject({ type: "not_found_error", envelope: null, code: null });
  });

  const places: [string, (value: unknown) => object][] = [
    ["its reading", (value) => value as object],
    ["code", (value) => ({ code: value })],
    ["type", (value) => ({ code: "odd", type: value })],
    ["status", (value) => ({ code: "odd", status: value })],
    ["message", (value) => ({ code: "odd", type: "invalid_request_error", message: value })],
    ["violations", (value) => ({ code: "odd", type: "invalid_request_error", violations: value })],
    ["a violation", (value) => ({ code: "odd", type: "invalid_request_error", violations: [value] })],
    ["param", (value) => ({ code: "odd", type: "invalid_request_error", violations: [{ param: value }] })],
    [
      "a violation's message",
      (value) => ({ code: "odd", type: "invalid_request_error", violations: [{ param: "a", message: value }] }),
    ],
    [
      "a violation's code",
      (value) => ({ code: "odd", type: "invalid_request_error", violations: [{ param: "a", code: value }] }),
    ],
    [
      "values",
      (value) => ({ code: "odd", type: "invalid_request_error", violations: [{ param: "a", values: value }] }),
    ],
    [
      "a value",
      (value) => ({ code: "odd", type: "invalid_request_error", violations: [{ param: "a", values: { value } }] }),
    ],
    ["retryAfterMs", (value) => ({ code: "odd", type: "rate_limit_error", retryAfterMs: value })],
    ["requestId", (value) => ({ code: "odd", requestId: value })],
    ["expected", (value) => ({ code: "odd", expected: value })],
  ];

  it.each(places)("by reading junk as %s still gives a fault", (_place, toReading) => {
    const flaws = oddValues.flatMap(([name, make]) =>
      [422, 429, 200].flatMap((status) => {
        try {
          return flawsOf(classifyWith(() => toReading(make()), status)).map((flaw) => `${name}, ${status}: ${flaw}`);
        } catch (error) {
          return [`${name}, ${status}: throws ${String(error)}`];
        }
      }),
    );
    expect(flaws).toEqual([]);
  });
});

describe("what an envelope is told of HTTP", () => {
  function told(error: unknown, origin?: string): HttpFailure[] {
    const calls: HttpFailure[] = [];
    const read = (_body: unknown, http: HttpFailure) => {
      calls.push(http);
      return null;
    };
    const envelope = defineEnvelope({ name: "own", rows: {}, read });
    classify(error, defineAmends({ apis: [origin === undefined ? { envelope } : { origin, envelope }] }));
    return calls;
  }

  it("is the status", () => {
    expect(told(httpError(404, {}))[0]?.status).toBe(404);
    expect(told({})[0]?.status).toBeNull();
  });

  it("is the origin, and whether it is bound", () => {
    expect(told(httpError(404, {}, { url }), "https://api.example")[0]).toMatchObject({
      origin: "https://api.example",
      bound: true,
    });
    expect(told(httpError(404, {}, { url }))[0]).toMatchObject({ origin: "https://api.example", bound: false });
    expect(told(httpError(404, {}))[0]).toMatchObject({ origin: null, bound: false });
  });

  it.each<[string, object, string | null, string | null]>([
    [
      "axios",
      { config: { url: "/brands?page=2", baseURL: "https://api.example/v1/", method: "post" } },
      "POST",
      `${url}/brands?page=2`,
    ],
    ["ky", { request: new Request(`${url}/brands`, { method: "PUT" }) }, "PUT", `${url}/brands`],
    ["ofetch", { request: `${url}/brands`, options: { method: "DELETE" } }, "DELETE", `${url}/brands`],
    ["wretch", { url: `${url}/brands` }, null, `${url}/brands`],
    ["an address that is none", { url: "https://", method: "GET" }, "GET", null],
    ["an address of another scheme", { url: "data:,x" }, null, null],
    ["a method that is none", { url, method: "GET / HTTP/1.1" }, null, url],
    ["a client that says nothing", {}, null, null],
  ])("is the method and the address of the request: %s", (_name, members, method, address) => {
    expect(told(Object.assign(httpError(404, {}), members))[0]).toMatchObject({ method, address });
  });

  it.each<[string, object]>([
    ["Headers", new Headers({ "X-Own": "1" })],
    ["a plain object", { "x-own": "1" }],
    ["a plain object in capitals", { "X-Own": "1" }],
    ["a Map", new Map([["x-own", "1"]])],
  ])("is each header, in any case, out of %s", (_name, headers) => {
    const [http] = told(httpError(404, {}, { headers }));
    expect(http?.header("x-own")).toBe("1");
    expect(http?.header("X-Own")).toBe("1");
    expect(http?.header("x-other")).toBeNull();
  });

  it.each([undefined, null, 7, Symbol("x"), "", "__proto__", "constructor", "a b"])(
    "is null for a header named %s",
    (name) => {
      for (const headers of [new Headers(), { a: "1" }, Object.create(null)]) {
        expect(told(httpError(404, {}, { headers: headers as object }))[0]?.header(name as string)).toBeNull();
      }
    },
  );
});
