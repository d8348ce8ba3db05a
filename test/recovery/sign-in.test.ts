import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createSession, type SessionOptions } from "../../src/recovery/index.ts";
import { appWith, bearer, missing, now, origin, revoked } from "./api.ts";
import { fakeBrowser } from "./browser.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] });
  fakeBrowser();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const settle = (ms = 1) => vi.advanceTimersByTimeAsync(ms);

/** An app whose token `old` was revoked; only `new` is served. */
function revokedApp(options: Partial<SessionOptions<string>> = {}, code = revoked) {
  const refresh = vi.fn(async () => "refreshed");
  const session = createSession<string>({ authorize: bearer, refresh, ...options });
  session.start("ada", "old");
  const app = appWith({
    session,
    answer: ({ authorization }) => (authorization === "Bearer new" ? 200 : code),
  });
  return { ...app, session, refresh };
}

describe.each([
  ["token_revoked", revoked],
  ["missing_refresh_token", missing],
])("%s", (_, code) => {
  it("interrupts the session without a refresh, and goes on after the sign-in", async () => {
    const { fetch, session, refresh, sent } = revokedApp({}, code);
    const response = fetch(`${origin}/a`);
    await settle();
    expect(session.getState()).toEqual({
      status: "interrupted",
      subject: "ada",
      waiting: 1,
      unsafe: 0,
      dropped: 0,
      dismissed: false,
    });
    session.start("ada", "new");
    expect((await response).status).toBe(200);
    expect(session.getState()).toMatchObject({ status: "active", waiting: 0 });
    expect(refresh).not.toHaveBeenCalled();
    expect(sent.map(({ authorization }) => authorization)).toEqual(["Bearer old", "Bearer new"]);
  });
});

describe("what waits for a sign-in", () => {
  it("asks once for all of it", async () => {
    const { fetch, session } = revokedApp();
    const states: string[] = [];
    session.subscribe(() => states.push(session.getState().status));
    const responses = [fetch(`${origin}/a`), fetch(`${origin}/b`), fetch(`${origin}/c`, { method: "POST" })];
    await settle();
    expect(session.getState()).toMatchObject({ waiting: 3, unsafe: 1 });
    expect(new Set(states)).toEqual(new Set(["interrupted"]));
    session.dismiss();
    await Promise.all(responses);
  });

  it("and would change something waits for consent too", async () => {
    const { fetch, session, sent } = revokedApp();
    const read = fetch(`${origin}/read`);
    const write = fetch(`${origin}/write`, { method: "POST", body: "draft" });
    await settle();
    session.start("ada", "new");
    expect((await read).status).toBe(200);
    expect(await now(write)).toBe("waiting");
    expect(session.getState()).toMatchObject({ status: "active", waiting: 1, unsafe: 1 });
    session.resume({ unsafe: true });
    expect((await write).status).toBe(200);
    expect(sent.at(-1)).toEqual({
      method: "POST",
      path: "/write",
      authorization: "Bearer new",
      body: "draft",
    });
    expect(session.getState()).toMatchObject({ waiting: 0, unsafe: 0 });
  });

  it("fails with its own answer where consent is refused", async () => {
    const { fetch, session, sent } = revokedApp();
    const write = fetch(`${origin}/write`, { method: "POST" });
    await settle();
    session.start("ada", "new");
    session.resume({ unsafe: false });
    const response = await write;
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ error: { code: "token_revoked" } });
    expect(sent).toHaveLength(1);
  });

  it("is not sent on by consent before somebody signed in", async () => {
    const { fetch, session } = revokedApp();
    const write = fetch(`${origin}/write`, { method: "POST" });
    await settle();
    session.resume({ unsafe: true });
    expect(await now(write)).toBe("waiting");
    session.dismiss();
    expect((await write).status).toBe(401);
  });

  it("is dropped, and said so, if somebody else signs in", async () => {
    const { fetch, session, sent } = revokedApp();
    const responses = [fetch(`${origin}/a`), fetch(`${origin}/b`, { method: "DELETE" })];
    await settle();
    session.start("bob", "new");
    expect((await Promise.all(responses)).map(({ status }) => status)).toEqual([401, 401]);
    expect(session.getState()).toMatchObject({ status: "active", waiting: 0, dropped: 2 });
    expect(sent).toHaveLength(2);
    session.dismiss();
    expect(session.getState().dropped).toBe(0);
  });

  it("comes too late for a sign-in and goes on at once, or asks for consent", async () => {
    let answer = (_: string): void => {};
    const answers = new Promise<string>((resolve) => {
      answer = resolve;
    });
    const session = createSession<string>({ authorize: bearer, refresh: async () => "x" });
    session.start("ada", "old");
    const { fetch } = appWith({
      session,
      answer: ({ authorization }) => (authorization === "Bearer new" ? 200 : answers),
    });
    const read = fetch(`${origin}/read`);
    const write = fetch(`${origin}/write`, { method: "POST" });
    await settle();
    session.start("ada", "new");
    answer(revoked);
    expect((await read).status).toBe(200);
    await settle();
    expect(session.getState()).toMatchObject({ status: "active", unsafe: 1 });
    session.resume({ unsafe: true });
    expect((await write).status).toBe(200);
  });

  it("ends with its own signal", async () => {
    const { fetch, session } = revokedApp();
    const controller = new AbortController();
    const response = fetch(origin, { signal: controller.signal });
    await settle();
    controller.abort();
    await expect(response).rejects.toMatchObject({ name: "AbortError" });
    expect(session.getState()).toMatchObject({ status: "interrupted", waiting: 0 });
  });

  it("ends when nobody has come for too long", async () => {
    const { fetch, session } = revokedApp({ patience: 60_000 });
    session.ask();
    const response = fetch(origin);
    await settle(59_990);
    expect(await now(response)).toBe("waiting");
    await settle(20);
    expect((await response).status).toBe(401);
    expect(session.getState()).toMatchObject({ status: "interrupted", waiting: 0, dismissed: false });
    expect(vi.getTimerCount()).toBe(0);
  });

  it("may wait for ever only as long as a timer can count", async () => {
    const { fetch, session } = revokedApp({ patience: Number.POSITIVE_INFINITY });
    session.ask();
    const response = fetch(origin);
    await settle(3_600_000);
    expect(await now(response)).toBe("waiting");
    session.dismiss();
    await response;
  });

  it("ends when the person signs out", async () => {
    const { fetch, session } = revokedApp();
    const response = fetch(origin);
    await settle();
    session.end();
    expect((await response).status).toBe(401);
    expect(session.getState().status).toBe("anonymous");
  });
});

describe("declining", () => {
  it("gives everything back as it came, and asks no more by itself", async () => {
    const { fetch, session } = revokedApp();
    const response = fetch(origin);
    await settle();
    session.dismiss();
    expect((await response).status).toBe(401);
    expect(session.getState()).toMatchObject({ status: "interrupted", dismissed: true });
    expect((await fetch(origin)).status).toBe(401);
    expect(session.getState().dismissed).toBe(true);
  });

  it("has a way back", async () => {
    const { fetch, session } = revokedApp();
    const response = fetch(origin);
    await settle();
    session.dismiss();
    await response;
    session.interrupt();
    expect(session.getState()).toMatchObject({ status: "interrupted", dismissed: false });
    session.start("ada", "new");
    expect((await fetch(origin)).status).toBe(200);
  });
});

describe("nobody is asked", () => {
  it("who never was signed in", async () => {
    const session = createSession({ refresh: async () => {} });
    const { fetch, sent } = appWith({ session, answer: () => revoked });
    expect((await fetch(origin)).status).toBe(401);
    session.interrupt();
    expect(session.getState()).toMatchObject({ status: "anonymous", waiting: 0 });
    expect(sent).toHaveLength(1);
  });

  it("again and again, where signing in does not help", async () => {
    const session = createSession({ refresh: async () => {} });
    session.start("ada");
    // An automatic sign-in, such as a single sign-on: as soon as it is asked for.
    let signIns = 0;
    session.subscribe(() => {
      const { status, dismissed } = session.getState();
      if (status !== "interrupted" || dismissed) return;
      signIns += 1;
      session.start("ada");
    });
    const { fetch } = appWith({ session, answer: () => revoked });
    for (let i = 0; i < 10; i += 1) expect((await fetch(origin)).status).toBe(401);
    expect(signIns).toBe(3);
    expect(session.getState()).toMatchObject({ status: "interrupted", dismissed: true });
  });

  it("fewer times because it helped before", async () => {
    let isRevoked = true;
    const session = createSession({ refresh: async () => {} });
    session.start("ada");
    let signIns = 0;
    session.subscribe(() => {
      if (session.getState().status !== "interrupted") return;
      signIns += 1;
      isRevoked = false;
      session.start("ada");
    });
    const { fetch } = appWith({ session, answer: () => (isRevoked ? revoked : 200) });
    for (let i = 0; i < 10; i += 1) {
      isRevoked = true;
      expect((await fetch(origin)).status).toBe(200);
    }
    expect(signIns).toBe(10);
  });
});
