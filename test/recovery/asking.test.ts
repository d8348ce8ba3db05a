import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createSession } from "../../src/recovery/index.ts";
import { appWith, bearer, now, origin, revoked } from "./api.ts";
import { fakeBrowser } from "./browser.ts";

let browser: ReturnType<typeof fakeBrowser>;
let warn: ReturnType<typeof vi.fn<(...words: unknown[]) => void>>;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] });
  browser = fakeBrowser({ messagesTake: 50 });
  warn = vi.fn<(...words: unknown[]) => void>();
  vi.spyOn(console, "warn").mockImplementation(warn);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const settle = (ms = 1) => vi.advanceTimersByTimeAsync(ms);

function revokedApp() {
  const session = createSession<string>({ authorize: bearer, refresh: async () => "new" });
  session.start("ada", "old");
  const app = appWith({ session, answer: ({ authorization }) => (authorization === "Bearer new" ? 200 : revoked) });
  return { session, ...app };
}

// okta/okta-auth-js#1632, deephaven/deephaven-core#3746: a wait for a sign-in that never ends.
describe("where nobody is there to ask", () => {
  it("what waits fails with its own answer after 10 s, and a developer is told where to put the prompt", async () => {
    const { fetch, session } = revokedApp();
    const [read, write] = [fetch(origin), fetch(origin, { method: "POST" })];
    await settle(9990);
    expect(await now(read)).toBe("waiting");
    await settle(20);
    expect([(await read).status, (await write).status]).toEqual([401, 401]);
    expect(warn.mock.calls.join()).toMatch(/SignInPrompt.*Suspense.*session\.ask/s);
    expect(session.getState()).toMatchObject({ status: "interrupted", waiting: 0, dismissed: false });
    expect(vi.getTimerCount()).toBe(0);
  });

  it("what comes later fails at once, until somebody is", async () => {
    const { fetch, session } = revokedApp();
    const first = fetch(origin);
    await settle(10_010);
    await first;
    expect((await fetch(origin)).status).toBe(401);
    session.ask();
    const third = fetch(origin);
    await settle(20_000);
    expect(await now(third)).toBe("waiting");
    session.start("ada", "new");
    expect((await third).status).toBe(200);
  });

  it("yet, somebody may come within 10 s", async () => {
    const { fetch, session } = revokedApp();
    const response = fetch(origin);
    await settle(9000);
    session.ask();
    await settle(600_000);
    expect(await now(response)).toBe("waiting");
    session.start("ada", "new");
    expect((await response).status).toBe(200);
  });

  it("any more, what waits has 10 s from then; two who ask are two", async () => {
    const { fetch, session } = revokedApp();
    const leave = [session.ask(), session.ask()];
    const response = fetch(origin);
    await settle(60_000);
    leave[0]?.();
    leave[0]?.();
    await settle(60_000);
    expect(await now(response)).toBe("waiting");
    leave[1]?.();
    await settle(10_010);
    expect((await response).status).toBe(401);
  });

  it("a sign-in without being asked, from another tab for instance, helps as well", async () => {
    const { fetch, session } = revokedApp();
    const response = fetch(origin);
    await settle(5000);
    session.start("ada", "new");
    expect((await response).status).toBe(200);
    await settle(20_000);
    expect(warn).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("dispose", () => {
  it("lets go of what waits, of locks and timers, and hears no other tab", async () => {
    const { fetch, session } = revokedApp();
    session.ask();
    const response = fetch(origin);
    await settle(60);
    session.dispose();
    session.dispose();
    expect((await response).status).toBe(401);
    expect([vi.getTimerCount(), browser.held()]).toEqual([0, []]);
    const other = createSession({ refresh: async () => {} });
    other.start("bob");
    await settle(100);
    expect(session.getState().subject).toBe("ada");
  });

  it("lets go of the lock of what it has refreshed", async () => {
    const session = createSession({ refresh: async () => {} });
    let calls = 0;
    const { fetch } = appWith({ session, answer: () => (calls++ === 0 ? "prism-io/token_expired/401" : 200) });
    await fetch(origin);
    await settle();
    expect(browser.held()).toEqual(["amends:session:1"]);
    session.dispose();
    await settle();
    expect(browser.held()).toEqual([]);
  });
});

describe("on a server", () => {
  it("a session that lives on is many people's, and says so", async () => {
    vi.stubGlobal("window", undefined);
    const session = createSession<string>({ authorize: bearer, refresh: async () => "new" });
    session.start("ada", "new");
    const { fetch } = appWith({ session, answer: () => 200 });
    await fetch(origin);
    await settle(30_000);
    await fetch(origin);
    expect(warn).not.toHaveBeenCalled();
    await settle(31_000);
    await fetch(origin);
    expect(warn.mock.calls.join()).toMatch(/on a server.*each request/s);
  });
});
