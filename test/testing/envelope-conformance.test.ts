import { describe, expect, it } from "vitest";
import { type Envelope, type EnvelopeReading, prismaAirs, prismIo } from "../../src/core/index.ts";
import { read, textOf } from "../../src/core/read.ts";
import { fastApi } from "../../src/envelopes/index.ts";
import {
  type ContractRow,
  type EnvelopeSample,
  envelopeConformance,
  prismaAirsRows,
  prismIoRows,
} from "../../src/testing/index.ts";

/** A contract's rows, as samples. */
const samplesOf = (rows: readonly ContractRow[]): EnvelopeSample[] =>
  rows.map(({ label, id, status, headers, body, outcome, whenBound }) => {
    const { type, code, recovery, remedy, expected, retryAfterMs } = { ...outcome, ...whenBound };
    const sample = { name: `${label} (${id})`, status, headers, body };
    if (!outcome) return { ...sample, outcome: "success" };
    return {
      ...sample,
      outcome: pick(outcome),
      whenBound: defined({ type, code, recovery, remedy, expected, retryAfterMs }),
    };
  });

const defined = (members: object) =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));

function pick({ type, code, recovery, remedy, expected, retryAfterMs }: NonNullable<ContractRow["outcome"]>) {
  return { type, code, recovery, remedy, expected, retryAfterMs };
}

const detail = [{ type: "missing", loc: ["body", "items", 0, "name"], msg: "Field required" }];

describe.each<[name: string, Envelope, readonly EnvelopeSample[]]>([
  ["prismIo", prismIo, samplesOf(prismIoRows)],
  ["prismaAirs", prismaAirs, samplesOf(prismaAirsRows)],
  [
    "fastApi",
    fastApi,
    [
      {
        name: "an input that is missing",
        status: 422,
        body: { detail },
        outcome: { code: "request_validation_error", remedy: "fix_input", violations: [{ code: "missing" }] },
      },
      { name: "no sentence", status: 401, body: { detail: "Not authenticated" }, outcome: null },
    ],
  ],
])("%s", (_, envelope, samples) => {
  // Connect's error under a documented code (connectrpc.com/docs/protocol) is Prism IO's without its wrapper.
  const options = envelope === prismIo ? { alsoReads: ["connect"] } : {};
  for (const { name, run } of envelopeConformance(envelope, samples, options)) it(name, run);
});

/** An envelope without a fault, for `{ acme: { code, text, field, wait } }`. */
const sound: Envelope = {
  name: "acme",
  rows: { seat_taken: { type: "invalid_request_error", remedy: "fix_input" } },
  isSafe: (_, code) => code === "seat_taken",
  read(body) {
    const acme = read(body, "acme");
    const code = textOf(read(acme, "code"));
    const param = textOf(read(acme, "field"));
    const wait = read(acme, "wait");
    if (code === null) return null;
    return {
      code,
      type: "invalid_request_error",
      message: textOf(read(acme, "text")),
      violations: param ? [{ param }] : [],
      ...(typeof wait === "number" && Number.isFinite(wait) && wait >= 0 && { retryAfterMs: wait }),
    };
  },
  errors: ["AcmeError"],
  readError: (error) =>
    textOf(read(error, "code")) === null || read(error, "acme") !== true ? null : { code: textOf(read(error, "code")) },
};

const samples: readonly EnvelopeSample[] = [
  {
    name: "a seat that is taken",
    status: 409,
    body: { acme: { code: "seat_taken", text: "Seat 4 is taken", field: "seats[3]", wait: 0 } },
    outcome: {
      code: "seat_taken",
      remedy: "fix_input",
      message: "Seat 4 is taken",
      violations: [{ path: ["seats", 3] }],
    },
  },
  { name: "a success", status: 200, body: { seats: [1, 2] }, outcome: "success" },
  { name: "no page of a gateway's", status: 502, body: "<html></html>", outcome: null },
  {
    name: "what its SDK throws",
    thrown: () => Object.assign(new Error("m"), { name: "AcmeError", code: "seat_taken", acme: true }),
    outcome: { code: "seat_taken", type: "invalid_request_error" },
  },
];

/** The titles of the cases that fail. */
function failing(envelope: Envelope, of = samples): string[] {
  return envelopeConformance(envelope, of).flatMap(({ name, run }) => {
    try {
      run();
      return [];
    } catch {
      return [name];
    }
  });
}

const reading = (body: unknown): EnvelopeReading => sound.read(body, undefined as never) as EnvelopeReading;
/** The sound one with something else made of its readings. */
const making = (change: (reading: EnvelopeReading, body: unknown) => unknown): Envelope => ({
  ...sound,
  read: (body) => (reading(body) === null ? null : (change(reading(body), body) as EnvelopeReading)),
});

let calls = 0;

/** What is wrong with an envelope, and the one case that has to find it. */
const broken: readonly (readonly [what: string, finds: string, Envelope])[] = [
  [
    "a row of a type that does not exist",
    "is defined as defineEnvelope wants it",
    { ...sound, rows: { ...sound.rows, odd: { type: "odd" as never, remedy: "retry" } } },
  ],
  [
    "a row whose group is no row",
    "is defined as defineEnvelope wants it",
    { ...sound, rows: { ...sound.rows, odd: { type: "cancelled", remedy: "none", group: "gone" } } },
  ],
  [
    "a row that can be told from its group",
    "is defined as defineEnvelope wants it",
    {
      ...sound,
      rows: {
        ...sound.rows,
        secret: { type: "authentication_error", remedy: "check_credentials", group: "secret" },
        odd: { type: "authentication_error", remedy: "sign_in", group: "secret" },
      },
    },
  ],
  [
    "throwing where a member is missing",
    "throws at no body, whatever is in it",
    {
      ...sound,
      read: (body, http) =>
        typeof body === "object" &&
        body &&
        "acme" in body &&
        (body as { acme: { code: string } }).acme.code.length === 0
          ? null
          : sound.read(body, http),
    },
  ],
  [
    "a wait that is no number where the body has none",
    "throws at no body, whatever is in it",
    making((given, body) => ({ ...given, retryAfterMs: Number(read(read(body, "acme"), "wait")) })),
  ],
  [
    "throwing for ever deeper errors",
    "throws at no body, whatever is in it",
    { ...sound, read: (body, http) => (depthOf(body) > 1e9 ? null : sound.read(body, http)) },
  ],
  [
    "a member that means nothing",
    "gives readings of the right shape",
    making((given) => ({ ...given, remedy: "retry" })),
  ],
  [
    "another reading each time",
    "reads the same body to the same reading",
    making((given) => ({ ...given, requestId: `${calls++}` })),
  ],
  [
    "taking a member away",
    "leaves what it is given as it was",
    making((given, body) => {
      if (typeof read(body, "acme") === "object") Object.assign(body as object, { seen: true });
      return given;
    }),
  ],
  [
    "reading Prism IO's body",
    "reads no body of another API",
    { ...sound, read: (body, http) => sound.read(body, http) ?? ofCode(read(read(body, "error"), "code")) },
  ],
  [
    "reading problem details",
    "reads no body of another API",
    { ...sound, read: (body, http) => sound.read(body, http) ?? ofCode(read(body, "instance")) },
  ],
  [
    "reading a success",
    "takes no success for a failure",
    {
      ...sound,
      readsSuccess: true,
      read: (body, http) => sound.read(body, http) ?? (read(body, "message") === "Saved" ? { code: null } : null),
    },
  ],
  [
    "reading an Error's code",
    "takes no Error for a body, and none that it does not know",
    {
      ...sound,
      read: (body, http) => sound.read(body, http) ?? (body instanceof Error ? ofCode(read(body, "code")) : null),
    },
  ],
  [
    "reading each error of its SDK's name",
    "takes no Error for a body, and none that it does not know",
    { ...sound, readError: (error) => ({ code: textOf(read(error, "code")) }) },
  ],
  [
    "throwing in readError",
    "takes no Error for a body, and none that it does not know",
    { ...sound, readError: (error) => ({ code: (error as { code: string }).code.trim() }) },
  ],
  [
    "a param that is no path",
    "names inputs that a form can find",
    making((given) => ({ ...given, violations: [{ param: "[]" }, { param: "seats[3]" }] })),
  ],
  [
    "isSafe that throws",
    "answers isSafe always, and always alike",
    { ...sound, isSafe: (type, code) => (type as string).length > 0 && code === "seat_taken" },
  ],
  [
    "isSafe that counts",
    "answers isSafe always, and always alike",
    { ...sound, isSafe: (_, code) => code === "seat_taken" || calls++ % 2 === 0 },
  ],
  [
    "a pattern that takes the square of a text",
    "reads long texts in a time that their length explains",
    making((given) => ({ ...given, message: given.message?.replace(/\s+$/, "") ?? null })),
  ],
];

function ofCode(code: unknown): EnvelopeReading | null {
  return textOf(code) ? { code: textOf(code) } : null;
}

function depthOf(body: unknown): number {
  return typeof body === "object" && body !== null && "error" in body
    ? 1 + depthOf((body as { error: unknown }).error)
    : 0;
}

describe("the conformance of an envelope", () => {
  it("finds nothing wrong with a sound one", () => {
    expect(failing(sound)).toEqual([]);
  });

  it.each(broken)("finds %s", (_, finds, envelope) => {
    expect(failing(envelope)).toContain(finds);
    expect(failing(envelope, []).filter((name) => name !== finds)).toEqual([]);
  });

  it.each<[what: string, Partial<EnvelopeSample>]>([
    ["another code", { outcome: { code: "odd" } }],
    ["another remedy", { outcome: { remedy: "upgrade" } }],
    ["words that are not shown", { outcome: { message: "Seat 5 is taken" } }],
    ["a violation more", { outcome: { violations: [{ path: ["seats", 3] }, {}] } }],
    ["a violation of something else", { outcome: { violations: [{ path: ["seats", 4] }] } }],
    ["a wait", { outcome: { retryAfterMs: 1000 } }],
    ["a failure that nobody expects", { outcome: { expected: false } }],
    ["another meaning at a bound origin", { whenBound: { code: "odd" } }],
    ["a success", { outcome: "success" }],
    ["another API's", { outcome: null }],
    ["a body that it does not know", { body: { other: 1 } }],
  ])("finds a sample that is said to be %s", (_, change) => {
    const [sample, ...others] = samples as [EnvelopeSample, ...EnvelopeSample[]];
    expect(failing(sound, [{ ...sample, ...change }, ...others])).toEqual(["reads a seat that is taken"]);
  });

  it("says what is wrong, and of which envelope", () => {
    const [, , shape] = envelopeConformance(
      making((given) => ({ ...given, remedy: "retry" })),
      samples,
    );
    expect(() => shape?.run()).toThrow(/"acme".*remedy means nothing in a reading/);
  });

  it("lets an envelope read what another API shares with it", () => {
    const like: Envelope = { ...sound, read: (body, http) => sound.read(body, http) ?? ofCode(read(body, "instance")) };
    const cases = envelopeConformance(like, samples, { alsoReads: ["problem-details"] });
    for (const { run } of cases) expect(run).not.toThrow();
  });
});
