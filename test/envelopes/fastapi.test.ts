import { createInstance, type i18n } from "i18next";
import { describe, expect, it } from "vitest";
import english from "../../locales/en/amends.json" with { type: "json" };
import { classify, defineAmends } from "../../src/core/index.ts";
import { fastApi } from "../../src/envelopes/index.ts";
import { violationText } from "../../src/i18n/fault-text.ts";
import { registerAmends } from "../../src/i18n/index.ts";

const amends = defineAmends({ apis: [{ origin: "https://api.example", envelope: fastApi }] });

/** As FastAPI answers, and axios throws. */
function refused(detail: unknown, status = 422) {
  const thrown = Object.assign(new Error("Request failed"), {
    response: { status, headers: {}, data: { detail } },
    config: { url: "https://api.example/items" },
  });
  const fault = classify(thrown, amends);
  if (!fault) throw new Error("no fault");
  return fault;
}

interface Entry {
  readonly type: string;
  readonly msg: string;
  readonly ctx?: Record<string, unknown>;
}

const entry = (type: string, msg: string, ctx?: Record<string, unknown>): Entry => ({ type, msg, ...(ctx && { ctx }) });

/** pydantic's own messages, of the types that forms meet most, and what a person reads instead. */
const commonest: readonly (readonly [Entry, string])[] = [
  [entry("missing", "Field required"), "This is required."],
  [entry("string_type", "Input should be a valid string"), "Enter text."],
  [
    entry("string_too_short", "String should have at least 1 character", { min_length: 1 }),
    "Enter at least 1 character.",
  ],
  [
    entry("string_too_short", "String should have at least 8 characters", { min_length: 8 }),
    "Enter at least 8 characters.",
  ],
  [
    entry("string_too_long", "String should have at most 10000 characters", { max_length: 10_000 }),
    "Enter no more than 10,000 characters.",
  ],
  [
    entry("string_pattern_mismatch", "String should match pattern '^[a-z]+$'", { pattern: "^[a-z]+$" }),
    "Use the format that is asked for.",
  ],
  [entry("int_type", "Input should be a valid integer"), "Enter a whole number."],
  [
    entry("int_parsing", "Input should be a valid integer, unable to parse string as an integer"),
    "Enter a whole number.",
  ],
  [
    entry("int_from_float", "Input should be a valid integer, got a number with a fractional part"),
    "Enter a whole number.",
  ],
  [entry("float_type", "Input should be a valid number"), "Enter a number."],
  [entry("float_parsing", "Input should be a valid number, unable to parse string as a number"), "Enter a number."],
  [entry("decimal_type", "Decimal input should be an integer, float, string or Decimal object"), "Enter a number."],
  [entry("decimal_parsing", "Input should be a valid decimal"), "Enter a number."],
  [
    entry("decimal_max_places", "Decimal input should have no more than 2 decimal places", { decimal_places: 2 }),
    "Use no more than 2 decimal places.",
  ],
  [entry("finite_number", "Input should be a finite number"), "Enter a number."],
  [entry("bool_type", "Input should be a valid boolean"), "Choose yes or no."],
  [entry("bool_parsing", "Input should be a valid boolean, unable to interpret input"), "Choose yes or no."],
  [entry("greater_than", "Input should be greater than 0", { gt: 0 }), "Enter a value greater than 0."],
  [entry("greater_than_equal", "Input should be greater than or equal to 18", { ge: 18 }), "Enter 18 or more."],
  [entry("less_than", "Input should be less than 1000000", { lt: 1e6 }), "Enter a value less than 1,000,000."],
  [entry("less_than_equal", "Input should be less than or equal to 99.5", { le: 99.5 }), "Enter 99.5 or less."],
  [entry("multiple_of", "Input should be a multiple of 0.25", { multiple_of: 0.25 }), "Enter a multiple of 0.25."],
  [entry("literal_error", "Input should be 'a' or 'b'", { expected: "'a' or 'b'" }), "Choose one of the options."],
  [entry("enum", "Input should be 'a' or 'b'", { expected: "'a' or 'b'" }), "Choose one of the options."],
  [
    entry("too_short", "List should have at least 1 item after validation, not 0", {
      field_type: "List",
      min_length: 1,
      actual_length: 0,
    }),
    "Add at least 1 item.",
  ],
  [
    entry("too_long", "List should have at most 5 items after validation, not 7", {
      field_type: "List",
      max_length: 5,
      actual_length: 7,
    }),
    "Keep no more than 5 items.",
  ],
  [entry("date_type", "Input should be a valid date"), "Enter a valid date."],
  [
    entry("date_parsing", "Input should be a valid date in the format YYYY-MM-DD, input is too short", {
      error: "input is too short",
    }),
    "Enter a valid date.",
  ],
  [
    entry("date_from_datetime_parsing", "Input should be a valid date or datetime, input is too short", {
      error: "input is too short",
    }),
    "Enter a valid date.",
  ],
  [entry("date_past", "Date should be in the past"), "Enter a date in the past."],
  [entry("date_future", "Date should be in the future"), "Enter a date in the future."],
  [entry("datetime_type", "Input should be a valid datetime"), "Enter a valid date and time."],
  [
    entry("datetime_parsing", "Input should be a valid datetime, input is too short", { error: "input is too short" }),
    "Enter a valid date and time.",
  ],
  [entry("datetime_past", "Input should be in the past"), "Enter a date in the past."],
  [entry("datetime_future", "Input should be in the future"), "Enter a date in the future."],
  [entry("timezone_aware", "Input should have timezone info"), "Enter a valid date and time."],
  [entry("time_type", "Input should be in a valid time format"), "Enter a valid time."],
  [
    entry("time_parsing", "Input should be in a valid time format, input is too short", {
      error: "input is too short",
    }),
    "Enter a valid time.",
  ],
  [entry("uuid_type", "UUID input should be a string, bytes or UUID object"), "Enter a valid ID."],
  [
    entry("uuid_parsing", "Input should be a valid UUID, invalid length: expected 32, found 1", { error: "…" }),
    "Enter a valid ID.",
  ],
  [entry("url_type", "URL input should be a string or URL"), "Enter a full web address, such as https://example.com."],
  [
    entry("url_parsing", "Input should be a valid URL, relative URL without a base", { error: "…" }),
    "Enter a full web address, such as https://example.com.",
  ],
  [
    entry("url_scheme", "URL scheme should be 'http' or 'https'", { expected_schemes: "'http' or 'https'" }),
    "Enter a full web address, such as https://example.com.",
  ],
  [
    entry("value_error", "value is not a valid email address: An email address must have an @-sign.", {
      reason: "An email address must have an @-sign.",
    }),
    "Enter an email address, such as name@example.com.",
  ],
  [entry("extra_forbidden", "Extra inputs are not permitted"), "This is not accepted here."],
];

async function host(lng: string, locales: Record<string, object>): Promise<i18n> {
  const instance = createInstance();
  await instance.init({ lng, fallbackLng: "en" });
  return registerAmends(instance, { locales });
}

describe("FastAPI's 422", () => {
  it("is something to correct in the form, wherever the answer came from", () => {
    const fault = refused([{ ...entry("missing", "Field required"), loc: ["body", "items", 0, "name"] }]);
    expect(fault).toMatchObject({
      type: "invalid_request_error",
      code: "request_validation_error",
      remedy: "fix_input",
      envelope: "fastapi",
      violations: [{ path: ["body", "items", 0, "name"], code: "missing", message: "Field required", values: {} }],
    });
  });

  it("gives each of its inputs a violation, in their order", () => {
    const detail = [
      { ...entry("missing", "Field required"), loc: ["query", "page"] },
      { ...entry("int_parsing", "Input should be a valid integer"), loc: ["body", "size"] },
    ];
    expect(refused(detail).violations.map(({ path }) => path)).toEqual([
      ["query", "page"],
      ["body", "size"],
    ]);
  });

  it("covers at least thirty of pydantic's types", () => {
    expect(new Set(commonest.map(([{ type }]) => type)).size).toBeGreaterThanOrEqual(30);
  });

  it.each(commonest)("of $type is said in the kit's words", (given, text) => {
    const fault = refused([{ ...given, loc: ["body", "value"] }]);
    const [violation] = fault.violations;
    expect(violation && violationText(fault, violation)?.text).toBe(text);
  });

  it("has the plural forms and the numbers of the host's language", async () => {
    const violations = {
      ...english.violations,
      string_too_long_one: "Nejvýše {{count}} znak.",
      string_too_long_few: "Nejvýše {{count}} znaky.",
      string_too_long_many: "Nejvýše {{count}} znaku.",
      string_too_long_other: "Nejvýše {{count}} znaků.",
    };
    const i18n = await host("cs", { cs: { violations } });
    const textOf = (max_length: number) => {
      const fault = refused([{ ...entry("string_too_long", "…", { max_length }), loc: ["body", "value"] }]);
      return violationText(fault, fault.violations[0] as never, i18n)?.text;
    };
    expect([1, 3, 10_000].map(textOf)).toEqual(["Nejvýše 1 znak.", "Nejvýše 3 znaky.", "Nejvýše 10\u00a0000 znaků."]);
  });

  it("lets the app have other words for a type, also for one that shares another's, and for one input", async () => {
    const violations = { int_from_float: "No decimals.", int_parsing__age: "How old, in years?" };
    const i18n = await host("en", { en: { violations } });
    const textOf = (type: string, name: string) => {
      const fault = refused([{ ...entry(type, "…"), loc: ["body", name] }]);
      return violationText(fault, fault.violations[0] as never, i18n)?.text;
    };
    expect(textOf("int_from_float", "size")).toBe("No decimals.");
    expect(textOf("int_parsing", "age")).toBe("How old, in years?");
    expect(textOf("int_parsing", "size")).toBe("Enter a whole number.");
  });

  it.each([
    ["greater_than", { gt: "2026-01-01" }],
    ["less_than_equal", { le: "2026-01-01", other: 1 }],
    ["multiple_of", { multiple_of: "<b>whatever a server sends</b>" }],
    ["greater_than", undefined],
  ])(
    "of %s is left to the server's words, and to the app's for the input, where %j is no number",
    async (type, ctx) => {
      const fault = refused([{ ...entry(type, "…", ctx), loc: ["body", "day"] }]);
      const [violation] = fault.violations;
      expect(violation && violationText(fault, violation)?.text).toBeUndefined();
      const i18n = await host("en", { en: { violations: { [`${type}__day`]: "Choose a later day." } } });
      expect(violation && violationText(fault, violation, i18n)?.text).toBe("Choose a later day.");
    },
  );

  it("shows what the app's own validator said, without Python's word for it", () => {
    const fault = refused([
      { ...entry("value_error", "Value error, Choose a shorter name", { error: {} }), loc: ["body"] },
    ]);
    expect(fault.violations[0]).toMatchObject({ message: "Choose a shorter name", code: "value_error", values: {} });
    expect(violationText(fault, fault.violations[0] as never)?.text).toBeUndefined();
  });
});

describe("FastAPI's other answers", () => {
  it.each([
    ["a sentence", "Not authenticated", 401, "authentication_error"],
    ["an object", { reason: "locked" }, 409, "invalid_request_error"],
    ["an empty list", [], 422, "invalid_request_error"],
    ["a list of something else", ["no", null, { msg: "no type" }], 422, "invalid_request_error"],
  ])("with %s are read by their status", (_, detail, status, type) => {
    expect(refused(detail, status)).toMatchObject({ type, status, envelope: null, code: null, message: null });
  });
});
