import { describe, expect, it } from "vitest";
import { classify, type Fault, FaultError, isFault } from "../../src/core/index.ts";
import { flawsOf } from "./fault-flaws.ts";
import { httpError, prismBody } from "./http-error.ts";

// What a cache or a server of another version of the kit left behind, and what somebody blew up.

const made = classify(
  httpError(422, prismBody("invalid_request_error", "validation_error", "Field required", "items[0].name")),
);
const copyOf = (value: unknown): Record<string, unknown> => JSON.parse(JSON.stringify(value));
const data = copyOf(made);
const [violation] = data.violations as object[];

describe("a fault of a later version", () => {
  const later: readonly (readonly [string, object])[] = [
    ["an unknown type", { ...data, type: "quantum_error" }],
    ["an unknown remedy", { ...data, remedy: "pray" }],
    ["an unknown recovery", { ...data, recovery: "hope" }],
    ["one key more", { ...data, hint: "Later" }],
  ];

  it.each(later)("is no fault, and is classified all the same: %s", (_, given) => {
    expect(isFault(given)).toBe(false);
    expect(flawsOf(classify(given))).toEqual([]);
  });

  it.each(later)("is an unknown error in a stored FaultError, never shown as somebody else's: %s", (_, fault) => {
    const stored = { ...copyOf(new FaultError(made)), fault, digest: `amends:${JSON.stringify(fault)}` };
    for (const given of [stored, Object.assign(new Error("hidden"), { digest: stored.digest })]) {
      expect(classify(given)).toMatchObject({ type: "unknown_error", remedy: "contact_support", message: null });
    }
  });

  it("has its digest read where that alone is of a version known here", () => {
    const stored = { ...copyOf(new FaultError(made)), fault: { ...data, hint: "Later" } };
    expect(classify(stored)).toMatchObject({ type: "invalid_request_error", code: "validation_error", message: null });
  });
});

describe("a fault that is huge", () => {
  const long = "x".repeat(1_000_000);

  it.each(["code", "envelope", "origin", "requestId"])("is none where its %s is", (key) => {
    const fault = classify({ ...data, [key]: long }) as Fault;
    expect(isFault({ ...data, [key]: long })).toBe(false);
    expect(flawsOf(fault)).toEqual([]);
    expect(JSON.stringify(fault).length).toBeLessThan(10_000);
  });

  it.each<[string, object]>([
    ["param", { param: long, path: [] }],
    ["path", { param: "a", path: Array.from({ length: 100_000 }, () => "a") }],
    ["message", { message: long }],
    ["code", { code: long }],
    ["value", { values: { max: long } }],
    ["value's name", { values: { [long]: 1 } }],
    ["number of values", { values: Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`v${i}`, i])) }],
  ])("is cut where a violation's %s is", (_, change) => {
    const fault = classify({ ...data, violations: [{ ...violation, ...change }] }) as Fault;
    expect(fault).toMatchObject({ type: "invalid_request_error", code: "validation_error" });
    expect(fault.violations).toHaveLength(1);
    expect(flawsOf(fault)).toEqual([]);
    expect(JSON.stringify(fault).length).toBeLessThan(10_000);
  });

  it("is none where it has more violations than are ever read", () => {
    expect(isFault({ ...data, violations: Array.from({ length: 1001 }, () => violation) })).toBe(false);
  });

  it("has no digest read that is longer than any", () => {
    const digest = `amends:${JSON.stringify({ ...data, code: long, violations: [] })}`;
    expect(classify(Object.assign(new Error("hidden"), { digest }))).toMatchObject({ type: "unknown_error" });
  });
});

// It is quoted to support, and shown to be copied: so words are none.
it.each(["Call +1 555 0100 now", "<b>1</b>", "a\u202eb", "r".repeat(129)])(
  "a stored request id is as plain as a server's: not %j",
  (requestId) => {
    expect(isFault({ ...data, requestId })).toBe(false);
    expect(classify({ ...data, requestId })?.requestId).toBeNull();
  },
);

describe("an answer's violation that is huge", () => {
  it("is cut like a stored one", () => {
    const fault = classify(
      httpError(422, prismBody("invalid_request_error", "validation_error", "Too long", "x".repeat(1_000_000))),
    );
    expect(fault.violations).toMatchObject([{ message: "Too long" }]);
    expect(JSON.stringify(fault).length).toBeLessThan(10_000);
  });
});
