import { mkdir, readFile, rename, symlink } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { type Consumer, installConsumer } from "./consumer.ts";

const root = new URL("../../", import.meta.url);

/** The lines that the README has for Jest's configuration, without what it says about them. */
async function linesOfReadme(): Promise<string[]> {
  const [, block = ""] =
    /^```js\n\/\/ jest\.config\.js\n(.*?)^```$/ms.exec(await readFile(new URL("README.md", root), "utf8")) ?? [];
  return block
    .trim()
    .split("\n")
    .map((line) => line.replace(/, \/\/.*/, ","));
}

/** The names of an object's lines in a configuration: what Jest has to be told because of the package. */
async function configOf(example: string): Promise<string> {
  return readFile(new URL(`examples/${example}/jest.config.js`, root), "utf8");
}

/** As pnpm lays packages out: each in a folder of its own, outside of which it is a link. */
async function layOutAsPnpm({ folder }: Consumer): Promise<void> {
  const real = `${folder}/node_modules/.pnpm/amends@0.1.0/node_modules`;
  await mkdir(real, { recursive: true });
  for (const name of ["amends", "react-error-boundary"])
    await rename(`${folder}/node_modules/${name}`, `${real}/${name}`);
  await symlink(`${real}/amends`, `${folder}/node_modules/amends`);
}

it("the README's lines for Jest are at most three, and those of the examples", async () => {
  const lines = await linesOfReadme();
  const [babel, typescript] = [await configOf("jest-babel"), await configOf("jest-ts")];
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.length).toBeLessThanOrEqual(3);
  for (const line of lines) expect(typescript).toContain(`  ${line}\n`);
  for (const line of lines.filter((each) => !each.includes("ts-jest"))) expect(babel).toContain(`  ${line}\n`);
});

describe("babel-jest, with React 19 and i18next 25", () => {
  let consumer: Consumer;
  beforeAll(async () => {
    consumer = await installConsumer("jest-babel");
  });

  it("an app's tests pass in Jest's jsdom, which lacks much of the web", async () => {
    const output = await consumer.run("npm", ["test"]);
    expect(output).toMatch(/Test Suites: 4 passed, 4 total\nTests: +8 passed, 8 total/);
  });

  it("they pass in the environment that MSW asks for", async () => {
    expect(await consumer.run("npm", ["run", "test:msw"])).toMatch(/Tests: +1 passed, 1 total/);
  });

  it("they pass where pnpm has laid out the packages", async () => {
    await layOutAsPnpm(consumer);
    expect(await consumer.run("npm", ["test", "--", "src/scans.test.tsx"])).toMatch(/Tests: +4 passed, 4 total/);
  });
});

it("ts-jest, with React 18 and i18next 24: an app's tests pass in Jest's jsdom, against the contract server", async () => {
  const consumer = await installConsumer("jest-ts");
  const output = await consumer.run("npm", ["test"]);
  expect(output).toMatch(/Test Suites: 4 passed, 4 total\nTests: +7 passed, 7 total/);
}, 900_000);
