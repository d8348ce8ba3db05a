import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";

interface SizeCase {
  readonly name: string;
  /** A module of an app, which may import `amends/…`. */
  readonly code?: string;
  /** Or a file of the package. */
  readonly file?: string;
  /** What is not counted: the bytes of this module are taken off. */
  readonly beyond?: string;
  /** Folders of the package that are not counted either. */
  readonly without?: readonly string[];
  /** Bytes after minifying and gzip. More fails. */
  readonly limit: number;
  /** Bytes that the case is meant to have: reported, met or not. */
  readonly goal?: number;
}

interface Manifest {
  readonly sizes: readonly SizeCase[];
  readonly peerDependencies: Readonly<Record<string, string>>;
}

const root = fileURLToPath(new URL("../", import.meta.url));
const manifest = JSON.parse(readFileSync(`${root}package.json`, "utf8")) as Manifest;
const peers = Object.keys(manifest.peerDependencies);

/** Of the file as it is, but for the space that every app's build takes out. */
function sizeOfFile(path: string): number {
  return sizeOf(readFileSync(root + path, "utf8").replace(/\/\*.*?\*\/|\n\s*/gs, ""));
}

/** As Vite bundles and minifies, whose bundler this is. */
async function sizeOfBundle(code: string, without: readonly string[] = []): Promise<number> {
  const app = "\0app";
  const bundle = await rolldown({
    input: app,
    cwd: root,
    logLevel: "silent", // it would warn of each "use client"
    transform: { target: "es2022", define: { "process.env.NODE_ENV": '"production"' } },
    plugins: [
      {
        name: "app",
        async resolveId(id, importer) {
          if (id === app) return id;
          if (peers.some((peer) => id === peer || id.startsWith(`${peer}/`))) return { id, external: true };
          const found = await this.resolve(id, importer === app ? `${root}app.js` : importer, { skipSelf: true });
          const folder = without.find((each) => found?.id.startsWith(`${root}${each}/`));
          return folder === undefined ? found : { id: folder, external: true };
        },
        load: (id) => (id === app ? code : null),
      },
    ],
  });
  const { output } = await bundle.generate({ format: "esm", minify: true });
  await bundle.close();
  return sizeOf(output.map((chunk) => ("code" in chunk ? chunk.code : "")).join(""));
}

async function sizeBeyond(code: string, beyond?: string, without?: readonly string[]): Promise<number> {
  return (await sizeOfBundle(code, without)) - (beyond === undefined ? 0 : await sizeOfBundle(beyond, without));
}

function sizeOf(text: string): number {
  return gzipSync(text, { level: 9 }).length;
}

const rows = [];
for (const { name, code = "", file, beyond, without, limit, goal = limit } of manifest.sizes) {
  const bytes = file ? sizeOfFile(file) : await sizeBeyond(code, beyond, without);
  rows.push({ case: name, bytes, goal, "of goal": `${Math.round((bytes / goal) * 100)} %`, met: bytes <= goal, limit });
}
console.table(rows);
if (rows.some(({ bytes, limit }) => bytes > limit)) {
  console.error("A bundle is over its limit (`sizes` in package.json).");
  process.exitCode = 1;
}
