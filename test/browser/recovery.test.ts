import type { BrowserContext, Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type ContractAuth, type ContractAuthOptions, createContractAuth } from "../../src/testing/index.ts";
import { type ContractServer, startContractServer } from "../../src/testing/server.ts";
import { type Harness, startHarness } from "./harness.ts";

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

const closings: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closings.splice(0).map((close) => close()));
});

interface App {
  readonly auth: ContractAuth;
  readonly server: ContractServer;
  readonly context: BrowserContext;
  readonly tabs: readonly Page[];
  /** How often this was sent, preflights aside. */
  sent(method: string, path: string): number;
}

async function openTabs(
  count: number,
  settings: Record<string, string> = {},
  options: ContractAuthOptions = {},
): Promise<App> {
  const auth = createContractAuth(options);
  const server = await startContractServer({ auth });
  const context = await harness.newContext();
  closings.push(
    () => context.close(),
    () => server.close(),
  );
  const tabs = await Promise.all(
    Array.from({ length: count }, () => harness.openApp(context, { api: server.origin, ...settings })),
  );
  const sent = (method: string, path: string) =>
    server.requests.filter((each) => each.method === method && each.url.startsWith(path)).length;
  return { auth, server, context, tabs, sent };
}

/** The first tab; the test fails where there is none. */
const first = ({ tabs }: App): Page => tabs[0] as Page;

const signIn = (page: Page, email = "ada@example.com") => page.evaluate((who) => app.signIn(who), email);
const untilStatus = (page: Page, status: string) =>
  page.waitForFunction((wanted) => app.session.getState().status === wanted, status);
const askMany = (page: Page, round: string) => page.evaluate((name) => app.askMany(20, name), round);
const refreshes = ({ sent }: App) => sent("POST", "/api/auth/refresh-token");

describe("five tabs with twenty queries each, all of which meet an expired token", () => {
  it.each([
    ["cookies", {}, { rotation: true }],
    ["cookies, without rotation", {}, { rotation: false }],
    ["bearer tokens", { credential: "bearer", share: "true" }, { rotation: true }],
    ["bearer tokens, without rotation", { credential: "bearer", share: "true" }, { rotation: false }],
  ])("refresh once with %s, and all of them are answered", async (_, settings, options) => {
    const opened = await openTabs(5, settings, options);
    const { auth, context, tabs, sent } = opened;
    await signIn(first(opened));
    await Promise.all(tabs.map((tab) => untilStatus(tab, "active")));
    // By then each tab has the credential.
    expect(await Promise.all(tabs.map((tab) => askMany(tab, "before")))).toEqual([20, 20, 20, 20, 20]);
    expect(refreshes(opened)).toBe(0);

    auth.expire();
    let release = (): void => {};
    const allHaveMetIt = new Promise<void>((resolve) => {
      release = resolve;
    });
    // Held until every query has been refused, or a late one might never meet the expired token.
    await context.route("**/api/auth/refresh-token", async (route) => {
      await allHaveMetIt;
      await route.continue();
    });
    const answered = Promise.all(tabs.map((tab) => askMany(tab, "after")));
    await expect.poll(() => sent("GET", "/private/after/")).toBe(100);
    release();

    expect(await answered).toEqual([20, 20, 20, 20, 20]);
    expect(refreshes(opened)).toBe(1);
    expect(sent("GET", "/private/after/")).toBe(200);
  });

  it("refresh each for itself with bearer tokens that are not shared, one after the other, and all succeed", async () => {
    const opened = await openTabs(3, { credential: "bearer" });
    const { auth, tabs } = opened;
    await signIn(first(opened));
    await Promise.all(tabs.map((tab) => untilStatus(tab, "active")));
    auth.expire();
    expect(await Promise.all(tabs.map((tab) => askMany(tab, "after")))).toEqual([20, 20, 20]);
    expect(refreshes(opened)).toBe(3);
  });
});

describe('an app that is bound to "self"', () => {
  it("has its session at relative addresses, behind a server that passes them on", async () => {
    const opened = await openTabs(1, { api: "", credential: "bearer" });
    const { auth, context, server, sent } = opened;
    await context.route(/\/(api|private)\//, (route) =>
      route.continue({ url: server.origin + new URL(route.request().url()).pathname }),
    );
    const tab = first(opened);
    await signIn(tab);
    expect(await askMany(tab, "before")).toBe(20);
    auth.expire();
    expect(await askMany(tab, "after")).toBe(20);
    expect(refreshes(opened)).toBe(1);
    expect(sent("GET", "/private/after/")).toBe(40);
  });
});

describe("a form half filled when the token is revoked", () => {
  const fields = (page: Page) =>
    page.evaluate(() =>
      Object.fromEntries(new FormData(document.querySelector("form[aria-label=Profile]") as HTMLFormElement)),
    );
  const entered = { name: "Ada", about: "Half a sent", news: "on", country: "Brazil" };

  /** By keyboard, as a person does it, up to the save. */
  async function fillAndSave(page: Page): Promise<void> {
    await page.getByLabel("Name").focus();
    await page.keyboard.type("Ada");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Half a sent");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await page.keyboard.press("Tab");
    // The first letter chooses it. More of them would have to come within a second of each other.
    await page.keyboard.press("B");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
  }

  /** Up to the prompt, with a second tab of the same person's. */
  async function savedBesideAnotherTab() {
    const opened = await openTabs(2);
    const [page, other] = opened.tabs as [Page, Page];
    await signIn(page);
    await untilStatus(other, "active");
    opened.auth.revoke();
    await fillAndSave(page);
    await page.getByRole("dialog", { name: "Sign in to continue" }).waitFor();
    return { opened, page, other };
  }

  it("is as it was after signing in again, and is saved once after one confirmation, without a refresh", async () => {
    const opened = await openTabs(1);
    const { auth, server, sent } = opened;
    const page = first(opened);
    await signIn(page);
    auth.revoke();
    await fillAndSave(page);

    await page.getByRole("dialog", { name: "Sign in to continue" }).waitFor();
    expect(await fields(page)).toEqual(entered);
    await page.getByLabel("Email").focus();
    await page.keyboard.type("ada@example.com");
    await page.keyboard.press("Tab");
    await page.keyboard.type("right");
    await page.keyboard.press("Enter");

    await page.getByRole("dialog", { name: "You are signed in again" }).waitFor();
    expect(sent("POST", "/private/profile")).toBe(1);
    // A second Enter from the form before must not have sent it.
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe("DIALOG");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByText("Saved").waitFor();

    expect(await fields(page)).toEqual(entered);
    await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
    const saves = server.requests.filter(({ method, url }) => method === "POST" && url === "/private/profile");
    expect(saves.map(({ body }) => JSON.parse(body))).toEqual([entered, entered]);
    expect(refreshes(opened)).toBe(0);
    // The focus is where it was.
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("Save");
  });

  it("is as it was after Escape, with a message and a way back to the prompt", async () => {
    const opened = await openTabs(1);
    const page = first(opened);
    await signIn(page);
    opened.auth.revoke();
    await fillAndSave(page);
    await page.getByRole("dialog", { name: "Sign in to continue" }).waitFor();
    await page.keyboard.press("Escape");

    await page.getByText("You have been signed out").waitFor();
    await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
    expect(await fields(page)).toEqual(entered);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByRole("dialog", { name: "Sign in to continue" }).waitFor();
    expect(opened.sent("POST", "/private/profile")).toBe(1);
  });

  it("is not sent when somebody else signs in, in another tab, and the person is told", async () => {
    const { opened, page, other } = await savedBesideAnotherTab();
    await signIn(other, "bob@example.com");

    await page.getByRole("dialog", { name: "Somebody else has signed in" }).waitFor();
    expect(opened.sent("POST", "/private/profile")).toBe(1);
    expect(await fields(page)).toEqual(entered);
  });

  it("goes on by itself when the same person signs in in another tab, and asks before it sends", async () => {
    const { opened, page, other } = await savedBesideAnotherTab();
    await signIn(other);

    await page.getByRole("button", { name: "Send now" }).click();
    await page.getByText("Saved").waitFor();
    expect(opened.sent("POST", "/private/profile")).toBe(2);
  });
});

it("a sign-out in one tab ends the session in the others", async () => {
  const opened = await openTabs(2);
  const [page, other] = opened.tabs as [Page, Page];
  await signIn(page);
  await untilStatus(other, "active");
  await page.evaluate(() => app.session.end());
  await untilStatus(other, "anonymous");
});
