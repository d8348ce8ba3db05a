import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { readReference } from "./read-reference.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const id = "virtual:reference";

/** What the source says of its components and hooks, as a module for the pages about them; read when it is asked for. */
export function reference(): Plugin {
  return {
    name: "reference",
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load(source) {
      if (source !== `\0${id}`) return undefined;
      const entries = readReference(root, (file) => this.addWatchFile(`${root}${file}`));
      return `export const entries = ${JSON.stringify(entries)};`;
    },
  };
}
