import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type BundleSize, bundle, type Chunk, sizeOf, sizeOfChunks, splitChunks } from "./bundle.ts";
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
  /** Bytes after minifying and gzip, of the chunks that are loaded with the app; of the package, as npm packs it. More fails. */
  readonly limit: number;
  /** The same of the chunks that it may import later. Default: 0. */
  readonly lazyLimit?: number;
  /** Bytes that the case is meant to have: reported, met or not. */
  readonly goal?: number;
}

interface Manifest {
  readonly sizes: readonly SizeCase[];
}

const root = fileURLToPath(new URL("../", import.meta.url));
const manifest = JSON.parse(readFileSync(`${root}package.json`, "utf8")) as Manifest;

/** Of the file as it is, but for the space that every app's build takes out. */
function sizeOfFile(path: string): number {
  return sizeOf(readFileSync(root + path, "utf8").replace(/\/\*.*?\*\/|\n\s*/gs, ""));
}

async function sizeBeyond({ code = "", beyond, without }: SizeCase): Promise<BundleSize> {
  const { bytes, lazy } = sizeOfChunks(await bundle(code, { without }));
  if (beyond === undefined) return { bytes, lazy };
  const less = sizeOfChunks(await bundle(beyond, { without }));
  return { bytes: bytes - less.bytes, lazy: lazy - less.lazy };
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
for (const each of manifest.sizes) {
  const { name, file, packed: isPacked, limit, lazyLimit = 0, goal = limit } = each;
  let size: BundleSize;
  if (isPacked) size = { bytes: packed.size, lazy: 0 };
  else size = file ? { bytes: sizeOfFile(file), lazy: 0 } : await sizeBeyond(each);
  const { bytes, lazy } = size;
  const ofGoal = `${Math.round((bytes / goal) * 100)} %`;
  rows.push({ case: name, bytes, lazy, goal, "of goal": ofGoal, met: bytes <= goal, limit, "lazy limit": lazyLimit });
}
console.log(
  "Bytes of the chunks that are loaded with an app, and of those that it imports later, each gzipped by itself:",
);
console.table(rows);

/** Bytes that a language may have. */
const localeLimit = 5184;
const tags = readdirSync(`${root}locales`, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const texts = new Map(tags.map((tag) => [tag, readFileSync(`${root}locales/${tag}/amends.json`, "utf8")]));
const locales = [...texts]
  .map(([locale, json]) => ({ locale, bytes: sizeOf(JSON.stringify(JSON.parse(json))) }))
  .sort((a, b) => b.bytes - a.bytes);
console.table(Object.fromEntries(locales.map(({ locale, bytes }) => [locale, { bytes, met: bytes <= localeLimit }])));
const registering = await bundle('export { registerAmends } from "amends/i18n"');
const { eager: entries, lazy } = splitChunks(registering);
const languagesOf = ({ modules }: Chunk): string[] =>
  modules.flatMap((each) => /^dist\/locales\/(.+)\.js$/.exec(each)?.[1] ?? []);
const inEntry = entries.flatMap(languagesOf).filter((tag) => tag !== "en");
const eager = sizeOf([...texts.values()].map((json) => JSON.stringify(JSON.parse(json))).join(""));
console.log(
  `registerAmends: ${sizeOfChunks(registering).bytes} B with English; ${lazy.length} further chunks, one a language; ` +
    `loaded with it besides English: ${inEntry.join(" ") || "none"}; all imported eagerly: ${eager} B.`,
);
if (inEntry.length > 0 || lazy.length < tags.length - 1 || locales.some(({ bytes }) => bytes > localeLimit)) {
  console.error(`A language is over ${localeLimit} B, or no chunk of its own.`);
  process.exitCode = 1;
}
if (rows.some((row) => row.bytes > row.limit || row.lazy > row["lazy limit"])) {
  console.error("A bundle is over one of its limits (`sizes` in package.json).");
  process.exitCode = 1;
}
