import { describe, expect, it } from "vitest";
import { classify, classifyAsync, defineAmends, defineEnvelope } from "../../src/core/index.ts";
import { read } from "../../src/core/read.ts";
import { httpError, prismBody } from "./http-error.ts";

const body = prismBody("invalid_request_error", "validation_error", "Field required", "email");
const text = JSON.stringify(body);
const refused = { code: "validation_error", status: 422, envelope: "prism-io", message: "Field required" };
const headers = { "x-request-id": "req-41" };

function thrown(members: object, message = "Something failed"): Error {
  return Object.assign(new Error(message), members);
}

/** An error of a class whose members are its own, but cannot be enumerated. */
function hidden(members: object, message = "Something failed"): Error {
  return Object.defineProperties(
    new Error(message),
    Object.fromEntries(Object.entries(members).map(([key, value]) => [key, { value, enumerable: false }])),
  );
}

class ProblemDetails {
  readonly error = body.error;
}

/** Places of real clients, each as it keeps a 422 with this body. */
const newPlaces: [string, () => unknown][] = [
  ["SWR's documented fetcher", () => thrown({ info: body, status: 422 })],
  ["Hono's parseResponse", () => thrown({ detail: { data: body, statusText: "Unprocessable" }, statusCode: 422 })],
  ["NSwag", () => thrown({ status: 422, response: text, headers: {}, result: null })],
  ["NSwag, with a result", () => thrown({ status: 422, response: text, headers: {}, result: new ProblemDetails() })],
  ["tRPC", () => thrown({ meta: { response: new Response(null, { status: 422 }), responseJSON: body }, shape: {} })],
  ["Elastic", () => thrown({ meta: { body, statusCode: 422, headers, meta: { context: null, name: "es" } } })],
  ["Azure", () => hidden({ statusCode: 422, response: { status: 422, headers, bodyAsText: text, parsedBody: body } })],
  ["Azure, as text alone", () => hidden({ statusCode: 422, response: { status: 422, headers, bodyAsText: text } })],
  ["wretch 3", () => thrown({ status: 422, response: new Response(null, { status: 422 }), url: "" }, text)],
  ["a wrapper with axios' error as its cause", () => thrown({ status: 422, cause: httpError(422, body) })],
  ["gaxios", () => thrown({ code: 422, response: { data: body, headers } })],
];
const wellKnownPlaces: [string, () => unknown][] = [
  ["axios", () => httpError(422, body, { headers })],
  ["jQuery", () => ({ status: 422, responseText: text, responseJSON: body, getResponseHeader: () => null })],
  ["RxJS", () => thrown({ status: 422, response: body, xhr: { status: 422, getResponseHeader: () => null } })],
  // octokit/plugin-throttling.js#566: "status: 403, response: { url: …, status: 403, headers: { …"
  ["Octokit", () => thrown({ status: 422, request: {}, response: { url: "", status: 422, headers, data: body } })],
  // backstage.io/docs/reference/errors.responseerror.body: "The parsed JSON error body, as sent by the server."
  ["Backstage", () => thrown({ response: new Response(null, { status: 422 }), body, cause: new Error("m") })],
];
const places = [...newPlaces, ...wellKnownPlaces];

describe("a body where its client keeps it", () => {
  it.each(wellKnownPlaces)("is found: %s", (_name, make) => {
    expect(classify(make())).toMatchObject(refused);
  });

  it.each(newPlaces)("is found: %s", (_name, make) => {
    expect(classify(make())).toMatchObject(refused);
  });
});

describe("containers", () => {
  const containers = ["response", "data", "info", "meta", "detail", "body"];

  /** The same value with its containers under other names, at every depth. */
  function renamed(value: unknown, depth = 0): unknown {
    if (typeof value !== "object" || value === null || depth > 3) return value;
    const isPlain = Object.getPrototypeOf(value) === Object.prototype;
    if (!isPlain && !(value instanceof Error)) return value;
    const copy = isPlain ? {} : new Error((value as Error).message);
    for (const key of Object.getOwnPropertyNames(value)) {
      if (key === "stack" || (key === "message" && !isPlain)) continue;
      // What is in the body itself is the server's.
      const inside = (value as Record<string, unknown>)[key];
      const name = containers.includes(key) ? `kept${key.length}${key[1]}` : key;
      Object.defineProperty(copy, name, {
        value: inside === body ? body : renamed(inside, depth + 1),
        enumerable: true,
      });
    }
    return copy;
  }

  // The wrapper's cause is renamed as well.
  it.each(places.filter(([name]) => name !== "jQuery"))("may have any name: %s", (_name, make) => {
    expect(classify(renamed(make()))).toMatchObject(refused);
  });

  it.each<[string, (response: unknown) => object]>([
    ["under a name that nobody knows", (response) => ({ kept: response })],
    ["two places deep", (response) => ({ kept: { deeper: response } })],
    ["under the usual name", (response) => ({ response })],
  ])("may hold an answer that nobody has read: %s", async (_name, keep) => {
    const response = new Response(text, { status: 422 });
    expect(await classifyAsync(thrown(keep(response)))).toMatchObject(refused);
    const blob = { status: 422, headers: {}, saved: new Blob([text]) };
    expect(await classifyAsync(thrown(keep(blob)))).toMatchObject(refused);
  });

  it("are looked for on what was thrown alone: a bare body may hold anything", () => {
    const shipment = { id: 7, parcel: { status: 404, headers: {}, body: prismBody("not_found_error", "not_found") } };
    expect(classify(shipment)).toMatchObject({ type: "unknown_error", code: null, envelope: null });
  });

  it("are not looked for beside no status", () => {
    expect(classify(thrown({ info: prismBody("not_found_error", "not_found") }))).toMatchObject({ code: null });
  });

  it("are no request, configuration or cause", () => {
    for (const key of ["request", "config", "options"]) {
      expect(classify(thrown({ status: 422, [key]: { data: body, body } }))).toMatchObject({ envelope: null });
    }
  });
});

describe("an HTTP status in code", () => {
  it.each([404, "404"])("counts on an Error: %j", (code) => {
    expect(classify(thrown({ code }))).toMatchObject({ type: "not_found_error", status: 404, code: null });
  });

  it.each([23, 399, 600, 11000, "42501", "E404"])("is no other: %j", (code) => {
    expect(classify(thrown({ code }))).toMatchObject({ type: "unknown_error", status: null });
  });
});

describe("headers", () => {
  const values: Record<string, string> = { "retry-after": "7", "x-request-id": "req-7" };
  const getResponseHeader = (name: string) => values[name.toLowerCase()] ?? null;

  it.each<[string, unknown]>([
    ["an XMLHttpRequest", { status: 429, responseText: "", getResponseHeader }],
    ["an error with one", thrown({ status: 429, xhr: { status: 429, getResponseHeader } })],
  ])("are found behind getResponseHeader: %s", (_name, value) => {
    expect(classify(value)).toMatchObject({ status: 429, requestId: "req-7", retryAt: expect.any(Number) });
  });

  it.each(["x-correlation-id", "x-ms-request-id", "x-amz-request-id", "x-github-request-id", "cf-ray"])(
    "may have the request's id as %s",
    (name) => {
      expect(classify(httpError(500, null, { headers: { [name]: "req-41" } }))).toMatchObject({ requestId: "req-41" });
    },
  );

  it("are no place of AWS' for it", () => {
    const error = thrown({ $metadata: { httpStatusCode: 503, requestId: "req-41" } });
    expect(classify(error)).toMatchObject({ status: 503, requestId: "req-41" });
    expect(classify(new Error("outer", { cause: thrown({ status: 500, requestId: "req-9" }) }))).toMatchObject({
      requestId: "req-9",
    });
  });
});

describe("a wrapper and its cause", () => {
  const gateway = () => httpError(422, "<html>");

  it("mean what the one with a body says where both have the same status", () => {
    expect(classify(thrown({ status: 422, cause: httpError(422, body) }))).toMatchObject(refused);
    expect(classify(thrown({ response: { status: 422 }, cause: httpError(422, body) }))).toMatchObject(refused);
  });

  it("mean what the wrapper says where they differ, or where it has a body itself", () => {
    expect(classify(thrown({ status: 500, cause: httpError(422, body) }))).toMatchObject({ status: 500, code: null });
    expect(classify(Object.assign(gateway(), { cause: httpError(422, body) }))).toMatchObject({ code: null });
  });
});

describe("an envelope", () => {
  it("is asked about each body once", async () => {
    const bodies: unknown[] = [];
    const envelope = defineEnvelope({
      name: "own",
      rows: {},
      read: (each) => {
        bodies.push(each);
        return null;
      },
    });
    const amends = defineAmends({ apis: [{ envelope }] });
    for (const [, make] of places) {
      bodies.length = 0;
      await classifyAsync(make(), amends);
      expect(new Set(bodies).size).toBe(bodies.length);
      for (const each of bodies) expect(read(each, "stack")).toBeUndefined();
    }
  });
});
