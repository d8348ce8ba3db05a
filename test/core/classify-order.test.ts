import { describe, expect, it } from "vitest";
import { classify, defineAmends, prismaAirs, prismIo } from "../../src/core/index.ts";
import { airsBody, httpError, prismBody } from "./http-error.ts";

const notFound = prismBody("not_found_error", "not_found");
const limited = prismBody("rate_limit_error", "rate_limit_exceeded");

function errorWith(properties: object, cause?: unknown): Error {
  return Object.assign(new Error("Something failed", cause === undefined ? {} : { cause }), properties);
}

/** An error with so many causes below it, the last of which is this. */
function wrap(value: unknown, levels: number): unknown {
  let wrapped = value;
  for (let level = 0; level < levels; level++) wrapped = new Error("outer", { cause: wrapped });
  return wrapped;
}

describe("the order of evidence", () => {
  it.each<[string, unknown, object]>([
    [
      "the body of the answer before what stands on the error",
      errorWith({ response: { status: 404, data: notFound }, data: limited, ...limited.error }),
      { code: "not_found" },
    ],
    [
      "a nested body before promoted fields",
      errorWith({ error: notFound.error, type: "rate_limit_error", code: "rate_limit_exceeded" }),
      { code: "not_found" },
    ],
    [
      "a raw body before promoted fields",
      errorWith({ raw: notFound, type: "rate_limit_error", code: "rate_limit_exceeded", message: "m" }),
      { code: "not_found" },
    ],
    [
      "promoted fields before the status of the answer",
      errorWith({ response: { status: 422 }, type: "invalid_request_error", code: "validation_error" }),
      { code: "validation_error", remedy: "fix_input", status: 422 },
    ],
    [
      "a body before an abort",
      Object.assign(new DOMException("aborted", "AbortError"), { response: { status: 404, data: notFound } }),
      { code: "not_found" },
    ],
    [
      "the status of the answer before a name",
      Object.assign(new DOMException("aborted", "AbortError"), { response: { status: 503 } }),
      { type: "server_error", status: 503 },
    ],
    [
      "the status of the answer before a code",
      errorWith({ code: "ERR_NETWORK", response: { status: 403 } }),
      { type: "permission_error" },
    ],
    [
      "the status of the answer before a promoted one",
      errorWith({ status: 500, response: { status: 403 } }),
      { type: "permission_error", status: 403 },
    ],
    ["a name before the cause", Object.assign(httpError(503), { cause: httpError(404) }), { status: 503 }],
    [
      "a code before the cause",
      errorWith({ code: "ECONNREFUSED" }, httpError(404)),
      { type: "network_error", status: null },
    ],
    ["a promoted status before the cause's", errorWith({ status: 503 }, httpError(404)), { status: 503 }],
    ["the cause's answer where nothing else speaks", errorWith({}, httpError(404)), { status: 404 }],
  ])("takes %s", (_name, value, expected) => {
    expect(classify(value)).toMatchObject(expected);
  });
});

describe("an answer", () => {
  it.each<[string, (response: object) => object]>([
    ["response, as most clients", (response) => ({ response })],
    ["context, as Supabase", (context) => ({ context })],
    ["meta.response, as tRPC", (response) => ({ meta: { response } })],
  ])("is found under %s", (_name, keep) => {
    const answer = { status: 429, headers: { "x-request-id": "req-41" }, data: limited };
    expect(classify(errorWith({ status: 500, ...keep(answer) }))).toMatchObject({
      code: "rate_limit_exceeded",
      status: 429,
      requestId: "req-41",
    });
  });
});

describe("a status that a client copied", () => {
  it.each<[string, unknown, object]>([
    ["counts by itself", errorWith({ status: 403 }), { type: "permission_error", status: 403 }],
    ["counts as statusCode", errorWith({ statusCode: 404 }), { type: "not_found_error", status: 404 }],
    ["counts in digits", errorWith({ status_code: "429" }), { type: "rate_limit_error", status: 429 }],
    ["counts on a plain object", { status: 503, data: {} }, { type: "server_error", status: 503 }],
    ["yields to the value's own abort", errorWith({ status: 500, name: "AbortError" }), { type: "cancelled" }],
    ["yields to axios' abort", errorWith({ status: 500, code: "ERR_CANCELED" }), { type: "cancelled" }],
    ["yields to axios' timeout", errorWith({ status: 500, code: "ECONNABORTED" }), { type: "timeout_error" }],
    ["yields to Node's timeout", errorWith({ status: 500, code: "ETIMEDOUT" }), { type: "timeout_error" }],
    ["yields to a refused connection", errorWith({ status: 500, code: "ECONNREFUSED" }), { type: "network_error" }],
    [
      "yields to a cause that was aborted",
      errorWith({ status: 500 }, new DOMException("aborted", "AbortError")),
      { type: "cancelled" },
    ],
    [
      "yields to a cause that timed out",
      errorWith({ status: 500 }, new DOMException("late", "TimeoutError")),
      { type: "timeout_error" },
    ],
    [
      "yields to a cause that was refused",
      errorWith({ status: 500 }, new TypeError("fetch failed", { cause: errorWith({ code: "ECONNREFUSED" }) })),
      { type: "network_error" },
    ],
    [
      "yields to what an older client calls originalError",
      errorWith({ status: 500, originalError: errorWith({ code: "ENOTFOUND" }) }),
      { type: "network_error" },
    ],
    [
      "stays where the cause says nothing of the kind",
      errorWith({ status: 500 }, new Error("x")),
      { type: "server_error", status: 500 },
    ],
  ])("%s", (_name, value, expected) => {
    expect(classify(value)).toMatchObject(expected);
  });

  it("leaves no status behind where nobody answered", () => {
    expect(classify(errorWith({ status: 500, name: "AbortError" })).status).toBeNull();
    expect(classify(errorWith({ status: 500, code: "ETIMEDOUT" })).status).toBeNull();
  });

  it("does not yield where an answer exists", () => {
    const aborted = new DOMException("aborted", "AbortError");
    expect(classify(errorWith({ response: { status: 500 } }, aborted))).toMatchObject({ type: "server_error" });
  });
});

describe("causes", () => {
  it.each([1, 5, 10])("are read %i levels down", (levels) => {
    expect(classify(wrap(httpError(404, notFound), levels))).toMatchObject({ code: "not_found", status: 404 });
  });

  it("are not read without end", () => {
    expect(classify(wrap(httpError(404, notFound), 100))).toMatchObject({ type: "unknown_error", code: null });
  });

  it.each(["originalError", "networkError", "reason"])("are read under %s too", (key) => {
    expect(classify(errorWith({ [key]: httpError(404) }))).toMatchObject({ status: 404 });
  });

  it("may be a Response", () => {
    expect(classify(new Error("outer", { cause: new Response(null, { status: 410 }) }))).toMatchObject({ status: 410 });
  });

  it("may hold the text of a body", () => {
    const cause = { body: JSON.stringify(notFound) };
    expect(classify(new Error("outer", { cause }))).toMatchObject({ code: "not_found" });
  });

  it("end in a circle", () => {
    const [one, other] = [new Error("one"), new Error("other")] as [Error, Error];
    one.cause = other;
    other.cause = one;
    expect(classify(one)).toMatchObject({ type: "unknown_error" });
  });
});

describe("an AggregateError", () => {
  const abort = new DOMException("aborted", "AbortError");

  it("means what its first telling member means", () => {
    expect(classify(new AggregateError([new Error("x"), httpError(404, notFound)], "m"))).toMatchObject({
      code: "not_found",
    });
  });

  it("of Promise.any is one", async () => {
    const error: unknown = await Promise.any([Promise.reject(httpError(503))]).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(AggregateError);
    expect(classify(error)).toMatchObject({ type: "server_error", status: 503 });
  });

  it("of Node's connection attempts is a network error", () => {
    const refused = ["::1", "127.0.0.1"].map((address) => errorWith({ code: "ECONNREFUSED", address }));
    const error = Object.assign(new AggregateError(refused, "m"), { code: "ECONNREFUSED" });
    expect(classify(new TypeError("fetch failed", { cause: error }))).toMatchObject({ type: "network_error" });
    expect(classify(new AggregateError(refused, "m"))).toMatchObject({ type: "network_error" });
  });

  it("is not cancelled because one of its requests was", () => {
    expect(classify(new AggregateError([abort, httpError(503)], "m"))).toMatchObject({ type: "server_error" });
  });

  it("is not cancelled because many of its requests were", () => {
    const errors = [...Array.from({ length: 8 }, () => abort), httpError(503)];
    expect(classify(new AggregateError(errors, "m"))).toMatchObject({ type: "server_error" });
  });

  it("is cancelled where all of its requests were", () => {
    expect(classify(new AggregateError([abort, abort], "m"))).toMatchObject({ type: "cancelled" });
  });

  it("that holds itself ends", () => {
    const error = new AggregateError([], "m");
    error.errors.push(error, error);
    expect(classify(error)).toMatchObject({ type: "unknown_error" });
  });
});

describe("envelopes", () => {
  const url = "https://api.example/v1";
  const bound = defineAmends({
    apis: [
      { origin: "https://api.example", envelope: prismaAirs },
      { origin: "https://other.example", envelope: prismIo },
    ],
  });

  it("of a bound origin alone read what comes from there", () => {
    expect(classify(httpError(404, notFound, { url }), bound)).toMatchObject({ envelope: null, code: null });
    expect(classify(httpError(404, airsBody(404), { url }), bound)).toMatchObject({ envelope: "prisma-airs" });
  });

  it("all read what comes from an origin that nobody bound", () => {
    const error = httpError(404, notFound, { url: "https://stranger.example/" });
    expect(classify(error, bound)).toMatchObject({ envelope: "prism-io", origin: "https://stranger.example" });
  });

  it("all read what comes from nobody knows where", () => {
    expect(classify(httpError(404, notFound), bound)).toMatchObject({ envelope: "prism-io", origin: null });
  });
});
