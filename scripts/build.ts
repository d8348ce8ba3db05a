import { execFileSync } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = new URL("../", import.meta.url);
const staging = new URL("node_modules/.cache/build/", root);
const dist = new URL("dist/", root);

for (const folder of [staging, dist]) {
  rmSync(folder, { recursive: true, force: true });
}
execFileSync(fileURLToPath(new URL("node_modules/.bin/tsc", root)), ["-p", "tsconfig.build.json"], {
  cwd: root,
  stdio: "inherit",
  shell: process.platform === "win32",
});

// tsc emits src/ and the locales that src/ imports side by side. Only src/ is wanted.
cpSync(new URL("src/", staging), dist, { recursive: true });
rmSync(staging, { recursive: true });

// Older bundlers, Babel and Node refuse an import attribute, and no Node takes JSON without one: so what src/ imports
// of locales/ is published as JavaScript. `check-dist.ts` tells whether an import was missed. What apps met with
// packages that published one: sindresorhus/cli-boxes#13 (Node 20.5), udecode/plate#3978 (Next.js with Babel),
// nodejs/import-in-the-middle#110 (a module loader's parser).
const jsonImport = /"\.\.\/((?:\.\.\/)*)locales\/([^/"]+)\/amends\.json"(?: with|, { with:) { type: "json" }(?: })?/g;

mkdirSync(new URL("locales/", dist));
for (const name of readdirSync(dist, { recursive: true, encoding: "utf8" })) {
  if (!name.endsWith(".js")) continue;
  const file = new URL(name, dist);
  const code = readFileSync(file, "utf8");
  const rewritten = code.replace(jsonImport, (_, up: string, tag: string) => {
    writeLocale(tag);
    // dist/locales is one folder nearer than locales/, which stands beside dist.
    return `"${up || "./"}locales/${tag}.js"`;
  });
  if (rewritten !== code) writeFileSync(file, rewritten);
}

copyFileSync(new URL("src/styles.css", root), new URL("styles.css", dist));
// TypeScript 6 and later refuse the import of a style sheet that nobody declares: radix-ui/themes#801,
// tauri-apps/meilisearch-docsearch#219, vuetifyjs/vuetify#22766.
writeFileSync(new URL("styles.css.d.ts", dist), "export {};\n");

function writeLocale(tag: string): void {
  const texts: unknown = JSON.parse(readFileSync(new URL(`locales/${tag}/amends.json`, root), "utf8"));
  writeFileSync(new URL(`locales/${tag}.js`, dist), `export default ${JSON.stringify(texts)};\n`);
}
