import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { classify, defineAmends, prismaAirs, prismIo } from "../../src/core/index.ts";
import { flawsOf } from "./fault-flaws.ts";
import { errorWithEverywhere, everywhere, explosive, fromOtherRealm, oddValues, revoked } from "./hostile-values.ts";
import { httpError, prismBody } from "./http-error.ts";

const url = "https://api.example/brands";
const bound = [prismIo, prismaAirs].map((envelope) =>
  defineAmends({ apis: [{ origin: "https://api.example", envelope }] }),
);

describe("anything thrown", () => {
  it.each(oddValues)("is a fault: %s", (_name, make) => {
    expect(flawsOf(classify(make()))).toEqual([]);
  });

  it.each(oddValues)("may have it in every place: %s", (_name, make) => {
    const fault = classify(everywhere(make()));
    expect(fault === null ? [] : flawsOf(fault)).toEqual([]);
  });

  it.each(oddValues)("may be an Error with it in every place: %s", (_name, make) => {
    expect(flawsOf(classify(errorWithEverywhere(make())))).toEqual([]);
  });

  it.each(oddValues)("may have it two levels down in every place: %s", (_name, make) => {
    expect(flawsOf(classify(errorWithEverywhere(everywhere(make()))))).toEqual([]);
  });

  it.each(oddValues)("may be an answer with it in every other place: %s", (_name, make) => {
    for (const status of [200, 401, 429, 503]) {
      const fault = classify(
        Object.assign(new Error("x"), everywhere(make()), { response: { ...everywhere(make()), status } }),
      );
      expect(flawsOf(fault)).toEqual([]);
    }
  });

  it.each(oddValues)("may have an envelope with it in every place: %s", (_name, make) => {
    for (const status of [200, 400, 403, 429, 503]) {
      const error = httpError(status, { error: everywhere(make()) }, { url });
      for (const amends of [undefined, ...bound]) expect(flawsOf(classify(error, amends))).toEqual([]);
    }
  });

  it.each(["a string", 0, false, Symbol("s"), 1n, null, undefined])("is unknown if it is %s", (value) => {
    expect(classify(value)).toMatchObject({
      type: "unknown_error",
      code: null,
      status: null,
      remedy: "contact_support",
    });
  });

  it("is read as a body if it is the text of one", () => {
    expect(classify(JSON.stringify(prismBody("not_found_error", "not_found")))).toMatchObject({ code: "not_found" });
  });
});

describe("a proxy that was revoked", () => {
  it.each(["response", "data", "headers", "cause", "errors", "error", "request", "config", "meta", "raw"])(
    "is passed over as %s",
    (key) => {
      const error = Object.assign(new Error("x"), { status: 403, [key]: revoked() });
      expect(classify(error)).toMatchObject({ type: "permission_error", status: 403 });
    },
  );

  it.each(["data", "headers", "body", "error", "status", "url", "config"])("is passed over as response.%s", (key) => {
    const error = Object.assign(new Error("x"), { response: { status: 403, [key]: revoked() }, status: 403 });
    expect(classify(error)).toMatchObject({ type: "permission_error", status: 403 });
  });

  it.each(["type", "code", "message", "param"])("is passed over as the %s of an envelope", (key) => {
    const body = { error: { ...prismBody("not_found_error", "not_found").error, [key]: revoked() } };
    expect(classify(httpError(404, body))).toMatchObject({ type: "not_found_error", status: 404 });
  });
});

describe("getters that throw", () => {
  it("hide nothing but themselves", () => {
    const error = Object.defineProperty(httpError(404), "cause", { get: () => explosive().toString() });
    expect(classify(error)).toMatchObject({ status: 404 });
  });

  it("leave the status where the body cannot be read", () => {
    expect(classify(httpError(404, explosive(), { headers: explosive() }))).toMatchObject({ status: 404, code: null });
  });
});

describe("an Error in disguise", () => {
  const success = { error: { status_code: 200, message: "" } };
  const tagged = Object.defineProperty(new Error("m"), Symbol.toStringTag, { value: "ApiFailure" });

  it.each([
    ["under a tag of its own", Object.assign(tagged, success)],
    ["behind a Proxy", new Proxy(Object.assign(new Error("m"), success), {})],
  ])("is never a success: %s", (_name, error) => {
    expect(Object.prototype.toString.call(error)).not.toBe("[object Error]");
    expect(classify(error)).toMatchObject({ type: "unknown_error", code: "success_reported_as_error" });
  });
});

describe("another realm", () => {
  it("has Errors that are never a success", () => {
    const error = fromOtherRealm("Object.assign(new Error('x'), { error: { status_code: 200, message: '' } })");
    expect(error).not.toBeInstanceOf(Error);
    expect(classify(error)).toMatchObject({ type: "unknown_error", code: "success_reported_as_error" });
  });

  it("has Errors that are read like any other", () => {
    const error = fromOtherRealm("Object.assign(new TypeError('Failed to fetch'), { cause: new Error('x') })");
    expect(classify(error)).toMatchObject({ type: "network_error" });
  });

  it("has bodies that are read like any other", () => {
    const body = fromOtherRealm(`(${JSON.stringify(prismBody("not_found_error", "not_found"))})`);
    expect(classify(httpError(404, body))).toMatchObject({ code: "not_found", envelope: "prism-io" });
  });

  it("has bodies of gRPC that are read like any other", () => {
    expect(classify(fromOtherRealm("({ code: 7, message: 'no', details: [] })"))).toMatchObject({ status: 403 });
  });
});

describe("prototypes", () => {
  const before = new Map<object, string>();
  const prototypes = [Object.prototype, Array.prototype, Function.prototype, Error.prototype];
  beforeAll(() => {
    for (const each of prototypes) before.set(each, Object.getOwnPropertyNames(each).join());
  });
  afterAll(() => {
    for (const each of prototypes) expect(Object.getOwnPropertyNames(each).join()).toBe(before.get(each));
  });

  const evil = (text: string): unknown => JSON.parse(text.replaceAll("'", '"'));

  it.each([
    "{'__proto__':{'error':{'type':'not_found_error','code':'not_found','message':'m'}}}",
    "{'error':{'__proto__':{'type':'not_found_error','code':'not_found','message':'m'}}}",
    "{'constructor':{'prototype':{'type':'not_found_error'}}}",
  ])("are not asked for the fields of %s", (text) => {
    expect(classify(httpError(500, evil(text)))).toMatchObject({ type: "server_error", code: null, envelope: null });
  });

  it.each(["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf"])("have no code %s", (name) => {
    const error = httpError(400, prismBody("invalid_request_error", name));
    expect(classify(error)).toMatchObject({ code: name, type: "invalid_request_error", remedy: "fix_input" });
    expect(flawsOf(classify(error))).toEqual([]);
  });

  it.each(["__proto__", "constructor", "toString"])("have no type %s", (name) => {
    expect(classify(httpError(403, prismBody(name, "odd")))).toMatchObject({
      type: "permission_error",
      envelope: null,
    });
  });

  it.each(["__proto__", "constructor", "toString"])("have no param %s", (name) => {
    const error = httpError(422, prismBody("invalid_request_error", "validation_error", "m", name));
    expect(classify(error).violations).toMatchObject([{ param: name, path: [name] }]);
  });

  it.each(["__proto__", "constructor", "200"])("have no header %s", (name) => {
    expect(flawsOf(classify(httpError(429, null, { headers: evil(`{'${name}':'retry-after'}`) as object })))).toEqual(
      [],
    );
  });
});
