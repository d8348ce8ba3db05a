import { describe, expect, it } from "vitest";
import { classify, defineAmends, defineEnvelope, type Envelope, prismaAirs, prismIo } from "../../src/core/index.ts";
import { types } from "../../src/core/vocabulary.ts";
import { flawsOf } from "./fault-flaws.ts";
import { airsBody, httpError, prismBody } from "./http-error.ts";

const url = "https://api.example/brands";
const origin = "https://api.example";
const words = "Words of the server";
const bind = (envelope: Envelope) => defineAmends({ apis: [{ origin, envelope }] });

const sentTypes = [...Object.keys(types), "card_error", null];
const codes = ["validation_error", "tier_limit_exceeded", "invalid_credentials", "not_found", "unheard_of", null];
const statuses = [400, 401, 403, 404, 418, 422, 429, 500, 503, 504];

/** Every type × code × status whose fault carries the server's words, or whose violation does. */
function shown(amends = defineAmends()): string[] {
  const found: string[] = [];
  for (const type of sentTypes) {
    for (const code of codes) {
      for (const status of statuses) {
        const fault = classify(httpError(status, prismBody(type, code, words, "field"), { url }), amends);
        const texts = [fault.message, ...fault.violations.map(({ message }) => message)];
        if (texts.some((text) => text !== null)) found.push(`${type} ${code} ${status}`);
      }
    }
  }
  return found;
}

const below500 = statuses.filter((status) => status < 500);
const documented = below500.map((status) => `invalid_request_error validation_error ${status}`);
const governance = codes
  .filter((code) => code === "unheard_of" || code === null)
  .flatMap((code) => [400, 422].map((status) => `governance_error ${code} ${status}`));
const unknown = ["unheard_of", null].flatMap((code) =>
  [400, 422].map((status) => `invalid_request_error ${code} ${status}`),
);
/** A documented code under the type that only Prism IO has: its words are Prism IO's, whichever is wrong. */
const contradictory = (found: string) => /^governance_error (?!unheard_of|null)/.test(found);

describe("the words of Prism IO", () => {
  it("are shown for a documented pair and for governance_error, from an origin that nobody bound", () => {
    expect(
      shown()
        .filter((each) => !contradictory(each))
        .sort(),
    ).toEqual([...documented, ...governance].sort());
  });

  it("are shown for unknown codes of an invalid request too, from a bound origin", () => {
    expect(
      shown(bind(prismIo))
        .filter((each) => !contradictory(each))
        .sort(),
    ).toEqual([...documented, ...governance, ...unknown].sort());
  });

  it("are not shown from an origin that is bound to another API", () => {
    expect(shown(bind(prismaAirs))).toEqual([]);
  });

  it("are not shown for who may not see them, whatever type they claim", () => {
    const found = [...shown(), ...shown(bind(prismIo))].filter((each) =>
      / (invalid_credentials|not_found) /.test(each),
    );
    expect(found).toEqual([]);
  });

  it("reach a violation exactly where they reach the fault", () => {
    for (const type of ["invalid_request_error", "governance_error"]) {
      for (const status of [400, 422]) {
        const fault = classify(
          httpError(status, prismBody(type, "unheard_of", words, "field"), { url }),
          bind(prismIo),
        );
        expect(fault).toMatchObject({ message: words, violations: [{ message: words }] });
      }
    }
    expect(classify(httpError(400, prismBody("invalid_request_error", "unheard_of", words, "field")))).toMatchObject({
      message: null,
      violations: [{ param: "field", message: null }],
    });
  });

  it("are not shown where the code is the app's own", () => {
    const codes = { seat_limit: { type: "permission_error", remedy: "upgrade" } } as const;
    const amends = defineAmends({ apis: [{ origin, envelope: prismIo }], codes });
    const error = httpError(400, prismBody("invalid_request_error", "seat_limit", words), { url });
    expect(classify(error, amends)).toMatchObject({ type: "permission_error", remedy: "upgrade", message: null });
  });
});

describe("other words", () => {
  it.each([
    ["Prisma AIRS, unbound", airsBody(400, words), undefined],
    ["Prisma AIRS, bound", airsBody(400, words), bind(prismaAirs)],
    ["a body of its own", { message: words, detail: words }, bind(prismIo)],
    ["a page", `<p>${words}</p>`, bind(prismIo)],
    ["text", words, bind(prismIo)],
  ])("are never shown: %s", (_name, body, amends) => {
    expect(JSON.stringify(classify(httpError(400, body, { url }), amends))).not.toContain(words);
  });

  it("are never shown: an Error's message", () => {
    expect(JSON.stringify(classify(new TypeError(words)))).not.toContain(words);
  });

  it("are never shown: the statusText", () => {
    expect(JSON.stringify(classify(new Response(null, { status: 400, statusText: words })))).not.toContain(words);
  });
});

describe("an origin", () => {
  const error = { ...prismBody("invalid_request_error", "unheard_of", words), message: words };

  it("is not what a body says of itself", () => {
    for (const claim of [{ url }, { responseURL: url }, { request: { url } }, { config: { url } }]) {
      expect(classify({ ...error, ...claim }, bind(prismIo))).toMatchObject({ message: null, origin: null });
    }
  });

  it("is not one that only begins like it", () => {
    const other = httpError(400, error, { url: "https://api.example.evil.example/" });
    expect(classify(other, bind(prismIo))).toMatchObject({ message: null, origin: "https://api.example.evil.example" });
  });

  it.each(["http://api.example/", "https://api.example:8443/", "https://user@evil.example/#https://api.example/"])(
    "is scheme, host and port: not %s",
    (elsewhere) => {
      expect(classify(httpError(400, error, { url: elsewhere }), bind(prismIo)).message).toBeNull();
    },
  );

  it.each(["https://api.example", "https://API.example:443/deep?q#h", "https://user:secret@api.example/"])(
    "is scheme, host and port: %s",
    (same) => {
      expect(classify(httpError(400, error, { url: same }), bind(prismIo)).message).toBe(words);
    },
  );
});

describe("an envelope's word for what is safe", () => {
  const rows = { documented: { type: "invalid_request_error", remedy: "fix_input" } } as const;
  const define = (isSafe?: Envelope["isSafe"], type = "invalid_request_error", code = "unheard_of") =>
    defineEnvelope({ name: "own", rows, ...(isSafe && { isSafe }), read: () => ({ code, type, message: words }) });
  const messageOf = (envelope: Envelope, isBound: boolean) =>
    classify(httpError(400, {}, { url }), defineAmends({ apis: [isBound ? { origin, envelope } : { envelope }] }))
      .message;

  it("counts from a bound origin", () => {
    expect(
      messageOf(
        define(() => true),
        true,
      ),
    ).toBe(words);
    expect(
      messageOf(
        define(() => true),
        false,
      ),
    ).toBeNull();
  });

  it("counts for its own documented pairs from anywhere", () => {
    expect(
      messageOf(
        define(() => true, "invalid_request_error", "documented"),
        false,
      ),
    ).toBe(words);
    expect(
      messageOf(
        define(() => true, "server_error", "documented"),
        true,
      ),
    ).toBeNull();
  });

  it("is no, where it says nothing", () => {
    expect(messageOf(define(), true)).toBeNull();
  });

  it("is no, where it says anything but true", () => {
    for (const answer of [false, null, undefined, 1, "yes", {}]) {
      expect(
        messageOf(
          define(() => answer as boolean),
          true,
        ),
      ).toBeNull();
    }
  });

  it("is no, where it throws", () => {
    const isSafe = () => {
      throw new Error("x");
    };
    expect(messageOf(define(isSafe), true)).toBeNull();
  });

  it("counts for nothing but input and governance", () => {
    for (const type of Object.keys(types)) {
      const isShown = type === "invalid_request_error" || type === "governance_error";
      expect([
        type,
        messageOf(
          define(() => true, type),
          true,
        ),
      ]).toEqual([type, isShown ? words : null]);
    }
  });
});

describe("what is shown", () => {
  const messageOf = (message: unknown) =>
    classify(httpError(422, prismBody("invalid_request_error", "validation_error", message, "field")));

  it.each([
    ["bidi overrides", "a\u202eb", "ab"],
    ["zero-width characters", "a\u200bb\ufeff", "ab"],
    ["runs of control characters", "a\r\n\tb\u0000", "a b"],
    ["spaces around it", "  a ", "a"],
  ])("is free of %s", (_name, sent, clean) => {
    expect(messageOf(sent)).toMatchObject({ message: clean, violations: [{ message: clean }] });
  });

  it("keeps markup as plain text", () => {
    expect(messageOf("<b>$t(codes)</b> {{x}}").message).toBe("<b>$t(codes)</b> {{x}}");
  });

  it("is at most 300 graphemes long", () => {
    expect(messageOf("x".repeat(301)).message).toBe(`${"x".repeat(299)}…`);
  });

  it.each([
    ["nothing but invisible characters", "\u200b\u202e"],
    ["empty", ""],
    ["a number", 7],
    ["an object", { a: 1 }],
    ["null", null],
  ])("is null where the message is %s", (_name, sent) => {
    const fault = messageOf(sent);
    expect(fault.message).toBeNull();
    expect(flawsOf(fault)).toEqual([]);
  });

  it("includes the values of a violation, clean like the rest", () => {
    const violations = [{ param: "a", values: { expected: "a\u202eb", max: 3, allowed: true } }];
    const envelope = defineEnvelope({
      name: "own",
      rows: {},
      read: () => ({ code: null, type: "invalid_request_error", violations }),
    });
    const fault = classify(httpError(422, {}), defineAmends({ apis: [{ envelope }] }));
    expect(fault.violations[0]?.values).toEqual({ expected: "ab", max: 3, allowed: true });
  });
});
