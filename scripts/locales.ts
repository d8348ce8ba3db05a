import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * Writes what follows from the folders in locales/ and from docs/translation/: the lazy loaders, and the
 * table of the guide. `--check` writes nothing, and fails where they are out of date.
 */

const root = new URL("../", import.meta.url);

interface About {
  readonly name: string;
  readonly english_name: string;
  readonly address: string;
  readonly history: readonly { readonly what: string; readonly on: string }[];
}

const tags = readdirSync(new URL("locales/", root), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

const lazy = tags.filter((tag) => tag !== "en");

const loaders = `// Written by scripts/locales.ts: one chunk for each language, so the paths have to be spelled out.
type Load = () => Promise<{ readonly default: object }>;

/** How each language is loaded, by its tag; English is built in. */
export const loaders: { readonly [T in Tag]: Load } = {
${lazy
  .map((tag) => {
    const key = /^\w+$/.test(tag) ? tag : JSON.stringify(tag);
    return `  ${key}: () => import("../../locales/${tag}/amends.json", { with: { type: "json" } }),`;
  })
  .join("\n")}
};

type Tag =
${lazy.map((tag) => `  | ${JSON.stringify(tag)}`).join("\n")};
`;

function rowOf(tag: string): string {
  const about = JSON.parse(readFileSync(new URL(`docs/translation/${tag}.json`, root), "utf8")) as About;
  const dateOf = (what: string) => about.history.findLast((each) => each.what === what)?.on ?? "–";
  const steps = ["machine-made", "second reading", "native reader"].map(dateOf);
  return `| \`${tag}\` | ${about.english_name} | ${about.name} | ${about.address} | ${steps.join(" | ")} |`;
}

const [from, to] = ["<!-- table of locales -->", "<!-- end of the table -->"];
const guide = readFileSync(new URL("docs/translating.md", root), "utf8");
const table = [
  from,
  "",
  "| tag | language | its own name | address | machine-made | second reading | native reader |",
  "|---|---|---|---|---|---|---|",
  ...lazy.map(rowOf),
  "",
  to,
].join("\n");
const [before, rest = ""] = guide.split(from);
const after = rest.split(to)[1] ?? "";

const files = new Map([
  ["src/i18n/loaders.ts", loaders],
  ["docs/translating.md", `${before}${table}${after}`],
]);

for (const [path, text] of files) {
  const file = fileURLToPath(new URL(path, root));
  if (!process.argv.includes("--check")) writeFileSync(file, text);
  else if (readFileSync(file, "utf8") !== text) {
    console.error(`${path} is out of date: run \`npm run locales\``);
    process.exitCode = 1;
  }
}
