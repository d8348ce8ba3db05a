import { describe, expect, it } from "vitest";
import { classify, defineAmends, defineEnvelope } from "../../src/core/index.ts";
import { flawsOf } from "./fault-flaws.ts";
import { errorWithEverywhere, everywhere, explosive, oddValues, revoked } from "./hostile-values.ts";
import { httpError, prismBody } from "./http-error.ts";

const url = "https://api.example/v1";
const fail = (): never => {
  throw new Error("nobody may know");
};

/** An envelope that says the same of every body, and of every error named so. */
function amendsWith(members: object) {
  const read = () => ({ code: "odd", type: "invalid_request_error", message: "Words" });
  const envelope = defineEnvelope({ name: "own", rows: {}, read, isSafe: () => true, ...members });
  return defineAmends({ apis: [{ origin: "https://api.example", envelope }, { envelope }] });
}

describe("an envelope that throws", () => {
  it("in isSafe has none of its words shown", () => {
    const fault = classify(httpError(400, {}, { url }), amendsWith({ isSafe: fail }));
    expect(fault).toMatchObject({ code: "odd", envelope: "own", message: null });
  });

  it("in readError counts as one that does not know the error", () => {
    const error = Object.assign(new Error("m"), { name: "SdkError" });
    const fault = classify(error, amendsWith({ errors: ["SdkError"], readError: fail }));
    expect(fault).toMatchObject({ type: "unknown_error", envelope: null });
  });

  it.each(oddValues)("or reads %s of an error, leaves a fault", (_name, make) => {
    const error = Object.assign(new Error("m"), { name: "SdkError" });
    expect(flawsOf(classify(error, amendsWith({ errors: ["SdkError"], readError: make })))).toEqual([]);
    const members = { code: make(), type: make(), message: make(), status: make(), retryAfterMs: make() };
    expect(flawsOf(classify(error, amendsWith({ errors: ["SdkError"], readError: () => members })))).toEqual([]);
  });

  it.each(oddValues)("may name errors and prefixes by %s in production", (_name, make) => {
    const envelope = {
      name: "own",
      rows: {},
      read: fail,
      errors: make(),
      prefixes: make(),
      readError: make(),
      readsSuccess: make(),
    };
    const amends = { ...defineAmends(), apis: [{ origin: null, envelope, session: null, rows: {} }] } as never;
    expect(flawsOf(classify(Object.assign(new Error("m"), { name: "SdkError" }), amends))).toEqual([]);
    const reading = {
      ...envelope,
      read: () => ({ code: "a", type: "invalid_request_error", violations: [{ param: "a.b" }] }),
    };
    const reader = { ...defineAmends(), apis: [{ origin: null, envelope: reading, session: null, rows: {} }] } as never;
    expect(flawsOf(classify(httpError(422, {}), reader))).toEqual([]);
  });
});

describe("a body", () => {
  it("of sixty errors in one another is read to a bound", () => {
    let body: object = prismBody("not_found_error", "not_found");
    for (let level = 0; level < 60; level++) body = { error: body };
    let asked = 0;
    const read = () => {
      asked++;
      return null;
    };
    const amends = amendsWith({ read });
    expect(classify(httpError(404, body), amends)).toMatchObject({ status: 404, envelope: null });
    expect(classify(body, amends)).toMatchObject({ type: "unknown_error" });
    expect(asked).toBeLessThan(20);
  });

  it.each(["", " ", "x".repeat(262_144), "x".repeat(262_145), "<a/>", '"', '"\\ud800"', "null", "[", "\u0000"])(
    "that is text leaves a fault, whatever it says",
    (text) => {
      const read = (body: unknown) => (typeof body === "string" ? { code: body } : null);
      const fault = classify(httpError(400, text), amendsWith({ read }));
      expect(flawsOf(fault)).toEqual([]);
      expect((fault.code ?? "").length).toBeLessThanOrEqual(200);
    },
  );

  it("that is text is given whole up to the longest, and not at all beyond it", () => {
    const lengths: number[] = [];
    const read = (body: unknown) => {
      lengths.push(`${body}`.length);
      return null;
    };
    for (const length of [262_144, 262_145]) classify(httpError(400, "x".repeat(length)), amendsWith({ read }));
    expect(lengths).toEqual([262_144, 262_144]); // each entry of `apis` is asked
  });
});

describe("a client", () => {
  const places = ["config", "options", "request", "xhr", "meta", "detail", "info", "response", "anything"];

  it.each(oddValues)("may keep %s where a signal, a header or an answer would be", (_name, make) => {
    for (const place of places) {
      for (const inner of [
        make(),
        everywhere(make()),
        { signal: make() },
        { signal: { aborted: true, reason: make() } },
      ]) {
        const error = Object.assign(new Error("m"), { status: 429, code: "ERR_CANCELED", [place]: inner });
        expect(flawsOf(classify(error))).toEqual([]);
        expect(flawsOf(classify(errorWithEverywhere(inner)))).toEqual([]);
      }
    }
  });

  it.each([
    ["throws", () => fail()],
    ["answers with an object", () => ({})],
    ["answers with a symbol", () => Symbol("x")],
    ["answers with what throws", () => explosive()],
    ["answers with a revoked proxy", () => revoked()],
  ])("may have a getResponseHeader that %s", (_name, getResponseHeader) => {
    const fault = classify({ status: 429, responseText: "", getResponseHeader });
    expect(fault).toMatchObject({ type: "rate_limit_error", retryAt: null, requestId: null });
  });

  it("may have 100,000 keys, of which a bounded number is read", () => {
    let reads = 0;
    const keys = Array.from({ length: 100_000 }, (_, index) => `key${index}`);
    const error = new Error("m");
    for (const key of keys) Object.defineProperty(error, key, { enumerable: true, get: () => ++reads && {} });
    expect(classify(Object.assign(error, { status: 422 }))).toMatchObject({ status: 422 });
    expect(reads).toBeLessThan(1000);
  });
});
