import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

interface Manifest {
  readonly exports: Readonly<Record<string, string | { readonly default: string }>>;
}

const root = new URL("../", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL("package.json", root), "utf8")) as Manifest;

const modules = Object.entries(manifest.exports).flatMap(([subpath, target]) =>
  typeof target === "string" || !target.default.endsWith(".js")
    ? []
    : [{ subpath, source: target.default.replace("./dist/", "src/").replace(/js$/, "ts") }],
);

// A name that appears or goes is a decision: this makes it visible in a diff.
test.each(modules)("exports of $subpath", async ({ source }) => {
  const names = Object.keys((await import(`../${source}`)) as object);
  expect(names.sort()).toMatchSnapshot();
});
