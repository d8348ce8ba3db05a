import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { parseSync } from "vite";

/** As much of a syntax tree as is read here; whatever else a node has is in it too. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  // biome-ignore lint/suspicious/noExplicitAny: the parser's own types are a union of some two hundred.
  readonly [key: string]: any;
}

/** What a name stands for: its declaration, the words above it, and the module that it is in. */
export interface Declaration {
  readonly name: string;
  readonly file: string;
  readonly node: Node;
  readonly text: string;
}

interface Reference {
  readonly file: string;
  readonly name: string;
}

interface Module {
  readonly source: string;
  readonly comments: readonly Node[];
  readonly declared: ReadonlyMap<string, Node>;
  /** What is imported from another module of ours, or given on from there, by the name that it has here. */
  readonly elsewhere: ReadonlyMap<string, Reference>;
  /** Names of what can be imported as a value. */
  readonly values: readonly string[];
}

export interface Modules {
  /** The values that a module exports, each where it is declared; null where that is another package. */
  valuesOf(file: string): ReadonlyMap<string, Declaration | null>;
  /** What a name means in a module. */
  find(file: string, name: string): Declaration | null;
  sourceOf(file: string, node: Node): string;
  /** The words of a docstring right above a node. */
  textAbove(file: string, node: Node): string;
}

/** Reads the TypeScript below `root`, file by file, as it is asked for, and tells of each. */
export function openModules(root: string, onRead?: (file: string) => void): Modules {
  const known = new Map<string, Module>();
  const open = (file: string): Module => {
    const before = known.get(file);
    if (before) return before;
    onRead?.(file);
    const module = readModule(readFileSync(join(root, file), "utf8"), file);
    known.set(file, module);
    return module;
  };
  const modules: Modules = {
    valuesOf: (file) => new Map(open(file).values.map((name) => [name, modules.find(file, name)])),
    find(file, name) {
      const module = open(file);
      const node = module.declared.get(name);
      if (node) return { name, file, node, text: modules.textAbove(file, node) };
      const there = module.elsewhere.get(name);
      return there ? modules.find(there.file, there.name) : null;
    },
    sourceOf: (file, { start, end }) => open(file).source.slice(start, end).replace(/\s+/g, " "),
    textAbove(file, { start }) {
      const { source, comments } = open(file);
      const above = comments.findLast((comment) => comment.end <= start);
      if (above?.type !== "Block" || !above.value.startsWith("*")) return "";
      // Linters are told of a line between the two.
      const between = source.slice(above.end, start).replace(/\/\/.*/g, "");
      return between.trim() === "" ? wordsOf(above.value) : "";
    },
  };
  return modules;
}

function readModule(source: string, file: string): Module {
  const { program, comments, errors } = parseSync(file, source);
  if (errors[0]) throw new SyntaxError(`${file}: ${errors[0].message}`);
  const declared = new Map<string, Node>();
  const elsewhere = new Map<string, Reference>();
  const values: string[] = [];
  const declare = (name: string, node: Node, isExported: boolean): void => {
    const isType = node.type === "TSInterfaceDeclaration" || node.type === "TSTypeAliasDeclaration";
    // Of a value and a type of one name the value is the one that is asked for.
    if (!isType || !declared.has(name)) declared.set(name, node);
    if (isExported && !isType) values.push(name);
  };
  for (const statement of program.body as unknown as readonly Node[]) {
    const target = statement.source && resolve(file, statement.source.value);
    if (statement.type === "ImportDeclaration") {
      for (const { local, imported, type } of statement.specifiers)
        if (type === "ImportSpecifier" && target) elsewhere.set(local.name, { file: target, name: imported.name });
    } else if (statement.type === "ExportNamedDeclaration" && !statement.declaration) {
      for (const { local, exported, exportKind } of statement.specifiers) {
        if (target) elsewhere.set(exported.name, { file: target, name: local.name });
        if (statement.exportKind !== "type" && exportKind !== "type") values.push(exported.name);
      }
    } else {
      const declaration: Node = statement.declaration ?? statement;
      const node = { ...declaration, start: statement.start };
      const isExported = statement !== declaration;
      for (const { id } of declaration.declarations ?? [declaration]) if (id?.name) declare(id.name, node, isExported);
    }
  }
  return { source, comments: comments as unknown as readonly Node[], declared, elsewhere, values };
}

/** The path from the root; nothing of a package. */
function resolve(file: string, specifier: string): string | undefined {
  return specifier.startsWith(".") ? posix.join(posix.dirname(file), specifier) : undefined;
}

/** Without the asterisks; paragraphs and lists stay apart. */
function wordsOf(comment: string): string {
  return comment
    .replace(/^\*/, "")
    .replace(/^[ \t]*\*[ \t]?/gm, "")
    .trim();
}
