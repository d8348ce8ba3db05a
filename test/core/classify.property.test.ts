import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  classify,
  classifyAsync,
  defineAmends,
  FaultError,
  prismaAirs,
  prismIo,
  type Row,
} from "../../src/core/index.ts";
import { isError } from "../../src/core/read.ts";
import { toReport } from "../../src/core/report.ts";
import { hostileText, httpErrors, manyRuns, prismCodes, sentCodes, sentTypes, thrown } from "./arbitraries.ts";
import { flawsOf } from "./fault-flaws.ts";
import { airsBody, httpError, prismBody } from "./http-error.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 2, 3, 4, 5) });
});
afterEach(() => {
  vi.useRealTimers();
});

const origin = "https://api.example";
const url = `${origin}/x`;
const plain = defineAmends();
const configurations = [
  plain,
  defineAmends({ apis: [{ origin, envelope: prismIo }] }),
  defineAmends({
    apis: [{ origin, envelope: prismaAirs }],
    codes: { seat_limit: { type: "permission_error", remedy: "upgrade" } },
  }),
];
const headers = fc.dictionary(
  fc.constantFrom(
    "retry-after",
    "Retry-After",
    "x-ratelimit-reset",
    "ratelimit",
    "x-request-id",
    "grpc-status",
    "date",
  ),
  fc.oneof(fc.constantFrom("20", "soon", "-1", "1e99", "req-41", "Fri, 02 Jan 2026 03:04:05 GMT"), hostileText),
);

describe("whatever is thrown", () => {
  it("means a sound fault, or a success that was no Error", () => {
    let faults = 0;
    fc.assert(
      fc.property(thrown, (make) => {
        const value = make();
        for (const amends of configurations) {
          const fault = classify(value, amends);
          if (fault === null) {
            expect(isError(value)).toBe(false);
            continue;
          }
          faults++;
          expect(flawsOf(fault)).toEqual([]);
        }
      }),
      { numRuns: 800 },
    );
    expect(faults).toBeGreaterThan(1500);
  });

  it("means the same at the second look, and in a report", () => {
    fc.assert(
      fc.property(thrown, (make) => {
        const value = make();
        const fault = classify(value);
        if (typeof value === "object" && value !== null) expect(classify(value)).toBe(fault);
        else expect(classify(value)).toEqual(fault);
        if (fault) expect(toReport(fault, plain) === null).toBe(fault.type === "cancelled");
      }),
      manyRuns,
    );
  });

  it("can be thrown again, and cross to the browser", () => {
    fc.assert(
      fc.property(thrown, (make) => {
        const value = make();
        const fault = classify(value);
        if (fault === null) return;
        const { digest } = new FaultError(fault);
        const arrived = classify(Object.assign(new Error("m"), { digest }));
        expect(flawsOf(arrived)).toEqual([]);
        expect(arrived).toMatchObject({ type: fault.type, status: fault.status, remedy: fault.remedy, message: null });
      }),
      manyRuns,
    );
  });

  it("never makes classifyAsync reject", async () => {
    await fc.assert(
      fc.asyncProperty(thrown, async (make) => {
        const value = make();
        const fault = await classifyAsync(value);
        if (fault !== null) expect(flawsOf(fault)).toEqual([]);
        if (typeof value === "object") expect(classify(value)).toEqual(fault);
      }),
      manyRuns,
    );
  });

  it("changes no prototype", () => {
    const names = () => [Object, Array, Error, Function].map(({ prototype }) => Reflect.ownKeys(prototype));
    const before = names();
    fc.assert(
      fc.property(thrown, (make) => {
        const value = make();
        classify(value);
      }),
      manyRuns,
    );
    expect(names()).toEqual(before);
  });
});

describe("an answer that failed", () => {
  it("keeps HTTP's status, whatever its body", () => {
    fc.assert(
      fc.property(httpErrors, thrown, headers, (status, make, sent) => {
        for (const amends of configurations) {
          const fault = classify(httpError(status, make(), { headers: sent, url }), amends);
          expect(flawsOf(fault)).toEqual([]);
          expect(fault.status).toBe(status);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("is read alike from an Error and from a Response", async () => {
    await fc.assert(
      fc.asyncProperty(httpErrors, sentTypes, sentCodes, hostileText, async (status, type, code, message) => {
        const body = prismBody(type, code, message);
        const response = new Response(JSON.stringify(body), { status });
        expect(await classifyAsync(response)).toEqual(classify(httpError(status, JSON.parse(JSON.stringify(body)))));
      }),
      manyRuns,
    );
  });

  it("has no countdown where no server named one", () => {
    fc.assert(
      fc.property(httpErrors, sentTypes, sentCodes, hostileText, (status, type, code, message) => {
        expect(classify(httpError(status, prismBody(type, code, message))).retryAt).toBeNull();
        expect(classify(httpError(status, airsBody(status, message))).retryAt).toBeNull();
      }),
      manyRuns,
    );
  });

  it("is never retried by the machine after a 504", () => {
    fc.assert(
      fc.property(sentTypes, sentCodes, hostileText, (type, code, message) => {
        for (const body of [prismBody(type, code, message), airsBody(504, message), message]) {
          expect(classify(httpError(504, body)).recovery).not.toBe("retry");
        }
      }),
      manyRuns,
    );
  });
});

describe("Prism IO's codes", () => {
  it("win over any type, at any status", () => {
    fc.assert(
      fc.property(httpErrors, sentTypes, prismCodes, (status, type, code) => {
        const unknown: Row = { type: "unknown_error", remedy: "none", recovery: null };
        const { recovery, group, ...row } = prismIo.rows[code] ?? unknown;
        const fault = classify(httpError(status, prismBody(type || "x", code, "m"), { url }), configurations[1]);
        expect(fault).toMatchObject({ type: row.type, remedy: row.remedy, code: group ?? code, status });
        expect(fault.recovery).toBe(status === 504 && recovery === "retry" ? null : recovery);
      }),
      manyRuns,
    );
  });

  it("alone let the words of a stranger through, with governance_error", () => {
    let shown = 0;
    fc.assert(
      fc.property(httpErrors, sentTypes, sentCodes, hostileText, (status, type, code, message) => {
        const fault = classify(httpError(status, prismBody(type, code, message, "field")));
        const words = [fault.message, ...fault.violations.map((violation) => violation.message)];
        if (words.every((text) => text === null)) return;
        shown++;
        expect(type === "governance_error" || `${type} ${code}` === "invalid_request_error validation_error").toBe(
          true,
        );
        expect(status).toBeLessThan(500);
      }),
      { numRuns: 5000 },
    );
    expect(shown).toBeGreaterThan(10);
  });

  it("of the credentials pair are told apart by nothing but the code", () => {
    fc.assert(
      fc.property(
        httpErrors,
        sentTypes,
        hostileText,
        headers,
        fc.constantFrom(...configurations),
        (status, type, message, sent, amends) => {
          const [one, other] = ["invalid_credentials", "subscription_inactive"].map((code) =>
            classify(httpError(status, prismBody(type, code, message), { headers: sent, url }), amends),
          );
          if (!one || !other) throw new Error("classified as a success");
          expect({ ...other, code: one.code }).toEqual(one);
          expect(toReport(other, amends)).toEqual(toReport(one, amends));
          expect(new FaultError(other).message).toBe(new FaultError(one).message);
          expect(new FaultError(other).digest).toBe(new FaultError(one).digest);
        },
      ),
      manyRuns,
    );
  });
});

describe("Prisma AIRS' envelope", () => {
  const successes = fc.constantFrom<unknown>(0, "0", "OK", 200, "200", 204, 302);

  it("is a success where it says so and HTTP does not contradict", () => {
    fc.assert(
      fc.property(successes, hostileText, fc.integer({ min: 200, max: 399 }), (claimed, message, status) => {
        const body = airsBody(claimed, message);
        expect(classify(body)).toBeNull();
        expect(classify({ status, headers: {}, data: body })).toBeNull();
        expect(classify(httpError(status, body))).toMatchObject({ code: "success_reported_as_error", status });
      }),
      manyRuns,
    );
  });

  it("is none where HTTP failed", () => {
    fc.assert(
      fc.property(successes, hostileText, httpErrors, (claimed, message, status) => {
        expect(classify({ status, headers: {}, data: airsBody(claimed, message) })).toMatchObject({ status });
      }),
      manyRuns,
    );
  });

  it("never shows the server's words, nor names an input", () => {
    fc.assert(
      fc.property(httpErrors, hostileText, (status, message) => {
        for (const amends of configurations) {
          const fault = classify(httpError(status, airsBody(status, message), { url }), amends);
          expect(fault).toMatchObject({ message: null, violations: [] });
        }
      }),
      manyRuns,
    );
  });
});

describe("plain data with a fault's keys", () => {
  it("is a sound fault, or none", () => {
    const fault = classify(httpError(422, prismBody("invalid_request_error", "validation_error", "m", "a")));
    const data: object = JSON.parse(JSON.stringify(fault));
    let taken = 0;
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(data)), thrown, { maxKeys: 3 }), (recipes) => {
        const change = Object.entries(recipes).map(([key, make]) => [key, make()]);
        const made = classify({ ...data, ...Object.fromEntries(change) });
        if (made === null) return;
        if (made.code === "validation_error" && made.envelope === "prism-io") taken++;
        expect(flawsOf(made)).toEqual([]);
      }),
      { numRuns: 3000 },
    );
    expect(taken).toBeGreaterThan(100);
  });
});
