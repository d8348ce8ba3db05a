import { describe, expect, it } from "vitest";
import { causeOf, classify, defineAmends, FaultError, prismIo } from "../../src/core/index.ts";
import { flawsOf } from "./fault-flaws.ts";
import { airsBody, httpError, prismBody } from "./http-error.ts";

const url = "https://api.example/brands";
const origin = "https://api.example";
const validation = prismBody("invalid_request_error", "validation_error", "Field required", "items[0].name");

describe("the memo of classify", () => {
  it("gives the same fault for the same value", () => {
    const error = httpError(503);
    expect(classify(error)).toBe(classify(error));
  });

  it("gives an equal fault, not the same, for an equal value", () => {
    const [one, other] = [classify(httpError(503)), classify(httpError(503))];
    expect(one).toEqual(other);
    expect(one).not.toBe(other);
  });

  it("keeps the fault of a value that changes afterwards", () => {
    const error = httpError(422, structuredClone(validation)) as Error & { response: { status: number } };
    const fault = classify(error);
    const before = structuredClone(fault);
    Object.assign(error.response, { status: 500, data: null, headers: { "retry-after": "9" } });
    expect(classify(error)).toBe(fault);
    expect(fault).toEqual(before);
  });

  it("keeps a fault whose body changes afterwards", () => {
    const body = prismBody("invalid_request_error", "validation_error", "Field required", ["items", 0]);
    const fault = classify(httpError(422, body));
    (body.error.param as unknown[]).push("name");
    body.error.message = "Something else";
    expect(fault).toMatchObject({ message: "Field required", violations: [{ path: ["items", 0] }] });
  });

  it("remembers a success too", () => {
    const body = airsBody(200, "Successfully scanned request");
    expect(classify(body)).toBeNull();
    body.error.status_code = 500;
    expect(classify(body)).toBeNull();
  });

  it("keeps two configurations apart", () => {
    const error = httpError(400, prismBody("invalid_request_error", "odd", "Odd words"), { url });
    const bound = defineAmends({ apis: [{ origin, envelope: prismIo }] });
    expect(classify(error).message).toBeNull();
    expect(classify(error, bound).message).toBe("Odd words");
    expect(classify(error).message).toBeNull();
    expect(classify(error, bound)).toBe(classify(error, bound));
  });

  it("keeps two equal configurations apart", () => {
    const error = httpError(503);
    expect(classify(error, defineAmends())).not.toBe(classify(error, defineAmends()));
  });

  it("takes what is frozen", () => {
    const error = Object.freeze(httpError(503));
    expect(classify(error)).toBe(classify(error));
  });
});

describe("what classify gives back", () => {
  it("is frozen all the way down", () => {
    const fault = classify(httpError(422, validation));
    expect(fault.violations).toHaveLength(1);
    for (const part of [fault, fault.violations, ...fault.violations]) expect(part).toSatisfy(Object.isFrozen);
    expect(fault.violations[0]?.path).toSatisfy(Object.isFrozen);
    expect(fault.violations[0]?.values).toSatisfy(Object.isFrozen);
  });

  it("leaves what was thrown as it was", () => {
    const error = httpError(422, structuredClone(validation));
    classify(error);
    expect(error).not.toSatisfy(Object.isFrozen);
    expect(error).toHaveProperty("response.data", validation);
  });

  it("is the fault itself where that is what was given", () => {
    const fault = classify(httpError(503));
    expect(classify(fault)).toBe(fault);
  });

  it("is judged anew under another configuration, and stays the same from then on", () => {
    const fault = classify(httpError(503));
    const other = defineAmends();
    expect(classify(fault, other)).toEqual(fault);
    expect(classify(fault, other)).toBe(classify(fault, other));
  });

  it("is the fault that an error carries", () => {
    const fault = classify(httpError(422, validation));
    expect(classify(new FaultError(fault))).toBe(fault);
  });

  it("is the fault of a FaultError that another error wraps", () => {
    const fault = classify(httpError(429, null, { headers: { "retry-after": "5" } }));
    expect(classify(new Error("loading failed", { cause: new FaultError(fault) }))).toMatchObject({
      type: "rate_limit_error",
      status: 429,
      retryAt: fault.retryAt,
    });
  });

  it("tells its cause", () => {
    const error = httpError(503);
    expect(causeOf(classify(error))).toBe(error);
  });

  it("tells a cause that is no object", () => {
    const fault = classify("boom");
    expect(fault && causeOf(fault)).toBe("boom");
  });

  it("tells the thrown value, not the one inside that decided", () => {
    const error = new Error("outer", { cause: httpError(503) });
    expect(causeOf(classify(error))).toBe(error);
  });
});

describe("a success", () => {
  it.each([
    ["a body that says so", airsBody(200, "Successfully scanned request")],
    ["a body that says so in digits", airsBody("200", "")],
    ["a body with gRPC's OK", airsBody(0, "")],
    ["a status of gRPC", { code: 0, message: "", details: [] }],
    ["a Response", new Response(null, { status: 204 })],
    ["a Response that was redirected", new Response(null, { status: 304 })],
    ["an answer with a body that says so", { status: 200, headers: {}, data: airsBody(200) }],
  ])("is null: %s", (_name, value) => {
    expect(classify(value)).toBeNull();
  });

  it("is a fault of its own once it was thrown as an error", () => {
    const fault = classify(httpError(200, airsBody(200, "Successfully scanned request")));
    expect(fault).toMatchObject({
      type: "unknown_error",
      code: "success_reported_as_error",
      status: 200,
      remedy: "contact_support",
      envelope: "prisma-airs",
      message: null,
    });
    expect(flawsOf(fault)).toEqual([]);
  });

  it("keeps HTTP's status then", () => {
    expect(classify(httpError(201, airsBody(200)))).toMatchObject({ code: "success_reported_as_error", status: 201 });
  });

  it("is a fault where the error knows of a good answer alone", () => {
    expect(classify(httpError(200, { id: 7 }))).toMatchObject({ type: "unknown_error", status: 200 });
  });

  it("is none where HTTP says otherwise", () => {
    expect(classify({ status: 500, headers: {}, data: airsBody(200) })).toMatchObject({
      type: "server_error",
      status: 500,
      envelope: "prisma-airs",
    });
  });

  it("is none where the body says otherwise", () => {
    expect(classify({ status: 200, headers: {}, data: airsBody(403) })).toMatchObject({
      type: "permission_error",
      status: 403,
    });
  });

  it("inside a cause makes no success of the error", () => {
    expect(classify(new Error("outer", { cause: airsBody(200) }))).toMatchObject({ type: "unknown_error" });
  });
});

describe("an error that a server throws again under a configuration for each request", () => {
  it("keeps the latest faults and lets go of the configurations before", () => {
    const error = new Error("constant");
    const configurations = Array.from({ length: 20 }, () => defineAmends());
    const faults = configurations.map((amends) => classify(error, amends));
    expect(classify(error, configurations[19])).toBe(faults[19]);
    expect(classify(error, configurations[0])).not.toBe(faults[0]);
  });
});
