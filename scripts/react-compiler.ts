import { transformAsync } from "@babel/core";
import reactCompiler, { type LoggerEvent } from "babel-plugin-react-compiler";
import type { Plugin } from "vite";

/**
 * Has the React Compiler compile modules, as an app's bundler does; types and JSX are left to Vite. With `strict` each
 * component and hook must be one that it can follow, and was not told to leave alone. Else it leaves what it cannot
 * follow as it is, which is what apps have.
 */
export function reactCompiled(modules: RegExp, { strict }: { readonly strict: boolean }): Plugin {
  return {
    name: `react-compiler-${strict ? "strict" : "lenient"}`,
    enforce: "pre",
    transform: {
      filter: { id: modules },
      async handler(code, file) {
        if (!mayNeedCompiling(code, file)) return;
        const { compiled, map } = await compile(code, file, { strict });
        return { code: compiled, map };
      },
    },
  };
}

/** Whether a module may have components or hooks: at a glance, for most have none. */
export function mayNeedCompiling(code: string, file: string): boolean {
  return file.endsWith("x") || /\buse[A-Z]/.test(code);
}

/** A module with its components and hooks compiled, and the names of these. */
export async function compile(code: string, file: string, { strict }: { readonly strict: boolean }) {
  const names: string[] = [];
  const logEvent = (_: string | null, event: LoggerEvent): void => {
    if (event.kind === "CompileSuccess") names.push(`${event.fnName}`);
    else if (event.kind === "CompileSkip" && strict) throw new Error(`${event.reason} ${file}`);
  };
  const result = await transformAsync(code, {
    filename: file,
    babelrc: false,
    configFile: false,
    sourceMaps: true,
    parserOpts: { plugins: ["typescript", ...(file.endsWith("x") ? (["jsx"] as const) : [])] },
    plugins: [[reactCompiler, { panicThreshold: strict ? "all_errors" : "none", logger: { logEvent } }]],
  });
  return { compiled: result?.code ?? code, map: result?.map ?? null, names };
}
