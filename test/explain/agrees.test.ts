import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Amends, classify, defineAmends } from "../../src/core/index.ts";
import { explain, type TraceEntry } from "../../src/explain/index.ts";
import { contractRows, errorFor, responseFor, thrownRows } from "../../src/testing/index.ts";
import { strangers } from "../../src/testing/strangers.ts";
import { manyRuns, thrown } from "../core/arbitraries.ts";
import { errorWithEverywhere, everywhere, explosive, oddValues, revoked } from "../core/hostile-values.ts";
import { app } from "./failures.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 2) });
});
afterEach(() => {
  vi.useRealTimers();
});

const configurations: readonly Amends[] = [app, defineAmends()];

const fresh = (body: unknown): unknown => (typeof body === "object" ? JSON.parse(JSON.stringify(body)) : body);

const corpus: readonly (readonly [name: string, make: () => unknown])[] = [
  ...contractRows.flatMap((row) => [
    [`the body of ${row.id}`, () => fresh(row.body)] as const,
    [`the error of ${row.id}`, () => errorFor(row)] as const,
    [`the Response of ${row.id}`, () => responseFor(row)] as const,
  ]),
  ...thrownRows.map((row) => [row.id, row.thrown] as const),
  ...strangers.map(({ api, status, body }) => [`a body of ${api}'s, ${status}`, () => fresh(body)] as const),
  ...oddValues,
  ["what is everywhere", () => everywhere({ status: 404 })],
  ["an Error with it everywhere", () => errorWithEverywhere("TimeoutError")],
  ["what explodes", () => explosive()],
  ["a revoked proxy", () => revoked()],
];

/** The outermost lines about the server's words. */
const wordsIn = (trace: readonly TraceEntry[]) => trace.filter(({ about }) => about === "words");

describe("explain", () => {
  it("gives the fault that classify gives, over the whole corpus", () => {
    for (const amends of configurations) {
      for (const [name, make] of corpus) {
        const value = make();
        expect(explain(value, amends).fault, name).toEqual(classify(value, amends));
      }
    }
  });

  it("gives it for whatever is thrown", () => {
    fc.assert(
      fc.property(thrown, fc.constantFrom(...configurations), (make, amends) => {
        const value = make();
        expect(explain(value, amends).fault).toEqual(classify(value, amends));
      }),
      manyRuns,
    );
  });

  it("ends with what was decided, and says what stands in the fault", () => {
    for (const [name, make] of corpus) {
      const { fault, trace } = explain(make(), app);
      const last = trace.at(-1);
      expect(last?.outcome, name).toBe("decided");
      if (fault)
        expect(
          trace.some(({ text }) => text.includes(fault.type)),
          name,
        ).toBe(true);
    }
  });

  it("says of each row's words what became of them", () => {
    for (const row of contractRows) {
      const { fault, trace } = explain(errorFor(row), app);
      const said = wordsIn(trace).map(({ outcome, text }) => `${outcome}: ${text}`);
      const isShown = fault !== null && (fault.message !== null || fault.violations.some(({ message }) => message));
      expect(
        said.some((each) => each.startsWith("found: The server's words may be shown")),
        row.id,
      ).toBe(isShown);
      // The last reason is for what nobody foresaw.
      expect(said.join(" "), row.id).not.toContain("nothing is left of them");
    }
  });
});
