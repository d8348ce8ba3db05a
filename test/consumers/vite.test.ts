import { afterAll, beforeAll, expect, it } from "vitest";
import { rowPath } from "../../src/testing/index.ts";
import type { ContractServer } from "../../src/testing/server.ts";
import { installConsumer } from "./consumer.ts";
import { closeBrowser, type Site, serveFolder, startApi, visit } from "./site.ts";
import { labelOf, titleOf } from "./words.ts";

/** What a careful host sends: no inline style or script, nothing from elsewhere. */
const csp = { "content-security-policy": "default-src 'self'; script-src 'self'; style-src 'self'; base-uri 'none'" };

let api: ContractServer;
let site: Site;

beforeAll(async () => {
  const consumer = await installConsumer("vite");
  await consumer.run("npm", ["run", "build"]);
  api = await startApi({
    "/api/scans": rowPath("prism-io/not_found/404"),
    "/api/profile": rowPath("prism-io/validation_error/422"),
  });
  site = await serveFolder(`${consumer.folder}/dist`, { headers: csp, api: api.origin });
});

afterAll(async () => {
  await closeBrowser();
  await site?.close();
  await api?.close();
});

it("shows a query's 404 where the component placed it, and complains of nothing under a strict CSP", async () => {
  const { page, complaints } = await visit(site.origin);
  const scans = page.getByRole("region", { name: "Scans" });
  await scans.getByRole("alert").getByText(titleOf("not_found")).waitFor();
  expect(complaints).toEqual([]);
});

it("marks the field that the server refused, and says why", async () => {
  const { page, complaints } = await visit(site.origin);
  await page.getByRole("button", { name: "Save" }).click();
  const field = page.getByRole("textbox", { name: "Name" });
  await page.locator("input[aria-invalid=true]").waitFor();
  expect(await field.evaluate((input) => input.getAttribute("aria-describedby"))).not.toBeNull();
  // The summary's line leads to it.
  await page.getByRole("link").click();
  expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
  expect(complaints).toEqual([]);
});

it("follows the host's language, whose texts arrive as a chunk", async () => {
  const { page, complaints } = await visit(site.origin);
  await page.getByRole("alert").first().waitFor();
  const chunk = page.waitForResponse(/assets\/.*\.js$/);
  await page.getByRole("button", { name: "Deutsch" }).click();
  await chunk;
  await page.getByRole("alert").getByText(titleOf("not_found", "de")).first().waitFor();
  expect(complaints).toEqual([]);
});

it("catches a component that throws, and brings it back", async () => {
  const { page } = await visit(site.origin);
  await page.getByRole("button", { name: "Chart" }).click();
  await page.getByRole("button", { name: labelOf("retry") }).click();
  await page.getByRole("button", { name: "Chart" }).waitFor();
});
