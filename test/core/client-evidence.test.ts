import { describe, expect, it } from "vitest";
import { classify, FaultError } from "../../src/core/index.ts";
import { explosive, oddValues } from "./hostile-values.ts";
import { httpError } from "./http-error.ts";

function named(name: string, message = "", members: object = {}): Error {
  return Object.assign(new Error(message), { name, ...members });
}

/** A signal that was aborted for this reason. */
const aborted = (reason?: unknown): AbortSignal => AbortSignal.abort(reason);
const late = () => new DOMException("signal timed out", "TimeoutError");

describe("a request that the caller's signal ended", () => {
  const axiosError = (signal: AbortSignal) =>
    named("CanceledError", "canceled", { code: "ERR_CANCELED", config: { signal } });

  it.each<[string, () => unknown]>([
    ["axios with AbortSignal.timeout", () => axiosError(aborted(late()))],
    // axios/axios#7434: "I am providing a reason when abort is called, e.g., abort('TimeoutError')"
    ["axios with the name of a timeout as the reason", () => axiosError(aborted("TimeoutError"))],
    // axios/axios#11186: "The reason is attached as `cause` on the resulting `CanceledError`"
    [
      "axios with the reason as its cause",
      () => named("CanceledError", "canceled", { code: "ERR_CANCELED", cause: late() }),
    ],
    ["a client that keeps its options", () => named("AbortError", "aborted", { options: { signal: aborted(late()) } })],
    ["a client that keeps the request", () => named("AbortError", "aborted", { request: { signal: aborted(late()) } })],
  ])("took too long: %s", (_name, make) => {
    expect(classify(make())).toMatchObject({ type: "timeout_error", status: null, remedy: "retry" });
  });

  it.each<[string, unknown]>([
    ...oddValues.map(([name, make]): [string, unknown] => [name, make()]),
    ["an Error of the app's", new Error("left the page")],
    ["an Error that timed out of something else", Object.assign(new Error("x"), { status: 504 })],
  ])("was cancelled, whatever the reason: %s", (_name, reason) => {
    expect(classify(axiosError({ aborted: true, reason } as AbortSignal))).toMatchObject({ type: "cancelled" });
  });

  it("is not one whose signal came later", () => {
    const error = Object.assign(httpError(503), { config: { signal: aborted(late()) } });
    expect(classify(error)).toMatchObject({ type: "server_error", status: 503 });
  });

  it("is read though the signal cannot be", () => {
    expect(classify(axiosError(explosive() as AbortSignal))).toMatchObject({ type: "cancelled" });
  });
});

describe("what an SDK says of silence in words of its own", () => {
  // openai/openai-node, src/core/error.ts, of major 6: no name but Error's; Anthropic's SDK is of the same generator
  it.each([
    ["Request timed out.", "timeout_error"],
    ["Request was aborted.", "cancelled"],
    ["Connection error.", "network_error"],
  ])("%s", (message, type) => {
    expect(classify(new Error(message))).toMatchObject({ type, status: null });
  });

  it.each(["Request timed out", "Your connection error.", "Connection error. Request was aborted."])(
    "no other sentence counts: %s",
    (message) => {
      expect(classify(new Error(message))).toMatchObject({ type: "unknown_error" });
    },
  );

  it.each([
    ["TypeError: fetch failed", "network_error"],
    ["TypeError: Failed to fetch", "network_error"],
    ["AbortError: This operation was aborted", "cancelled"],
    ["TimeoutError: signal timed out", "timeout_error"],
  ])("a name in front of the message, as Supabase's and RTK Query's: %s", (message, type) => {
    expect(classify({ message, details: "", hint: "", code: "" })).toMatchObject({ type, status: null });
    expect(classify(named("PostgrestError", message, { code: "" }))).toMatchObject({ type, status: null });
    expect(classify({ error: { message, details: "", hint: "", code: "" }, data: null, status: 0 })).toMatchObject({
      type,
    });
    expect(classify({ status: "FETCH_ERROR", error: message })).toMatchObject({ type, status: null });
  });

  it("Connect's code for whatever it does not know, with what happened as the cause", () => {
    const members = { code: 2, rawMessage: "Failed to fetch", metadata: new Headers(), details: [] };
    const error = named("ConnectError", "[unknown] Failed to fetch", {
      ...members,
      cause: new TypeError("Failed to fetch"),
    });
    expect(classify(error)).toMatchObject({ type: "network_error", status: null, remedy: "check_connection" });
    const unknown = named("ConnectError", "[unknown] m", { ...members, cause: new Error("m") });
    expect(classify(unknown)).toMatchObject({ type: "server_error", status: 500 });
  });
});

describe("a client that wraps what the kit threw", () => {
  it("means that, whatever the client calls it", () => {
    const fault = classify(httpError(429, null, { headers: { "retry-after": "5" } }));
    const error = new Error("Connection error.", { cause: new FaultError(fault) });
    expect(classify(error)).toMatchObject({ type: "rate_limit_error", status: 429, retryAt: fault.retryAt });
  });
});

describe("what engines say of silence", () => {
  it.each<[string, string, string, string]>([
    ["Chromium, where a body breaks off", "TypeError", "network error", "network_error"],
    ["Firefox, where a body breaks off", "TypeError", "Error in input stream", "network_error"],
    ["Safari, of a host", "TypeError", "A server with the specified hostname could not be found.", "network_error"],
    ["Safari, of a port", "TypeError", "Could not connect to the server.", "network_error"],
    ["Safari, of its own timeout", "TypeError", "The request timed out.", "timeout_error"],
    ["Safari, where a page is left", "TypeError", "cancelled", "cancelled"],
    ["React Native, of its own timeout", "TypeError", "Network request timed out", "timeout_error"],
    // denoland/deno#24922: "TypeError: error sending request for url (https://nonexistent.deno.land/): client error (Connect)"
    [
      "Deno",
      "TypeError",
      "error sending request for url (https://api.example/): client error (Connect)",
      "network_error",
    ],
    ["Deno, of a connection", "TypeError", "error sending request from 127.0.0.1:5 for http://a/", "network_error"],
    // oven-sh/bun#1425: "ConnectionRefused: Unable to connect. Is the computer able to access the url?"
    ["Bun", "Error", "Unable to connect. Is the computer able to access the url?", "network_error"],
    // oven-sh/bun#27264: error.ConnectionClosed => "The socket connection was closed unexpectedly. For more information, …"
    [
      "Bun, midway",
      "Error",
      "The socket connection was closed unexpectedly. For more information, pass `verbose: true`",
      "network_error",
    ],
    ["Cloudflare's workers", "Error", "Network connection lost.", "network_error"],
  ])("%s", (_name, name, message, type) => {
    expect(classify(named(name, message))).toMatchObject({ type, status: null });
  });

  it.each(["network error in the plan", "cancelled by the customer", "terminated contract"])(
    "is not what an app says in a TypeError: %s",
    (message) => {
      expect(classify(new TypeError(message))).toMatchObject({ type: "unknown_error" });
    },
  );

  it("is not what an app says in a TypeError that begins alike", () => {
    expect(classify(new TypeError("Failed to fetch the goose"))).toMatchObject({ type: "unknown_error" });
  });

  it.each(["network error", "cancelled", "Load failed", "terminated"])(
    "is not what an app says in an Error: %s",
    (message) => {
      expect(classify(new Error(message))).toMatchObject({ type: "unknown_error" });
    },
  );
});

describe("a chunk that a deploy took away", () => {
  it.each<[string, string, string]>([
    ["Vite's CSS", "Error", "Unable to preload CSS for /assets/page-4b1c.css"],
    // sebastianwien/ev-monitor#191: "`'text/html' is not a valid JavaScript MIME type.`"
    ["Safari, where a page came instead", "TypeError", "'text/html' is not a valid JavaScript MIME type."],
    // nomadkaraoke/karaoke-gen#879: "throws a plain `Error` … `Failed to load chunk <path> from module <n>`"
    ["Turbopack", "Error", "Failed to load chunk /_next/static/chunks/4b1c.js from module 77"],
  ])("is stale: %s", (_name, name, message) => {
    expect(classify(named(name, message))).toMatchObject({ code: "stale_chunk", remedy: "reload" });
  });

  it.each(["Unable to preload CSS", "Failed to load chunky bacon", "The MIME type is not valid"])(
    "is not meant by %s",
    (message) => {
      expect(classify(new Error(message))).toMatchObject({ code: null });
    },
  );
});

it("a cause that is the error itself, or leads back to it, ends the asking", () => {
  const one = new TypeError("fetch failed");
  const other = Object.assign(new TypeError("fetch failed"), { cause: one });
  expect(classify(Object.assign(one, { cause: other }))).toMatchObject({ type: "network_error" });
  const self = new TypeError("fetch failed");
  expect(classify(Object.assign(self, { cause: self }))).toMatchObject({ type: "network_error" });
});
