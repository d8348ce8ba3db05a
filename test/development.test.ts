import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { rolldown } from "rolldown";
import { beforeAll, describe, expect, it, vi } from "vitest";

/** What an app does wrong, and what fails in it. */
const app = `
import { classify, defineAmends, defineEnvelope } from ${JSON.stringify(join(import.meta.dirname, "../src/core/index.ts"))};
import { reportOnce } from ${JSON.stringify(join(import.meta.dirname, "../src/core/report-once.ts"))};
export function misspell() { defineAmends({ apis: [], acts: {} }); }
export function misdefine() { defineEnvelope({ name: "o w n", rows: {}, read: () => null }); }
export function fail() { reportOnce(new TypeError("x is undefined"), defineAmends()); }
export function slip() {
  const envelope = defineEnvelope({ name: "own", rows: {}, read: () => { throw new TypeError("a slip"); } });
  classify({ status: 500, headers: {}, data: {} }, defineAmends({ apis: [{ envelope }] }));
}
`;

/** The app as a bundler makes it for a browser; without a mode it replaces nothing. */
async function bundle(mode?: string): Promise<string> {
  const build = await rolldown({
    input: "app",
    logLevel: "silent",
    // For a browser it would take development for granted.
    platform: mode === undefined ? "neutral" : "browser",
    transform: mode === undefined ? {} : { define: { "process.env.NODE_ENV": JSON.stringify(mode) } },
    plugins: [
      {
        name: "app",
        resolveId: (id) => (id === "app" ? "\0app" : undefined),
        load: (id) => (id === "\0app" ? app : undefined),
      },
    ],
  });
  const { output } = await build.generate({ format: "iife", name: "app", minify: mode === "production" });
  await build.close();
  return output[0].code;
}

/** Runs it where there is no `process`, as in a browser. */
function run(code: string) {
  const error = vi.fn();
  const context = { console: { error, warn: error }, URL, WeakSet, result: undefined };
  runInNewContext(`${code}; result = app;`, context);
  const exports = context.result as unknown as Record<"misspell" | "misdefine" | "fail" | "slip", () => void>;
  return { error, ...exports };
}

describe.each([
  ["development", 1],
  ["production", 0],
  [undefined, 0],
])("in a browser, from a bundler whose mode is %s", (mode, times) => {
  let code: string;

  beforeAll(async () => {
    code = await bundle(mode);
  });

  // element-plus/element-plus#23019: behind `typeof process` no developer ever saw a warning.
  it.each(["misspell", "misdefine"] as const)(`a mistake in a configuration throws ${times} times: %s`, (name) => {
    const { [name]: make } = run(code);
    let thrown: unknown;
    try {
      make();
    } catch (error) {
      thrown = error;
    }
    expect(String(thrown).includes("To mend it")).toBe(times === 1);
  });

  it.each(["fail", "slip"] as const)(`the console is told ${times} times: %s`, (name) => {
    const { error, [name]: act } = run(code);
    act();
    expect(error.mock.calls.filter(([line]) => String(line).startsWith("amends: "))).toHaveLength(times);
  });
});

it("a production bundle has none of the sentences in it", async () => {
  const [production, development] = await Promise.all([bundle("production"), bundle("development")]);
  for (const sentence of ["amends: unexpected", "a function that the app gave", "To mend it"]) {
    expect(development).toContain(sentence);
    expect(production).not.toContain(sentence);
  }
});
