import { fileURLToPath } from "node:url";
import { build } from "vite";

const root = fileURLToPath(new URL("./", import.meta.url));
const cache = fileURLToPath(new URL("../../node_modules/.cache/bench-render/", import.meta.url));

/**
 * Builds pages as an app is built: by Vite, React for production, minified. A page is named by its
 * path here, without the ending; its script is `<page>.js`.
 *
 * @returns the folder with the scripts.
 */
export async function buildPages(name: string, pages: readonly string[]): Promise<string> {
  // Of this process alone, since another run may be under way.
  const outDir = `${cache}${name}-${process.pid}`;
  await build({
    root,
    configFile: false,
    publicDir: false,
    mode: "production",
    logLevel: "error", // it would warn of each "use client"
    // Vite leaves a NODE_ENV that is set already as it is.
    define: { "process.env.NODE_ENV": '"production"' },
    build: {
      outDir,
      emptyOutDir: true,
      rolldownOptions: {
        input: Object.fromEntries(pages.map((page) => [page, `${root}${page}.tsx`])),
        output: { entryFileNames: "[name].js" },
      },
    },
  });
  return outDir;
}
