import { execFileSync } from "node:child_process";
import { dirname } from "node:path";

/** What `npm publish` would send, of which npm says so itself. */
export interface Packed {
  /** Bytes to download. */
  readonly size: number;
  /** Bytes once installed. */
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string; readonly size: number }[];
}

/** Asks npm, without building: dist is what the latest build left of it, or missing. */
export function readPacked(): Packed {
  const answer = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts", "--loglevel=error"], {
    cwd: dirname(import.meta.dirname),
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  // An array up to npm 11, an object by name after it.
  const [packed] = Object.values(JSON.parse(answer) as Record<string, Packed>);
  if (!packed) throw new Error("npm pack names no package.");
  return packed;
}
