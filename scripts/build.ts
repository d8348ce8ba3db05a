import { execFileSync } from "node:child_process";
import { copyFileSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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

// tsc emits src/ and the locales that src/ imports side by side. Only src/ is wanted: from dist/i18n as from src/i18n,
// ../../locales is the package's own folder, so that the JSON exists once.
cpSync(new URL("src/", staging), dist, { recursive: true });
rmSync(staging, { recursive: true });

// The declarations that tsc emits lose the attribute without which NodeNext refuses to import JSON (TS1543).
for (const name of readdirSync(dist, { recursive: true, encoding: "utf8" })) {
  if (name.endsWith(".d.ts")) {
    const file = new URL(name, dist);
    const declarations = readFileSync(file, "utf8");
    const repaired = declarations.replace(/^(import .* from "[^"]+\.json");$/gm, '$1 with { type: "json" };');
    if (repaired !== declarations) {
      writeFileSync(file, repaired);
    }
  }
}

const styles = new URL("src/styles.css", root);
if (existsSync(styles)) {
  copyFileSync(styles, new URL("styles.css", dist));
}
