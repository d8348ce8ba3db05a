import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { types } from "../../src/core/vocabulary.ts";

/** Where a type is named: the table, rows by status and by code, what clients say, and what tests are given. */
const mayName =
  /^(core\/(vocabulary|rows|client-evidence|engine-words)\.ts|core\/envelopes\/.*|envelopes\/.*|testing\/.*)$/;

const root = new URL("../../src/", import.meta.url);
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file));

/** The words of a file that name a type, alone or within a pattern. */
function named(file: string): string[] {
  const code = readFileSync(new URL(file, root), "utf8").replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
  const literals = Object.keys(types).filter((type) => new RegExp(`["'\`]${type}["'\`]`).test(code));
  return [...literals, ...(code.match(/\)_error\b/g) ?? [])];
}

it("nothing but the table of types, rows, envelopes and clients' words asks which type a fault has", () => {
  const found = files.filter((file) => !mayName.test(file)).map((file) => [file, named(file)] as const);
  expect(found.filter(([, names]) => names.length > 0)).toEqual([]);
});

it("such a question would be found", () => {
  expect(named("core/rows.ts")).toContain("authentication_error");
  expect(files.length).toBeGreaterThan(100);
});
