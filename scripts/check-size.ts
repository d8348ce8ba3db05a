import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

interface SizeCase {
  readonly name: string;
  /** A module of an app, which may import `amends/…`. */
  readonly code: string;
  /** What is not counted: the bytes of this module are taken off. */
  readonly beyond?: string;
  /** Bytes after minifying and gzip. More fails. */
  readonly limit: number;
  /** Bytes that the case is meant to have: reported, met or not. */
  readonly goal?: number;
}

interface Manifest {
  readonly sizes: readonly SizeCase[];
  readonly peerDependencies: Readonly<Record<string, string>>;
}

const root = new URL("../", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL("package.json", root), "utf8")) as Manifest;
const external = Object.keys(manifest.peerDependencies).flatMap((name) => [name, `${name}/*`]);

async function measure(code: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: fileURLToPath(root), sourcefile: "app.js" },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2022",
    external,
    define: { "process.env.NODE_ENV": '"production"' },
    legalComments: "none",
  });
  const [bundle] = outputFiles;
  if (bundle === undefined) {
    throw new Error("esbuild wrote no bundle.");
  }
  return gzipSync(bundle.contents, { level: 9 }).length;
}

const rows = [];
for (const { name, code, beyond, limit, goal = limit } of manifest.sizes) {
  const bytes = (await measure(code)) - (beyond === undefined ? 0 : await measure(beyond));
  rows.push({ case: name, bytes, goal, "of goal": `${Math.round((bytes / goal) * 100)} %`, met: bytes <= goal, limit });
}
console.table(rows);
if (rows.some(({ bytes, limit }) => bytes > limit)) {
  console.error("A bundle is over its limit (`sizes` in package.json).");
  process.exitCode = 1;
}
