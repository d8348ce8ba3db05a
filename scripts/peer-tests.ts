import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { parseSync } from "vite";

/** What a module asks for at run time. */
interface Imports {
  /** As they are written: `../a.ts`, `react-dom/client`. */
  readonly specifiers: readonly string[];
  readonly names: readonly string[];
}

const testFile = /\.test\.tsx?$/;

/**
 * Which test files below `folder` (paths from `root`) must run once more on other versions of `peers`: those
 * that reach one of them at run time, by whatever they import, and are not about the languages. A type that
 * is imported is nothing at run time. A package counts that itself needs a peer.
 *
 * A file that imports `localeTags` goes through every language's texts, which are the same for each version.
 */
export function peerTests(root: string, folder: string, peers: readonly string[]): string[] {
  const known = new Map<string, Imports>();
  const importsOf = (file: string): Imports => {
    const imports = known.get(file) ?? readImports(join(root, file), file);
    known.set(file, imports);
    return imports;
  };
  const reachesPeer = (test: string): boolean => {
    const modules = new Set([test]);
    // A set also goes through what is added on the way.
    for (const module of modules) {
      for (const specifier of importsOf(module).specifiers) {
        if (!specifier.startsWith(".")) {
          if (needsPeer(root, packageOf(specifier), peers)) return true;
        } else if (/\.tsx?$/.test(specifier)) {
          modules.add(posix.join(posix.dirname(module), specifier));
        }
      }
    }
    return false;
  };
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((path) => `${folder}/${path.replaceAll("\\", "/")}`)
    .filter((file) => testFile.test(file))
    .filter((file) => !importsOf(file).names.includes("localeTags") && reachesPeer(file))
    .sort();
}

function readImports(path: string, file: string): Imports {
  const source = readFileSync(path, "utf8");
  const { module, errors } = parseSync(file, source);
  if (errors[0]) throw new SyntaxError(`${file}: ${errors[0].message}`);
  const imported = module.staticImports.filter(({ entries }) => entries.length === 0 || entries.some(isValue));
  const exported = module.staticExports.flatMap(({ entries }) => entries.filter(isValue));
  const specifiers = [
    ...imported.map(({ moduleRequest }) => moduleRequest.value),
    ...exported.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    // A path that is put together at run time is not followed.
    ...module.dynamicImports.flatMap(
      ({ moduleRequest: { start, end } }) => /^["'](.*)["']$/.exec(source.slice(start, end))?.slice(1) ?? [],
    ),
    // What JSX is compiled to.
    ...(file.endsWith(".tsx") ? ["react/jsx-runtime"] : []),
  ];
  const names = imported.flatMap(({ entries }) =>
    entries.filter(isValue).map(({ importName }) => importName.name ?? ""),
  );
  return { specifiers, names };
}

const isValue = ({ isType }: { readonly isType: boolean }): boolean => !isType;

/** `@tanstack/react-query` of `@tanstack/react-query/build`. */
function packageOf(specifier: string): string {
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

function needsPeer(root: string, name: string, peers: readonly string[]): boolean {
  if (peers.includes(name)) return true;
  const path = join(root, "node_modules", name, "package.json");
  if (!existsSync(path)) return false; // Node's own
  const { dependencies, peerDependencies } = JSON.parse(readFileSync(path, "utf8")) as Manifest;
  return Object.keys({ ...dependencies, ...peerDependencies }).some((each) => peers.includes(each));
}
