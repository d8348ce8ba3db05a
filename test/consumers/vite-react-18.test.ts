import { cp, readFile, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rowPath } from "../../src/testing/index.ts";
import type { ContractServer } from "../../src/testing/server.ts";
import { type Consumer, installConsumer } from "./consumer.ts";
import { closeBrowser, type Site, serveFolder, startApi, visit } from "./site.ts";
import { titleOf } from "./words.ts";

let consumer: Consumer;
let api: ContractServer;

beforeAll(async () => {
  consumer = await installConsumer("vite-react-18");
  api = await startApi({
    "/api/invoices": rowPath("prism-io/validation_error/422"),
    "/api/rates": rowPath("prism-io/not_found/404"),
  });
});

afterAll(async () => {
  await closeBrowser();
  await api?.close();
});

/** Gives the example's own package a version of amends that is not the app's, as npm would nest it. */
async function nestAnotherVersion(): Promise<void> {
  const nested = `${consumer.folder}/packages/rates/node_modules/amends`;
  await cp(`${consumer.folder}/node_modules/amends`, nested, { recursive: true });
  const manifest = JSON.parse(await readFile(`${nested}/package.json`, "utf8")) as object;
  await writeFile(`${nested}/package.json`, JSON.stringify({ ...manifest, version: "0.0.9" }));
}

describe.each([
  { copies: "one version of the package", prepare: async () => {} },
  { copies: "two versions of it", prepare: nestAnotherVersion },
])("React 18.2 and i18next 23, with $copies", ({ prepare }) => {
  let site: Site;

  beforeAll(async () => {
    await prepare();
    await consumer.run("npm", ["run", "build"]);
    site = await serveFolder(`${consumer.folder}/dist`, { api: api.origin });
  });

  afterAll(() => site?.close());

  it("says in the host's language what a package threw that has the kit too", async () => {
    const { page, complaints } = await visit(site.origin);
    await page.getByRole("region", { name: "Taux" }).getByText(titleOf("not_found", "fr")).waitFor();
    expect(complaints).toEqual([]);
  });

  it("marks the field that the server refused, and clears it once the person types", async () => {
    const { page, complaints } = await visit(site.origin);
    await page.getByRole("button", { name: "Envoyer" }).click();
    const refused = page.locator("input[aria-invalid=true]");
    await refused.waitFor();
    await page.getByRole("textbox", { name: "Article" }).pressSequentially("Papier");
    await refused.waitFor({ state: "detached" });
    expect(complaints).toEqual([]);
  });
});
