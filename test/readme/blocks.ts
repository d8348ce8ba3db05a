import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const root = join(import.meta.dirname, "../..");

/** One piece of TypeScript in a page of the documentation. */
interface Block {
  /** Of the module that its first line names (`// amends.ts`), else after where it stands (`line-83.tsx`). */
  readonly file: string;
  readonly code: string;
}

/** The pieces of TypeScript in a page, in its order. */
export function blocksOf(page: string): Block[] {
  const text = readFileSync(join(root, page), "utf8");
  return [...text.matchAll(/^```(tsx?)\n(.*?)^```$/gms)].map(({ 1: extension = "", 2: code = "", index }) => {
    const named = /^\/\/ (\S+\.tsx?)\n/.exec(code)?.[1];
    const line = text.slice(0, index).split("\n").length + 1;
    return { file: named ?? `line-${line}.${extension}`, code };
  });
}

interface Manifest {
  readonly exports: Readonly<Record<string, string | { readonly default: string }>>;
}

/** What each `amends/…` is in this checkout, built or not. */
export function sourcesOf(): Map<string, string> {
  const { exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Manifest;
  return new Map(
    Object.entries(exports).flatMap(([subpath, target]) => {
      const built = typeof target === "string" ? target : target.default;
      if (!built.startsWith("./dist/")) return [];
      const source = built.replace("./dist/", "src/").replace(/\.js$/, ".ts");
      return [[`amends${subpath.slice(1)}`, join(root, source)]];
    }),
  );
}

/** Writes files into a folder of their own, emptied before; returns its path. */
export function writeFiles(folder: string, files: ReadonlyMap<string, string>): string {
  const path = join(root, "reports", folder);
  rmSync(path, { recursive: true, force: true });
  for (const [name, text] of files) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  return path;
}

/** Imports a module of a page by its file's name; `amends` is what stands in `src`. */
export function modulesOf(page: string, folder: string): <Module>(file: string) => Promise<Module> {
  const sources = sourcesOf();
  const files = blocksOf(page).map(({ file, code }): [string, string] => [
    file,
    code.replace(/(?<=(?:from|import) ")amends[^"]*(?=")/g, (name) => sources.get(name) ?? name),
  ]);
  const path = writeFiles(folder, new Map(files));
  return async <Module>(file: string) => (await import(/* @vite-ignore */ join(path, file))) as Module;
}
