import { describe, expect, it } from "vitest";
import { type Amends, classify, defineAmends, defineEnvelope, type Envelope, type Row } from "../../src/core/index.ts";
import { read } from "../../src/core/read.ts";
import { httpError } from "./http-error.ts";

// Public APIs that send a code and a message, and no type: there the code's row is the documented pair.

const origin = "https://api.example";
const url = `${origin}/v1/orders`;
const input = { type: "invalid_request_error", remedy: "fix_input" } as const satisfies Row;
const refused = { type: "permission_error", remedy: "request_access" } as const satisfies Row;
const texts = (value: unknown): string => `${value ?? ""}`;
const listIn = (body: unknown, key: string): unknown[] => {
  const found = read(body, key);
  return Array.isArray(found) ? found : [];
};

/** A list of errors, each with `category`, `code`, `detail` and `field`: Square's. */
const square = defineEnvelope({
  name: "square",
  rows: { INVALID_EMAIL_ADDRESS: input, INSUFFICIENT_SCOPES: refused },
  isSafe: () => true,
  read(body) {
    const errors = listIn(body, "errors");
    if (errors.length === 0 || !errors.every((each) => read(each, "category"))) return null;
    return {
      code: texts(read(errors[0], "code")),
      message: texts(read(errors[0], "detail")),
      violations: errors.map((each) => ({
        param: texts(read(each, "field")) || null,
        message: texts(read(each, "detail")),
      })),
    };
  },
});

/** A code in capitals at the top, and paths below it: PayNow's. */
const payNow = defineEnvelope({
  name: "pay-now",
  rows: { InvalidInput: input, Forbidden: refused },
  isSafe: () => true,
  read(body) {
    const code = read(body, "code");
    if (typeof code !== "string") return null;
    const violations = listIn(body, "errors").map((each) => ({
      param: listIn(each, "path").map(texts),
      message: texts(read(each, "message")),
      code: texts(read(each, "code")),
    }));
    return { code, message: texts(read(body, "message")), violations };
  },
});

/** Numbers for codes: Twilio's. */
const twilio = defineEnvelope({
  name: "twilio",
  rows: { "21211": input, "20003": refused },
  isSafe: () => true,
  read(body) {
    const code = read(body, "code");
    if (typeof code !== "number") return null;
    const message = texts(read(body, "message"));
    return { code: `${code}`, message, violations: code === 21_211 ? [{ param: "To", message }] : [] };
  },
});

interface Member {
  readonly envelope: Envelope;
  readonly refusal: object;
  readonly forbidden: object;
  readonly message: string;
  readonly path: readonly string[];
}

const members: readonly (readonly [string, Member])[] = [
  // square/square-python-sdk, doc/models/error.md
  [
    "Square",
    {
      envelope: square,
      refusal: {
        errors: [
          {
            category: "INVALID_REQUEST_ERROR",
            code: "INVALID_EMAIL_ADDRESS",
            detail: "The email address has no @.",
            field: "customer.email_address",
          },
        ],
      },
      forbidden: {
        errors: [{ category: "AUTHENTICATION_ERROR", code: "INSUFFICIENT_SCOPES", detail: "Needs ORDERS_WRITE." }],
      },
      message: "The email address has no @.",
      path: ["customer", "email_address"],
    },
  ],
  // https://docs.paynow.gg/getting-started/error-response/
  [
    "PayNow",
    {
      envelope: payNow,
      refusal: {
        status: 400,
        code: "InvalidInput",
        message: "The Steam ID has too few digits.",
        errors: [
          { code: "TooShort", message: "Too few digits.", path: ["customer", "steam_id"], validation: "minLength" },
        ],
      },
      forbidden: { status: 403, code: "Forbidden", message: "The key lacks a scope." },
      message: "The Steam ID has too few digits.",
      path: ["customer", "steam_id"],
    },
  ],
  // https://www.twilio.com/docs/api/errors/21211 and /20003
  [
    "Twilio",
    {
      envelope: twilio,
      refusal: { code: 21_211, message: "The 'To' number +1555 is too short.", more_info: "", status: 400 },
      forbidden: { code: 20_003, message: "The account is suspended.", more_info: "", status: 403 },
      message: "The 'To' number +1555 is too short.",
      path: ["To"],
    },
  ],
];

describe.each(members)("%s, which sends a code and no type", (_, { envelope, refusal, forbidden, message, path }) => {
  const bound = defineAmends({ apis: [{ origin, envelope }] }) as Amends;
  const unbound = defineAmends({ apis: [{ envelope }] }) as Amends;

  it.each([
    ["bound to its origin", bound],
    ["known by its shape", unbound],
  ])("has the words for a documented input shown, the field's too: %s", (_where, amends) => {
    const fault = classify(httpError(400, refusal, { url }), amends);
    expect(fault).toMatchObject({ type: "invalid_request_error", envelope: envelope.name, message });
    expect(fault.violations[0]).toMatchObject({ path, message: expect.stringMatching(/\w/) });
  });

  it("has no words shown for a documented code that is about what somebody may do", () => {
    const fault = classify(httpError(403, forbidden, { url }), bound);
    expect(fault).toMatchObject({ type: "permission_error", envelope: envelope.name, message: null, violations: [] });
  });

  it("has no words shown at another API's origin", () => {
    const other = defineEnvelope({ name: "other", rows: {}, read: () => null });
    const amends = defineAmends({ apis: [{ origin, envelope: other }, { envelope }] }) as Amends;
    expect(JSON.stringify(classify(httpError(400, refusal, { url }), amends))).not.toContain(message);
  });
});
