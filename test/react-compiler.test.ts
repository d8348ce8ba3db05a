import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { compile, mayNeedCompiling } from "../scripts/react-compiler.ts";

const src = fileURLToPath(new URL("../src/", import.meta.url));

/** Components and hooks by how they are declared; what is given to `forwardRef` and `memo` has no line of its own. */
const declared = /^(?:export )?function (use[A-Z]\w*|[A-Z]\w*)[<(]/gm;

// Whether what comes out still works, the tests in the project react-compiler say.
it("the React Compiler can follow each component and hook, and is told to leave none alone", async () => {
  const forgotten: string[] = [];
  for (const file of readdirSync(src, { recursive: true, encoding: "utf8" })) {
    if (!/\.tsx?$/.test(file)) continue;
    const code = readFileSync(src + file, "utf8");
    if (!mayNeedCompiling(code, file)) continue;
    const { names } = await compile(code, src + file, { strict: true });
    const all = Array.from(code.matchAll(declared), ([, name]) => `${name}`);
    forgotten.push(...all.filter((name) => !names.includes(name)));
  }
  expect(forgotten).toEqual([]);
});

it.each([
  ["reads a ref while rendering", "const ref = useRef(0); return ref.current;"],
  ["is told to be left alone", '"use no memo"; return useState(0);'],
])("a hook that %s is an error", async (_, body) => {
  await expect(compile(`export function useIt() { ${body} }`, "use-it.ts", { strict: true })).rejects.toThrow();
});
