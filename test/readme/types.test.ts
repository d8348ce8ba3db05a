import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { blocksOf, sourcesOf, writeFiles } from "./blocks.ts";

/** As an app of Vite's has it. */
const compilerOptions = {
  target: "ES2022",
  lib: ["ES2023", "DOM", "DOM.Iterable"],
  module: "ESNext",
  moduleResolution: "bundler",
  moduleDetection: "force",
  jsx: "react-jsx",
  strict: true,
  skipLibCheck: true,
  resolveJsonModule: true,
  allowImportingTsExtensions: true,
  // The first is for our own sources, which an app never compiles.
  types: ["node", "vite/client"],
  noEmit: true,
  paths: Object.fromEntries([...sourcesOf()].map(([name, source]) => [name, [source]])),
};

/** What the pages take for the app's own, so that their pieces can be as short as they are. */
const ownOfTheApp = `
import type { UseMutationResult, UseQueryResult } from "@tanstack/react-query";
import type { i18n as I18n } from "i18next";
declare global {
  const i18n: I18n;
  const amends: import("amends/core").Amends;
  const page: import("react").ReactNode;
  const query: UseQueryResult;
  const save: UseMutationResult;
  const toast: { error(text: string): void };
  function openChat(): void;
  function sendForm(event: { preventDefault(): void }): void;
}
`;

const stories = readdirSync(join(import.meta.dirname, "../../stories"), { recursive: true, encoding: "utf8" });
const pages = [
  ...["README.md", "docs/recovery.md", "docs/envelopes.md"],
  ...stories.flatMap((path) => (path.endsWith(".mdx") ? `stories/${path}` : [])),
].filter((page) => blocksOf(page).length > 0);

let output: string;

// One run for all pages: most of it goes to our own sources.
beforeAll(() => {
  const files = pages.flatMap((page) =>
    blocksOf(page).map(({ file, code }): [string, string] => [join(page, file), code]),
  );
  const tsconfig = JSON.stringify({ compilerOptions, include: ["."] });
  const folder = writeFiles("types", new Map([...files, ["own.d.ts", ownOfTheApp], ["tsconfig.json", tsconfig]]));
  const tsc = join(import.meta.dirname, "../../node_modules/.bin/tsc");
  output = spawnSync(tsc, ["-p", folder, "--listFilesOnly"], { encoding: "utf8" }).stdout;
  output += spawnSync(tsc, ["-p", folder], { encoding: "utf8" }).stdout;
});

it.each(pages)("every piece of code in %s compiles in an app", (page) => {
  const lines = output.split("\n").filter((line) => line.includes(`reports/types/${page}/`));
  const complaints = lines.filter((line) => line.includes("error TS"));
  expect(complaints).toEqual([]);
  expect(lines).toHaveLength(blocksOf(page).length);
});
