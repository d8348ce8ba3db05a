import { describe, expect, it } from "vitest";
import { causeOf, classify, classifyAsync, defineAmends, type Fault, isFault } from "../../src/core/index.ts";
import { toReport } from "../../src/core/report.ts";
import { contractRows, errorFor, thrownRows } from "../../src/testing/index.ts";
import { flawsOf } from "./fault-flaws.ts";
import { explosive, oddValues, revoked } from "./hostile-values.ts";
import { httpError, prismBody } from "./http-error.ts";

const overJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const fault = classify(
  httpError(422, prismBody("invalid_request_error", "validation_error", "Field required", "items[0].name")),
);
const data = overJson(fault) as Record<string, unknown>;
const violation = { param: "a", path: ["a"], message: "m", code: "c", values: { max: 3 } };

const rows = [
  ...contractRows.map((row) => [row.id, () => errorFor(row)] as const),
  ...thrownRows.map((row) => [row.id, row.thrown] as const),
];
const faultOf = (thrown: () => unknown): Fault => classify(thrown()) ?? classify(new Error("unexpected success"));

describe("a fault that crosses JSON", () => {
  it.each(rows)("is the same fault: %s", (_id, thrown) => {
    const made = faultOf(thrown);
    const copy = overJson(made);
    expect(isFault(copy)).toBe(true);
    expect(classify(copy)).toEqual(made);
    expect(flawsOf(classify(copy))).toEqual([]);
  });

  // One code stands for a usual and an unusual case there, and a fault does not say which it was; nor in which
  // functions a defect was thrown.
  const tellingRows = rows.filter(([id]) => id !== "prisma-airs/413" && id !== "client/defect");

  it.each(tellingRows)("makes the same report: %s", (_id, thrown) => {
    const amends = defineAmends();
    const made = faultOf(thrown);
    expect(toReport(classify(overJson(made)) as Fault, amends)).toEqual(toReport(made, amends));
  });

  it("is classified once", () => {
    const copy = overJson(fault);
    expect(classify(copy)).toBe(classify(copy));
    expect(classify(copy)).not.toBe(copy);
  });

  it("has lost its cause", () => {
    expect(causeOf(classify(overJson(fault)) as Fault)).toBeUndefined();
  });

  it("keeps its words", () => {
    expect(classify(overJson(fault))).toMatchObject({
      message: "Field required",
      violations: [{ message: "Field required" }],
    });
  });

  it("survives structuredClone as well", () => {
    expect(classify(structuredClone(fault))).toEqual(fault);
  });
});

describe("isFault", () => {
  it("knows what was made here", () => {
    expect(isFault(fault)).toBe(true);
  });

  it.each(oddValues)("is false for %s", (_name, make) => {
    expect(isFault(make())).toBe(false);
    expect(isFault({ ...data, type: make() })).toBe(false);
    expect(isFault({ ...data, remedy: make() })).toBe(false);
  });

  it.each(Object.keys(data))("is false without %s", (key) => {
    const { [key]: _removed, ...rest } = data;
    expect(isFault(rest)).toBe(false);
    expect(isFault({ ...data, [key]: undefined })).toBe(false);
    expect(isFault({ ...rest, other: data[key] })).toBe(false);
  });

  it.each<[string, object]>([
    ["another key", { extra: 1 }],
    ["an unknown type", { type: "denied" }],
    ["an inherited type", { type: "toString" }],
    ["an unknown remedy", { remedy: "pray" }],
    ["an unknown recovery", { recovery: "hope" }],
    ["an empty recovery", { recovery: "" }],
    ["a code that is a number", { code: 7 }],
    ["an envelope that is an object", { envelope: {} }],
    ["an origin that is true", { origin: true }],
    ["a message that is an array", { message: ["a"] }],
    ["a requestId that is a number", { requestId: 41 }],
    ["a status in digits", { status: "422" }],
    ["a status that is NaN", { status: Number.NaN }],
    ["a status that HTTP does not have", { status: 1e9 }],
    ["a status that is a fraction", { status: 422.5 }],
    ["a retryAt without end", { retryAt: Infinity }],
    ["a retryAt that is a Date", { retryAt: new Date(0) }],
    ["violations that are null", { violations: null }],
    ["violations that are text", { violations: "" }],
    ["violations that are an object", { violations: { length: 0 } }],
    ["violations that only behave like an array", { violations: { length: 0, map: () => "abc" } }],
    ["a violation that is null", { violations: [null] }],
    ["a status where nothing answered", { type: "network_error", status: 503 }],
    ["a status where the caller aborted", { type: "cancelled", status: 499 }],
  ])("is false with %s", (_name, change) => {
    expect(isFault({ ...data, ...change })).toBe(false);
  });

  it("is false for an Error, whatever it owns", () => {
    const error = Object.defineProperty(Object.assign(new Error("m"), data), "message", { enumerable: true });
    expect(Object.keys(error)).toHaveLength(11);
    expect(isFault(error)).toBe(false);
  });

  it("is false for what only inherits it", () => {
    const heir = Object.create(data) as Record<string, number>;
    for (let index = 0; index < 11; index++) heir[`key${index}`] = index;
    expect(isFault(heir)).toBe(false);
  });

  it("never throws", () => {
    for (const value of [revoked(), revoked([]), explosive({ ...data }), { ...data, violations: revoked([]) }]) {
      expect(isFault(value)).toBe(false);
    }
    expect(isFault({ ...data, violations: [revoked()] })).toBe(false);
    expect(isFault({ ...data, violations: [{ ...violation, values: revoked() }] })).toBe(false);
  });
});

describe("a forged fault", () => {
  const forge = (change: object) => classify({ ...data, ...change }) as Fault;

  it("has its words cleaned again", () => {
    const dirty = "a\u202eb\u0000c\u200b";
    expect(forge({ message: dirty, violations: [{ ...violation, message: dirty }] })).toMatchObject({
      message: "ab c",
      violations: [{ message: "ab c" }],
    });
    expect(forge({ message: "x".repeat(1000) }).message).toHaveLength(300);
  });

  it.each([
    "server_error",
    "authentication_error",
    "permission_error",
    "not_found_error",
    "rate_limit_error",
    "unknown_error",
  ])("has no words where its type must not have any: %s", (type) => {
    const made = forge({ type, message: "Words", violations: [{ ...violation, message: "Words" }] });
    expect(made).toMatchObject({ type, message: null });
    expect(JSON.stringify(made)).not.toContain("Words");
  });

  it("has no words at a 5xx", () => {
    expect(forge({ status: 503 })).toMatchObject({ message: null });
  });

  it("keeps of a violation what one has", () => {
    const given = { ...violation, extra: 1, values: { text: "a", nested: {}, nothing: null, yes: true } };
    expect(forge({ violations: [given] }).violations).toEqual([{ ...violation, values: { text: "a", yes: true } }]);
  });

  it("keeps of a path what one has", () => {
    expect(forge({ violations: [{ ...violation, path: ["a", 0, null, {}, true] }] }).violations[0]?.path).toEqual([
      "a",
      0,
    ]);
  });

  it.each<[string, unknown]>([
    ["text", "a"],
    ["a number", 7],
    ["an empty object", {}],
    ["one without a path", { ...violation, path: undefined }],
    ["one whose path is text", { ...violation, path: "a.b" }],
    ["one whose path is an object", { ...violation, path: { 0: "a" } }],
    ["one whose param is a number", { ...violation, param: 7 }],
    ["one whose code is an object", { ...violation, code: {} }],
    ["one whose message is a number", { ...violation, message: 7 }],
    ["one whose values are text", { ...violation, values: "abc" }],
  ])("is sound whatever stands for a violation: %s", (_name, junk) => {
    const made = classify({ ...data, violations: [junk] });
    expect(flawsOf(made)).toEqual([]);
  });

  it("has no more violations than are ever read", () => {
    const made = classify({ ...data, violations: Array.from({ length: 1500 }, () => violation) });
    expect(flawsOf(made)).toEqual([]);
    expect(made?.violations.length).toBeLessThanOrEqual(1000);
  });

  it("is read once: a getter cannot say two things", () => {
    let reads = 0;
    const twoFaced = Object.defineProperty({ ...data }, "type", {
      enumerable: true,
      get: () => (reads++ === 0 ? "invalid_request_error" : { evil: true }),
    });
    expect(flawsOf(classify(twoFaced))).toEqual([]);
  });

  it("is frozen, and apart from its data", () => {
    const given = { ...data, violations: [{ ...violation, path: ["a"] }] };
    const made = classify(given) as Fault;
    expect(flawsOf(made)).toEqual([]);
    given.violations[0]?.path.push("b");
    expect(made.violations[0]?.path).toEqual(["a"]);
  });
});

describe("what is shaped like a fault", () => {
  const shaped = { ...data, code: "odd", remedy: "upgrade", message: "Send money", retryAt: 1 };

  it.each<[string, unknown, object]>([
    ["in the body of an answer", httpError(500, shaped), { type: "server_error", status: 500 }],
    [
      "in the body of a plain answer",
      { response: { status: 500, data: shaped } },
      { type: "server_error", status: 500 },
    ],
    ["in the text of a body", httpError(500, JSON.stringify(shaped)), { type: "server_error", status: 500 }],
    ["as an answer's error", httpError(404, { error: shaped }), { type: "not_found_error" }],
    ["in an Error's data", Object.assign(new Error("m"), { data: { ...shaped, status: 404 } }), { status: 404 }],
    ["in an Error's fault", Object.assign(new Error("m"), { fault: shaped }), { type: "unknown_error" }],
    ["in an object's fault", { fault: shaped }, { type: "unknown_error" }],
    ["in a list", [shaped], { type: "unknown_error" }],
  ])("is none %s", (_name, value, expected) => {
    const made = classify(value);
    expect(made).toMatchObject(expected);
    expect(made).toMatchObject({ retryAt: null });
    expect(made?.remedy).not.toBe("upgrade");
  });

  it("is a body in an envelope, where a body is looked for", () => {
    expect(classify({ error: shaped })).toMatchObject({ envelope: "prism-io", remedy: "fix_input", message: null });
  });

  it("is none in a Response", async () => {
    const response = new Response(JSON.stringify(shaped), { status: 500 });
    expect(await classifyAsync(response)).toMatchObject({ type: "server_error", remedy: "retry", message: null });
  });

  it("is none as a cause", () => {
    expect(classify(new Error("m", { cause: { ...shaped, status: 404 } }))).toMatchObject({
      type: "not_found_error",
      remedy: "go_back",
      message: null,
    });
  });
});
