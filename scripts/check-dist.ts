import { deepEqual } from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";

/** Tests what `build.ts` wrote: that any bundler, Jest and any compiler can read it, and that no language differs. */

const root = new URL("../", import.meta.url);
const dist = new URL("dist/", root);

interface Language {
  readonly default: object;
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

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
