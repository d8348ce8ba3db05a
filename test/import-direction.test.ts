import { spawnSync } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

// The rule is a list of patterns in biome.json, and a pattern with a slip forbids nothing: so it is run on samples.
const samples = [
  { from: "core/a.ts", to: "../react/b.ts", allowed: false },
  { from: "core/a.ts", to: "../i18n/b.ts", allowed: false },
  { from: "core/a.ts", to: "../recovery/b.ts", allowed: false },
  { from: "core/a.ts", to: "../testing/b.ts", allowed: false },
  { from: "core/a.ts", to: "../index.ts", allowed: false },
  { from: "core/a.ts", to: "./b.ts", allowed: true },
  { from: "core/a.ts", to: "./envelopes/prism-io.ts", allowed: true },
  { from: "core/a.ts", to: "react", allowed: false },
  { from: "core/a.ts", to: "react/jsx-runtime", allowed: false },
  { from: "core/a.ts", to: "i18next", allowed: false },
  { from: "core/a.ts", to: "@tanstack/react-query", allowed: false },
  { from: "core/a.ts", to: "node:fs", allowed: false },
  { from: "core/envelopes/a.ts", to: "../../react/b.ts", allowed: false },
  { from: "core/envelopes/a.ts", to: "../status-rows.ts", allowed: true },
  { from: "recovery/a.ts", to: "../core/index.ts", allowed: true },
  { from: "recovery/a.ts", to: "../i18n/index.ts", allowed: false },
  { from: "recovery/a.ts", to: "react", allowed: false },
  { from: "envelopes/a.ts", to: "../core/rows.ts", allowed: true },
  { from: "envelopes/a.ts", to: "../recovery/index.ts", allowed: false },
  { from: "envelopes/a.ts", to: "../i18n/index.ts", allowed: false },
  { from: "i18n/a.ts", to: "../core/index.ts", allowed: true },
  { from: "i18n/a.ts", to: "../../locales/en/amends.json", allowed: true },
  { from: "i18n/a.ts", to: "i18next", allowed: false },
  { from: "i18n/a.ts", to: "react-i18next", allowed: false },
  { from: "i18n/a.ts", to: "../recovery/index.ts", allowed: false },
  { from: "i18n/a.ts", to: "../react/b.ts", allowed: false },
  { from: "react/a.ts", to: "../core/index.ts", allowed: true },
  { from: "react/a.ts", to: "../i18n/index.ts", allowed: true },
  { from: "react/a.ts", to: "react-i18next", allowed: false },
  { from: "react/a.ts", to: "i18next", allowed: false },
  { from: "react-i18next/a.ts", to: "react-i18next", allowed: true },
  { from: "react-i18next/a.ts", to: "../react/b.ts", allowed: true },
  { from: "react/a.ts", to: "../query/b.ts", allowed: false },
  { from: "react/a.ts", to: "../forms/b.ts", allowed: false },
  { from: "react/a.ts", to: "@tanstack/react-query", allowed: false },
  { from: "query/a.ts", to: "../react/b.ts", allowed: true },
  { from: "query/a.ts", to: "@tanstack/react-query", allowed: true },
  { from: "query/a.ts", to: "../forms/b.ts", allowed: false },
  { from: "forms/a.ts", to: "../react/b.ts", allowed: true },
  { from: "forms/a.ts", to: "../query/b.ts", allowed: false },
  { from: "testing/a.ts", to: "../core/index.ts", allowed: true },
  { from: "testing/a.ts", to: "msw", allowed: true },
  { from: "testing/a.ts", to: "../react/b.ts", allowed: false },
  { from: "testing/a.ts", to: "node:http", allowed: false },
  { from: "testing/server.ts", to: "node:http", allowed: true },
].map((sample, index) => ({ ...sample, file: `src/${sample.from.replace(/\ba\.ts$/, `a-${index}.ts`)}` }));

const root = new URL("../", import.meta.url);
let folder: string;
let output: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "amends-lint-"));
  await cp(new URL("biome.json", root), join(folder, "biome.json"));
  await cp(new URL(".gitignore", root), join(folder, ".gitignore"));
  for (const { file, to } of samples) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), `import { a } from "${to}";\n\na();\n`);
  }
  const biome = fileURLToPath(new URL("node_modules/.bin/biome", root));
  const { stdout } = spawnSync(biome, ["lint", "--reporter=github", "--max-diagnostics=none", "src"], {
    cwd: folder,
    encoding: "utf8",
  });
  output = stdout;
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test.each(samples)("src/$from importing $to is allowed: $allowed", ({ file, allowed }) => {
  const refused = output
    .split("\n")
    .some((line) => /noRestrictedImports|noNodejsModules/.test(line) && line.includes(`/${file},`));
  expect(refused).toBe(!allowed);
});
