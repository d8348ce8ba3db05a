import { describe, expect, it } from "vitest";
import { classify, classifyAsync, defineAmends, defineEnvelope, throwIfFault } from "../../src/core/index.ts";
import { read } from "../../src/core/read.ts";
import { httpError } from "./http-error.ts";

const origin = "https://api.example";
const url = `${origin}/v1`;

/** An app's own envelope, written as the README shows, for bodies that have these keys. */
function envelopeOf(...keys: string[]) {
  return defineEnvelope({
    name: "own",
    rows: {},
    isSafe: () => true,
    read(body) {
      if (keys.some((key) => typeof read(body, key) !== "string")) return null;
      return {
        code: `${read(body, "code") ?? "own"}`,
        type: "invalid_request_error",
        message: `${read(body, "message")}`,
      };
    },
  });
}

const envelopes = [["code", "message"], ["message"], ["name", "message"]].map((keys) => envelopeOf(...keys));
const configurations = envelopes.flatMap((envelope) => [
  defineAmends({ apis: [{ envelope }] }),
  defineAmends({ apis: [{ origin, envelope }] }),
]);

const coded = (code: string, message = "words of a client") => Object.assign(new Error(message), { code });

describe("an app's own envelope", () => {
  it.each<[string, object, object]>([
    ["offline", new TypeError("Failed to fetch"), { type: "network_error" }],
    ["offline, with a code", coded("ERR_NETWORK", "Network Error"), { type: "network_error" }],
    ["an abort", new DOMException("The operation was aborted.", "AbortError"), { type: "cancelled" }],
    ["an abort, with a code", coded("ERR_CANCELED", "canceled"), { type: "cancelled" }],
    ["a timeout", new DOMException("signal timed out", "TimeoutError"), { type: "timeout_error" }],
    ["a timeout, with a code", coded("ECONNABORTED", "timeout of 10ms exceeded"), { type: "timeout_error" }],
    ["a stale chunk", new TypeError("Importing a module script failed."), { code: "stale_chunk" }],
    ["a defect", new TypeError("Cannot read properties of undefined"), { type: "unknown_error", code: null }],
    ["a defect of Node's kind", coded("ERR_INVALID_ARG_TYPE"), { type: "unknown_error", code: null }],
    [
      "a status that a client made up",
      Object.assign(coded("ECONNREFUSED"), { status: 500 }),
      { type: "network_error" },
    ],
    ["a status without a body", Object.assign(new Error("Forbidden"), { status: 403 }), { type: "permission_error" }],
  ])("takes no client for an answer: %s", (_name, value, expected) => {
    const errors = [value, Object.assign(value, { config: { url } }), new Error("outer", { cause: value })];
    for (const error of errors) {
      for (const amends of configurations) {
        expect(classify(error, amends)).toMatchObject({ ...expected, envelope: null, message: null });
      }
    }
  });

  it.each<[string, object]>([
    ["an AbortSignal as the body", httpError(413, AbortSignal.abort(), { url })],
    ["an Error as the body", httpError(413, new SyntaxError("Unexpected token <"), { url })],
    ["a gateway's page", httpError(413, "<html><title>413</title></html>", { url })],
    ["nothing", httpError(413, "", { url })],
  ])("shows no sentence of a client's where the body is %s", (_name, value) => {
    for (const amends of configurations) {
      expect(classify(Object.assign(value, { code: "ERR_BAD_REQUEST" }), amends)).toMatchObject({
        type: "invalid_request_error",
        code: null,
        envelope: null,
        message: null,
      });
    }
  });

  it("reads what an SDK copied onto an error that keeps no answer", () => {
    const error = Object.assign(new Error("Not in your region"), { status: 403, code: "region_locked" });
    expect(classify(error, configurations[0])).toMatchObject({ code: "region_locked", envelope: "own", status: 403 });
  });

  it("is given what an SDK copied, and shows none of the words of a client that kept the answer too", () => {
    const bodies: unknown[] = [];
    const read = (body: unknown) => {
      bodies.push(body);
      return { code: null, type: "invalid_request_error", message: "m", violations: [{ param: "seat", message: "m" }] };
    };
    const envelope = defineEnvelope({ name: "own", rows: {}, isSafe: () => true, read });
    const amends = defineAmends({ apis: [{ origin, envelope }] });
    const kept = { response: { status: 409, headers: { server: "nginx" }, data: undefined }, config: { url } };
    const error = Object.assign(new Error("Request failed"), kept, { seat: "taken", code: "ERR_BAD_REQUEST" });
    expect(classify(error, amends)).toMatchObject({ envelope: "own", message: null, violations: [{ message: null }] });
    expect(bodies).toEqual([{ seat: "taken", message: "Request failed" }]);
  });
});

describe("what read is given", () => {
  function given(value: unknown): unknown[] {
    const bodies: unknown[] = [];
    const envelope = defineEnvelope({
      name: "own",
      rows: {},
      readsSuccess: true,
      read(body) {
        bodies.push(body);
        return null;
      },
    });
    classify(value, defineAmends({ apis: [{ envelope }] }));
    return bodies;
  }

  it.each<[string, unknown, unknown]>([
    ["text", "Too many seats", "Too many seats"],
    ["XML", "<error><code>7</code></error>", "<error><code>7</code></error>"],
    ["JSON that is text", '"Too many seats"', "Too many seats"],
    ["JSON in JSON", JSON.stringify('{"code":"seats"}'), { code: "seats" }],
    ["truncated JSON", '{"code":"sea', '{"code":"sea'],
    ["JSON", '{"code":"seats"}', { code: "seats" }],
    ["bytes", new TextEncoder().encode("Too many seats"), "Too many seats"],
    ["an array", [{ code: "seats" }], [{ code: "seats" }]],
  ])("is %s alone", (_name, data, body) => {
    expect(given(httpError(400, data))).toEqual([body]);
  });

  it("is a page in writing, under a name that begins like a client's note", () => {
    const page = "<html>413</html>";
    expect(given(Object.assign(new Error("413"), { status: 413, rawBody: page }))).toEqual([page]);
    expect(given(Object.assign(new Error("413"), { status: 413, errorPage: page }))).toEqual([page]);
  });

  it.each<[string, unknown]>([
    ["empty text", ""],
    ["blank text", " \n"],
    ["text of 50 MB", "x".repeat(50_000_000)],
    ["a stream", new ReadableStream()],
    ["a Response", new Response("{}")],
    ["an Error", new Error("x")],
    ["a function", () => ({})],
    ["a Map", new Map()],
    ["an AbortSignal", AbortSignal.abort({ code: "x" })],
  ])("is never %s", (_name, data) => {
    expect(given(httpError(400, data))).toEqual([]);
  });

  it("is a fetch's body, once it has been read, with its headers", async () => {
    const seen: unknown[] = [];
    const envelope = defineEnvelope({
      name: "own",
      rows: {},
      read(body, http) {
        // As of an API that sends problem details.
        if (!http.header("content-type")?.includes("problem+json")) throw new Error("not of this API");
        seen.push(body);
        return { code: read(body, "code") as string };
      },
    });
    const headers = { "content-type": "application/problem+json" };
    const response = new Response('{"code":"seats"}', { status: 409, headers });
    const fault = await classifyAsync(response, defineAmends({ apis: [{ envelope }] }));
    expect(fault).toMatchObject({ code: "seats", envelope: "own" });
    expect(seen).toEqual([{ code: "seats" }]);
  });

  it("may end a throwIfFault", async () => {
    const amends = defineAmends({ apis: [{ envelope: envelopeOf("message") }] });
    const response = new Response('{"message":"Too many seats"}', { status: 400 });
    await expect(throwIfFault(response, amends)).rejects.toMatchObject({ fault: { envelope: "own" } });
  });
});

describe("an SDK whose errors keep no answer", () => {
  const envelope = defineEnvelope({
    name: "sdk",
    rows: { "auth/weak-password": { type: "invalid_request_error", remedy: "fix_input" } },
    read: () => null,
    errors: ["FirebaseError"],
    readError: (error) => ({ code: read(error, "code") as string }),
  });
  const amends = defineAmends({ apis: [{ envelope }] });
  const named = (name: string, members: object) => Object.assign(new Error("m"), { name }, members);

  it("is read by its name", () => {
    const error = named("FirebaseError", { code: "auth/weak-password" });
    expect(classify(error, amends)).toMatchObject({ code: "auth/weak-password", envelope: "sdk", remedy: "fix_input" });
    expect(classify(new Error("outer", { cause: error }), amends)).toMatchObject({ envelope: "sdk" });
  });

  it("is not read under another name", () => {
    expect(classify(named("Error", { code: "auth/weak-password" }), amends)).toMatchObject({ envelope: null });
  });

  it("is not asked where nothing answered", () => {
    const error = named("FirebaseError", { code: "ERR_NETWORK" });
    expect(classify(error, amends)).toMatchObject({ type: "network_error", envelope: null });
  });

  it("may throw while it is read", () => {
    const readError = () => {
      throw new Error("x");
    };
    const thrower = defineAmends({ apis: [{ envelope: { ...envelope, readError } }] });
    expect(classify(named("FirebaseError", { code: "a" }), thrower)).toMatchObject({ type: "unknown_error" });
  });
});
