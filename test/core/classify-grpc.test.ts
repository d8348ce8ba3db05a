import { describe, expect, it } from "vitest";
import { classify } from "../../src/core/index.ts";
import { httpError } from "./http-error.ts";

/** google.rpc.Code, in the order of its numbers, with the statuses that the contract wants. */
const codes: readonly (readonly [name: string, status: number | null, type: string])[] = [
  ["CANCELLED", null, "cancelled"],
  ["UNKNOWN", 500, "server_error"],
  ["INVALID_ARGUMENT", 400, "invalid_request_error"],
  ["DEADLINE_EXCEEDED", 504, "server_error"],
  ["NOT_FOUND", 404, "not_found_error"],
  ["ALREADY_EXISTS", 409, "invalid_request_error"],
  ["PERMISSION_DENIED", 403, "permission_error"],
  ["RESOURCE_EXHAUSTED", 429, "rate_limit_error"],
  ["FAILED_PRECONDITION", 400, "invalid_request_error"],
  ["ABORTED", 409, "invalid_request_error"],
  ["OUT_OF_RANGE", 400, "invalid_request_error"],
  ["UNIMPLEMENTED", 501, "server_error"],
  ["INTERNAL", 500, "server_error"],
  ["UNAVAILABLE", 503, "server_error"],
  ["DATA_LOSS", 500, "server_error"],
  ["UNAUTHENTICATED", 401, "authentication_error"],
];

const rows = codes.map(([name, status, type], index) => [name, index + 1, { status, type }] as const);

describe("a gRPC code", () => {
  it.each(rows)("%s is read by name", (name, _number, expected) => {
    expect(classify({ code: name, message: "m" })).toMatchObject(expected);
  });

  it.each(rows)("%s is read as Connect and Firebase write it", (name, _number, expected) => {
    expect(classify({ code: name.toLowerCase(), message: "m" })).toMatchObject(expected);
    expect(classify({ code: name.toLowerCase().replaceAll("_", "-"), message: "m" })).toMatchObject(expected);
  });

  it.each(rows)("%s is read from a status", (name, _number, expected) => {
    expect(classify({ status: name, message: "m" })).toMatchObject(expected);
  });

  it.each(rows)("%s is read by number: %i", (_name, number, expected) => {
    expect(classify({ code: number, message: "m" })).toMatchObject(expected);
    expect(classify({ code: `${number}`, message: "m" })).toMatchObject(expected);
  });

  it.each(rows)("%s is read from an Error with details: %i", (_name, number, expected) => {
    expect(classify(Object.assign(new Error("m"), { code: number, details: [] }))).toMatchObject(expected);
  });

  it.each(rows)("%s is read from the header: %i", (_name, number, expected) => {
    const headers = { "grpc-status": `${number}` };
    expect(classify({ status: 200, headers })).toMatchObject(expected);
    expect(classify(httpError(200, null, { headers }))).toMatchObject(expected);
    expect(classify(new Response(null, { headers }))).toMatchObject(expected);
  });

  it.each(rows)("%s is read from a whole google.rpc.Status under a 2xx: %i", (_name, number, expected) => {
    const data = { code: number, message: "m", details: [] };
    expect(classify({ status: 200, headers: {}, data })).toMatchObject(expected);
  });

  it.each(rows)("%s is read from Prisma AIRS' status_code: %i", (name, number, expected) => {
    for (const status_code of [number, `${number}`, name]) {
      expect(classify({ error: { status_code, message: "m" } })).toMatchObject(expected);
      expect(classify(httpError(200, { error: { status_code, message: "m" } }))).toMatchObject(expected);
    }
  });

  it.each(rows)("%s yields to an HTTP error", (name, number) => {
    const headers = { "grpc-status": `${number}` };
    expect(classify(httpError(403, { code: name, message: "m", details: [] }, { headers }))).toMatchObject({
      type: "permission_error",
      status: 403,
    });
  });

  it("spells CANCELLED with one L too", () => {
    expect(classify({ code: "canceled", message: "m" })).toMatchObject({ type: "cancelled" });
  });

  it.each([0, "0", "OK", "ok"])("%j is a success", (code) => {
    expect(classify({ code, message: "", details: [] })).toBeNull();
  });

  it("0 is a success in the header", () => {
    expect(classify({ status: 200, headers: { "grpc-status": "0" } })).toBeNull();
  });

  it("0 on an Error is a success that was reported as one", () => {
    expect(classify(Object.assign(new Error("m"), { code: 0, details: [] }))).toMatchObject({
      code: "success_reported_as_error",
    });
  });
});

describe("what is no gRPC code", () => {
  it.each([17, 99, -1, 1.5, "017", "7.0", "", "not found", "PERMISSIONDENIED", true, null, [7], { value: 7 }, 7n])(
    "%s",
    (code) => {
      expect(classify({ code, message: "m" })).toMatchObject({ type: "unknown_error", status: null });
    },
  );

  // NotFoundError is 8 there, RESOURCE_EXHAUSTED here.
  it.each(["NotFoundError", "SyntaxError", "SecurityError", "InvalidStateError", "DataCloneError"])(
    "a DOMException's number: %s",
    (name) => {
      const error = new DOMException("m", name);
      expect(error.code).toBeGreaterThan(0);
      expect(classify(error)).toMatchObject({ type: "unknown_error", status: null });
    },
  );

  it.each([1, 2, 3])("a GeolocationPositionError's number: %i", (code) => {
    const error = { [Symbol.toStringTag]: "GeolocationPositionError", code, message: "User denied Geolocation" };
    expect(classify(error)).toMatchObject({ type: "unknown_error", status: null });
  });

  it.each([1, 2, 3, 4])("a MediaError's number, found in a cause: %i", (code) => {
    const cause = { [Symbol.toStringTag]: "MediaError", code, message: "decode" };
    expect(classify(new Error("playing failed", { cause }))).toMatchObject({ type: "unknown_error" });
  });

  it("a product's own number under a 2xx", () => {
    expect(classify({ status: 200, headers: {}, data: { code: 7, name: "Article seven" } })).toBeNull();
  });

  it("the status of the answer itself", () => {
    expect(classify({ status: 200, headers: {}, code: 7 })).toBeNull();
  });

  it("the number of a timeout", () => {
    const error = Object.assign(new Error("m"), { name: "TimeoutError", code: 23 });
    expect(classify(error)).toMatchObject({ type: "timeout_error" });
  });
});
