import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const folder = fileURLToPath(new URL("./", import.meta.url));

/**
 * Builds pages as Vite builds an app, whose bundler this is: React for production, minified.
 * A page is named by its path here, without the ending.
 *
 * @returns the scripts by file name; a page's own is `<page>.js`.
 */
export async function buildPages(pages: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const bundle = await rolldown({
    input: Object.fromEntries(pages.map((page) => [page, `${folder}${page}.tsx`])),
    platform: "browser",
    logLevel: "silent", // it would warn of each "use client"
    transform: { target: "es2022", jsx: { runtime: "automatic" }, define: { "process.env.NODE_ENV": '"production"' } },
  });
  const { output } = await bundle.generate({ format: "esm", minify: true, entryFileNames: "[name].js" });
  await bundle.close();
  return new Map(output.map((chunk) => [chunk.fileName, "code" in chunk ? chunk.code : ""]));
}
