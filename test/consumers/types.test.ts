import { writeFile } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { type Consumer, installConsumer } from "./consumer.ts";

let consumer: Consumer;
beforeAll(async () => {
  consumer = await installConsumer("types");
});

/** By their names in the lock. */
const compilers = [
  { name: "TypeScript 5.9", compiler: "typescript-5" },
  { name: "TypeScript 7", compiler: "typescript" },
] as const;
type Compiler = (typeof compilers)[number]["compiler"];

interface Cell {
  readonly options: Readonly<Record<string, unknown>>;
  readonly include: readonly string[];
}

/** Compiles a part of the example under options of its own; resolves with what the compiler says, which is best nothing. */
async function compile(compiler: Compiler, { options, include }: Cell, ...flags: readonly string[]): Promise<string> {
  const config = { extends: "./tsconfig.json", compilerOptions: options, include };
  await writeFile(`${consumer.folder}/cell.json`, JSON.stringify(config));
  const command = [`node_modules/${compiler}/lib/tsc.js`, "-p", "cell.json", ...flags];
  return consumer.run("node", command).catch((error: Error) => error.message);
}

/** The oldest peers that an app may have beside what it compiles with, each under another name in the lock. */
const oldest = {
  react: ["./node_modules/react-18-types/index.d.ts"],
  "react/jsx-runtime": ["./node_modules/react-18-types/jsx-runtime.d.ts"],
  i18next: ["./node_modules/i18next-23/index.d.ts"],
  "react-i18next": ["./node_modules/react-i18next-14/index.d.ts"],
};

const ways = [
  // Only `node16` knows no import attributes, and only `nodenext` insists on them.
  { module: "ESNext", moduleResolution: "bundler", json: "json/with-type.ts" },
  { module: "NodeNext", moduleResolution: "NodeNext", json: "json/with-type.ts" },
  { module: "Node16", moduleResolution: "Node16", json: "json/plain.ts" },
].flatMap(({ json, ...way }) =>
  [
    { peers: "React 19 and i18next 27", paths: {} },
    { peers: "React 18 and i18next 23", paths: oldest },
  ].flatMap(({ peers, paths }) =>
    [false, true].map((exactOptionalPropertyTypes) => ({
      peers,
      ...way,
      exactOptionalPropertyTypes,
      cell: { options: { ...way, exactOptionalPropertyTypes, paths, resolveJsonModule: true }, include: ["src", json] },
    })),
  ),
);

describe.each(compilers)("$name", ({ compiler }) => {
  it.each(ways)(
    "reads every entry, finds every mistake and writes declarations: $peers, $moduleResolution, exact optional properties $exactOptionalPropertyTypes",
    async ({ cell }) => {
      expect(await compile(compiler, cell)).toBe("");
    },
  );

  it("needs no DOM for what servers use", async () => {
    const options = { lib: ["ES2023"], types: ["node"] };
    expect(await compile(compiler, { options, include: ["server"] })).toBe("");
  });

  it("reads every entry from CommonJS where Node can require ES modules", async () => {
    expect(await compile(compiler, { options: {}, include: ["commonjs"] })).toBe("");
  });
});

it("node10 finds no entry, and TypeScript says what to do", async () => {
  const options = { module: "ESNext", moduleResolution: "node10" };
  const said = await compile("typescript-5", { options, include: ["src/core.ts"] });
  expect(said).toMatch(
    /TS2307: Cannot find module 'amends\/core'.*Consider updating to 'node16', 'nodenext', or 'bundler'/s,
  );
});

const optional = ["@tanstack/react-query", "i18next", "msw", "react-i18next"];
/** What an app must have for an entry's declarations, of what not every app has. */
const needs: Readonly<Record<string, readonly string[]>> = {
  amends: ["react"],
  "amends/core": [],
  "amends/core/bare": [],
  "amends/envelopes": [],
  "amends/i18n": [],
  "amends/query": ["@tanstack/react-query", "react"],
  "amends/react-i18next": ["react"],
  "amends/recovery": [],
  "amends/testing": [],
  "amends/testing/msw": ["msw"],
  "amends/testing/server": [],
};

it("each entry's declarations need the peers that are its own, and no others", async () => {
  const found: Record<string, string[]> = {};
  for (const entry of Object.keys(needs)) {
    await writeFile(`${consumer.folder}/entry.ts`, `export * from "${entry}";\n`);
    const files = await compile("typescript", { options: {}, include: ["entry.ts"] }, "--listFilesOnly");
    expect(files).toContain("node_modules/amends/dist");
    const packages = [...optional, "react"].filter((name) =>
      files.includes(`/node_modules/${name === "react" ? "@types/react" : name}/`),
    );
    found[entry] = packages;
  }
  expect(found).toEqual(needs);
});
