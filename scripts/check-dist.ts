import { deepEqual } from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Tests what `build.ts` wrote: bundlers, Jest and the lowest compiler can read it, and no language differs. */

const root = new URL("../", import.meta.url);
const dist = new URL("dist/", root);

interface Language {
  readonly default: object;
}

interface Manifest {
  readonly exports: Readonly<Record<string, string | { readonly types: string }>>;
}

interface I18n {
  readonly localeTags: readonly string[];
  loadLocale(locale: string): Promise<object | null>;
}

const refused = /\b(?:with|assert)\s*:?\s*\{|["'`][^"'`\n]*\.json["'`]/;
const files = readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((name) => /\.(?:js|d\.ts)$/.test(name));
for (const name of files) {
  const [found] = refused.exec(readFileSync(new URL(name, dist), "utf8")) ?? [];
  if (found !== undefined) fail(`dist/${name} has an import attribute, or imports JSON: ${found}`);
}

const tags = readdirSync(new URL("locales/", root));
const modules = readdirSync(new URL("locales/", dist)).map((name) => name.replace(/\.js$/, ""));
deepEqual(modules.sort(), [...tags].sort(), "dist/locales has other languages than locales");

const i18n = (await import(new URL("i18n/index.js", dist).href)) as I18n;
deepEqual([...i18n.localeTags].sort(), [...tags].sort(), "dist/i18n knows other languages than locales");
for (const tag of tags) {
  const json: unknown = JSON.parse(readFileSync(new URL(`locales/${tag}/amends.json`, root), "utf8"));
  const { default: texts } = (await import(new URL(`locales/${tag}.js`, dist).href)) as Language;
  deepEqual(texts, json, `dist/locales/${tag}.js differs from its JSON`);
  deepEqual(await i18n.loadLocale(tag), json, `loadLocale("${tag}") differs from its JSON`);
}
console.log(
  `dist: ${files.length} files without import attributes or JSON, ${tags.length} languages equal their JSON.`,
);

// The declarations of peers may need a newer compiler; the kit's own may not.
const compiler = "compat/react-18/node_modules/typescript/bin/tsc";
const { exports } = JSON.parse(readFileSync(new URL("package.json", root), "utf8")) as Manifest;
const entries = Object.values(exports).flatMap((entry) => (typeof entry === "string" ? [] : entry.types));
const options = "--noEmit --strict --target es2022 --lib es2023,dom,dom.iterable --types node --module node16".split(
  " ",
);
const { stdout, stderr } = spawnSync(process.execPath, [compiler, ...options, ...entries], {
  cwd: fileURLToPath(root),
  encoding: "utf8",
});
const [error] = /^(?!\s|node_modules\/).+/m.exec(stderr || stdout) ?? [];
if (error !== undefined) fail(`the lowest TypeScript: ${error}`);
console.log(`${entries.length} entries have declarations that the lowest TypeScript reads.`);

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
