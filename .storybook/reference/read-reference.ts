import { type Declaration, type Modules, type Node, openModules } from "./modules.ts";

/** One thing that an object has, or may be given. */
export interface Member {
  readonly name: string;
  /** As it is written in the source. */
  readonly type: string;
  readonly isOptional: boolean;
  readonly text: string;
}

/** A type, with what it says itself; `inherits` is what it takes from others that are not the kit's. */
export interface Shape {
  readonly name: string;
  readonly text: string;
  readonly members: readonly Member[];
  readonly inherits: readonly string[];
}

/** A component, a hook or a function that apps import. */
export interface Entry {
  readonly name: string;
  /** What it is imported from. */
  readonly from: string;
  readonly kind: "component" | "hook" | "function";
  readonly text: string;
  /** How a hook or function is called; empty of a component. */
  readonly signature: string;
  /** A component's props; else the types that are given and answered. */
  readonly shapes: readonly Shape[];
}

/** Where what has a page is imported from, and the module that says it. */
const entryPoints: Readonly<Record<string, string>> = {
  amends: "src/index.ts",
  "amends/query": "src/query/index.ts",
  "amends/react-i18next": "src/react-i18next/index.ts",
};

/** Reads what apps import from the source, which no JavaScript of TypeScript 7's could tell: it has no such API yet. */
export function readReference(root: string, onRead?: (file: string) => void): Entry[] {
  const modules = openModules(root, onRead);
  return Object.entries(entryPoints).flatMap(([from, file]) =>
    [...modules.valuesOf(file)].map(([name, declaration]) => toEntry(modules, from, name, declaration)),
  );
}

function toEntry(modules: Modules, from: string, name: string, declaration: Declaration | null): Entry {
  const kind = kindOf(name);
  // What another package declares is told by its own pages.
  if (!declaration) return { name, from, kind, text: "", signature: "", shapes: [] };
  const { file, node, text } = declaration;
  if (kind === "component") {
    const props = propsOf(modules, declaration);
    return { name, from, kind, text, signature: "", shapes: props ? [toShape(modules, props)] : [] };
  }
  const used = namesIn([...(node.params ?? []), node.returnType].filter(Boolean));
  const shapes = used.flatMap((each) => {
    const type = modules.find(file, each);
    return type && isType(type.node) ? toShape(modules, type) : [];
  });
  return { name, from, kind, text, signature: signatureOf(modules, name, declaration), shapes };
}

function kindOf(name: string): Entry["kind"] {
  if (/^use[A-Z]/.test(name)) return "hook";
  return /^[A-Z]/.test(name) ? "component" : "function";
}

/** `RetryButtonProps` of `RetryButton`; of what is typed as another component, that one's. */
function propsOf(modules: Modules, { name, file, node }: Declaration): Declaration | null {
  const own = modules.find(file, `${name}Props`);
  if (own) return own;
  const other = /typeof (\w+)/.exec(modules.sourceOf(file, node))?.[1];
  return other ? modules.find(file, `${other}Props`) : null;
}

function signatureOf(modules: Modules, name: string, { file, node }: Declaration): string {
  const part = (each: Node | null | undefined): string => (each ? modules.sourceOf(file, each) : "");
  const params = (node.params ?? []).map(part).join(", ");
  return `${name}${part(node.typeParameters)}(${params})${part(node.returnType)}`;
}

const isType = ({ type }: Node): boolean => type === "TSInterfaceDeclaration" || type === "TSTypeAliasDeclaration";

/** Every name of a type that occurs in some nodes. */
function namesIn(nodes: readonly Node[]): string[] {
  const names = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const node = value as Node;
    if (node.type === "TSTypeReference" && node.typeName.name) names.add(node.typeName.name);
    Object.values(node).forEach(walk);
  };
  nodes.forEach(walk);
  return [...names];
}

function toShape(modules: Modules, declaration: Declaration): Shape {
  const { name, text, file, node } = declaration;
  const found = { members: new Map<string, Member>(), inherits: new Set<string>() };
  if (node.type === "TSInterfaceDeclaration") {
    for (const each of node.extends) collect(modules, file, each, found);
    addMembers(modules, file, node.body.body, found.members);
  } else {
    collect(modules, file, node.typeAnnotation, found);
  }
  return { name, text, members: [...found.members.values()], inherits: [...found.inherits] };
}

interface Found {
  readonly members: Map<string, Member>;
  readonly inherits: Set<string>;
}

/** Adds what a type expression has, as far as the kit's own source says it. */
function collect(modules: Modules, file: string, node: Node, found: Found): void {
  const name: string | undefined = node.typeName?.name ?? node.expression?.name;
  const args: readonly Node[] = node.typeArguments?.params ?? [];
  if (node.type === "TSIntersectionType") {
    for (const each of node.types) collect(modules, file, each, found);
  } else if (node.type === "TSUnionType") {
    const branches = (node.types as readonly Node[]).map((each): Found => {
      const branch = { members: new Map<string, Member>(), inherits: found.inherits };
      collect(modules, file, each, branch);
      return branch;
    });
    for (const { members } of branches) {
      for (const member of members.values()) {
        const isAlways = branches.every((each) => each.members.get(member.name)?.isOptional === false);
        add(found.members, { ...member, isOptional: !isAlways });
      }
    }
  } else if (node.type === "TSTypeLiteral") {
    addMembers(modules, file, node.members, found.members);
  } else if (name === "Omit" && args[0] && args[1]) {
    const below: Found = { members: new Map(), inherits: found.inherits };
    collect(modules, file, args[0], below);
    const left = new Set([...modules.sourceOf(file, args[1]).matchAll(/"(\w+)"/g)].map(([, key]) => key));
    for (const [key, member] of below.members) if (!left.has(key)) found.members.set(key, member);
  } else if (name !== undefined) {
    const own = modules.find(file, name);
    if (own && isType(own.node)) {
      const { members, inherits } = toShape(modules, own);
      for (const member of members) add(found.members, member);
      for (const each of inherits) found.inherits.add(each);
    } else {
      found.inherits.add(modules.sourceOf(file, node));
    }
  }
}

function addMembers(modules: Modules, file: string, nodes: readonly Node[], members: Map<string, Member>): void {
  for (const node of nodes) {
    if (node.type !== "TSPropertySignature" && node.type !== "TSMethodSignature") continue;
    const name = node.key.name ?? `${node.key.value}`;
    const type = node.typeAnnotation ? modules.sourceOf(file, node.typeAnnotation.typeAnnotation) : "";
    const method = node.params && `(${node.params.map((each: Node) => modules.sourceOf(file, each)).join(", ")})`;
    const answer = node.returnType ? modules.sourceOf(file, node.returnType).replace(/^: /, " => ") : "";
    add(members, {
      name,
      type: (method ? `${method}${answer}` : type).replace(/^\| /, ""),
      isOptional: node.optional === true,
      text: (modules.textAbove(file, node) || typeText(modules, file, type)).replace(/\s*\n\s*/g, " "),
    });
  }
}

/** What a type says of itself, for members that leave it at that. */
function typeText(modules: Modules, file: string, type: string): string {
  const name = /^\w+/.exec(type)?.[0] ?? "";
  return type === name ? (modules.find(file, name)?.text ?? "") : "";
}

/** Of a union one branch says `never` what another one takes. */
function add(members: Map<string, Member>, member: Member): void {
  const before = members.get(member.name);
  const isSaid = before !== undefined && before.type !== "never";
  if (!isSaid || (member.type !== "never" && !before.text && member.text)) members.set(member.name, member);
}
