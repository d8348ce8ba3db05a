import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { entryOf, flawsInPending, languagesIn } from "../../scripts/languages.ts";
import cldr from "./cldr.json" with { type: "json" };

type Language = { readonly plurals: readonly string[]; readonly quotes: string };
const languages: Readonly<Record<string, Language>> = cldr;

const root = new URL("../../", import.meta.url);
const kit = languagesIn(root);

const inEnglish = kit.textsOf("en");
const plural = /_(zero|one|two|few|many|other)$/;
const pluralNames = [...inEnglish.keys()].filter((key) => key.endsWith("_other")).map((key) => key.replace(plural, ""));
const placeholdersIn = (text: string) => text.match(/\{\{.*?\}\}/g) ?? [];

/** The English that a text is the translation of: a language's other plural forms have none of their own. */
const originalOf = (key: string) => inEnglish.get(key) ?? inEnglish.get(key.replace(plural, "_other")) ?? "";

/** Words that a translator leaves in place only by mistake. */
const leftovers =
  /\b(the|your|you|again|wait|something|wrong|cannot|could|this|that|which|with|been|enter|choose|check|request|sign|retry|reload|upgrade|try|support)\b/giu;
const latin = /\{\{.*?\}\}|https:\/\/example\.com|name@example\.com|\bIDs?\b/g;
const nonLatin =
  "ar bg bn el fa gu he hi hy ja ka kk km kn ko mk ml mn mr pa ru sr ta te th uk ur zh-Hans zh-Hant".split(" ");

it("are all there", () => {
  expect(kit.tags).toEqual(Object.keys(languages).sort());
});

it("have every text that English has, or let it wait", () => {
  expect(flawsInPending(kit)).toEqual([]);
});

it("have loaders and a table that are up to date", () => {
  const { status, stderr } = spawnSync(process.execPath, ["scripts/locales.ts", "--check"], { encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: expect.not.stringContaining("out of date") });
});

describe.each(kit.tags.filter((tag) => tag in languages))("%s", (tag) => {
  const { plurals = [], quotes = "" } = languages[tag] ?? {};
  const source = readFileSync(new URL(`locales/${tag}/amends.json`, root), "utf8");
  const texts = [...kit.textsOf(tag)];

  it(`${tag}: is a tag in its canonical form`, () => {
    expect(Intl.getCanonicalLocales(tag)).toEqual([tag]);
  });

  it(`${tag}: has English's keys in English's order, each pair and each plural whole, in the forms that the language has`, () => {
    // What waits, waits as a whole.
    const begun = new Set(texts.map(([key]) => entryOf(key)));
    const wanted = [...inEnglish.keys()]
      .filter((key) => begun.has(entryOf(key)))
      .flatMap((key) => {
        const name = key.replace(plural, "");
        if (!pluralNames.includes(name)) return [key];
        return key.endsWith("_other") ? plurals.map((category) => `${name}_${category}`) : [];
      });
    expect(texts.map(([key]) => key)).toEqual(wanted);
  });

  it(`${tag}: has English's placeholders, and may leave out a number only in a form for one, two or none`, () => {
    for (const [key, text] of texts) {
      const wanted = placeholdersIn(originalOf(key));
      const found = placeholdersIn(text);
      if (/_(zero|one|two)$/.test(key) && found.length === 0) continue;
      expect(found, key).toEqual(wanted);
    }
  });

  it(`${tag}: is normalised, trimmed, and of a length that fits where the English does`, () => {
    expect(source).toBe(source.normalize("NFC"));
    for (const [key, text] of texts) {
      expect(text, key).toMatch(/^\S(.*\S)?$/su);
      expect(text, key).not.toMatch(/ {2}|[\n\t]/);
      expect(text.length, `${key}: ${text}`).toBeLessThanOrEqual(2 * originalOf(key).length + 20);
    }
  });

  it(`${tag}: quotes as the language does`, () => {
    for (const [key, text] of texts) {
      for (const mark of text.match(/["'“”„«»‹›「」『』‚‘]/gu) ?? []) expect(quotes, `${key}: ${text}`).toContain(mark);
    }
  });

  it(`${tag}: shouts at nobody`, () => {
    // Armenian's mark of exclamation stands in the word; Spanish has two.
    for (const [key, text] of texts) expect(text, key).not.toMatch(/[!¡！՜]/u);
  });

  if (tag === "en") return;
  const about = kit.aboutOf(tag);

  it(`${tag}: has its glossary`, () => {
    expect(Object.keys(about.glossary)).toEqual(
      expect.arrayContaining(["sign_in", "request", "try_again", "plan", "field", "support"]),
    );
    for (const word of Object.values(about.glossary)) expect(word).toMatch(/\S/);
  });

  it(`${tag}: says of nothing that is not there that it was hidden or not allowed`, () => {
    expect(about.hiding.length).toBeGreaterThan(2);
    const notFound = texts.filter(([key]) => /not_found/.test(key) && !/endpoint/.test(key));
    expect(notFound.length).toBeGreaterThan(0);
    for (const [key, text] of notFound) {
      for (const word of about.hiding) expect(text.toLowerCase(), `${key}: ${word}`).not.toContain(word.toLowerCase());
    }
  });

  it(`${tag}: keeps silent on accounts and subscriptions when a sign-in fails`, () => {
    expect(about.accounts.length).toBeGreaterThan(1);
    const credentials = texts.filter(([key]) => key.startsWith("codes.prism-io.invalid_credentials."));
    expect(credentials).toHaveLength(2);
    for (const [key, text] of credentials) {
      for (const word of about.accounts)
        expect(text.toLowerCase(), `${key}: ${word}`).not.toContain(word.toLowerCase());
    }
  });

  it(`${tag}: tells of a second reading only where the sentences that matter were translated back`, () => {
    const hadOne = about.history.some(({ what }) => what === "second reading");
    expect(Object.keys(about.back_translations ?? {}).length).toBeGreaterThanOrEqual(hadOne ? 25 : 0);
  });

  if (tag === "en-GB") return;

  it(`${tag}: has no English left in it`, () => {
    const allowed = (about.english ?? []).map((word) => word.toLowerCase());
    for (const [key, text] of texts) {
      const words = text.replaceAll(latin, "");
      const found = nonLatin.includes(tag) ? words.match(/[A-Za-z]+/g) : words.match(leftovers);
      const left = (found ?? []).filter((word) => !allowed.includes(word.toLowerCase()));
      expect(left, `${key}: ${text}`).toEqual([]);
      if (/[.]/.test(text) || text.includes(" ")) expect(text, key).not.toBe(originalOf(key));
    }
  });
});
