import { describe, expect, it } from "vitest";
import { classify, defineAmends } from "../../src/core/index.ts";
import { toReport } from "../../src/core/report.ts";
import { explosive } from "./hostile-values.ts";

function named(name: string, message = "", properties: object = {}): Error {
  return Object.assign(new Error(message), { name, ...properties });
}

const coded = (code: string, message = ""): Error => named("Error", message, { code });

describe("a request that the caller aborted", () => {
  it.each<[string, unknown]>([
    ["DOMException", new DOMException("This operation was aborted", "AbortError")],
    ["a signal's own reason", AbortSignal.abort().reason],
    ["axios", named("CanceledError", "canceled", { code: "ERR_CANCELED" })],
    ["axios, on leaving the page", coded("ECONNABORTED", "Request aborted")],
    ["Node", coded("ABORT_ERR")],
    ["node-fetch", named("AbortError", "The user aborted a request.", { type: "aborted" })],
    ["superagent", coded("ABORTED", "The request was aborted")],
    ["got", named("CancelError", "Promise was canceled", { code: "ERR_CANCELED" })],
    ["TanStack Query", new (class CancelledError extends Error {})("CancelledError")],
    ["TanStack Query, minified", named("e", "CancelledError")],
    ["an object of its shape", { name: "AbortError" }],
    ["fetch, which failed because of it", new TypeError("fetch failed", { cause: named("AbortError") })],
  ])("is cancelled: %s", (_name, value) => {
    expect(classify(value)).toMatchObject({ type: "cancelled", status: null, recovery: null, remedy: "none" });
  });

  it("is never reported", () => {
    const amends = defineAmends();
    expect(toReport(classify(new DOMException("aborted", "AbortError"), amends), amends)).toBeNull();
  });
});

describe("a request that took too long", () => {
  it.each<[string, unknown]>([
    ["a signal", new DOMException("The operation timed out.", "TimeoutError")],
    ["axios", coded("ECONNABORTED", "timeout of 1000ms exceeded")],
    ["axios, told to say so clearly", coded("ETIMEDOUT", "timeout of 1000ms exceeded")],
    ["ky and got", named("TimeoutError", "Request timed out: GET https://api.example/")],
    ["superagent", coded("ETIME", "Response timeout of 100ms exceeded")],
    ["undici's connection", new TypeError("fetch failed", { cause: coded("UND_ERR_CONNECT_TIMEOUT") })],
    ["undici's headers", new TypeError("fetch failed", { cause: coded("UND_ERR_HEADERS_TIMEOUT") })],
    ["the OpenAI SDK", named("APIConnectionTimeoutError", "Request timed out.")],
    ["RTK Query", { status: "TIMEOUT_ERROR", error: "TimeoutError: signal timed out" }],
  ])("is a timeout: %s", (_name, value) => {
    expect(classify(value)).toMatchObject({ type: "timeout_error", status: null, recovery: null, remedy: "retry" });
  });
});

describe("a request that nothing answered", () => {
  it.each<[string, unknown]>([
    ["Chromium", new TypeError("Failed to fetch")],
    ["Chromium, with the host", new TypeError("Failed to fetch (api.example)")],
    ["Firefox", new TypeError("NetworkError when attempting to fetch resource.")],
    ["Safari", new TypeError("Load failed")],
    ["Safari, offline", new TypeError("The Internet connection appears to be offline.")],
    ["Safari, midway", new TypeError("The network connection was lost.")],
    ["React Native", new TypeError("Network request failed")],
    ["Node", new TypeError("fetch failed", { cause: coded("ECONNREFUSED") })],
    ["Node, for reasons of its own", new TypeError("fetch failed", { cause: coded("ERR_INVALID_THING") })],
    ["Node, midway", new TypeError("terminated", { cause: coded("UND_ERR_SOCKET") })],
    ["axios", named("AxiosError", "Network Error", { code: "ERR_NETWORK" })],
    ["a host that nobody knows", coded("ENOTFOUND")],
    ["a resolver that is down", coded("EAI_AGAIN")],
    ["a connection that was reset", coded("ECONNRESET")],
    ["a pipe that broke", coded("EPIPE")],
    ["a host that is out of reach", coded("EHOSTUNREACH")],
    ["a network that is out of reach", coded("ENETUNREACH")],
    ["a certificate that expired", coded("CERT_HAS_EXPIRED")],
    ["a certificate that signed itself", coded("DEPTH_ZERO_SELF_SIGNED_CERT")],
    ["the OpenAI SDK", named("APIConnectionError", "Connection error.")],
    ["RTK Query", { status: "FETCH_ERROR", error: "TypeError: Failed to fetch" }],
    ["the Prisma AIRS SDK", named("AISecSDKException", "AISEC_CLIENT_ERROR:fetch failed", { failureKind: "network" })],
    ["XMLHttpRequest", { status: 0, headers: {}, statusText: "" }],
    ["a Response of a failed fetch", Response.error()],
  ])("is a network error: %s", (_name, value) => {
    expect(classify(value)).toMatchObject({
      type: "network_error",
      status: null,
      recovery: "retry",
      remedy: "check_connection",
    });
  });
});

describe("a chunk that a deploy took away", () => {
  it.each<[string, unknown]>([
    ["Chromium", new TypeError("Failed to fetch dynamically imported module: https://app.example/a.js")],
    ["Firefox", new TypeError("error loading dynamically imported module: https://app.example/a.js")],
    ["Safari", new TypeError("Importing a module script failed.")],
    ["webpack", named("ChunkLoadError", "Loading chunk 7 failed.")],
    ["webpack's CSS", new Error("Loading CSS chunk 7 failed. (/a.css)")],
  ])("is stale: %s", (_name, value) => {
    expect(classify(value)).toMatchObject({ type: "unknown_error", code: "stale_chunk", remedy: "reload" });
  });

  it("may mean something else to an app", () => {
    const codes = { stale_chunk: { type: "unknown_error", remedy: "retry" } } as const;
    const amends = defineAmends({ codes });
    expect(classify(named("ChunkLoadError"), amends)).toMatchObject({ code: "stale_chunk", remedy: "retry" });
  });
});

describe("what only sounds like it", () => {
  it.each([
    ["order_cancelled", 409, "invalid_request_error"],
    ["trip_aborted", 409, "invalid_request_error"],
    ["subscription_canceled", 403, "permission_error"],
    ["session_timeout", 401, "authentication_error"],
    ["network_not_supported", 403, "permission_error"],
    ["certificate_required", 403, "permission_error"],
    ["concert_sold_out", 409, "invalid_request_error"],
    ["cancel_window_passed", 409, "invalid_request_error"],
    ["ORDER_CANCELED", 409, "invalid_request_error"],
    ["EVENT_TIME_PASSED", 409, "invalid_request_error"],
    ["CONCERT_SOLD_OUT", 409, "invalid_request_error"],
    ["TIMEOUT_TOO_LONG", 422, "invalid_request_error"],
    ["abort_not_allowed", 403, "permission_error"],
    ["timeout_too_long", 422, "invalid_request_error"],
    ["OrderCancelled", 409, "invalid_request_error"],
    ["UnsupportedNetwork", 403, "permission_error"],
  ])("is judged by its status: the code %s of an API", (code, status, type) => {
    expect(classify(Object.assign(new Error("No"), { code, status }))).toMatchObject({ type, status });
  });

  it.each([
    ["TransactionCanceledException", 409, "invalid_request_error"],
    ["OrderCancelledError", 409, "invalid_request_error"],
    ["NetworkAclLimitExceeded", 403, "permission_error"],
    ["NetworkPolicyError", 422, "invalid_request_error"],
  ])("is judged by its status: an SDK's error named %s", (name, status, type) => {
    expect(classify(named(name, "m", { $metadata: { httpStatusCode: status } }))).toMatchObject({ type, status });
  });

  it.each([
    "The order was cancelled",
    "AbortError in your cart",
    "The network is a social one",
    "Failed to fetch the goose",
    "Your session timed out",
    "Cannot abort",
  ])("is unknown: an Error that says %j", (message) => {
    expect(classify(new Error(message))).toMatchObject({ type: "unknown_error" });
  });

  it("is unknown: an opaque Response, which may be a success", () => {
    const opaque = { [Symbol.toStringTag]: "Response", type: "opaque", status: 0, headers: new Headers(), body: null };
    expect(classify(opaque)).toMatchObject({ type: "unknown_error", status: null });
  });

  it("is unknown: a redirect that nobody followed", () => {
    expect(classify({ type: "opaqueredirect", status: 0, headers: new Headers() })).toMatchObject({
      type: "unknown_error",
    });
  });

  it.each([Symbol("type"), explosive(), Object.create(null), 7])("is a failed fetch: one of an odd type", (type) => {
    expect(classify({ type, status: 0, headers: {} })).toMatchObject({ type: "network_error" });
  });

  it("is a defect: a TypeError of the app", () => {
    expect(classify(new TypeError("Cannot read properties of undefined"))).toMatchObject({
      type: "unknown_error",
      remedy: "contact_support",
    });
  });
});
