import type { BrowserContext, Page, Route } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type ContractAuth, createContractAuth } from "../../src/testing/index.ts";
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

const ada = "ada@example.com";
const refreshPath = "/api/auth/refresh-token";

interface World {
  readonly auth: ContractAuth;
  readonly server: ContractServer;
  readonly context: BrowserContext;
  open(settings?: Record<string, string>): Promise<Page>;
  /** How often this was sent, preflights aside. */
  sent(method: string, path: string): number;
}

/** A browser with nothing stored and a server that it signs in at, both called by this host. */
async function world(host = "127.0.0.1"): Promise<World> {
  const auth = createContractAuth();
  const server = await startContractServer({ auth });
  const context = await harness.newContext();
  closings.push(
    () => context.close(),
    () => server.close(),
  );
  const api = server.origin.replace("127.0.0.1", host);
  return {
    auth,
    server,
    context,
    open: (settings = {}) => harness.openApp(context, { api, ...settings }, host),
    sent: (method, path) =>
      server.requests.filter((each) => each.method === method && each.url.startsWith(path)).length,
  };
}

const signIn = (page: Page, email = ada) => page.evaluate((who) => app.signIn(who), email);
const send = (page: Page, path: string, init: { method?: string; body?: string; wait?: number } = {}) =>
  page.evaluate(([to, options]) => app.send(to, options), [path, init] as const);
const state = (page: Page) => page.evaluate(() => app.session.getState());
const untilStatus = (page: Page, status: string) =>
  page.waitForFunction((wanted) => app.session.getState().status === wanted, status);

/** Holds back every refresh until it is told to go on. */
async function holdRefresh(context: BrowserContext): Promise<{ goOn(): void; isAsked: Promise<void> }> {
  let goOn = (): void => {};
  let tell = (): void => {};
  const released = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const isAsked = new Promise<void>((resolve) => {
    tell = resolve;
  });
  await context.route(`**${refreshPath}`, async (route) => {
    tell();
    await released;
    await route.continue();
  });
  return { goOn, isAsked };
}

describe("a tab that was just opened, whose app has not said yet who is signed in", () => {
  it("refreshes first, and what Ada saves in her other tab is sent once it says that it is hers", async () => {
    const { auth, context, open, sent } = await world();
    const page = await open();
    await signIn(page);
    auth.expire();
    const fresh = await open();
    const { goOn, isAsked } = await holdRefresh(context);
    const early = send(fresh, "/private/early");
    await isAsked;
    const save = send(page, "/private/save", { method: "POST", body: "{}" });
    await expect.poll(() => sent("POST", "/private/save")).toBe(1);
    goOn();
    expect(await early).toBe(200);
    await fresh.evaluate((subject) => app.session.start(subject), ada);
    expect(await save).toBe(200);
    expect([sent("POST", refreshPath), sent("POST", "/private/save")]).toEqual([1, 2]);
    expect(await state(page)).toMatchObject({ status: "active", subject: ada, dropped: 0 });
  });

  it("opens while a save waits for consent, and that waits on", async () => {
    const { auth, open, sent } = await world();
    const page = await open();
    await signIn(page);
    auth.revoke();
    const save = send(page, "/private/save", { method: "POST", body: "{}" });
    await page.getByRole("dialog", { name: "Sign in to continue" }).waitFor();
    await page.getByLabel("Email").fill(ada);
    await page.getByLabel("Password").fill("right");
    await page.getByRole("button", { name: "Sign in now" }).click();
    const question = page.getByRole("dialog", { name: "You are signed in again" });
    await question.waitFor();
    auth.expire();
    const fresh = await open();
    expect(await send(fresh, "/private/early")).toBe(200);
    await expect.poll(() => state(page).then(({ status }) => status)).toBe("active");
    await question.getByRole("button", { name: "Send now" }).click();
    expect(await save).toBe(200);
    expect(sent("POST", "/private/save")).toBeLessThanOrEqual(3);
  });

  it("has all of its own answered once another tab has refreshed", async () => {
    const { auth, context, open, sent } = await world();
    const page = await open();
    await signIn(page);
    auth.expire();
    const fresh = await open();
    const { goOn, isAsked } = await holdRefresh(context);
    const first = send(page, "/private/first");
    await isAsked;
    const five = [0, 1, 2, 3, 4].map((index) => send(fresh, `/private/five/${index}`));
    await expect.poll(() => sent("GET", "/private/five/")).toBe(5);
    goOn();
    expect(await first).toBe(200);
    expect(await Promise.all(five)).toEqual([200, 200, 200, 200, 200]);
    expect(sent("POST", refreshPath)).toBe(1);
  });

  it("says it while its request is on its way, which is refreshed for all the same", async () => {
    const { auth, context, open } = await world();
    await signIn(await open());
    auth.expire();
    const page = await open();
    let goOn = (): void => {};
    const released = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    await context.route("**/private/early", async (route) => {
      await released;
      await route.continue();
    });
    const early = send(page, "/private/early");
    await page.evaluate((subject) => app.session.start(subject), ada);
    goOn();
    expect(await early).toBe(200);
  });

  it("is named while it refreshes, and the token that may be used once is used once", async () => {
    const { auth, context, open, sent } = await world();
    await signIn(await open());
    auth.expire();
    const page = await open();
    const { goOn, isAsked } = await holdRefresh(context);
    const early = send(page, "/private/early");
    await isAsked;
    await page.evaluate((subject) => app.session.start(subject), ada);
    goOn();
    expect(await early).toBe(200);
    expect(sent("POST", refreshPath)).toBe(1);
    expect(await send(page, "/private/later")).toBe(200);
  });
});

describe("Bob, who signs in in another tab", () => {
  it("has what Ada's tab waited to save dropped, and her app told, once his app names him", async () => {
    const { auth, open, sent } = await world();
    const page = await open();
    await signIn(page);
    auth.revoke();
    const save = send(page, "/private/save", { method: "POST", body: "{}" });
    await page.getByRole("dialog", { name: "Sign in to continue" }).waitFor();
    const other = await open();
    // As after a form that was posted: the cookie is his, and the app has not said so yet.
    await other.evaluate(
      (api) =>
        fetch(`${api}/api/auth/sign-in`, {
          method: "POST",
          credentials: "include",
          body: JSON.stringify({ email: "bob@example.com", password: "right" }),
        }),
      new URL(other.url()).searchParams.get("api"),
    );
    auth.expire();
    expect(await send(other, "/private/his")).toBe(200);
    await untilStatus(page, "active");
    expect(sent("POST", "/private/save")).toBe(1);
    await other.evaluate(() => app.session.start("bob@example.com"));
    expect(await save).toBe(401);
    expect(await state(page)).toMatchObject({ subject: "bob@example.com", dropped: 1 });
    expect(sent("POST", "/private/save")).toBe(1);
  });
});

const page = "<!doctype html><title>Blocked</title>";
type Fulfil = Parameters<Route["fulfill"]>[0];

describe("a refresh", () => {
  it.each<[string, Fulfil | "abort"]>([
    ["a firewall's page", { status: 403, contentType: "text/html", body: page }],
    ["a captive portal's page", { status: 200, contentType: "text/html", body: page }],
    ["404", { status: 404 }],
    ["409", { status: 409 }],
    ["425", { status: 425 }],
    ["truncated JSON", { status: 200, contentType: "application/json", body: '{"access_tok' }],
    ["no connection", "abort"],
  ])("that meets %s asks nobody, and the next one works", async (_, answer) => {
    const { auth, context, open } = await world();
    const tab = await open();
    await signIn(tab);
    auth.expire();
    await context.route(`**${refreshPath}`, (route) => {
      const headers = {
        "access-control-allow-origin": new URL(tab.url()).origin,
        "access-control-allow-credentials": "true",
      };
      return answer === "abort" ? route.abort() : route.fulfill({ ...answer, headers });
    });
    expect(await send(tab, "/private/a")).not.toBe(200);
    expect(await state(tab)).toMatchObject({ status: "active", waiting: 0 });
    await context.unroute(`**${refreshPath}`);
    expect(await send(tab, "/private/b")).toBe(200);
  });

  it("holds no request longer than its own signal says", async () => {
    const { auth, context, open } = await world();
    const tab = await open();
    await signIn(tab);
    auth.expire();
    const { goOn, isAsked } = await holdRefresh(context);
    const patient = send(tab, "/private/patient");
    await isAsked;
    expect(await send(tab, "/private/hasty", { wait: 50 })).toBe("TimeoutError");
    goOn();
    expect(await patient).toBe(200);
  });

  it.each(["given", "named"])("does not wait for itself in the app's own client: %s", async (client) => {
    const { auth, open, sent } = await world();
    const tab = await open({ client });
    await signIn(tab);
    auth.expire();
    expect(await send(tab, "/private/a")).toBe(200);
    expect(sent("POST", refreshPath)).toBe(1);
  });

  it("of a tab that is closed meanwhile is done by the next tab", async () => {
    const { auth, context, open, sent } = await world();
    const gone = await open();
    await signIn(gone);
    const tab = await open();
    await tab.evaluate((subject) => app.session.start(subject), ada);
    auth.expire();
    const { goOn, isAsked } = await holdRefresh(context);
    void send(gone, "/private/a").catch(() => {});
    await isAsked;
    const waiting = send(tab, "/private/b");
    await expect.poll(() => sent("GET", "/private/b")).toBe(1);
    await gone.close();
    goOn();
    expect(await waiting).toBe(200);
  });
});

describe("what any script of the origin may do", () => {
  it("brings no credential into a session that shares none, and no lock that is named alike ends anything", async () => {
    const { auth, open } = await world();
    const tab = await open({ credential: "bearer" });
    await signIn(tab);
    await tab.evaluate((subject) => {
      const message = { kind: "refreshed", generation: 1, at: Date.now(), subject, credential: "stolen" };
      new BroadcastChannel("amends:session:").postMessage(message);
      void navigator.locks.request("amends:session:41", () => new Promise(() => {}));
    }, ada);
    expect(await send(tab, "/private/a")).toBe(200);
    auth.expire();
    expect(await send(tab, "/private/b")).toBe(200);
  });
});

it("where nobody asks, what waits for a sign-in fails after 10 s", async () => {
  const { auth, context, open } = await world();
  await context.clock.install();
  const tab = await open({ prompt: "none" });
  await signIn(tab);
  auth.revoke();
  const waiting = send(tab, "/private/a");
  await untilStatus(tab, "interrupted");
  await tab.clock.fastForward(10_001);
  expect(await waiting).toBe(401);
});

describe("without https, and so without Web Locks", () => {
  const host = "intranet.test";

  it("three tabs refresh once", async () => {
    const { auth, context, open, sent } = await world(host);
    const tabs = [await open(), await open(), await open()];
    expect(await tabs[0]?.evaluate(() => [isSecureContext, "locks" in navigator])).toEqual([false, false]);
    await signIn(tabs[0] as Page);
    await Promise.all(tabs.map((tab) => untilStatus(tab, "active")));
    auth.expire();
    const { goOn, isAsked } = await holdRefresh(context);
    const all = tabs.map((tab) => send(tab, "/private/a"));
    await isAsked;
    await expect.poll(() => sent("GET", "/private/a")).toBe(3);
    goOn();
    expect(await Promise.all(all)).toEqual([200, 200, 200]);
    expect(sent("POST", refreshPath)).toBe(1);
  });

  it("a tab that is gone in its turn holds the others up no longer than a refresh may take", async () => {
    const { auth, context, open, sent } = await world(host);
    const gone = await open();
    await context.clock.install();
    const tab = await open();
    await signIn(gone);
    await untilStatus(tab, "active");
    auth.expire();
    const { goOn, isAsked } = await holdRefresh(context);
    void send(gone, "/private/a").catch(() => {});
    await isAsked;
    const waiting = send(tab, "/private/b");
    await expect.poll(() => sent("GET", "/private/b")).toBe(1);
    await gone.close();
    goOn();
    await tab.clock.fastForward(121_000);
    expect(await waiting).toBe(200);
  });
});

it("a page comes back from the back/forward cache, in a browser that restores any", async (test) => {
  const { auth, context, open } = await world();
  const plain = await context.newPage();
  await plain.goto(new URL("/plain", (await open()).url()).href);
  await plain.evaluate(() =>
    addEventListener("pageshow", (event) => Object.assign(globalThis, { shown: event.persisted })),
  );
  await plain.goto("about:blank");
  await plain.goBack();
  const restores = await plain.evaluate(() => (globalThis as { shown?: boolean }).shown === true);
  if (!restores) test.skip("this browser restores not even a page without any of the kit's");
  const tab = await open();
  await signIn(tab);
  auth.expire();
  expect(await send(tab, "/private/a")).toBe(200);
  await tab.evaluate(() =>
    addEventListener("pageshow", (event) => Object.assign(globalThis, { shown: event.persisted })),
  );
  await tab.goto("about:blank");
  await tab.goBack();
  expect(await tab.evaluate(() => (globalThis as { shown?: boolean }).shown)).toBe(true);
  auth.expire();
  expect(await send(tab, "/private/b")).toBe(200);
});
