import { describe, expect, it } from "vitest";
import { classify, type Fault, FaultError, isFault } from "../../src/core/index.ts";
import { wrappings } from "../wrappings.ts";
import { flawsOf } from "./fault-flaws.ts";
import { httpError, prismBody } from "./http-error.ts";

const fault = classify(
  httpError(422, prismBody("invalid_request_error", "validation_error", "Too long by half", "items[0].name")),
);

describe.each(wrappings)("a fault that a store hands on %s", (_, wrap) => {
  it("says the same, and is one fault however often it is asked about", () => {
    const given = wrap(fault as object);
    expect(isFault(given)).toBe(true);
    expect(classify(given)).toEqual(fault);
    expect(classify(given)).toBe(classify(given));
    expect(flawsOf(classify(given))).toEqual([]);
  });

  it("says the same inside of what was thrown", () => {
    const { name, digest } = new FaultError(fault);
    expect(classify(wrap({ name, fault: wrap(fault as object), digest }))).toEqual(fault);
  });
});

describe.each(wrappings.filter(([name]) => name !== "copied"))("an error that a store hands on %s", (_, wrap) => {
  it.each<[string, () => object]>([
    ["a FaultError", () => new FaultError(fault)],
    ["a client's", () => httpError(404, prismBody("not_found_error", "not_found"))],
    ["offline", () => new TypeError("Failed to fetch")],
  ])("means the same: %s", (_name, make) => {
    const expected = classify(make()) as Fault;
    expect(classify(wrap(make()))).toMatchObject({ type: expected.type, code: expected.code, remedy: expected.remedy });
  });
});
