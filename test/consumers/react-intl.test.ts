import { readdir, readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { rowPath } from "../../src/testing/index.ts";
import type { ContractServer } from "../../src/testing/server.ts";
import { type Consumer, installConsumer } from "./consumer.ts";
import { closeBrowser, type Site, serveFolder, startApi, visit } from "./site.ts";
import { titleOf } from "./words.ts";

let consumer: Consumer;
let api: ContractServer;
let site: Site;

beforeAll(async () => {
  consumer = await installConsumer("react-intl");
  await consumer.run("npm", ["run", "build"]);
  api = await startApi({ "/api/scans": rowPath("prism-io/not_found/404") });
  site = await serveFolder(`${consumer.folder}/dist`, { api: api.origin });
});

afterAll(async () => {
  await closeBrowser();
  await site?.close();
  await api?.close();
});

it("installs and bundles neither i18next nor react-i18next", async () => {
  expect((await readdir(`${consumer.folder}/node_modules`)).filter((name) => name.includes("i18next"))).toEqual([]);
  for (const name of await readdir(`${consumer.folder}/dist/assets`)) {
    // What i18next calls itself in the warnings that it keeps in production.
    expect(await readFile(`${consumer.folder}/dist/assets/${name}`, "utf8"), name).not.toMatch(/i18next:/i);
  }
});

it("speaks the language that the app says, and follows a change of it", async () => {
  const { page, complaints } = await visit(site.origin);
  await page.getByRole("alert").getByText(titleOf("not_found")).waitFor();
  await page.getByRole("button", { name: "Deutsch" }).click();
  const german = page.getByRole("alert").getByText(titleOf("not_found", "de"));
  await german.waitFor();
  // The page itself still says that it is English.
  expect(await german.evaluate((element) => element.closest("[lang]")?.getAttribute("lang"))).toBe("de");
  expect(complaints).toEqual([]);
});
