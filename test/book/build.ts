import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { TestProject } from "vitest/node";
import { type FolderServer, serveFolder } from "../../scripts/storybook-server.ts";

/** What Storybook's index says of a story or a page, as far as it is needed here. */
export interface IndexEntry {
  readonly id: string;
  readonly type: "story" | "docs";
  readonly title: string;
  readonly name: string;
  readonly importPath: string;
  readonly tags: readonly string[];
}

declare module "vitest" {
  interface ProvidedContext {
    /** Where the built Storybook is served. */
    readonly origin: string;
    readonly entries: readonly IndexEntry[];
  }
}

let server: FolderServer;

/** Builds the Storybook as it would be published, and serves its files. */
export async function setup(project: TestProject): Promise<void> {
  const cwd = fileURLToPath(new URL("../../", import.meta.url));
  // Apart from the one that pictures are taken of, so that either may be made anew meanwhile.
  const folder = fileURLToPath(new URL("../../reports/book/", import.meta.url));
  // Vitest has NODE_ENV say `test`, which would be React's development build.
  const env = { ...process.env, NODE_ENV: "production" };
  const build = ["run", "--silent", "build:storybook", "--", "--output-dir", folder];
  await promisify(execFile)("npm", build, { cwd, env, maxBuffer: 64 * 1024 * 1024 });
  const index = JSON.parse(await readFile(`${folder}index.json`, "utf8")) as {
    readonly entries: Readonly<Record<string, IndexEntry>>;
  };
  server = await serveFolder(folder);
  project.provide("origin", server.origin);
  project.provide("entries", Object.values(index.entries));
}

export function teardown(): void {
  server.close();
}
