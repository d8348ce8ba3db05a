import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rowPath } from "../../src/testing/index.ts";
import type { ContractServer } from "../../src/testing/server.ts";
import { installConsumer, type RunningServer } from "./consumer.ts";
import { closeBrowser, startApi, visit } from "./site.ts";
import { titleOf, wordsIn } from "./words.ts";

const failing: Readonly<Record<string, string>> = {
  "/api/scans": rowPath("prism-io/server_error/503"),
  "/api/profile": rowPath("prism-io/validation_error/422"),
};
/** What the API answers now. */
const routes: Record<string, string> = {};

const names: Readonly<Record<string, { readonly profile: string; readonly save: string; readonly home: string }>> = {
  en: { profile: "Profile", save: "Save", home: "Home" },
  de: { profile: "Profil", save: "Speichern", home: "Start" },
};

let api: ContractServer;
let app: RunningServer;

beforeAll(async () => {
  const consumer = await installConsumer("react-router");
  await consumer.run("npm", ["run", "build"]);
  api = await startApi(routes);
  app = await consumer.start("npm", ["start"], { API: api.origin });
});

afterAll(async () => {
  await closeBrowser();
  await app?.close();
  await api?.close();
});

/** What is there for whoever has no JavaScript. */
async function served(path: string, init?: RequestInit): Promise<{ readonly status: number; readonly html: string }> {
  const response = await fetch(`${app.origin}${path}`, init);
  return { status: response.status, html: (await response.text()).replaceAll(/<script.*?<\/script>/gs, "") };
}

describe.each(["en", "de"])("in the segment /%s", (language) => {
  const { profile, save, home } = names[language] as (typeof names)[string];
  const other = language === "en" ? "de" : "en";

  it("a loader's failure has its status and its words in the HTML as served, and keeps them once hydrated", async () => {
    Object.assign(routes, failing);
    const { status, html } = await served(`/${language}/scans`);
    expect(status).toBe(503);
    expect(html).toContain(`<html lang="${language}"`);
    expect(html).toContain(titleOf("server_error", language));
    expect(html).not.toContain(titleOf("server_error", other));

    const { page, complaints } = await visit(`${app.origin}/${language}/scans`);
    await page.getByRole("heading", { level: 1, name: titleOf("server_error", language) }).waitFor();
    const retry = page.getByRole("button", { name: wordsIn(language).remedies.retry as string });
    await retry.waitFor();
    // Only a hydrated page can ask again, and is no other page then.
    Object.assign(routes, { "/api/scans": "/ok" });
    await page.evaluate(() => Object.assign(window, { isThePage: true }));
    await retry.click();
    await page.getByText('"ok": true').waitFor();
    expect(await page.evaluate(() => "isThePage" in window)).toBe(true);
    expect(complaints).toEqual([]);
  });

  it("a loader's failure says the same after a navigation", async () => {
    Object.assign(routes, failing);
    const { page, complaints } = await visit(`${app.origin}/${language}`);
    await page.getByRole("link", { name: "Scans" }).click();
    await page.getByRole("heading", { level: 1, name: titleOf("server_error", language) }).waitFor();
    expect(api.requests.at(-1)?.url).toBe("/api/scans");
    expect(complaints).toEqual([]);
  });

  it("an action's refusal marks the field, and a better answer goes on", async () => {
    Object.assign(routes, failing);
    const { page, complaints } = await visit(`${app.origin}/${language}`);
    await page.getByRole("link", { name: profile }).click();
    await page.getByRole("button", { name: save }).click();
    await page.locator('input[aria-invalid="true"][aria-describedby]').waitFor();
    await page.getByRole("heading", { level: 2, name: titleOf("validation_error", language) }).waitFor();
    expect(await page.getByRole("link", { name: "Field required" }).count()).toBe(1);
    Object.assign(routes, { "/api/profile": "/ok" });
    await page.getByRole("button", { name: save }).click();
    await page.getByRole("heading", { name: home }).waitFor();
    expect(complaints).toEqual([]);
  });

  it("an action's refusal is in the HTML that answers a form without JavaScript", async () => {
    Object.assign(routes, failing);
    const { page, complaints } = await visit(`${app.origin}/${language}/profile`, { javaScriptEnabled: false });
    const answer = page.waitForResponse((response) => response.request().method() === "POST");
    await page.getByRole("button", { name: save }).click();
    expect((await answer).status()).toBe(422);
    await page.getByRole("heading", { level: 2, name: titleOf("validation_error", language) }).waitFor();
    await page.locator('[data-amends-part="field-error"]').getByText("Field required").waitFor();
    expect(complaints).toEqual([]);
  });

  it("an address that no route has says so, as served and after hydration", async () => {
    const { title } = wordsIn(language).types.not_found_error as { readonly title: string };
    const { status, html } = await served(`/${language}/nothing`);
    expect(status).toBe(404);
    expect(html).toContain(title);
    const { page, complaints } = await visit(`${app.origin}/${language}/nothing`);
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    expect(complaints).toEqual([]);
  });
});

it("serves two people at once, each in their language", async () => {
  Object.assign(routes, failing);
  const asked = Array.from({ length: 10 }, (_, index) => (index % 2 === 0 ? "en" : "de"));
  const pages = await Promise.all(asked.map((language) => served(`/${language}/scans`)));
  for (const [index, language] of asked.entries())
    expect(pages[index]?.html).toContain(titleOf("server_error", language));
});
