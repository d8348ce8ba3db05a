// @vitest-environment jsdom
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createElement } from "react";
import { describe, expect, it, vi } from "vitest";
import type * as Rounds from "./fallback-rounds.tsx";
import { muteCaughtErrors } from "./mute-caught-errors.ts";

muteCaughtErrors();

// React chooses its build when it is loaded, which the setup has done: so a bundle has one of its own. By a
// process of its own, since esbuild does not run beside jsdom.
const root = join(import.meta.dirname, "../../");
const isLowest = process.env.PEERS === "lowest";
const outfile = `${root}node_modules/.cache/production-rounds/${isLowest ? "lowest" : "newest"}.mjs`;
const aliases = ["react", "react-dom"].map((name) => `--alias:${name}=${root}compat/react-18/node_modules/${name}`);
execFileSync(`${root}node_modules/.bin/esbuild`, [
  `${root}test/react/fallback-rounds.tsx`,
  "--bundle",
  "--format=esm",
  "--jsx=automatic",
  "--external:vitest",
  "--log-level=error",
  '--define:process.env.NODE_ENV="production"',
  ...(isLowest ? aliases : []),
  `--outfile=${outfile}`,
]);
const rounds = (await import(/* @vite-ignore */ pathToFileURL(outfile).href)) as typeof Rounds;

it("runs React's production build", () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", false);
  expect(createElement("p")).toHaveProperty("_store");
  expect(rounds.element()).not.toHaveProperty("_store");
});

describe("a fallback in production", rounds.testRounds);
