import { afterEach, describe, expect, it, vi } from "vitest";
import {
  type AmendsConfig,
  classify,
  defineAmends,
  defineEnvelope,
  type Envelope,
  prismIo,
} from "../../src/core/index.ts";
import { flawsOf } from "./fault-flaws.ts";
import { revoked } from "./hostile-values.ts";
import { httpError, prismBody } from "./http-error.ts";
import { malformed } from "./malformed-configs.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

const origin = "https://api.example";
const row = { type: "permission_error", remedy: "upgrade" } as const;
const read = () => null;

function thrownBy(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe("a malformed configuration", () => {
  it.each(malformed)("says what, why and the cure: %s", (_title, config, what, cure) => {
    const error = thrownBy(() => defineAmends(config as AmendsConfig));
    expect(error).toBeInstanceOf(TypeError);
    const { message } = error as TypeError;
    const [, problem, reason, remedy] = /^amends: (.+?), but (.+)\. To mend it, (.+)\.$/s.exec(message) ?? [];
    expect([problem, reason, remedy], message).not.toContain(undefined);
    expect(problem).toContain(what);
    expect(remedy).toContain(cure);
  });

  it.each(malformed)("is built all the same in production: %s", (_title, config) => {
    vi.stubEnv("NODE_ENV", "production");
    const amends = defineAmends(config as AmendsConfig);
    expect(flawsOf(classify(httpError(403, prismBody("permission_error", "odd"), { url: origin }), amends))).toEqual(
      [],
    );
  });

  it("never escapes as anything but a TypeError", () => {
    for (const junk of [revoked(), Symbol("s"), 7, 1n, () => {}]) {
      expect(thrownBy(() => defineAmends(junk as AmendsConfig))).toBeInstanceOf(TypeError);
    }
  });

  it("is said in development alone", () => {
    vi.stubEnv("NODE_ENV", "production");
    expect(() => defineAmends({ actions: { pray: "/" } } as AmendsConfig)).not.toThrow();
    vi.stubEnv("NODE_ENV", "test");
    expect(() => defineAmends({ actions: { pray: "/" } } as AmendsConfig)).toThrow("pray");
  });
});

describe("a malformed envelope", () => {
  it.each<[string, unknown, string]>([
    ["null", null, "the envelope is null"],
    ["without a name", { rows: {}, read }, "the name of the envelope is undefined"],
    ["of an empty name", { name: "", rows: {}, read }, 'the name of the envelope is ""'],
    ["of a name with a dot, which i18next takes for a path", { name: "a.b", rows: {}, read }, '"a.b"'],
    ["without rows", { name: "own", read }, "`rows` of own is undefined"],
    ["of rows in an array", { name: "own", rows: [], read }, "`rows` of own is an array"],
    [
      "of a malformed row",
      { name: "own", rows: { a: { type: "permission_error" } }, read },
      "rows.a of own: remedy is undefined",
    ],
    ["without read", { name: "own", rows: {} }, "`read` of own is undefined"],
    ["of an isSafe that is none", { name: "own", rows: {}, read, isSafe: true }, "`isSafe` of own is true"],
    [
      "of a readError that is none",
      { name: "own", rows: {}, read, errors: ["E"], readError: "E" },
      "`readError` of own is",
    ],
    ["of errors alone", { name: "own", rows: {}, read, errors: ["E"] }, "own has errors alone"],
    ["of readError alone", { name: "own", rows: {}, read, readError: read }, "own has readError alone"],
    [
      "of errors that are text",
      { name: "own", rows: {}, read, errors: "E", readError: read },
      '`errors` of own is "E"',
    ],
    ["of an error without a name", { name: "own", rows: {}, read, errors: [""], readError: read }, "`errors` of own"],
    ["of prefixes that are text", { name: "own", rows: {}, read, prefixes: "/data" }, '`prefixes` of own is "/data"'],
    ["of prefixes that are numbers", { name: "own", rows: {}, read, prefixes: [7] }, "`prefixes` of own is an array"],
    ["of a readsSuccess that is none", { name: "own", rows: {}, read, readsSuccess: "yes" }, "`readsSuccess` of own"],
    ["with a key that means nothing", { name: "own", rows: {}, read, parse: read }, '"parse"'],
  ])("says what, why and the cure: one %s", (_title, envelope, what) => {
    const error = thrownBy(() => defineEnvelope(envelope as Envelope)) as TypeError;
    expect(error).toBeInstanceOf(TypeError);
    expect(error.message).toMatch(/^amends: .+, but .+\. To mend it, .+\.$/s);
    expect(error.message).toContain(what);
  });

  it("is found in a configuration too", () => {
    const envelope = { name: "own", rows: {} } as unknown as Envelope;
    expect(() => defineAmends({ apis: [{ envelope }] })).toThrow("`read` of own");
  });

  it("may say all that an envelope can say", () => {
    const whole = { name: "own", rows: {}, isSafe: () => true, prefixes: ["/data"], readsSuccess: false, read };
    expect(defineEnvelope({ ...whole, errors: ["E"], readError: read })).toMatchObject(whole);
  });

  it("is built all the same in production", () => {
    vi.stubEnv("NODE_ENV", "production");
    expect(defineEnvelope({ name: "a.b" } as Envelope)).toMatchObject({ name: "a.b" });
  });
});

describe("a sound configuration", () => {
  it.each<[string, AmendsConfig]>([
    ["of nothing", {}],
    ["of empty lists", { apis: [], codes: {}, actions: {} }],
    ["of a port", { apis: [{ origin: "http://localhost:3000", envelope: prismIo }] }],
    ["of an origin with a slash", { apis: [{ origin: `${origin}/`, envelope: prismIo }] }],
    [
      "of two origins for one envelope",
      {
        apis: [
          { origin, envelope: prismIo },
          { origin: "https://b.example", envelope: prismIo },
        ],
      },
    ],
    ["of an envelope bound and unbound", { apis: [{ origin, envelope: prismIo }, { envelope: prismIo }] }],
    [
      "of one API's envelope in two versions, which are read alike",
      {
        apis: [
          { origin, envelope: { name: "own", rows: {}, read } },
          { origin: "https://b.example", envelope: { name: "own", rows: {}, read, isSafe: () => true } },
        ],
      },
    ],
    ["of a contract with prefixes", { apis: [{ origin, envelope: { ...prismIo, prefixes: ["/data"] } }] }],
    [
      "of the credentials pair, overridden as one",
      { apis: [{ envelope: prismIo, codes: { invalid_credentials: { surface: "toast" } } }] },
    ],
    ["of the kit's own codes", { codes: { stale_chunk: { type: "unknown_error", remedy: "reload" } } }],
    ["of a recovery of null", { codes: { a: { ...row, recovery: null } } }],
    ["of every kind of action", { actions: { upgrade: "/plans", contact_support: () => {} } }],
  ])("is accepted: one %s", (_title, config) => {
    expect(() => defineAmends(config)).not.toThrow();
  });
});
