import { describe, expect, it } from "vitest";
import { classify, defineAmends, prismIo } from "../../src/core/index.ts";
import { httpError } from "./http-error.ts";

const url = "https://api.example/v1";
const bound = defineAmends({ apis: [{ origin: "https://api.example", envelope: prismIo }] });

describe("a gRPC code", () => {
  it.each<[string, unknown]>([
    ["inside an error", { error: { code: 1, type: "OAuthException" } }],
    ["inside an error, with a message", { error: { code: 7, message: "m" } }],
    ["without a message", { code: 1, msg: "m" }],
    ["with a message that is none", { code: 1, message: null }],
    ["on an Error of Node's", Object.assign(new Error("Command failed"), { code: 1, killed: false, cmd: "ls" })],
    // nodejs/help#2579: `killed: false, code: 127, signal: null`; where a shell ends with 7, say
    ["of a process that ended", Object.assign(new Error("Command failed: ls"), { code: 7, signal: null, stderr: "" })],
    // sindresorhus/node-osx-trash#1: `{ "killed": false, "code": 1, "signal": null, "cmd": "./trash …" }`
    ["of a process, as data", { killed: false, code: 1, signal: null, cmd: "./trash" }],
    ["of the system", Object.assign(new Error("UNKNOWN: unknown error, open 'a'"), { code: "UNKNOWN", errno: -4094 })],
  ])("is none %s", (_name, value) => {
    expect(classify(value)).toMatchObject({ type: "unknown_error", status: null });
    expect(classify(new Error("outer", { cause: value }))).toMatchObject({ type: "unknown_error", status: null });
  });

  it.each<[string, object]>([
    ["Connect", { name: "ConnectError", code: 7, rawMessage: "m", metadata: new Headers(), details: [] }],
    ["grpc-web", { name: "RpcError", code: 7, metadata: {} }],
    ["grpc-js", { code: 7, details: "m", metadata: {} }],
    ["protobuf-ts", { name: "RpcError", code: "PERMISSION_DENIED", meta: {} }],
    ["Firestore", { name: "FirebaseError", code: "permission-denied" }],
  ])("is one on the error of a client of gRPC's: %s", (_name, members) => {
    const error = Object.assign(new Error("m"), members);
    expect(classify(error)).toMatchObject({ type: "permission_error", status: 403 });
  });
});

describe("a body with the keys of Prism IO's envelope", () => {
  const fields = { code: "not_found", message: "m", param: null };
  const at = (status: number, error: unknown) => httpError(status, { error }, { url });

  it.each([undefined, null, 7])("is one under a documented code at its status, whatever the type: %j", (type) => {
    const fault = classify(at(404, { ...fields, type }));
    expect(fault).toMatchObject({ envelope: "prism-io", code: "not_found", message: null, violations: [] });
    const refused = classify(at(422, { ...fields, code: "validation_error", param: "email", type }));
    expect(refused).toMatchObject({ envelope: "prism-io", code: "validation_error", message: null, violations: [] });
  });

  it("is none where its type is missing and its code does not fit the status", () => {
    expect(classify(at(403, { ...fields }))).toMatchObject({ envelope: null, type: "permission_error", code: null });
    expect(classify({ error: { ...fields } })).toMatchObject({ envelope: null });
  });

  // Anthropic's errors have no code: docs.anthropic.com/en/api/errors, `{ "type": "error", "error": { "type", "message" } }`
  it("is none without a code", () => {
    const error = { type: "not_found_error", message: "The requested resource could not be found." };
    expect(classify(httpError(404, { type: "error", error }))).toMatchObject({ envelope: null, status: 404 });
  });

  it("is one with a code that is null", () => {
    expect(classify(at(404, { ...fields, code: null, type: "not_found_error" }))).toMatchObject({
      envelope: "prism-io",
    });
  });

  it("is none without a message", () => {
    expect(classify(at(404, { ...fields, message: undefined, type: "not_found_error" }))).toMatchObject({
      envelope: null,
    });
  });

  it("is one at a bound origin in any case", () => {
    expect(classify(at(404, { code: "not_found" }), bound)).toMatchObject({ envelope: "prism-io" });
    expect(classify(at(404, { type: "not_found_error" }), bound)).toMatchObject({ envelope: "prism-io" });
  });

  it("is not one under a 2xx, where Prism IO reports nothing", () => {
    const error = { ...fields, type: "not_found_error" };
    expect(classify(httpError(200, { error }))).toMatchObject({ type: "unknown_error", envelope: null });
    expect(classify(httpError(200, { error }, { url }), bound)).toMatchObject({ envelope: null });
  });
});
