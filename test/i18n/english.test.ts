import { describe, expect, it } from "vitest";
import english from "../../locales/en/amends.json" with { type: "json" };
import type { Row } from "../../src/core/envelope.ts";
import { rows as prismIoRows } from "../../src/core/envelopes/prism-io.ts";
import { rows as prismaAirsRows } from "../../src/core/envelopes/prisma-airs.ts";
import type { FaultType } from "../../src/core/vocabulary.ts";
import { faultText } from "../../src/i18n/fault-text.ts";
import { faultWith } from "./faults.ts";

const tables: Record<"prism-io" | "prisma-airs", Record<string, Row>> = {
  "prism-io": prismIoRows,
  "prisma-airs": prismaAirsRows,
};
const envelopes = Object.keys(tables) as (keyof typeof tables)[];

const byCode = Object.entries(english.codes).flatMap(([envelope, codes]) =>
  Object.entries(codes).map(([code, text]) => ({ key: `codes.${envelope}.${code}`, envelope, code, ...text })),
);
const byType = Object.entries(english.types).map(([type, text]) => ({ key: `types.${type}`, ...text }));
const all = [...byCode, ...byType];

const ofRows = (isWanted: (row: Row, code: string) => boolean) =>
  byCode.filter(({ envelope, code }) => {
    const row = tables[envelope as keyof typeof tables]?.[code];
    return row !== undefined && isWanted(row, code);
  });
const ofType = (type: FaultType) => [
  ...ofRows((row) => row.type === type),
  ...byType.filter(({ key }) => key === `types.${type}`),
];

describe("completeness", () => {
  it.each(envelopes)("has a text for each code of %s, one for a group, and no other", (envelope) => {
    const codes = Object.entries(tables[envelope]).map(([code, row]) => row.group ?? code);
    expect(Object.keys(english.codes[envelope]).sort()).toEqual([...new Set(codes)].sort());
  });

  it.each(envelopes)("gives each row of %s words of its own", (envelope) => {
    const texts = Object.values(english.codes[envelope]).map(({ title }) => title);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it.each(
    envelopes.flatMap((envelope) => Object.entries(tables[envelope]).map(([code, row]) => ({ envelope, code, row }))),
  )("says what $envelope's $code means, rather than what its type does", ({ envelope, code, row }) => {
    const codes: Record<string, { title: string; body: string }> = english.codes[envelope];
    const name = row.group ?? code;
    expect(faultText(faultWith({ type: row.type, envelope, code: name }))).toEqual(codes[name]);
  });
});

describe("form", () => {
  it.each(all)("of $key: a short title without a full stop, and a body of whole sentences", ({ title, body }) => {
    expect(title).toMatch(/^[A-Z].{0,57}[a-z]$/);
    expect(body).toMatch(/^[A-Z].{0,156}[a-z]\.$/);
    for (const sentence of body.split(/(?<=\.) /)) expect(sentence).toMatch(/^[A-Z][^.]*\.$/);
  });

  it.each(Object.entries({ ...english.remedies, ...english.ui }))(
    "of the label %s: short, without a full stop",
    (_, label) => {
      expect(label).toMatch(/^[A-Z][A-Za-z ]{1,24}$/);
    },
  );

  it.each(Object.entries(english.violations))("of the field's %s: one whole sentence", (_, text) => {
    expect(text).toMatch(/^[A-Z].{0,58}[\w}]\.$/);
    expect(text).not.toMatch(/!|\bplease|\binvalid|must/i);
  });

  // In several languages a time itself ends in a full stop.
  it.each(Object.entries(english.countdown))(
    "of the countdown's %s: the time where there is one, no full stop",
    (name, text) => {
      expect(text).toMatch(/^\w.*[a-z}]$/);
      expect(text.includes("{{time}}")).toBe(name.includes("about") || name.endsWith("_in"));
    },
  );
});

describe("tone", () => {
  it.each(all)("of $key blames nobody and apologises for nothing", ({ title, body }) => {
    const text = `${title} ${body}`;
    expect(text).not.toMatch(/!|\boops|\bsorry|\bplease|unfortunately/i);
    expect(text).not.toMatch(
      /you(r requests)? (sent|have sent|made|failed|forgot|must|are not allowed|do not have)|denied|forbidden/i,
    );
  });

  it.each(all)("of $key needs no knowledge of the machinery", ({ title, body }) => {
    expect(`${title} ${body}`).not.toMatch(
      /\b(error|invalid|server|api|endpoint|http|json|payload|header|token|upstream|gateway|timeout|request body|status|null)\b/i,
    );
  });

  it("tells of a record only where the contract promises one", () => {
    const promising = all.filter(({ title, body }) => /record|logged|notified|looking into/i.test(title + body));
    expect(promising.map(({ key }) => key)).toEqual(["codes.prism-io.server_error"]);
  });

  it.each(ofType("not_found_error"))("of $key hints at nothing hidden", ({ title, body }) => {
    expect(`${title} ${body}`).not.toMatch(
      /permission|access|allow|private|hidden|visible|shared|owner|sign|account|authori|request|restricted/i,
    );
  });

  it.each(ofRows((row) => row.remedy === "upgrade"))("of $key promises nothing of waiting", ({ title, body }) => {
    expect(`${title} ${body}`).not.toMatch(
      /wait|later|again|soon|until|moment|second|minute|hour|today|tomorrow|month/i,
    );
  });

  it.each(ofRows((row) => row.remedy === "wait"))("of $key asks to wait and names no time", ({ body }) => {
    expect(body).toMatch(/wait/i);
    expect(body).not.toMatch(/second|minute|hour|\bday|tomorrow|\d/i);
  });

  it.each(ofRows((row) => row.remedy === "contact_support"))("of $key points to support", ({ body }) => {
    expect(body).toMatch(/contact support/i);
  });

  it.each(ofRows((row) => row.remedy === "retry"))("of $key leads to another try", ({ body }) => {
    expect(body).toMatch(/\btry again\b/i);
  });

  it.each(ofRows(({ type, recovery, remedy }) => type === "server_error" && remedy === "retry" && !recovery))(
    "of $key, which may still be running, asks to look for a result first",
    ({ body }) => {
      expect(body).toMatch(/look for a result.*try again/i);
    },
  );

  it("keeps silent on accounts and subscriptions when a sign-in fails", () => {
    const { title, body } = english.codes["prism-io"].invalid_credentials;
    expect(`${title} ${body}`).not.toMatch(/account|subscri|exist|active|paid|plan|wrong|incorrect/i);
  });
});
