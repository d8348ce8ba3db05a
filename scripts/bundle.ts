import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";

/** A file that a bundler writes for an app. */
export interface Chunk {
  readonly fileName: string;
  readonly code: string;
  readonly isEntry: boolean;
  /** The files that it needs before it runs. */
  readonly imports: readonly string[];
  /** The modules of which something is in it. */
  readonly modules: readonly string[];
}

export interface BundleOptions {
  /** Folders of the package that stay out of the bundle. */
  readonly without?: readonly string[] | undefined;
  /** Whether `amends/…` is what lies in `src`, built or not. Default: false, and it is the latest build. */
  readonly fromSource?: boolean;
}

interface Manifest {
  readonly exports: Readonly<Record<string, string | { readonly default: string }>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

const root = fileURLToPath(new URL("../", import.meta.url));
const { exports, peerDependencies } = JSON.parse(readFileSync(`${root}package.json`, "utf8")) as Manifest;
const peers = Object.keys(peerDependencies);

/** The chunks of an app whose one module is `code`, as Vite bundles and minifies it, whose bundler this is. */
export async function bundle(code: string, { without = [], fromSource = false }: BundleOptions = {}): Promise<Chunk[]> {
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
          const name = (fromSource && sourceOf(id)) || id;
          const found = await this.resolve(name, importer === app ? `${root}app.js` : importer, { skipSelf: true });
          const folder = without.find((each) => found?.id.startsWith(`${root}${each}/`));
          return folder === undefined ? found : { id: folder, external: true };
        },
        load: (id) => (id === app ? code : null),
      },
    ],
  });
  const { output } = await bundled.generate({ format: "esm", minify: true });
  await bundled.close();
  return output.flatMap((chunk) =>
    chunk.type === "chunk"
      ? {
          fileName: chunk.fileName,
          code: chunk.code,
          isEntry: chunk.isEntry,
          imports: chunk.imports,
          modules: chunk.moduleIds.filter((id) => id !== app).map((id) => id.replace(root, "")),
        }
      : [],
  );
}

function sourceOf(name: string): string | undefined {
  const target = name.startsWith("amends") ? exports[name.replace(/^amends/, ".")] : undefined;
  const built = typeof target === "object" ? target.default : undefined;
  return built?.replace("./dist/", `${root}src/`).replace(/js$/, "ts");
}

/** What is loaded with the app, and what may come later or never: by what the entry imports, and what that does. */
export function splitChunks<C extends Pick<Chunk, "fileName" | "isEntry" | "imports">>(
  chunks: readonly C[],
): { readonly eager: readonly C[]; readonly lazy: readonly C[] } {
  const eager = new Set(chunks.filter(({ isEntry }) => isEntry));
  // A set that grows is gone through to its end.
  for (const { imports } of eager) {
    for (const chunk of chunks) if (imports.includes(chunk.fileName)) eager.add(chunk);
  }
  return { eager: [...eager], lazy: chunks.filter((chunk) => !eager.has(chunk)) };
}

/** Bytes on the wire. */
export interface BundleSize {
  /** Of the chunks that are loaded with the app. */
  readonly bytes: number;
  /** Of those that it may import later. */
  readonly lazy: number;
}

/** What the chunks of an app weigh: each is sent by itself, so each is gzipped by itself. */
export function sizeOfChunks(chunks: readonly Pick<Chunk, "fileName" | "isEntry" | "imports" | "code">[]): BundleSize {
  const { eager, lazy } = splitChunks(chunks);
  const sum = (each: typeof chunks): number => each.reduce((bytes, { code }) => bytes + sizeOf(code), 0);
  return { bytes: sum(eager), lazy: sum(lazy) };
}

export function sizeOf(text: string | Buffer): number {
  return gzipSync(text, { level: 9 }).length;
}
