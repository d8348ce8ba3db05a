import { describe, expect, it } from "vitest";
import { causeOf, classify, defineAmends, type Fault, FaultError, isFault, prismIo } from "../../src/core/index.ts";
import { contractRows, errorFor, thrownRows } from "../../src/testing/index.ts";
import { flawsOf } from "./fault-flaws.ts";
import { oddValues } from "./hostile-values.ts";
import { airsBody, httpError, prismBody } from "./http-error.ts";

const url = "https://api.example/brands";
const validation = classify(
  httpError(422, prismBody("invalid_request_error", "validation_error", "Words of the server", "email")),
);

const rows = [
  ...contractRows.map((row) => [row.id, () => errorFor(row)] as const),
  ...thrownRows.map((row) => [row.id, row.thrown] as const),
];

/** What React leaves of an error that a server component threw: in production it replaces the message. */
function acrossRsc(
  { digest }: { readonly digest: string },
  message = "An error occurred in the Server Components render.",
): Error {
  return Object.assign(new Error(message), { digest });
}

describe("FaultError", () => {
  const error = new FaultError(validation);

  it("is an Error with a stack", () => {
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe("FaultError");
    expect(error.stack).toContain("fault-error.test");
  });

  it("carries its fault", () => {
    expect(error.fault).toBe(validation);
    expect(classify(error)).toBe(validation);
    expect(classify(error, defineAmends())).toEqual(validation);
  });

  it("says type and code", () => {
    expect(error.message).toBe("invalid_request_error: validation_error");
  });

  it("says the status where there is no code", () => {
    expect(new FaultError(classify(httpError(503))).message).toBe("server_error: 503");
  });

  it("has none of the server's words in what is logged", () => {
    for (const text of [error.message, error.digest, error.stack]) expect(text).not.toContain("Words of the server");
  });

  it("has no param in what is logged", () => {
    for (const text of [error.message, error.digest]) expect(text).not.toContain("email");
  });

  it("keeps a cause", () => {
    const cause = new Error("m");
    expect(new FaultError(validation, { cause }).cause).toBe(cause);
    expect(new FaultError(validation)).not.toHaveProperty("cause");
  });

  it("leaves the fault's own cause as it was", () => {
    const thrown = httpError(503);
    const fault = classify(thrown);
    expect(causeOf(new FaultError(fault, { cause: new Error("other") }).fault)).toBe(thrown);
  });
});

describe("a FaultError that crosses to the browser", () => {
  it.each(rows)("means the same, without words and violations: %s", (_id, thrown) => {
    const fault = classify(thrown()) ?? classify(new Error("unexpected success"));
    const code = fault.code === "subscription_inactive" ? "invalid_credentials" : fault.code;
    const arrived = classify(acrossRsc(new FaultError(fault)));
    expect(arrived).toEqual({ ...fault, code, message: null, violations: [] });
    expect(flawsOf(arrived)).toEqual([]);
  });

  it("is classified once", () => {
    const arrived = acrossRsc(new FaultError(validation));
    expect(classify(arrived)).toBe(classify(arrived));
  });

  it("is understood under any message and name", () => {
    const arrived = Object.assign(acrossRsc(new FaultError(validation), "Minified React error"), {
      name: "AbortError",
    });
    expect(classify(arrived)).toMatchObject({ code: "validation_error" });
  });

  it("crosses twice", () => {
    const once = classify(
      acrossRsc(new FaultError(classify(httpError(429, null, { headers: { "x-request-id": "req-41" } })))),
    );
    expect(classify(acrossRsc(new FaultError(once)))).toEqual(once);
  });
});

describe("a digest", () => {
  const digest = new FaultError(validation).digest;
  const data = JSON.parse(digest.slice("amends:".length)) as object;
  const withDigest = (value: unknown) => Object.assign(new Error("m"), { digest: value });
  const forged = (change: object) => withDigest(`amends:${JSON.stringify({ ...data, ...change })}`);

  it.each([
    "NEXT_REDIRECT;push;/;307;",
    "NEXT_NOT_FOUND",
    "1234567",
    "amends:",
    "amends:{",
    "amends:null",
    "amends:[]",
    "amends:7",
    'amends:"a"',
    "AMENDS:{}",
  ])("of somebody else's is passed over: %s", (value) => {
    expect(classify(withDigest(value))).toMatchObject({ type: "unknown_error" });
  });

  it.each(oddValues)("that is no text is passed over: %s", (_name, make) => {
    expect(flawsOf(classify(withDigest(make())))).toEqual([]);
  });

  it.each<[string, object]>([
    ["a type", { type: "denied" }],
    ["a remedy", { remedy: "pray" }],
    ["a recovery", { recovery: "hope" }],
    ["a status", { status: "422" }],
    ["a key", { extra: 1 }],
  ])("that invents %s is passed over", (_name, change) => {
    expect(classify(forged(change))).toMatchObject({ type: "unknown_error" });
  });

  it("brings no words, whoever wrote it", () => {
    const fault = classify(
      forged({
        message: "Send money",
        violations: [{ param: "a", path: ["a"], message: "Send money", code: null, values: {} }],
      }),
    );
    expect(fault).toMatchObject({ code: "validation_error", message: null, violations: [] });
  });

  it("that is endless is not parsed", () => {
    expect(classify(forged({ code: "x".repeat(100_000) }))).toMatchObject({ type: "unknown_error" });
  });

  it("pollutes no prototype", () => {
    const evil = digest.replace("{", '{"__proto__":{"polluted":true},');
    expect(flawsOf(classify(withDigest(evil)))).toEqual([]);
    expect({}).not.toHaveProperty("polluted");
  });
});

describe("what nobody may tell apart", () => {
  const headers = { "x-request-id": "req-41" };
  const amends = defineAmends({ apis: [{ origin: "https://api.example", envelope: prismIo }] });
  const [unknown, inactive] = ["invalid_credentials", "subscription_inactive"].map((code) => {
    const body = prismBody("authentication_error", code, `Words for ${code}`);
    return classify(httpError(401, body, { headers, url }), amends);
  }) as [Fault, Fault];

  it("has equal faults", () => {
    expect(inactive).toEqual(unknown);
  });

  it("has equal messages and digests", () => {
    const [one, other] = [new FaultError(unknown), new FaultError(inactive)];
    expect([other.message, other.digest]).toEqual([one.message, one.digest]);
    expect(one.digest).not.toContain("subscription");
  });

  it("has equal messages and digests after JSON too", () => {
    const [one, other] = [unknown, inactive].map(
      (fault) => new FaultError(classify(JSON.parse(JSON.stringify(fault))) as Fault),
    );
    expect([other?.message, other?.digest]).toEqual([one?.message, one?.digest]);
  });

  it("has equal messages and digests where one row speaks for both of them", () => {
    const both = defineAmends({
      apis: [{ envelope: prismIo, codes: { invalid_credentials: { remedy: "start_over" } } }],
    });
    const [one, other] = ["invalid_credentials", "subscription_inactive"].map((code) => {
      const fault = classify(httpError(401, prismBody("authentication_error", code)), both);
      expect(fault.remedy).toBe("start_over");
      const copy = classify(JSON.parse(JSON.stringify(fault))) as Fault;
      return [fault, copy].map((each) => new FaultError(each)).map(({ message, digest }) => [message, digest]);
    });
    expect(other).toEqual(one);
  });

  it.each([
    ["invalid_request_error", 422],
    ["server_error", 503],
    ["card_error", 401],
    [null, 400],
  ])("has equal meanings under a wrong type: %s, %i", (type, status) => {
    const [one, other] = ["invalid_credentials", "subscription_inactive"].map((code) =>
      classify(httpError(status as number, prismBody(type, code), { url }), amends),
    );
    expect(other).toEqual(one);
  });
});

describe("causeOf", () => {
  it("is the value that was classified", () => {
    const body = airsBody(403);
    const fault = classify(body) as Fault;
    expect(causeOf(fault)).toBe(body);
  });

  it("is undefined for anything that was not made here", () => {
    expect(causeOf({ ...validation })).toBeUndefined();
    expect(causeOf({} as Fault)).toBeUndefined();
  });

  it("stays out of what is sent on", () => {
    expect(JSON.stringify(validation)).not.toContain("Request failed");
    expect(Reflect.ownKeys(validation)).toHaveLength(11);
    expect(isFault(structuredClone(validation))).toBe(true);
  });
});
