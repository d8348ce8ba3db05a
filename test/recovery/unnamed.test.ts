import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createSession, type SessionOptions } from "../../src/recovery/index.ts";
import { appWith, bearer, expired, now, origin, revoked } from "./api.ts";
import { fakeBrowser } from "./browser.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] });
  fakeBrowser({ messagesTake: 50 });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const settle = (ms = 1) => vi.advanceTimersByTimeAsync(ms);

/** One browser's cookie: whose it is, and whether it is good. */
function browserCookie(owner = "ada") {
  const cookie = { owner, isGood: true };
  const writes: string[] = [];
  return { cookie, writes };
}
type Jar = ReturnType<typeof browserCookie>;

/** A tab of the app, whose refresh is answered when the test says so. */
function openTab({ cookie, writes }: Jar, options: Partial<SessionOptions<void>> = {}) {
  const pending: (() => void)[] = [];
  const session = createSession({
    refresh: () =>
      new Promise<void>((resolve) => {
        pending.push(() => {
          cookie.isGood = true;
          resolve();
        });
      }),
    ...options,
  });
  session.ask();
  const { fetch, sent } = appWith({
    session,
    answer: ({ method, body }) => {
      if (!cookie.isGood) return expired;
      if (method === "POST") writes.push(`${body} as ${cookie.owner}`);
      return 200;
    },
  });
  return { session, fetch, sent, pending, refresh: () => pending.shift()?.() };
}

const post = (body: string) => ({ method: "POST", body });

describe("a person who has no name yet, in a tab that was just opened", () => {
  // dfinity/oisy-wallet#9194 and proofcarryingdata/zupass#1130: tabs that take each other for somebody else.
  it("refreshes first: what Ada saves elsewhere is sent once the new tab says that it is hers", async () => {
    const jar = browserCookie();
    const ada = openTab(jar);
    ada.session.start("ada");
    await settle(60);
    const fresh = openTab(jar);
    jar.cookie.isGood = false;
    const early = fresh.fetch(origin);
    await settle(10);
    const save = ada.fetch(origin, post("draft"));
    await settle(10);
    fresh.refresh();
    await settle(100);
    expect((await early).status).toBe(200);
    expect(await now(save)).toBe("waiting");
    expect(ada.session.getState()).toMatchObject({ status: "active", subject: "ada", unsafe: 0, dropped: 0 });
    fresh.session.start("ada");
    await settle(60);
    expect((await save).status).toBe(200);
    expect(jar.writes).toEqual(["draft as ada"]);
  });

  it("and never gets one: after 2 s Ada is asked whether to send", async () => {
    const jar = browserCookie();
    const ada = openTab(jar);
    ada.session.start("ada");
    await settle(60);
    const fresh = openTab(jar);
    jar.cookie.isGood = false;
    void fresh.fetch(origin);
    await settle(10);
    const save = ada.fetch(origin, post("draft"));
    await settle(10);
    fresh.refresh();
    await settle(1900);
    expect(ada.session.getState().unsafe).toBe(0);
    await settle(200);
    expect(ada.session.getState()).toMatchObject({ status: "active", unsafe: 1 });
    ada.session.resume({ unsafe: true });
    expect((await save).status).toBe(200);
  });

  it("and turns out to be Bob: what Ada saved is dropped, and said to be", async () => {
    const jar = browserCookie();
    const ada = openTab(jar);
    ada.session.start("ada");
    await settle(60);
    const bob = openTab(jar);
    jar.cookie.isGood = false;
    void bob.fetch(origin);
    await settle(10);
    const save = ada.fetch(origin, post("draft"));
    await settle(10);
    jar.cookie.owner = "bob";
    bob.refresh();
    await settle(100);
    bob.session.start("bob");
    await settle(60);
    expect((await save).status).toBe(401);
    expect(jar.writes).toEqual([]);
    expect(ada.session.getState()).toMatchObject({ status: "active", subject: "bob", dropped: 1 });
  });

  it("opens while a save waits for consent: it waits on, and nobody else has signed in", async () => {
    const jar = browserCookie();
    const ada = openTab(jar);
    ada.session.start("ada");
    await settle(60);
    const { fetch } = appWith({ session: ada.session, answer: ({ method }) => (method === "POST" ? revoked : 200) });
    const save = fetch(origin, post("draft"));
    await settle(10);
    expect(ada.session.getState().status).toBe("interrupted");
    const fresh = openTab(jar);
    jar.cookie.isGood = false;
    const read = fresh.fetch(origin);
    await settle(10);
    fresh.refresh();
    await settle(100);
    expect((await read).status).toBe(200);
    expect(ada.session.getState()).toMatchObject({ status: "active", unsafe: 1, dropped: 0 });
    ada.session.dismiss();
    await save;
  });

  it("is answered once another tab has refreshed, under whatever name", async () => {
    const jar = browserCookie();
    const ada = openTab(jar);
    ada.session.start("ada");
    await settle(60);
    const fresh = openTab(jar);
    jar.cookie.isGood = false;
    const first = ada.fetch(origin);
    await settle(10);
    const five = Array.from({ length: 5 }, () => fresh.fetch(origin));
    await settle(10);
    ada.refresh();
    await settle(200);
    expect((await first).status).toBe(200);
    expect((await Promise.all(five)).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(fresh.pending).toHaveLength(0);
    expect(fresh.session.getState().subject).toBe("ada");
  });

  it("gets it while a request is on its way: that is refreshed for", async () => {
    const jar = browserCookie();
    const tab = openTab(jar);
    jar.cookie.isGood = false;
    const save = tab.fetch(origin, post("draft"));
    tab.session.start("ada");
    await settle(10);
    tab.refresh();
    await settle(10);
    expect((await save).status).toBe(200);
    expect(jar.writes).toEqual(["draft as ada"]);
  });

  it("in an app that names nobody, is who it was: what they save is sent again by itself", async () => {
    const jar = browserCookie();
    const tab = openTab(jar);
    tab.session.start();
    jar.cookie.isGood = false;
    const save = tab.fetch(origin, post("draft"));
    await settle(10);
    tab.refresh();
    await settle(10);
    expect((await save).status).toBe(200);
  });
});

describe("what waits for a sign-in", () => {
  it("is not sent under a cookie whose owner nobody has named: only what reads goes on", async () => {
    const jar = browserCookie();
    const ada = openTab(jar);
    ada.session.start("ada");
    await settle(60);
    let isRevoked = true;
    const { fetch, sent } = appWith({ session: ada.session, answer: () => (isRevoked ? revoked : 200) });
    const read = fetch(`${origin}/read`);
    const save = fetch(`${origin}/save`, post("draft"));
    await settle(10);
    isRevoked = false;
    jar.cookie.owner = "bob";
    jar.cookie.isGood = false;
    const bob = openTab(jar);
    void bob.fetch(origin);
    await settle(10);
    bob.refresh();
    await settle(100);
    expect((await read).status).toBe(200);
    expect(await now(save)).toBe("waiting");
    bob.session.start("bob");
    await settle(60);
    expect((await save).status).toBe(401);
    expect(sent.filter(({ method }) => method === "POST")).toHaveLength(1);
  });
});

describe("start of whoever is there already", () => {
  // inite-ai/inite-brain-service#641, nightscout/nocturne#326: a token that is sent twice revokes its whole family.
  it("during the refresh leaves that alone", async () => {
    const jar = browserCookie();
    const signals: AbortSignal[] = [];
    let answer = (): void => {};
    const tab = openTab(jar, {
      refresh: (signal) => {
        signals.push(signal);
        return new Promise<void>((resolve) => {
          answer = () => {
            jar.cookie.isGood = true;
            resolve();
          };
        });
      },
    });
    tab.session.start("ada");
    jar.cookie.isGood = false;
    const response = tab.fetch(origin);
    await settle(10);
    for (const name of ["ada", undefined]) tab.session.start(name);
    await settle(10);
    expect(tab.session.getState()).toMatchObject({ status: "refreshing", subject: "ada" });
    answer();
    expect((await response).status).toBe(200);
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
  });

  it("during the first refresh of a page names them, and the refresh goes on", async () => {
    const jar = browserCookie();
    const tab = openTab(jar);
    jar.cookie.isGood = false;
    const response = tab.fetch(origin);
    await settle(10);
    tab.session.start("ada");
    expect(tab.session.getState()).toMatchObject({ status: "refreshing", subject: "ada" });
    tab.refresh();
    await settle(10);
    expect((await response).status).toBe(200);
    expect(tab.session.getState()).toMatchObject({ status: "active", subject: "ada" });
    expect(tab.pending).toHaveLength(0);
  });

  it("during a first refresh that fails for the moment leaves them signed in", async () => {
    const down = new TypeError("network error");
    let fail = (): void => {};
    const tab = openTab(browserCookie(), {
      refresh: () =>
        new Promise<void>((_, reject) => {
          fail = () => reject(down);
        }),
    });
    const { fetch } = appWith({ session: tab.session, answer: () => expired });
    const response = fetch(origin);
    await settle(10);
    tab.session.start("ada");
    fail();
    await expect(response).rejects.toBe(down);
    expect(tab.session.getState()).toMatchObject({ status: "active", subject: "ada" });
  });

  it("keeps the bearer token", async () => {
    const session = createSession<string>({ authorize: bearer, refresh: async () => "new" });
    session.start("ada", "old");
    session.start("ada");
    const { fetch, sent } = appWith({ session, answer: () => 200 });
    await fetch(origin);
    expect(sent[0]?.authorization).toBe("Bearer old");
    session.start("ada", "other");
    await fetch(origin);
    expect(sent[1]?.authorization).toBe("Bearer other");
  });

  it("while they are asked to sign in is the sign-in", async () => {
    const session = createSession({ refresh: async () => {} });
    session.ask();
    session.start("ada");
    let isRevoked = true;
    const { fetch } = appWith({ session, answer: () => (isRevoked ? revoked : 200) });
    const response = fetch(origin);
    await settle(10);
    isRevoked = false;
    session.start();
    expect((await response).status).toBe(200);
    expect(session.getState()).toMatchObject({ status: "active", subject: "ada", dropped: 0 });
  });
});

describe("somebody else who signs in elsewhere", () => {
  it("is told to the app, which can clear what it has of the person before", async () => {
    const jar = browserCookie();
    const ada = openTab(jar);
    const bob = openTab(jar);
    ada.session.start("ada");
    await settle(60);
    const seen: (string | undefined)[] = [];
    ada.session.subscribe(() => seen.push(ada.session.getState().subject));
    bob.session.start("bob");
    await settle(60);
    expect(seen).toEqual(["bob"]);
    ada.session.end();
    expect(ada.session.getState()).toMatchObject({ status: "anonymous" });
    expect(ada.session.getState().subject).toBeUndefined();
  });
});
