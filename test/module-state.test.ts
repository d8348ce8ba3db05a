import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const src = join(root, "src");

/** A binding of a module that can change, or that holds what is put into it. */
const state =
  /^(?:export )?(?:let |const [^=\n]*= (?:new (?:Weak)?(?:Map|Set)\b(?!.*\.map\()|createListeners\(|sharedByCopies\())/m;

const files = readdirSync(src, { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  // For tests, where a module lives as long as a test file.
  .filter((file) => /\.tsx?$/.test(file) && !file.startsWith("testing/"));
// A set that is filled where it is made, and never again.
const constant = ["core/places.ts", "explain/of-steps.ts", "explain/path-to.ts"];

const keeping = files.filter((file) => !constant.includes(file) && state.test(readFileSync(join(src, file), "utf8")));
const page = readFileSync(join(root, "docs/architecture.md"), "utf8").split("## What modules remember")[1] ?? "";
const named = [...page.matchAll(/`(?:[\w-]+\/)*([\w-]+\.tsx?)`/g)].map(([, name]) => name);

describe("docs/architecture.md", () => {
  it.each(keeping)("says what %s remembers", (file) => {
    expect(named).toContain(file.split("/").at(-1));
  });

  it("names no module that remembers nothing", () => {
    const names = keeping.map((file) => file.split("/").at(-1));
    expect(named.filter((name) => name !== "module-state.test.ts" && !names.includes(name))).toEqual([]);
  });
});
