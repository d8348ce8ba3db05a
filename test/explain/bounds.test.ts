import { describe, expect, it } from "vitest";
import { defineAmends } from "../../src/core/index.ts";
import { explain } from "../../src/explain/index.ts";
import { app, axiosError, prismError } from "./failures.ts";

const secret = "sk-live-0123456789";

/** Everything that is said, apart from the fault, which says what it says by the rules for faults. */
function saidOf(value: unknown): string {
  const { trace, text } = explain(value, app);
  return JSON.stringify(trace) + text;
}

describe("what a trace never holds", () => {
  it.each<[string, unknown]>([
    ["a query string", axiosError({ status: 404, body: "", url: `https://api.example/a?key=${secret}` })],
    ["a path", axiosError({ status: 404, body: "", url: `https://api.example/reset/${secret}` })],
    ["a password in an address", axiosError({ status: 404, body: "", url: `https://me:${secret}@api.example/a` })],
    [
      "headers of the request",
      Object.assign(axiosError({ status: 401, body: "" }), {
        config: { url: "https://api.example/a", headers: { Authorization: `Bearer ${secret}` } },
        request: { headers: { cookie: secret } },
      }),
    ],
    ["headers of the answer", axiosError({ status: 401, body: "", headers: { "set-cookie": secret } })],
    ["the server's words", axiosError({ status: 422, body: { error: { code: "x", message: secret, param: secret } } })],
    ["a client's message", Object.assign(new Error(`GET https://a.example/?key=${secret}`), { status: 404 })],
    ["a name that is no name", Object.assign(new Error("m"), { name: `Error at https://a.example/?key=${secret}` })],
    ["a code that is no code", Object.assign(new Error("m"), { code: `ECONNREFUSED https://a/?key=${secret}` })],
    ["a token for a code", Object.assign(new Error("m"), { code: `${secret}${".a".repeat(30)}` })],
    ["the name of a field", { error: { ...prismError("validation_error", "invalid_request_error", secret).error } }],
    ["a text", `{"error":"${secret}"}`],
    [
      "a key that is no name",
      Object.assign(new Error("m"), { [`a ${secret}`]: { status: 404, headers: {}, data: {} } }),
    ],
  ])("%s", (_, value) => {
    expect(saidOf(value)).not.toContain(secret);
  });
});

describe("what a trace takes", () => {
  it("holds no copy of a long body", () => {
    const body = JSON.stringify({ error: "x".repeat(50_000_000) });
    expect(saidOf(axiosError({ status: 500, body })).length).toBeLessThan(5_000);
    expect(saidOf(body).length).toBeLessThan(5_000);
  });

  it("has a bounded number of lines, however much was wrapped and configured", () => {
    const apis = Array.from({ length: 50 }, (_, index) => ({
      envelope: { name: `api-${index}`, rows: {}, read: () => null },
    }));
    const unknown = () => Object.assign(new Error("m"), { body: { a: 1 } });
    const deep = new AggregateError(Array.from({ length: 100 }, unknown), "m");
    const { trace, text } = explain(new Error("m", { cause: deep }), defineAmends({ apis }));
    expect(trace.length).toBeLessThanOrEqual(200);
    expect(text).toContain("And more of the kind.");
    expect(trace.at(-1)?.about).toBe("text");
  });

  it("reads a bounded number of properties of a value that has one under every name", () => {
    let reads = 0;
    const endless: object = new Proxy(new Error("m"), {
      get: (_, key) => {
        reads += 1;
        return typeof key === "string" && key !== "name" && key !== "message" ? endless : undefined;
      },
      ownKeys: () => Array.from({ length: 1000 }, (_, index) => `key${index}`),
      getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true, value: 1 }),
    });
    expect(() => explain(endless, app)).not.toThrow();
    expect(reads).toBeLessThan(100_000);
  });

  it("survives an envelope and an app's functions that throw", () => {
    const broken = defineAmends({
      apis: [
        {
          envelope: {
            name: "broken",
            rows: {},
            errors: ["Error"],
            read: () => {
              throw new Error("read");
            },
            readError: () => {
              throw new Error("readError");
            },
          },
        },
      ],
    });
    expect(explain(axiosError({ status: 404, body: { a: 1 } }), broken).fault?.type).toBe("not_found_error");
  });
});
