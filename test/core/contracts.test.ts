import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Amends, Session } from "../../src/core/index.ts";
import { classify, classifyAsync, defineAmends, prismaAirs, prismIo } from "../../src/core/index.ts";
import { isExpected, rowOf, surfaceOfRow, toReport } from "../../src/core/report.ts";
import type { ContractRow, Outcome } from "../../src/testing/index.ts";
import {
  contractRows,
  disagreeingRows,
  errorFor,
  grpcRows,
  httpRows,
  lookalikeRows,
  prismaAirsRows,
  prismIoRows,
  responseFor,
  thrownRows,
  withWording,
} from "../../src/testing/index.ts";

const origin = "https://api.example";
const now = Date.UTC(2026, 0, 2, 3, 4, 5);

const nobody = defineAmends();
const envelopes = { "prism-io": prismIo, "prisma-airs": prismaAirs };

const session: Session = {
  getState: () => ({ status: "active", waiting: 0, unsafe: 0, dropped: 0, dismissed: false }),
  subscribe: () => () => {},
  start: () => {},
  end: () => {},
  interrupt: () => {},
  resume: () => {},
  dismiss: () => {},
};

const success: Outcome = {
  type: "unknown_error",
  code: "success_reported_as_error",
  recovery: null,
  remedy: "contact_support",
  envelope: null,
  status: 200,
  expected: false,
  showsServerText: false,
  params: [],
  retryAfterMs: null,
};

beforeEach(() => {
  vi.useFakeTimers({ now });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Every wording of every row, for `it.each`: a title, the row that says so, and the text. */
function casesOf(rows: readonly ContractRow[]): [title: string, row: ContractRow, text: string | null][] {
  return rows.flatMap((row): [string, ContractRow, string | null][] =>
    row.wordings.length === 0
      ? [[row.id, row, null]]
      : row.wordings.map((text) => [`${row.id}: ${JSON.stringify(text)}`, withWording(row, text), text]),
  );
}

/** The same words as other servers capitalise and end them. */
function spellingsOf(text: string): string[] {
  return text === "" ? [text] : [text.toLowerCase(), text.toUpperCase(), `${text}.`];
}

/** An error whose request is known to have gone to `origin`. */
function errorFrom(row: ContractRow): Error {
  return Object.assign(errorFor(row), { config: { url: `${origin}/api` } });
}

function expectOutcome(value: unknown, amends: Amends, outcome: Outcome, text: string | null): void {
  const fault = classify(value, amends);
  if (fault === null) throw new Error("classified as a success");
  const { surface, expected, showsServerText, params, retryAfterMs, ...same } = outcome;
  const row = rowOf(fault, amends);
  expect({
    ...fault,
    violations: fault.violations.map(({ param, message }) => [param, message]),
    expected: isExpected(row),
    surface: surface && surfaceOfRow(row),
  }).toMatchObject({
    ...same,
    message: showsServerText ? text : null,
    violations: params.map((param) => [param, showsServerText ? text : null]),
    retryAt: retryAfterMs === null ? null : now + retryAfterMs,
    expected,
    surface,
  });
}

function outcomeOf(row: ContractRow): Outcome {
  // An Error is never a success; which envelope said so does not matter here.
  return row.outcome ?? { ...success, envelope: row.api, status: row.status };
}

describe.each([
  ["Prism IO", prismIoRows],
  ["Prisma AIRS", prismaAirsRows],
  ["no envelope", httpRows],
  ["look-alikes of Prism IO", lookalikeRows],
  ["bodies that contradict HTTP", disagreeingRows],
  ["gRPC codes", grpcRows],
])("%s, from an origin that nobody bound", (_name, rows) => {
  it.each(casesOf(rows))("classifies %s", (_title, row, text) => {
    expectOutcome(errorFor(row), nobody, outcomeOf(row), text);
  });
});

describe("an origin bound to its envelope", () => {
  it.each(casesOf([...prismIoRows, ...prismaAirsRows, ...disagreeingRows]))("classifies %s", (_title, row, text) => {
    const amends = defineAmends({ apis: [{ origin, envelope: envelopes[row.api ?? "prism-io"] }] });
    expectOutcome(errorFrom(row), amends, { ...outcomeOf(row), ...row.whenBound }, text);
  });
});

describe.each([prismIo, prismaAirs])("an origin bound to $name that answers in no envelope", (envelope) => {
  it.each(httpRows.map((row) => [row.id, row] as const))("leaves %s to its status", (_id, row) => {
    expectOutcome(errorFrom(row), defineAmends({ apis: [{ origin, envelope }] }), outcomeOf(row), null);
  });
});

describe("Prisma AIRS, spelt otherwise", () => {
  it.each(casesOf(prismaAirsRows))("classifies %s", (_title, row, text) => {
    for (const other of spellingsOf(text ?? "")) {
      expectOutcome(errorFor(withWording(row, other)), nobody, outcomeOf(row), other);
    }
  });
});

describe("an origin with a session", () => {
  // Bound to Prism IO, a look-alike would be Prism IO's own.
  it.each(casesOf(contractRows.filter((row) => !lookalikeRows.includes(row))))("classifies %s", (_title, row, text) => {
    const amends = defineAmends({ apis: [{ origin, envelope: envelopes[row.api ?? "prism-io"], session }] });
    expectOutcome(errorFrom(row), amends, { ...outcomeOf(row), ...row.whenBound, ...row.whenSession }, text);
  });
});

describe("a Response that nobody has read", () => {
  it.each(contractRows.map((row) => [row.id, row] as const))("is classified with its body: %s", async (_id, row) => {
    const response = responseFor(row);
    const fault = await classifyAsync(response, nobody);
    expect(classify(response, nobody)).toBe(fault);
    if (row.outcome) expectOutcome(response, nobody, row.outcome, row.wordings[0] ?? null);
    else expect(fault).toBeNull();
  });
});

describe("a bare body", () => {
  it.each(prismIoRows.map((row) => [row.id, row] as const))("needs no status: %s", (_id, row) => {
    const { type, code } = outcomeOf(row);
    expect(classify(row.body, nobody)).toMatchObject({ type, code, envelope: "prism-io", status: null });
  });

  it.each(casesOf(prismaAirsRows))("brings its own status: %s", (_title, row) => {
    const { outcome } = row;
    expect(classify(row.body, nobody)).toEqual(
      outcome && expect.objectContaining({ type: outcome.type, code: outcome.code, status: row.status }),
    );
  });
});

describe("no answer", () => {
  it.each(thrownRows.map((row) => [row.label, row] as const))("classifies %s", (_label, row) => {
    expectOutcome(row.thrown(), nobody, row.outcome, null);
  });

  it("never reports what the caller aborted", () => {
    const fault = classify(new DOMException("The operation was aborted.", "AbortError"), nobody);
    expect(toReport(fault, nobody)).toBeNull();
  });
});
