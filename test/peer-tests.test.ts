import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import manifest from "../package.json" with { type: "json" };
import { peerTests } from "../scripts/peer-tests.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Whether the test file that is called `a` must run on other versions of React too. */
function isChosen(files: Readonly<Record<string, string>>): boolean {
  const root = mkdtempSync(join(tmpdir(), "amends-peers-"));
  folders.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return peerTests(root, "test", ["react", "@tanstack/react-query"]).length > 0;
}

const test = "test/core/a.test.ts";
const source = "src/core/a.ts";
const importsSource = 'import { a } from "../../src/core/a.ts";';
const react = 'import { useState } from "react";';

describe("a test runs on other versions of a peer if", () => {
  it.each<[string, Record<string, string>]>([
    ["it imports it", { [test]: react }],
    ["it imports a path of it", { [test]: 'import { hydrateRoot } from "@tanstack/react-query/build";' }],
    ["it imports it for what it does alone", { [test]: 'import "react";' }],
    ["it imports it beside a type of it", { [test]: 'import { type FC, useState } from "react";' }],
    ["it imports it only when it runs", { [test]: 'const { useState } = await import("react");' }],
    ["what it imports does", { [test]: importsSource, [source]: react }],
    ["what it imports passes it on", { [test]: importsSource, [source]: 'export * from "react";' }],
    [
      "something further away does",
      { [test]: importsSource, [source]: 'export { b } from "./b.ts";', "src/core/b.ts": react },
    ],
    [
      "modules that import each other do",
      { [test]: importsSource, [source]: `import "./b.ts"; ${react}`, "src/core/b.ts": 'import "./a.ts";' },
    ],
    ["it is written in JSX", { "test/core/a.test.tsx": "export const a = <p />;" }],
    [
      "it imports a package that needs it",
      {
        [test]: 'import { render } from "@testing-library/react";',
        "node_modules/@testing-library/react/package.json": '{ "peerDependencies": { "react": "*" } }',
      },
    ],
  ])("%s", (_, files) => {
    expect(isChosen(files)).toBe(true);
  });
});

describe("a test runs once if", () => {
  it.each<[string, Record<string, string>]>([
    ["it imports nothing of the kind", { [test]: 'import { readFileSync } from "node:fs";' }],
    ["it imports types alone", { [test]: 'import type { FC } from "react"; import { type JSX } from "react";' }],
    ["what it imports passes types on alone", { [test]: importsSource, [source]: 'export type { FC } from "react";' }],
    ["what it imports has another name", { [test]: 'import { error } from "react-is-not-it";' }],
    ["it only imports data", { [test]: 'import data from "./react.json" with { type: "json" };' }],
    ["a module beside it reaches a peer", { [test]: "export {};", "test/core/a.ts": react }],
    [
      "it goes through every language",
      { [test]: `import { localeTags } from "../../src/core/a.ts"; ${react}`, [source]: "" },
    ],
  ])("%s", (_, files) => {
    expect(isChosen(files)).toBe(false);
  });
});

it("says which file it cannot read", () => {
  expect(() => isChosen({ [test]: "import {" })).toThrow(/^test\/core\/a\.test\.ts: /);
});

it("chooses among this project's tests", () => {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const chosen = peerTests(root, "test", Object.keys(manifest.peerDependencies));
  expect(chosen).toEqual(expect.arrayContaining(["test/react/peers.test.ts", "test/i18n/register.test.ts"]));
  expect(chosen.filter((file) => /^test\/(core|recovery|clients)\//.test(file))).toEqual([]);
  expect(chosen).not.toContain("test/i18n/locales.test.ts");
});
