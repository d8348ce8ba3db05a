import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";
import { type Packed, readPacked } from "./packed.ts";

interface SizeCase {
  readonly name: string;
  /** A module of an app, which may import `amends/…`. */
  readonly code?: string;
  /** Or a file of the package. */
  readonly file?: string;
  /** Or what is downloaded on installing it. */
  readonly packed?: true;
  /** What is not counted: the bytes of this module are taken off. */
  readonly beyond?: string;
  /** Folders of the package that are not counted either. */
  readonly without?: readonly string[];
  /** Bytes after minifying and gzip; of the package, as npm packs it. More fails. */
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

/** The chunks of an app, entry first, as Vite bundles and minifies, whose bundler this is. */
async function bundle(code: string, without: readonly string[] = []): Promise<string[]> {
  const app = "\0app";
  const bundled = await rolldown({
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
  const { output } = await bundled.generate({ format: "esm", minify: true });
  await bundled.close();
  return output.map((chunk) => ("code" in chunk ? chunk.code : ""));
}

async function sizeOfBundle(code: string, without?: readonly string[]): Promise<number> {
  return sizeOf((await bundle(code, without)).join(""));
}

async function sizeBeyond(code: string, beyond?: string, without?: readonly string[]): Promise<number> {
  return (await sizeOfBundle(code, without)) - (beyond === undefined ? 0 : await sizeOfBundle(beyond, without));
}

function sizeOf(text: string | Buffer): number {
  return gzipSync(text, { level: 9 }).length;
}

/** The package by folder: files, bytes once installed, and bytes compressed by themselves, whose sum is about the whole's. */
function folders(files: Packed["files"]): Record<string, { files: number; installed: number; packed: number }> {
  const folderOf = (path: string) => path.match(/^(?:dist\/)?[^/]+(?=\/)/)?.[0] ?? "(root)";
  const names = [...new Set(files.map(({ path }) => folderOf(path)))];
  const rowOf = (name: string) => {
    const texts = files.filter(({ path }) => folderOf(path) === name).map(({ path }) => readFileSync(root + path));
    const whole = Buffer.concat(texts);
    return { files: texts.length, installed: whole.length, packed: sizeOf(whole) };
  };
  return Object.fromEntries(names.map((name) => [name, rowOf(name)]));
}

const packed = readPacked();
console.table(folders(packed.files));

const rows = [];
for (const { name, code = "", file, packed: isPacked, beyond, without, limit, goal = limit } of manifest.sizes) {
  let bytes: number;
  if (isPacked) bytes = packed.size;
  else bytes = file ? sizeOfFile(file) : await sizeBeyond(code, beyond, without);
  rows.push({ case: name, bytes, goal, "of goal": `${Math.round((bytes / goal) * 100)} %`, met: bytes <= goal, limit });
}
console.table(rows);

/** Bytes that a language may have. */
const localeLimit = 5120;
const tags = readdirSync(`${root}locales`, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const texts = new Map(tags.map((tag) => [tag, readFileSync(`${root}locales/${tag}/amends.json`, "utf8")]));
const locales = [...texts]
  .map(([locale, json]) => ({ locale, bytes: sizeOf(JSON.stringify(JSON.parse(json))) }))
  .sort((a, b) => b.bytes - a.bytes);
console.table(Object.fromEntries(locales.map(({ locale, bytes }) => [locale, { bytes, met: bytes <= localeLimit }])));
const [entry = "", ...lazy] = await bundle('export { registerAmends } from "amends/i18n"');
const languagesOf = (chunk: string): string[] =>
  [...texts].flatMap(([tag, json]) => {
    const { body } = (JSON.parse(json) as { types: { unknown_error: { body: string } } }).types.unknown_error;
    return chunk.includes(body) ? [tag] : [];
  });
// British English says the same as English here.
const inEntry = languagesOf(entry).filter((tag) => !tag.startsWith("en"));
const eager = sizeOf([...texts.values()].map((json) => JSON.stringify(JSON.parse(json))).join(""));
console.log(
  `registerAmends: ${sizeOf(entry)} B with English; ${lazy.length} further chunks, one a language; ` +
    `in the entry besides English: ${inEntry.join(" ") || "none"}; all imported eagerly: ${eager} B.`,
);
if (inEntry.length > 0 || lazy.length < tags.length - 1 || locales.some(({ bytes }) => bytes > localeLimit)) {
  console.error(`A language is over ${localeLimit} B, or no chunk of its own.`);
  process.exitCode = 1;
}
if (rows.some(({ bytes, limit }) => bytes > limit)) {
  console.error("A bundle is over its limit (`sizes` in package.json).");
  process.exitCode = 1;
}
