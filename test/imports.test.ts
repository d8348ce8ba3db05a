import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

interface Room {
  readonly folders: readonly string[];
  readonly packages: readonly string[];
}

/** What each folder of src may import beside itself. The top is index.ts and bare.ts, which only re-export. */
const rooms: Readonly<Record<string, Room>> = {
  core: { folders: [], packages: [] },
  envelopes: { folders: ["core"], packages: [] },
  recovery: { folders: ["core"], packages: [] },
  i18n: { folders: ["core"], packages: [] },
  explain: { folders: ["core", "i18n"], packages: [] },
  react: { folders: ["core", "recovery", "i18n"], packages: ["react", "react-dom", "react-error-boundary"] },
  "react-i18next": { folders: ["i18n", "react"], packages: ["react", "react-i18next"] },
  query: {
    folders: ["core", "recovery", "react"],
    packages: ["react", "react-error-boundary", "@tanstack/react-query"],
  },
  testing: { folders: ["core"], packages: ["msw"] },
  "testing/server.ts": { folders: ["core"], packages: ["node:http", "node:net"] },
  // What `amends` has and `amends/bare` has not.
  "with-defaults": { folders: ["core", "i18n", "react"], packages: [] },
  "index.ts": { folders: ["core", "react", "with-defaults"], packages: ["react-error-boundary"] },
  "bare.ts": { folders: ["core", "react"], packages: ["react-error-boundary"] },
};

const root = fileURLToPath(new URL("../src/", import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file));

/** Whatever a file names another by, types too. */
const imports = /(?:\bfrom\s*|\bimport\s*\(?\s*)"([^"]+)"/g;

function importsOf(code: string): string[] {
  const bare = code.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
  return [...bare.matchAll(imports)].map(([, name = ""]) => name);
}

/** The files of src that each imports, and the packages. */
const graph = new Map(
  files.map((file) => {
    const names = importsOf(readFileSync(join(root, file), "utf8"));
    const own = names.filter((name) => name.startsWith(".")).map((name) => normalize(join(dirname(file), name)));
    return [file, { own, packages: names.filter((name) => !name.startsWith(".")) }] as const;
  }),
);

const folderOf = (file: string): string => file.split("/")[0] ?? file;
const roomOf = (file: string): Room | undefined => rooms[file] ?? rooms[folderOf(file)];
const packageOf = (name: string): string =>
  name.startsWith("node:") ? name : name.replace(/^((@[^/]+\/)?[^/]+).*/, "$1");

/** What a file must not import. */
function strangersOf(
  file: string,
  { own, packages }: { own: readonly string[]; packages: readonly string[] },
): string[] {
  const room = roomOf(file);
  // The texts lie beside src.
  const folders = own.filter((each) => !each.startsWith("../locales/") || folderOf(file) !== "i18n").map(folderOf);
  const known = [folderOf(file), ...(room?.folders ?? [])];
  return [
    ...folders.filter((each) => !known.includes(each)),
    ...packages.filter((each) => !room?.packages.includes(packageOf(each))),
  ];
}

/** The first way back to where it began, if there is one. */
function circleFrom(start: string, edges: (file: string) => readonly string[]): string[] | undefined {
  const seen = new Set<string>();
  const walk = (file: string, way: readonly string[]): string[] | undefined => {
    for (const next of edges(file)) {
      if (next === start) return [...way, file, next];
      if (seen.has(next)) continue;
      seen.add(next);
      const found = walk(next, [...way, file]);
      if (found) return found;
    }
    return undefined;
  };
  return walk(start, []);
}

describe("src", () => {
  it.each([...graph])("%s imports what its folder may", (file, imported) => {
    expect(strangersOf(file, imported)).toEqual([]);
  });

  it("has no circle, of types neither", () => {
    const circles = files.flatMap((file) =>
      [circleFrom(file, (each) => graph.get(each)?.own ?? [])?.join(" → ") ?? []].flat(),
    );
    expect(circles).toEqual([]);
  });

  it("has a rule for each of its folders, and no rule for none", () => {
    const folders = [...new Set(files.map(folderOf))];
    expect(folders.filter((folder) => !rooms[folder])).toEqual([]);
    expect(
      Object.keys(rooms).filter((room) => !files.some((file) => file === room || folderOf(file) === room)),
    ).toEqual([]);
  });
});

/** The rooms of src/react by floor, the lowest first. */
const floors = [
  ["host"],
  ["wait", "session"],
  ["fault"],
  ["message"],
  ["form", "boundary", "banner", "sign-in"],
] as const;

/** The room of a file of src/react, and the floor that it is on; undefined for other files, -1 for no known room. */
function placeIn(file: string): { readonly room: string; readonly floor: number } | undefined {
  const [folder, room = ""] = file.split("/");
  if (folder !== "react") return undefined;
  return { room, floor: floors.findIndex((names) => (names as readonly string[]).includes(room)) };
}

/** What a file of src/react must not import: its own floor's other rooms, and what stands above. */
function aboveOf(file: string, own: readonly string[]): string[] {
  const place = placeIn(file);
  return own.filter((each) => {
    const other = placeIn(each);
    return place && other && other.room !== place.room && other.floor >= place.floor;
  });
}

describe("src/react", () => {
  it.each([...graph].filter(([file]) => placeIn(file)))("%s is in a room, and imports downwards", (file, { own }) => {
    expect(placeIn(file)?.floor).not.toBe(-1);
    expect(aboveOf(file, own)).toEqual([]);
  });

  it.each([
    ["react/fault/a.ts", "react/message/b.tsx", 1],
    ["react/form/a.ts", "react/banner/b.tsx", 1],
    ["react/form/a.ts", "react/form/b.tsx", 0],
    ["react/form/a.ts", "react/host/b.tsx", 0],
  ])("%s and %s", (file, imported, count) => {
    expect(aboveOf(file, [imported])).toHaveLength(count);
  });
});

describe("the walk", () => {
  it("finds each way to name a file", () => {
    const code = `import { a } from "./a.ts";\nimport type { B } from "./b.ts";\nexport { c } from "./c.ts";\nimport "./d.css";
      const e = () => import("./e.ts");\ntype F = typeof import("./f.ts");\nimport {\n  g,\n} from "g/sub";\n// from "./h.ts"\n`;
    expect(importsOf(code)).toEqual(["./a.ts", "./b.ts", "./c.ts", "./d.css", "./e.ts", "./f.ts", "g/sub"]);
  });

  it.each([
    ["core/a.ts", ["react/b.ts"], [], ["react"]],
    ["core/a.ts", ["index.ts"], [], ["index.ts"]],
    ["core/a.ts", [], ["react"], ["react"]],
    ["core/envelopes/a.ts", ["i18n/b.ts"], [], ["i18n"]],
    ["recovery/a.ts", ["core/b.ts"], ["react/jsx-runtime"], ["react/jsx-runtime"]],
    ["i18n/a.ts", ["../locales/en/amends.json"], ["i18next"], ["i18next"]],
    [
      "react/a.ts",
      ["../locales/en/amends.json", "query/b.ts"],
      ["@tanstack/react-query"],
      ["..", "query", "@tanstack/react-query"],
    ],
    ["testing/a.ts", [], ["node:http", "msw/node"], ["node:http"]],
    ["testing/server.ts", ["testing/answer.ts"], ["node:http"], []],
    ["query/a.ts", ["react/b.ts", "testing/c.ts"], [], ["testing"]],
  ] as const)("of %s importing %j and %j refuses %j", (file, own, packages, refused) => {
    expect(strangersOf(file, { own, packages })).toEqual(refused);
  });

  it("finds a circle, however long", () => {
    const edges: Record<string, string[]> = { a: ["b", "x"], b: ["c"], c: ["a"], x: [] };
    expect(circleFrom("a", (file) => edges[file] ?? [])).toEqual(["a", "b", "c", "a"]);
    expect(circleFrom("x", (file) => edges[file] ?? [])).toBeUndefined();
  });
});
