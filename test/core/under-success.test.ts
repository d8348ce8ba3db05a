import { describe, expect, it } from "vitest";
import { classify, classifyAsync, defineAmends, defineEnvelope, throwIfFault } from "../../src/core/index.ts";
import { read } from "../../src/core/read.ts";
import { fastApi } from "../../src/envelopes/index.ts";

const withFastApi = defineAmends({ apis: [{ envelope: fastApi }] });
const own = defineEnvelope({
  name: "own",
  rows: {},
  read: (body) => (typeof read(body, "message") === "string" ? { code: "own" } : null),
});
const withOwn = defineAmends({ apis: [{ envelope: own }, { origin: "https://api.example", envelope: own }] });

/** What a server sent under a 2xx, none of it a failure. */
const successes: [string, object][] = [
  ["an order", { id: 7, status: "cancelled", details: [{ sku: "a" }] }],
  ["a stock", { code: "unavailable", details: [{ sku: "a" }] }],
  ["a level", { status: 5, details: [] }],
  ["a log entry", { type: "server_error", message: "disk full", code: "server_error" }],
  ["a job that failed", { error: { code: "not_found", message: "m", type: "not_found_error" } }],
  ["a choice of details", { detail: [{ type: "shipping" }] }],
  ["a code beside details", { code: 7, details: [] }],
  // apisyouwonthate/style-guide#25: "We're using an API call to get status fields for various form inputs,
  // 200 OK meaning all's good … yet there's `errors` content"
  ["a check of a form", { errors: [{ code: "mismatch", message: "The passwords differ" }] }],
  // pksunkara/alpaca#34, of ArangoDB: `{ "result" : true, "error" : false, "code" : 201 }`
  ["a status of HTTP's in the body", { result: true, error: false, code: 201 }],
];

describe("an answer below 400 that nobody threw", () => {
  const tests = (name: string, body: object) =>
    [undefined, withFastApi, withOwn].flatMap((amends, index) => [
      async () => {
        const response = Response.json(body);
        expect(await throwIfFault(response, amends), `${name}, ${index}`).toBe(response);
      },
      async () => expect(await classifyAsync(Response.json(body, { status: 201 }), amends)).toBeNull(),
      async () => expect(classify({ status: 200, headers: {}, data: body }, amends)).toBeNull(),
      // openapi-fetch's result, and hey-api's
      async () => expect(classify({ data: body, response: new Response() }, amends)).toBeNull(),
      async () =>
        expect(classify({ data: body, error: undefined, request: {}, response: new Response() }, amends)).toBeNull(),
      // PostgREST's
      async () =>
        expect(classify({ error: null, data: body, count: null, status: 200, statusText: "OK" }, amends)).toBeNull(),
    ]);

  it.each(successes)("is a success: %s", async (name, body) => {
    for (const test of tests(name, body)) await test();
  });

  it("is a failure where an envelope reads successes too", async () => {
    const reading = defineAmends({ apis: [{ envelope: { ...own, readsSuccess: true } }] });
    const response = Response.json({ message: "no" });
    await expect(throwIfFault(response, reading)).rejects.toMatchObject({ fault: { code: "own", status: 200 } });
  });

  it("is a failure where it is a whole google.rpc.Status", () => {
    const data = { code: 7, message: "no", details: [] };
    expect(classify({ status: 200, headers: {}, data })).toMatchObject({ type: "permission_error", status: 403 });
  });

  it("is a failure where the client itself says so", () => {
    const result = { data: undefined, error: { message: "It is no JSON" }, response: new Response() };
    expect(classify(result)).toMatchObject({ code: "success_reported_as_error", status: 200 });
  });
});

describe("an answer below 400 that somebody threw", () => {
  it("is a failure, and may be read", () => {
    const error = Object.assign(new Error("m"), { response: { status: 200, headers: {}, data: { message: "no" } } });
    expect(classify(error, withOwn)).toMatchObject({ code: "own" });
    expect(classify(error)).toMatchObject({ type: "unknown_error", status: 200 });
  });
});
