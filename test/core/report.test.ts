import { describe, expect, it } from "vitest";
import {
  causeOf,
  classify,
  defineAmends,
  type Fault,
  FaultError,
  prismaAirs,
  prismIo,
  surfaceOf,
} from "../../src/core/index.ts";
import { isExpected, rowOf, surfaceOfRow, toReport } from "../../src/core/report.ts";
import { remedies, types } from "../../src/core/vocabulary.ts";
import { faultFor } from "../../src/testing/index.ts";
import { airsBody, httpError, prismBody } from "./http-error.ts";

const origin = "https://api.example";
const url = `${origin}/people/ada@people.example?token=secret`;
const headers = { "x-request-id": "req-41" };
const amends = defineAmends({ apis: [{ origin, envelope: prismIo }] });

const report = (error: Error, configuration = amends) => toReport(classify(error, configuration), configuration);
const prism = (status: number, type: string, code: string | null, message = "m", param: unknown = null) =>
  httpError(status, prismBody(type, code, message, param), { url, headers });

describe("a report", () => {
  it("says what, where and to whom", () => {
    expect(report(prism(404, "not_found_error", "not_found"))).toEqual({
      type: "not_found_error",
      status: 404,
      envelope: "prism-io",
      origin,
      remedy: "go_back",
      expected: true,
      fingerprint: "prism-io|https://api.example|not_found_error|404|not_found",
      requestId: "req-41",
      code: "not_found",
    });
  });

  it("is frozen", () => {
    expect(report(prism(404, "not_found_error", "not_found"))).toSatisfy(Object.isFrozen);
  });

  it("says nothing that a person or a server wrote", () => {
    const made = report(
      prism(422, "invalid_request_error", "validation_error", "ada@people.example is taken", "people.ada"),
    );
    expect(JSON.stringify(made)).not.toMatch(/ada|taken|token|secret/);
  });

  it("does not exist for what the caller aborted", () => {
    expect(report(new DOMException("aborted", "AbortError"))).toBeNull();
    expect(report(httpError(200, null, { headers: { "grpc-status": "1" } }))).toBeNull();
  });

  it.each<[string, Error, boolean]>([
    ["a server error", httpError(503), false],
    ["a refused connection", new TypeError("Failed to fetch"), false],
    ["a timeout", new DOMException("m", "TimeoutError"), false],
    ["a 408", httpError(408), false],
    ["anything unknown", new Error("m"), false],
    ["a 401 in no envelope", httpError(401), false],
    ["a rare 4xx", httpError(418), false],
    ["a tampered token", prism(401, "authentication_error", "invalid_handoff_token"), false],
    ["Prisma AIRS' key", httpError(403, airsBody(403, "Invalid or revoked API key")), false],
    ["Prisma AIRS' 413 without a scenario", httpError(413, airsBody(413, "Request Too Large")), false],
    ["Prisma AIRS' 413 for a scan", httpError(413, airsBody(413, "Scan content exceeds size limits")), true],
    ["a 403 in no envelope", httpError(403), true],
    ["a rate limit", httpError(429), true],
    ["a missing page", httpError(404), true],
    ["a wrong password", prism(401, "authentication_error", "invalid_credentials"), true],
    ["an invalid field", prism(422, "invalid_request_error", "validation_error"), true],
    ["a stale chunk", Object.assign(new Error("m"), { name: "ChunkLoadError" }), true],
    ["maintenance", httpError(503, airsBody(503, "Maintenance mode")), true],
  ])("says whether a healthy app meets this: %s", (_name, error, expected) => {
    expect(report(error, defineAmends())?.expected).toBe(expected);
  });

  it("says so as the app's own row has it", () => {
    const own = defineAmends({ apis: [{ envelope: prismIo, codes: { not_found: { expected: false } } }] });
    expect(report(httpError(404, prismBody("not_found_error", "not_found")), own)?.expected).toBe(false);
  });
});

describe("a fingerprint", () => {
  const fingerprint = (error: Error) => report(error)?.fingerprint;

  it("is equal for equal failures", () => {
    const headersOfAnother = httpError(404, prismBody("not_found_error", "not_found", "other words"), {
      url: `${origin}/other`,
    });
    expect(fingerprint(headersOfAnother)).toBe(fingerprint(prism(404, "not_found_error", "not_found")));
  });

  it.each<[string, Error]>([
    ["status", prism(410, "not_found_error", "not_found")],
    ["type", prism(404, "not_found_error", null)],
    ["code", prism(404, "authentication_error", "token_expired")],
    ["origin", httpError(404, prismBody("not_found_error", "not_found"))],
    ["envelope", httpError(404, "<p>", { url })],
  ])("differs by %s", (_name, error) => {
    expect(fingerprint(error)).not.toBe(fingerprint(prism(404, "not_found_error", "not_found")));
  });

  it("has no code that nobody documented, for it may hold anything", () => {
    const [one, other] = ["user_ada", "user_grace"].map((code) => report(prism(422, "invalid_request_error", code)));
    expect(one?.fingerprint).toBe(other?.fingerprint);
    expect(one?.fingerprint).not.toContain("ada");
  });

  it("has a code that the app documented", () => {
    const codes = { seat_limit: { type: "permission_error", remedy: "upgrade" } } as const;
    expect(report(prism(403, "permission_error", "seat_limit"), defineAmends({ codes }))?.fingerprint).toContain(
      "seat_limit",
    );
  });

  it("is the same after a fault has crossed to the browser", () => {
    const fault = classify(prism(404, "not_found_error", "not_found"), amends);
    const arrived = classify(Object.assign(new Error("m"), { digest: new FaultError(fault).digest }), amends);
    expect(toReport(arrived, amends)).toEqual(toReport(fault, amends));
  });
});

describe("the credentials pair", () => {
  const [one, other] = ["invalid_credentials", "subscription_inactive"].map((code) => {
    const error = prism(401, "authentication_error", code, `Words for ${code}`);
    return [report(error), toReport(classify(JSON.parse(JSON.stringify(classify(error, amends)))) as Fault, amends)];
  });

  it("has one report, without a code", () => {
    expect(other).toEqual(one);
    expect(one?.map((each) => each?.code)).toEqual([null, null]);
  });

  it("has one report under an app's own row too", () => {
    const own = defineAmends({
      apis: [{ envelope: prismIo, codes: { invalid_credentials: { remedy: "contact_support" } } }],
    });
    const [first, second] = ["invalid_credentials", "subscription_inactive"].map((code) =>
      report(httpError(401, prismBody("authentication_error", code)), own),
    );
    expect(first).toMatchObject({ remedy: "contact_support", code: null });
    expect(second).toEqual(first);
  });
});

describe("rowOf", () => {
  it("is the row that made the fault", () => {
    const own = defineAmends({ apis: [{ envelope: prismIo, codes: { not_found: { surface: "toast" } } }] });
    expect(rowOf(classify(httpError(404, prismBody("not_found_error", "not_found")), own), own)).toMatchObject({
      surface: "toast",
    });
  });

  it("is looked up for a fault that came as data, by origin first", () => {
    const own = defineAmends({
      apis: [
        { envelope: prismIo, codes: { not_found: { surface: "toast" } } },
        { origin, envelope: prismIo, codes: { not_found: { surface: "dialog" } } },
      ],
    });
    const surfaces = [origin, null, "https://other.example"].map((from) => {
      const fault = { ...classify(prism(404, "not_found_error", "not_found"), own), origin: from };
      return surfaceOfRow(rowOf(classify(fault, own) as Fault, own));
    });
    expect(surfaces).toEqual(["dialog", "toast", "toast"]);
  });

  it("is that of the envelope that the fault names", () => {
    const data = JSON.parse(JSON.stringify(classify(httpError(404, airsBody(404))))) as Fault;
    expect(rowOf(classify(data) as Fault, defineAmends())).toEqual(prismaAirs.rows.not_found);
  });

  it.each(["stale_chunk", "success_reported_as_error"] as const)("knows the kit's own code %s", (code) => {
    const data = { ...classify(new Error("m")), code };
    const expected = code === "stale_chunk";
    expect(isExpected(rowOf(classify(data) as Fault, amends))).toBe(expected);
  });

  it("is that of the type where nobody knows the code", () => {
    const data = { ...classify(httpError(404)), code: "constructor", envelope: "nobody" };
    expect(rowOf(classify(data) as Fault, amends)).toMatchObject({ type: "not_found_error", remedy: "go_back" });
  });
});

describe("surfaceOf", () => {
  const fault = faultFor("prism-io/server_error/500");

  it("is that of the fault's row", () => {
    expect(surfaceOf(faultFor("prism-io/rate_limit_exceeded/429"))).toBe("banner");
    expect(surfaceOf(fault)).toBe("inline");
  });

  it("is the one that the app gives the row", () => {
    const amends = defineAmends({ apis: [{ envelope: prismIo, codes: { server_error: { surface: "toast" } } }] });
    expect(surfaceOf(classify(causeOf(fault), amends) as Fault, amends)).toBe("toast");
  });
});

describe("surfaceOfRow", () => {
  const expected = {
    fix_input: "summary",
    check_credentials: "inline",
    sign_in: "dialog",
    start_over: "page",
    wait: "banner",
    upgrade: "inline",
    request_access: "page",
    go_back: "page",
    revise_content: "summary",
    retry: "inline",
    reload: "inline",
    check_connection: "inline",
    contact_support: "inline",
    none: "inline",
  } as const;

  it.each(remedies)("follows the remedy: %s", (remedy) => {
    expect(surfaceOfRow({ type: "unknown_error", remedy })).toBe(expected[remedy]);
  });

  it.each(remedies)("is the row's own where it has one: %s", (remedy) => {
    expect(surfaceOfRow({ type: "unknown_error", remedy, surface: "toast" })).toBe("toast");
  });
});

describe("isExpected", () => {
  it("follows the type where the row says nothing", () => {
    const unexpected = Object.keys(types).filter(
      (type) => !isExpected({ type: type as keyof typeof types, remedy: "none" }),
    );
    expect(unexpected).toEqual(["server_error", "network_error", "timeout_error", "unknown_error"]);
  });

  it.each([true, false])("is what the row says: %s", (expected) => {
    for (const type of Object.keys(types))
      expect(isExpected({ type: type as keyof typeof types, remedy: "none", expected })).toBe(expected);
  });
});
