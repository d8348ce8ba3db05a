import { describe, expect, it } from "vitest";
import { classify, defineAmends, prismaAirs, prismIo } from "../../src/core/index.ts";
import { airsBody, httpError, prismBody } from "./http-error.ts";

const url = "https://api.example/brands";
const bind = (envelope: typeof prismIo) => defineAmends({ apis: [{ origin: "https://api.example", envelope }] });

describe("a body that is in no envelope", () => {
  it.each([
    ["an error that is a string", { error: "access_denied" }],
    ["an error that is empty", { error: "" }],
    ["an error that is null", { error: null }],
    ["an error that is an array", { error: ["access_denied"] }],
    ["an error that is a number", { error: 403 }],
    ["an error that is true", { error: true }],
    ["an error that is an empty object", { error: {} }],
    ["an error inside an error", { error: { error: prismBody("not_found_error", "not_found").error } }],
    ["an array of errors", [prismBody("not_found_error", "not_found")]],
    ["a gateway's page", "<!doctype html><title>404 Not Found</title><p>type: not_found_error</p>"],
    ["a page that begins like JSON", "{<html>}"],
    ["truncated JSON", '{"error":{"type":"not_found_error","code":"not_fou'],
    ["JSON that is a string", '"not_found"'],
    ["JSON that is null", "null"],
    ["spaces", " \n "],
    ["nothing", undefined],
  ])("leaves the status to decide: %s", (_name, body) => {
    const error = httpError(403, body, { url });
    for (const amends of [defineAmends(), bind(prismIo), bind(prismaAirs)]) {
      expect(classify(error, amends)).toMatchObject({
        type: "permission_error",
        code: null,
        status: 403,
        remedy: "request_access",
        envelope: null,
        message: null,
        violations: [],
      });
    }
  });

  it.each<[string, (body: string) => unknown]>([
    ["text", (body) => body],
    ["text after a byte order mark", (body) => new TextEncoder().encode(`\ufeff${body}`)],
    ["text after spaces", (body) => `\r\n\t ${body}`],
    ["bytes", (body) => new TextEncoder().encode(body)],
    ["an ArrayBuffer", (body) => new TextEncoder().encode(body).buffer],
    ["a Buffer", (body) => Buffer.from(body)],
  ])("is read first if it is %s", (_name, encode) => {
    const body = encode(JSON.stringify(prismBody("not_found_error", "not_found")));
    expect(classify(httpError(404, body))).toMatchObject({ code: "not_found", envelope: "prism-io" });
  });
});

describe("Prisma AIRS' status_code", () => {
  const forms: [string, unknown, number | null][] = [
    ["a number", 403, 403],
    ["digits", "403", 403],
    ["digits with spaces", " 403 ", 403],
    ["a gRPC code", 7, 403],
    ["a gRPC code in digits", "7", 403],
    ["the name of a gRPC code", "PERMISSION_DENIED", 403],
    ["a word", "banana", null],
    ["an empty string", "", null],
    ["far too great", 1e9, null],
    ["one too great", 600, null],
    ["between gRPC's codes and HTTP's", 99, null],
    ["negative", -1, null],
    ["a fraction", 403.5, null],
    ["NaN", Number.NaN, null],
    ["Infinity", Infinity, null],
    ["true", true, null],
    ["null", null, null],
    ["an array", [403], null],
    ["an object", { valueOf: () => 403 }, null],
    ["a BigInt", 403n, null],
  ];

  it.each(forms)("decides where HTTP is not known: %s", (_name, value, status) => {
    const fault = classify(airsBody(value));
    expect(fault).toMatchObject(
      status === null
        ? { type: "unknown_error", status: null, envelope: null }
        : { type: "permission_error", status, envelope: "prisma-airs" },
    );
  });

  it.each(forms)("decides where HTTP is 200: %s", (_name, value, status) => {
    const fault = classify({ status: 200, headers: {}, data: airsBody(value) });
    if (status === null) expect(fault).toBeNull();
    else expect(fault).toMatchObject({ type: "permission_error", status, envelope: "prisma-airs" });
  });

  it.each(forms)("yields to HTTP's 500: %s", (_name, value, status) => {
    expect(classify(httpError(500, airsBody(value)))).toMatchObject({
      type: "server_error",
      status: 500,
      envelope: status === null ? null : "prisma-airs",
    });
  });
});

describe("Prism IO's param", () => {
  const violationsOf = (param: unknown) =>
    classify(httpError(422, prismBody("invalid_request_error", "validation_error", "Field required", param)))
      .violations;

  it.each<[string, unknown, string | null, (string | number)[]]>([
    ["a name", "email", "email", ["email"]],
    ["a path", "items[0].name", "items[0].name", ["items", 0, "name"]],
    ["a number", 7, "7", [7]],
    ["zero", 0, "0", [0]],
    ["pydantic's path", ["body", "items", 0, "name"], "body.items.0.name", ["body", "items", 0, "name"]],
    ["an empty path", [], null, []],
    ["an object", { name: "email" }, null, []],
  ])("makes one violation: %s", (_name, param, expected, path) => {
    expect(violationsOf(param)).toEqual([{ param: expected, path, message: "Field required", code: null, values: {} }]);
  });

  it.each([
    ["empty", ""],
    ["null", null],
    ["missing", undefined],
  ])("makes none where it is %s", (_name, param) => {
    expect(violationsOf(param)).toEqual([]);
  });
});

describe("Prism IO's envelope", () => {
  it.each<[string, number, string, string | null]>([
    ["an unknown type", 429, "insufficient_quota", "insufficient_quota"],
    ["a type at a status that is not its own", 404, "invalid_request_error", "resource_missing"],
    ["a type at a status that the contract does not list", 418, "permission_error", null],
    ["a type that no server says", 500, "unknown_error", null],
  ])("is not recognised, from an origin that nobody bound, in %s", (_name, status, type, code) => {
    expect(classify(httpError(status, prismBody(type, code)))).toMatchObject({ envelope: null, code: null, status });
  });

  it.each(["message", "code"])("is not recognised, from an origin that nobody bound, without a %s", (key) => {
    const body = { error: { ...prismBody("not_found_error", "not_found").error, [key]: undefined } };
    expect(classify(httpError(404, body))).toMatchObject({ envelope: null, code: null });
    expect(classify(httpError(404, body, { url }), bind(prismIo))).toMatchObject({ envelope: "prism-io" });
  });

  it("is a body's alone: a client's own code is none of the bound API's", () => {
    const error = Object.assign(httpError(422, "<p>", { url }), { code: "ERR_BAD_REQUEST", type: "axios" });
    expect(classify(error, bind(prismIo))).toMatchObject({ envelope: null, code: null, remedy: "fix_input" });
  });

  it("may be copied onto the error", () => {
    const { error: fields } = prismBody("governance_error", "tone_drift");
    const error = Object.assign(httpError(422), fields);
    expect(classify(error)).toMatchObject({ envelope: "prism-io", code: "tone_drift", type: "governance_error" });
  });

  it("makes no field's fault of a plan's limit", () => {
    const error = httpError(422, prismBody("invalid_request_error", "tier_limit_exceeded", "5 seats", "seats"));
    expect(classify(error)).toMatchObject({ remedy: "upgrade", violations: [] });
  });
});

describe("Prism IO's code and type", () => {
  it.each(["server_error", "card_error", "", null, 7])("lets a documented code win over the type %j", (type) => {
    const error = httpError(422, prismBody(type, "validation_error"), { url });
    expect(classify(error, bind(prismIo))).toMatchObject({ type: "invalid_request_error", remedy: "fix_input" });
  });

  it("gives an unknown code the meaning of its type", () => {
    expect(classify(httpError(422, prismBody("governance_error", "tone_drift")))).toMatchObject({
      type: "governance_error",
      code: "tone_drift",
      remedy: "revise_content",
    });
  });

  it("gives an unknown type the meaning of its status", () => {
    const error = httpError(404, prismBody("teapot_error", "odd"), { url });
    expect(classify(error, bind(prismIo))).toMatchObject({ type: "not_found_error", code: "odd", remedy: "go_back" });
  });

  it.each([7, true, ["validation_error"], { code: "validation_error" }])("takes the code %j for none", (code) => {
    expect(classify(httpError(400, prismBody("invalid_request_error", code)))).toMatchObject({
      type: "invalid_request_error",
      code: null,
      envelope: "prism-io",
    });
  });

  it("keeps a bounded part of an endless code", () => {
    const { code } = classify(httpError(400, prismBody("invalid_request_error", "x".repeat(100_000))));
    expect(code).toBe("x".repeat(200));
  });
});
