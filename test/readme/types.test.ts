import { spawnSync } from "node:child_process";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
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
  const query: UseQueryResult;
  const save: UseMutationResult;
  const toast: { error(text: string): void };
  function openChat(): void;
  function sendForm(event: { preventDefault(): void }): void;
}
`;

/** What the compiler says of the code in a page. */
function compile(page: string, folder: string): string {
  const path = writeFiles(
    folder,
    new Map([
      ...blocksOf(page).map(({ file, code }): [string, string] => [file, code]),
      ["own.d.ts", ownOfTheApp],
      ["tsconfig.json", JSON.stringify({ compilerOptions, include: ["*"] })],
    ]),
  );
  const tsc = join(import.meta.dirname, "../../node_modules/.bin/tsc");
  const { stdout, status } = spawnSync(tsc, ["-p", path], { encoding: "utf8" });
  return `${stdout}exit ${status}`;
}

test.each(["README.md", "docs/recovery.md"])(
  "every piece of code in %s compiles in an app",
  {
    timeout: 120_000,
  },
  (page) => {
    expect(compile(page, `types-of-${basename(page, ".md")}`)).toBe("exit 0");
  },
);
