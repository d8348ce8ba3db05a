import { describe, expect, it } from "vitest";
import { classify, defineAmends } from "../../src/core/index.ts";
import { createApiFetch } from "../../src/recovery/index.ts";

const url = "https://api.example/brands";

/** What an app gets hold of where the network rejects with this. */
async function thrownBy(network: typeof fetch, init?: RequestInit): Promise<unknown> {
  const apiFetch = createApiFetch(defineAmends(), { fetch: network });
  return apiFetch(url, init).then(
    () => undefined,
    (error: unknown) => error,
  );
}

const rejecting = (error: unknown) => () => Promise.reject(error);

/** A network that rejects with the reason of the signal once that is aborted, as fetch does. */
const hanging: typeof fetch = (input) => {
  const { signal } = input as Request;
  return new Promise((_, reject) => {
    const fail = () => reject(signal.reason);
    if (signal.aborted) fail();
    else signal.addEventListener("abort", fail);
  });
};

describe("what the kit's own fetch rejects with", () => {
  it.each([
    ["an engine's words that nobody knows", new TypeError("Die Verbindung wurde unterbrochen")],
    ["words that are none", new TypeError("-")],
    ["an Error of a runtime's", new Error("socket hang up, somehow")],
  ])("is a connection's: %s", async (_name, error) => {
    const thrown = await thrownBy(rejecting(error));
    expect(thrown).toBe(error);
    expect(classify(thrown)).toMatchObject({ type: "network_error", remedy: "check_connection" });
    expect(classify(new Error("of a client", { cause: thrown }))).toMatchObject({ type: "network_error" });
  });

  it.each<[string, () => unknown]>([
    ["none", () => undefined],
    ["an Error of the app's", () => new Error("left the page")],
    ["an Error that has a status", () => Object.assign(new TypeError("x"), { code: "x" })],
  ])("is the caller's doing, where the signal was aborted with %s", async (_name, reason) => {
    const thrown = await thrownBy(hanging, { signal: AbortSignal.abort(reason()) });
    expect(classify(thrown)).toMatchObject({ type: "cancelled", remedy: "none" });
  });

  it("is a timeout where the reason says so, whatever was thrown", async () => {
    const late = new DOMException("signal timed out", "TimeoutError");
    expect(classify(await thrownBy(hanging, { signal: AbortSignal.abort(late) }))).toMatchObject({
      type: "timeout_error",
    });
    const aborted = rejecting(new DOMException("The operation was aborted.", "AbortError"));
    expect(classify(await thrownBy(aborted, { signal: AbortSignal.abort(late) }))).toMatchObject({
      type: "timeout_error",
    });
    expect(classify(await thrownBy(aborted, { signal: AbortSignal.abort("TimeoutError") }))).toMatchObject({
      type: "timeout_error",
    });
  });

  it("is what it says of itself", async () => {
    const error = new TypeError("fetch failed", {
      cause: Object.assign(new Error("x"), { code: "UND_ERR_HEADERS_TIMEOUT" }),
    });
    expect(classify(await thrownBy(rejecting(error)))).toMatchObject({ type: "timeout_error" });
  });

  it.each([
    ["a defect of the app's own fetch", new ReferenceError("x is not defined"), { type: "unknown_error" }],
    ["an answer that it throws", Object.assign(new Error("m"), { status: 404 }), { type: "not_found_error" }],
    ["an answer that it keeps", Object.assign(new Error("m"), { response: { status: 404 } }), { status: 404 }],
  ])("is no connection's: %s", async (_name, error, expected) => {
    expect(classify(await thrownBy(rejecting(error)))).toMatchObject(expected);
  });

  it("may be no object at all", async () => {
    expect(classify(await thrownBy(rejecting("offline")))).toMatchObject({ type: "unknown_error" });
  });
});
