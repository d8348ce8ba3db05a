import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { TestProject } from "vitest/node";

const execute = promisify(execFile);
const root = fileURLToPath(new URL("../../", import.meta.url));

declare module "vitest" {
  interface ProvidedContext {
    /** The unpacked tarball, with its dependencies in a `node_modules` beside it. */
    readonly installed: string;
    /** Where consumers are installed: outside of the project, so that nothing of its own is found from there. */
    readonly workspace: string;
  }
}

let workspace: string;

/**
 * Packs the package once for all consumers and unpacks it outside of the project. `CONSUMERS_BREAK`
 * damages it first, to see that the consumers notice: `export:<name>`, `use-client:<file>`, `digest`.
 */
export async function setup(project: TestProject): Promise<void> {
  workspace = await realpath(await mkdtemp(`${tmpdir()}/amends-consumers-`));
  const installed = await unpack(workspace);
  if (process.env.CONSUMERS_BREAK) await damage(`${installed}/amends`, process.env.CONSUMERS_BREAK);
  project.provide("installed", installed);
  project.provide("workspace", workspace);
}

export async function teardown(): Promise<void> {
  await rm(workspace, { recursive: true, force: true });
}

async function unpack(workspace: string): Promise<string> {
  await execute("npm", ["run", "--silent", "build"], { cwd: root });
  const { stdout } = await execute("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", workspace], {
    cwd: root,
    maxBuffer: 64 * 1024 * 1024,
  });
  const [packed] = Object.values(JSON.parse(stdout) as Record<string, { readonly filename: string }>);
  const installed = `${workspace}/installed`;
  await mkdir(`${installed}/amends`, { recursive: true });
  const tarball = `${workspace}/${packed?.filename}`;
  await execute("tar", ["-xzf", tarball, "-C", `${installed}/amends`, "--strip-components=1"]);
  const { dependencies = {} } = JSON.parse(await readFile(`${installed}/amends/package.json`, "utf8")) as {
    readonly dependencies?: Readonly<Record<string, string>>;
  };
  for (const name of Object.keys(dependencies)) {
    await cp(`${root}node_modules/${name}`, `${installed}/${name}`, { recursive: true });
  }
  return installed;
}

async function damage(folder: string, how: string): Promise<void> {
  const [kind, target = ""] = how.split(":");
  const names = await readdir(`${folder}/dist`, { recursive: true });
  const files = names.filter((name) => /\.(js|d\.ts)$/.test(name)).map((name) => `${folder}/dist/${name}`);
  let isDamaged = false;
  for (const file of files) {
    const before = await readFile(file, "utf8");
    let after = before;
    if (kind === "export" && /\/(index|bare|msw|server)\.(js|d\.ts)$/.test(file)) {
      after = before
        .replace(new RegExp(`(?<=export \\{[^}]*)\\b${target}\\b(?=[,\\s}])`, "g"), `${target} as ${target}Renamed`)
        .replace(
          new RegExp(`(?<=^export (?:declare |async )*(?:function|const|class|interface|type) )${target}\\b`, "m"),
          `${target}Renamed`,
        );
    }
    if (kind === "use-client" && file.endsWith(target)) after = before.replace(/^"use client";/, "");
    if (kind === "digest") after = before.replaceAll("this.digest = ", "this.broken = ");
    if (after !== before) {
      isDamaged = true;
      await writeFile(file, after);
    }
  }
  if (!isDamaged) throw new Error(`CONSUMERS_BREAK=${how} found nothing to damage.`);
}
