import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const english = {
  codes: { acme: { gone: { title: "It is gone", body: "Go back." } } },
  ui: { copy: "Copy" },
  violations: { short_one: "Add {{count}} letter.", short_other: "Add {{count}} letters." },
};
const german = {
  codes: { acme: { gone: { title: "Es ist weg", body: "Gehen Sie zurück." } } },
  ui: { copy: "Kopieren" },
  violations: { short_one: "Noch {{count}} Zeichen.", short_other: "Noch {{count}} Zeichen." },
};
const notes = { "codes.acme.gone": "Not there any more.", "ui.copy": "A button.", "violations.short": "Too short." };
const about = { name: "Deutsch", english_name: "German", address: "Sie", history: [] };

/** A checkout with English and German, of which some files are other ones; null for a file that is not there. */
function checkoutWith(others: Readonly<Record<string, unknown>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "amends-locales-"));
  folders.push(folder);
  const files: Readonly<Record<string, unknown>> = {
    "locales/en/amends.json": english,
    "locales/de/amends.json": german,
    "docs/translation/de.json": about,
    "docs/translation/notes.json": notes,
    "docs/translation/pending.json": {},
    "docs/translating.md": "7 languages.\n<!-- table of locales --><!-- end of the table -->\n",
    "README.md": "The kit speaks [7 languages](docs/translating.md).\n",
    "src/i18n/loaders.ts": "",
    ...others,
  };
  for (const [path, content] of Object.entries(files)) {
    if (content === null) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), typeof content === "string" ? content : JSON.stringify(content));
  }
  return folder;
}

function run(folder: string, ...options: string[]): { status: number | null; out: string; complaint: string } {
  const args = ["scripts/locales.ts", "--root", folder, ...options];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  return { status, out: stdout, complaint: stderr.replace(/^.*ExperimentalWarning.*\n.*\n/m, "") };
}

const { gone, ...otherCodes } = german.codes.acme;
const waiting = { "locales/de/amends.json": { ...german, codes: { acme: otherCodes } } };
const listed = { "docs/translation/pending.json": { "codes.acme.gone": "Deleted by its owner." } };

describe("a release", () => {
  it("may be made where nothing waits", () => {
    expect(run(checkoutWith(), "--release")).toMatchObject({ status: 0, complaint: "" });
  });

  it("may not while something does, and is told what and how to get it translated", () => {
    const { status, complaint } = run(checkoutWith({ ...waiting, ...listed }), "--release");
    expect(status).toBe(1);
    expect(complaint).toContain("These wait to be translated: codes.acme.gone.");
    expect(complaint).toContain("npm run locales -- --pending");
  });

  it.each<{ what: string; files: Readonly<Record<string, unknown>>; says: string }>([
    {
      what: "a text that is missing and not listed",
      files: waiting,
      says: '"codes.acme.gone" ("It is gone", "Go back.") is missing in de. Translate it in locales/<tag>/amends.json, or let it wait: add "codes.acme.gone", with a note for translators, to docs/translation/pending.json.',
    },
    {
      what: "half a pair",
      files: { "locales/de/amends.json": { ...german, codes: { acme: { gone: { title: gone.title } } } } },
      says: '"codes.acme.gone" ("It is gone", "Go back.") is missing in de.',
    },
    {
      what: "a plural without its general form",
      files: { "locales/de/amends.json": { ...german, violations: { short_one: "x" } } },
      says: '"violations.short" ("Add {{count}} letter.", "Add {{count}} letters.") is missing in de.',
    },
    {
      what: "an entry that waits nowhere any more",
      files: listed,
      says: '"codes.acme.gone" waits in no language any more: move its note from docs/translation/pending.json to docs/translation/notes.json.',
    },
    {
      what: "an entry that English does not have",
      files: { "docs/translation/pending.json": { "ui.paste": "A button." } },
      says: '"ui.paste" in docs/translation/pending.json is nothing that English has: correct the name, or take it out.',
    },
    {
      what: "an entry for half of what is translated as one",
      files: { ...waiting, "docs/translation/pending.json": { "codes.acme.gone.title": "A title." } },
      says: 'is nothing that English has: list "codes.acme.gone", which is translated as one.',
    },
    {
      what: "an entry without a note",
      files: {
        ...waiting,
        "docs/translation/pending.json": { "codes.acme.gone": " " },
        "docs/translation/notes.json": { ...notes, "codes.acme.gone": undefined },
      },
      says: '"codes.acme.gone" has no note',
    },
  ])("is told of $what", ({ files, says }) => {
    const { status, complaint } = run(checkoutWith(files), "--release");
    expect(status).toBe(1);
    expect(complaint).toContain(says);
  });
});

describe("a translator", () => {
  it("is given what waits, in English, with its notes", () => {
    const { status, out } = run(checkoutWith({ ...waiting, ...listed }), "--pending");
    expect(status).toBe(0);
    expect(out).toBe(
      [
        "",
        "de, German: 1 of 3 wait in locales/de/amends.json",
        "",
        "  codes.acme.gone",
        "    title: It is gone",
        "    body: Go back.",
        "    note: Deleted by its owner.",
        "",
      ].join("\n"),
    );
  });

  it("may ask for one language, and hears that nothing waits", () => {
    const folder = checkoutWith({ ...waiting, ...listed });
    expect(run(folder, "--pending", "de").out).toContain("codes.acme.gone");
    expect(run(folder, "--pending", "en").out).toBe("Nothing waits to be translated.\n");
    expect(run(folder, "--pending", "fr").complaint).toContain('"fr" is none of the kit\'s languages');
  });

  it("finds in the guide how many wait, and how many languages there are", () => {
    const folder = checkoutWith({ ...waiting, ...listed });
    expect(run(folder, "--check").complaint).toContain("is out of date: run `npm run locales`");
    expect(run(folder).status).toBe(0);
    expect(run(folder, "--check")).toMatchObject({ status: 0, complaint: "" });
    const guide = readFileSync(join(folder, "docs/translating.md"), "utf8");
    expect(guide).toContain("| `de` | German | Deutsch | Sie | – | – | – | 1 |");
    expect(guide).toContain("2 languages.");
    expect(readFileSync(join(folder, "README.md"), "utf8")).toContain("[2 languages]");
  });
});

describe("a mistake with a file", () => {
  it.each<{ what: string; files: Readonly<Record<string, unknown>>; says: string }>([
    {
      what: "a language that nothing is told of",
      files: { "docs/translation/de.json": null },
      says: "docs/translation/de.json is missing. Each language has its name, glossary and history there. Write it as",
    },
    {
      what: "a folder without texts",
      files: { "locales/de/amends.json": null, "locales/de/other.json": {} },
      says: "locales/de/amends.json is missing. Each folder of locales/ is a language",
    },
    {
      what: "no list of what waits",
      files: { "docs/translation/pending.json": null },
      says: "docs/translation/pending.json is missing. It lists the texts that wait to be translated; `{}` if none does.",
    },
    {
      what: "a comma too many",
      files: { "docs/translation/de.json": '{ "name": "Deutsch", }' },
      says: "docs/translation/de.json is no JSON:",
    },
    {
      what: "a guide without its marks",
      files: { "docs/translating.md": "7 languages.\n" },
      says: "docs/translating.md has lost its marks",
    },
  ])("is said in a sentence, with its cure: $what", ({ files, says }) => {
    const { status, complaint } = run(checkoutWith(files));
    expect(status).toBe(1);
    expect(complaint).toContain(says);
    expect(complaint).not.toMatch(/ENOENT|\bat .*:\d+:\d+/);
  });
});
