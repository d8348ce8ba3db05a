import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rowPath } from "../../src/testing/index.ts";
import type { ContractServer } from "../../src/testing/server.ts";
import { installConsumer, type RunningServer } from "./consumer.ts";
import { type Gate, startGate } from "./gate.ts";
import { closeBrowser, startApi, visit } from "./site.ts";
import { titleOf, wordsIn } from "./words.ts";

const failing: Readonly<Record<string, string>> = {
  "/api/latest": rowPath("prism-io/tier_limit_exceeded/403"),
  "/api/profile": rowPath("prism-io/tier_limit_exceeded/422"),
  "/api/report": rowPath("prism-io/server_error/503"),
  "/api/scans": rowPath("prism-io/server_error/503"),
  "/api/scans/none": rowPath("prism-io/not_found/404"),
  "/api/scans/large": rowPath("prism-io/tier_limit_exceeded/403"),
};
/** What the API answers now. */
const routes: Record<string, string> = {};

/**
 * React's "An error occurred in the Server Components render", which Next.js has the browser print
 * once for each error that reached a boundary from a server component.
 */
const thrownOnServer = expect.stringMatching(/^error: Error: Minified React error #441;/);

/**
 * What is printed but for React's "The server could not finish this Suspense boundary", which it reports besides where
 * the page is already hydrated when the boundary's failure arrives, and not where it comes first.
 */
const besidesLateness = (complaints: readonly string[]) =>
  complaints.filter((each) => !each.includes("Minified React error #419;"));

const missing: Readonly<Record<string, string>> = { en: "There is no such scan", de: "Diesen Scan gibt es nicht" };

let api: ContractServer;
let gate: Gate;
let app: RunningServer;

beforeAll(async () => {
  const consumer = await installConsumer("next");
  await consumer.run("npm", ["run", "build"]);
  api = await startApi(routes);
  gate = await startGate(api.origin, "/api/report");
  app = await consumer.start("npm", ["start", "--", "--hostname", "127.0.0.1"], { API: gate.origin });
});

afterAll(async () => {
  await closeBrowser();
  await gate?.close();
  await app?.close();
  await api?.close();
});

const retryIn = (language: string): string => wordsIn(language).remedies.retry as string;

async function htmlOf(path: string): Promise<{ readonly status: number; readonly html: string }> {
  const response = await fetch(`${app.origin}${path}`);
  return { status: response.status, html: await response.text() };
}

/** What stood on the page at any time, from the first byte on. */
async function watchTexts(page: Page): Promise<() => Promise<string>> {
  await page.addInitScript(() => {
    const seen = new Set<string>();
    Object.assign(window, { seen });
    new MutationObserver(() => seen.add(document.body?.innerText ?? "")).observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
  return () => page.evaluate(() => [...(window as unknown as { readonly seen: Set<string> }).seen].join("\n"));
}

describe.each(["en", "de"])("in the segment /%s", (language) => {
  const other = language === "en" ? "de" : "en";

  it("a fault that a server component caught is in the HTML as served, and stays as it is once hydrated", async () => {
    Object.assign(routes, failing);
    const { html } = await htmlOf(`/${language}`);
    const served = html.replaceAll(/<script.*?<\/script>/gs, "");
    // By a component, and by `faultText` in a server component.
    expect(served.split(titleOf("tier_limit_exceeded", language))).toHaveLength(3);
    expect(served).not.toContain(titleOf("tier_limit_exceeded", other));
    expect(served).toContain('data-tone="info"');

    const { page, complaints } = await visit("about:blank");
    const textsSeen = await watchTexts(page);
    await page.goto(`${app.origin}/${language}`);
    // Only the browser asks for it, so the page is hydrated then.
    await page.getByRole("region", { name: "Profile" }).getByText(titleOf("tier_limit_exceeded", language)).waitFor();
    const report = page.getByRole("region").getByText(titleOf("server_error", language));
    await report.waitFor();
    const texts = await textsSeen();
    expect(texts).toContain(titleOf("tier_limit_exceeded", language));
    for (const code of ["tier_limit_exceeded", "server_error"]) expect(texts).not.toContain(titleOf(code, other));
    expect(complaints).toEqual([thrownOnServer]);
  });

  it("error.tsx says what the code of a thrown fault means, on a load and after a navigation", async () => {
    Object.assign(routes, failing);
    expect((await htmlOf(`/${language}/scans`)).status).toBe(500);
    const { page, complaints } = await visit(`${app.origin}/${language}/scans`);
    await page.getByRole("alert").getByText(titleOf("server_error", language)).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
    expect(complaints).toEqual([thrownOnServer]);

    const other = await visit(`${app.origin}/${language}`);
    await other.page.getByRole("link", { name: "Scans" }).click();
    await other.page.waitForURL(`**/${language}/scans`);
    await other.page.getByRole("heading", { level: 1, name: titleOf("server_error", language) }).waitFor();
    // The home page's report threw one, too.
    expect(other.complaints).toEqual([thrownOnServer, thrownOnServer]);
  });

  it("not-found.tsx shows through the kit's boundary, on a load and after a navigation", async () => {
    Object.assign(routes, failing);
    expect((await htmlOf(`/${language}/scans/none`)).status).toBe(404);
    const { page, complaints } = await visit(`${app.origin}/${language}/scans/none`);
    await page.getByRole("heading", { name: missing[language] as string }).waitFor();
    expect(await page.locator("[data-amends-part]").count()).toBe(0);
    expect(complaints).toEqual([]);

    Object.assign(routes, { "/api/report": "/ok" });
    const other = await visit(`${app.origin}/${language}`);
    await other.page.getByRole("link", { name: "None" }).click();
    await other.page.getByRole("heading", { name: missing[language] as string }).waitFor();
    expect(await other.page.locator("[data-amends-part]").count()).toBe(0);
    expect(other.complaints).toEqual([]);
  });
});

// Of what a server component renders, the browser is sent that client module alone: no index of the package runs there.
it("a component that only a server component names brings the languages into the browser", async () => {
  Object.assign(routes, failing);
  const { page, complaints } = await visit(`${app.origin}/plain`);
  await page.getByRole("alert").getByText(titleOf("tier_limit_exceeded", "de")).waitFor();
  expect(complaints).toEqual([]);
});

it("the kit's boundary shows what else a server component threw", async () => {
  Object.assign(routes, failing);
  const { page, complaints } = await visit(`${app.origin}/en/scans/large`);
  await page.getByRole("alert").getByText(titleOf("tier_limit_exceeded")).waitFor();
  await page.getByRole("link", { name: wordsIn("en").remedies.upgrade as string }).waitFor();
  expect(complaints).toEqual([thrownOnServer]);
});

it("what fails after the page was sent shows in its place, and comes back when the server is asked again", async () => {
  Object.assign(routes, failing);
  gate.shut();
  const { page, complaints } = await visit("about:blank");
  await page.goto(`${app.origin}/de`, { waitUntil: "commit" });
  const report = page.getByRole("region", { name: "Bericht" });
  await report.getByText("Bericht wird geladen").waitFor();
  expect(await report.getByText(titleOf("server_error", "de")).count()).toBe(0);
  gate.open();
  await report.getByRole("alert").getByText(titleOf("server_error", "de")).waitFor();
  expect(besidesLateness(complaints)).toEqual([thrownOnServer]);

  Object.assign(routes, { "/api/report": "/ok" });
  await report.getByRole("button", { name: retryIn("de") }).click();
  await report.getByText('"ok": true').waitFor();
  expect(await report.getByRole("alert").count()).toBe(0);
  expect(besidesLateness(complaints)).toEqual([thrownOnServer]);
});

// vercel/next.js#63369, #56317: a reset alone asks for nothing, and a refresh alone leaves the boundary as it is.
it("one press asks the server once, and the focus is on the button again where that fails too", async () => {
  Object.assign(routes, failing);
  const { page } = await visit(`${app.origin}/en`);
  const report = page.getByRole("region", { name: "Report" });
  const retry = report.getByRole("button", { name: retryIn("en") });
  const asked = () => api.requests.filter(({ url }) => url === "/api/report").length;
  await retry.focus();
  const before = asked();
  gate.shut();
  await page.keyboard.press("Enter");
  await report.getByText("Loading the report").waitFor();
  gate.open();
  await retry.waitFor();
  expect(await retry.evaluate((button) => button === document.activeElement)).toBe(true);
  expect(asked()).toBe(before + 1);

  Object.assign(routes, { "/api/report": "/ok" });
  await page.keyboard.press("Enter");
  await report.getByText('"ok": true').waitFor();
  expect(asked()).toBe(before + 2);
});

it.each([
  ["error.tsx", "scans"],
  ["a boundary made by Next's catchError", "caught"],
])("%s brings the page back when the server is asked again", async (_, path) => {
  Object.assign(routes, failing);
  const { page } = await visit(`${app.origin}/de/${path}`);
  const retry = page.getByRole("button", { name: retryIn("de") });
  await retry.waitFor();
  Object.assign(routes, { "/api/scans": "/ok" });
  await retry.click();
  await page.getByText('"ok": true').waitFor();
});

it("serves two people at once, each in their language", async () => {
  Object.assign(routes, failing);
  const asked = Array.from({ length: 10 }, (_, index) => (index % 2 === 0 ? "en" : "de"));
  const pages = await Promise.all(asked.map((language) => htmlOf(`/${language}`)));
  for (const [index, language] of asked.entries()) {
    expect(pages[index]?.html).toContain(`<html lang="${language}"`);
    expect(pages[index]?.html).toContain(`<p>${titleOf("tier_limit_exceeded", language)}</p>`);
  }
});
