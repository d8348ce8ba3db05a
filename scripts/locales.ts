import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { Complaint, flawsInPending, type Languages, languagesIn } from "./languages.ts";

/**
 * Writes what follows from locales/ and docs/translation/: the lazy loaders, the table of the guide, and how
 * many languages there are.
 *
 * `--check` writes nothing, and fails where any of that is out of date. `--pending [tag]` prints what waits to be
 * translated. `--release` fails unless nothing does. `--root <folder>` is about another checkout.
 */

const { values: options, positionals } = parseArgs({
  options: {
    check: { type: "boolean" },
    pending: { type: "boolean" },
    release: { type: "boolean" },
    root: { type: "string" },
  },
  allowPositionals: true,
});
const root = options.root ? pathToFileURL(`${options.root}/`) : new URL("../", import.meta.url);

try {
  const languages = languagesIn(root);
  if (options.pending) printPending(languages, positionals);
  else if (options.release) checkRelease(languages);
  else writeFiles(languages, options.check === true);
} catch (error) {
  if (!(error instanceof Complaint)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/** For a translator: what waits in each language, in English, with the notes. */
function printPending(
  { tags, textsOf, aboutOf, entries, missingIn, noteOn }: Languages,
  wanted: readonly string[],
): void {
  const unknown = wanted.find((tag) => !tags.includes(tag));
  if (unknown) throw new Complaint(`"${unknown}" is none of the kit's languages, which are the folders of locales/.`);
  const english = textsOf("en");
  const asked = wanted.length > 0 ? wanted : tags;
  const waiting = asked.map((tag) => [tag, missingIn(tag)] as const).filter(([, missing]) => missing.length > 0);
  if (waiting.length === 0) console.log("Nothing waits to be translated.");
  for (const [tag, missing] of waiting) {
    console.log(
      `\n${tag}, ${aboutOf(tag).english_name}: ${missing.length} of ${entries.size} wait in locales/${tag}/amends.json`,
    );
    for (const entry of missing) {
      console.log(`\n  ${entry}`);
      for (const key of entries.get(entry) ?? [])
        console.log(`    ${key.slice(key.lastIndexOf(".") + 1)}: ${english.get(key)}`);
      console.log(`    note: ${noteOn(entry) ?? "none"}`);
    }
  }
}

/** A release has every text in every language. */
function checkRelease(languages: Languages): void {
  const waiting = Object.keys(languages.pending);
  const flaws = flawsInPending(languages);
  if (waiting.length === 0 && flaws.length === 0) return;
  const wait = `These wait to be translated: ${waiting.join(", ")}. \`npm run locales -- --pending\` prints them with notes, and docs/translation/pending.json has to be empty.`;
  throw new Complaint(["Not ready for a release.", ...(waiting.length > 0 ? [wait] : []), ...flaws].join("\n"));
}

function writeFiles(languages: Languages, isCheck: boolean): void {
  const { tags } = languages;
  const guide = "docs/translating.md";
  const read = (path: string): string =>
    existsSync(new URL(path, root)) ? readFileSync(new URL(path, root), "utf8") : "";
  const counted = (text: string): string => text.replace(/\b\d+ languages\b/, `${tags.length} languages`);
  const files = {
    "src/i18n/loaders.ts": loadersOf(tags),
    [guide]: counted(withTable(read(guide), languages)),
    "README.md": counted(read("README.md")),
  };
  for (const [path, text] of Object.entries(files)) {
    if (!isCheck) writeFileSync(fileURLToPath(new URL(path, root)), text);
    else if (read(path) !== text) throw new Complaint(`${path} is out of date: run \`npm run locales\`.`);
  }
}

function loadersOf(tags: readonly string[]): string {
  const lazy = tags.filter((tag) => tag !== "en");
  const lines = lazy.map((tag) => {
    const key = /^\w+$/.test(tag) ? tag : JSON.stringify(tag);
    return `  ${key}: () => import("../../locales/${tag}/amends.json", { with: { type: "json" } }),`;
  });
  return `// Written by scripts/locales.ts: one chunk for each language, so the paths have to be spelled out.
type Load = () => Promise<{ readonly default: object }>;

/** How each language is loaded, by its tag; English is built in. */
export const loaders: { readonly [T in Tag]: Load } = {
${lines.join("\n")}
};

type Tag =
${lazy.map((tag) => `  | ${JSON.stringify(tag)}`).join("\n")};
`;
}

function withTable(guide: string, { tags, aboutOf, missingIn }: Languages): string {
  const [from, to] = ["<!-- table of locales -->", "<!-- end of the table -->"];
  const [before, rest] = guide.split(from);
  const after = rest?.split(to)[1];
  if (after === undefined)
    throw new Complaint(`docs/translating.md has lost its marks: the table goes between ${from} and ${to}.`);
  const rowOf = (tag: string): string => {
    const about = aboutOf(tag);
    const dateOf = (what: string) => about.history.findLast((each) => each.what === what)?.on ?? "–";
    const steps = ["machine-made", "second reading", "native reader"].map(dateOf);
    const cells = [`\`${tag}\``, about.english_name, about.name, about.address, ...steps, missingIn(tag).length];
    return `| ${cells.join(" | ")} |`;
  };
  const heads = [
    "tag",
    "language",
    "its own name",
    "address",
    "machine-made",
    "second reading",
    "native reader",
    "waiting",
  ];
  const table = [
    `| ${heads.join(" | ")} |`,
    `|${heads.map(() => "---|").join("")}`,
    ...tags.filter((tag) => tag !== "en").map(rowOf),
  ];
  return `${before}${from}\n\n${table.join("\n")}\n\n${to}${after}`;
}
