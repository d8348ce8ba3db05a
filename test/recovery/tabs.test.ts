import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FaultError } from "../../src/core/index.ts";
import { createSession, type SessionOptions } from "../../src/recovery/index.ts";
import { joinTabs } from "../../src/recovery/session/tabs.ts";
import { faultFor } from "../../src/testing/index.ts";
import { appWith, bearer, expired, missing, origin, revoked } from "./api.ts";
import { fakeBrowser } from "./browser.ts";

let browser: ReturnType<typeof fakeBrowser>;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] });
  browser = fakeBrowser({ messagesTake: 50 });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const settle = (ms = 1) => vi.advanceTimersByTimeAsync(ms);

/** One server for all tabs: with rotation, each refresh uses up what the one before it gave. */
function server() {
  let generation = 0;
  const refreshes: string[] = [];
  return {
    refreshes,
    expire: () => {
      generation += 1;
    },
    /** Cookies are the browser's, so any tab refreshes for all. */
    refresh: (tab: string) => async () => {
      refreshes.push(tab);
      generation = 0;
      return "new";
    },
    isExpired: () => generation > 0,
  };
}

function cookieTab(tab: string, api: ReturnType<typeof server>, options: Partial<SessionOptions<unknown>> = {}) {
  const session = createSession<unknown>({ refresh: api.refresh(tab), ...options });
  session.start("ada");
  return { session, ...appWith({ session, answer: () => (api.isExpired() ? expired : 200) }) };
}

describe("with cookies", () => {
  it("one tab refreshes for all, and every request is replayed", async () => {
    const api = server();
    const tabs = ["a", "b", "c", "d", "e"].map((tab) => cookieTab(tab, api));
    await settle(100);
    api.expire();
    const all = tabs.flatMap(({ fetch }) => Array.from({ length: 20 }, () => fetch(origin)));
    await settle(200);
    expect((await Promise.all(all)).filter(({ ok }) => ok)).toHaveLength(100);
    expect(api.refreshes).toHaveLength(1);
  });

  it("a tab that gets its turn before it hears the news does not refresh again", async () => {
    browser = fakeBrowser({ messagesTake: 5000 });
    const api = server();
    const tabs = ["a", "b"].map((tab) => cookieTab(tab, api));
    await settle(6000);
    api.expire();
    const all = tabs.map(({ fetch }) => fetch(origin));
    await settle(1);
    expect((await Promise.all(all)).map(({ status }) => status)).toEqual([200, 200]);
    expect(api.refreshes).toEqual(["a"]);
  });

  it("a tab that comes later knows what was refreshed before it came", async () => {
    const api = server();
    const first = cookieTab("first", api);
    api.expire();
    const early = first.fetch(origin);
    await settle(100);
    await early;
    const second = cookieTab("second", api);
    await settle(100);
    api.expire();
    const late = second.fetch(origin);
    await settle(100);
    expect((await late).status).toBe(200);
    expect(api.refreshes).toEqual(["first", "second"]);
  });

  it("a tab that says at its start who is signed in changes nothing for the others", async () => {
    const api = server();
    const { fetch } = cookieTab("a", api);
    api.expire();
    const response = fetch(origin);
    cookieTab("b", api);
    await settle(100);
    expect((await response).status).toBe(200);
    expect(api.refreshes).toEqual(["a"]);
  });

  it("a tab that never lets go of its turn holds nobody up for longer than the time limit", async () => {
    const api = server();
    const { fetch } = cookieTab("a", api, { timeLimit: 2000 });
    browser.occupy("amends:session:refresh");
    api.expire();
    const response = fetch(origin);
    await settle(1999);
    expect(api.refreshes).toEqual([]);
    await settle(2);
    expect((await response).status).toBe(200);
  });

  it("a tab without Web Locks refreshes by itself", async () => {
    browser.withoutLocks();
    const api = server();
    const { fetch } = cookieTab("a", api);
    api.expire();
    expect((await fetch(origin)).status).toBe(200);
    expect(api.refreshes).toEqual(["a"]);
  });

  it("a tab holds the lock of its newest generation alone", async () => {
    const { held } = fakeBrowser();
    const tabs = joinTabs("one", () => {});
    for (let refreshed = 0; refreshed < 3; refreshed += 1) await tabs.advance();
    await vi.waitFor(() => expect(held()).toEqual(["amends:one:3"]));
    expect(await tabs.newestGeneration()).toBe(3);
  });

  it("where locks are forbidden a tab refreshes by itself", async () => {
    const forbidden = () => Promise.reject(new DOMException("Denied", "SecurityError"));
    vi.stubGlobal("navigator", { locks: { request: forbidden, query: forbidden } });
    const api = server();
    const { fetch } = cookieTab("a", api);
    api.expire();
    expect((await fetch(origin)).status).toBe(200);
  });

  it("where channels are forbidden, and where there are none, a tab is on its own", async () => {
    for (const channel of [
      undefined,
      class {
        constructor() {
          throw new DOMException("Denied", "SecurityError");
        }
      },
    ]) {
      vi.stubGlobal("BroadcastChannel", channel);
      const api = server();
      const { fetch, session } = cookieTab("a", api);
      api.expire();
      expect((await fetch(origin)).status).toBe(200);
      session.end();
      expect(session.getState().status).toBe("anonymous");
    }
  });
});

describe("a tab that lost", () => {
  it("does not sign out the one that won: its news counts", async () => {
    browser.withoutLocks();
    let used = false;
    const makeTab = () => {
      const session = createSession<string>({
        authorize: bearer,
        shareCredential: true,
        // A rotating token: whoever comes second is refused.
        refresh: async () => {
          if (used) throw new FaultError(faultFor(missing));
          used = true;
          return "new";
        },
      });
      session.start("ada", "old");
      return {
        session,
        ...appWith({ session, answer: ({ authorization }) => (authorization === "Bearer new" ? 200 : expired) }),
      };
    };
    const winner = makeTab();
    const loser = makeTab();
    await settle(100);
    const responses = [winner.fetch(origin), loser.fetch(origin)];
    await settle(100);
    expect((await Promise.all(responses)).map(({ status }) => status)).toEqual([200, 200]);
    expect([winner, loser].map(({ session }) => session.getState().status)).toEqual(["active", "active"]);
  });

  it("asks its own person once no news has come", async () => {
    browser.withoutLocks();
    const session = createSession<unknown>({ refresh: () => Promise.reject(new FaultError(faultFor(missing))) });
    session.start("ada");
    const { fetch } = appWith({ session, answer: () => expired });
    const response = fetch(origin);
    await settle(1100);
    expect(session.getState().status).toBe("interrupted");
    session.dismiss();
    await response;
  });
});

describe("with bearer tokens", () => {
  function bearerTab(shareCredential: boolean, refreshes: string[]) {
    const session = createSession<string>({
      authorize: bearer,
      shareCredential,
      refresh: async () => {
        refreshes.push("refresh");
        return "new";
      },
    });
    session.start("ada", "old");
    const app = appWith({ session, answer: ({ authorization }) => (authorization === "Bearer new" ? 200 : expired) });
    return { session, ...app };
  }

  it("one tab refreshes for all where the app shares the credential", async () => {
    const refreshes: string[] = [];
    const tabs = Array.from({ length: 5 }, () => bearerTab(true, refreshes));
    await settle(100);
    const all = tabs.flatMap(({ fetch }) => Array.from({ length: 20 }, () => fetch(origin)));
    await settle(200);
    expect((await Promise.all(all)).filter(({ ok }) => ok)).toHaveLength(100);
    expect(refreshes).toHaveLength(1);
  });

  it("each tab refreshes for itself where it does not, and no credential is sent", async () => {
    const refreshes: string[] = [];
    const tabs = [bearerTab(false, refreshes), bearerTab(false, refreshes)];
    await settle(100);
    const all = tabs.map(({ fetch }) => fetch(origin));
    await settle(200);
    expect((await Promise.all(all)).map(({ status }) => status)).toEqual([200, 200]);
    expect(refreshes).toHaveLength(2);
    expect(JSON.stringify(browser.messages)).not.toMatch(/old|new|credential/);
  });
});

describe("another tab", () => {
  it("that signs in lets what waits here go on", async () => {
    const api = { isRevoked: true };
    const make = () => {
      const session = createSession({ refresh: async () => {} });
      session.start("ada");
      return { session, ...appWith({ session, answer: () => (api.isRevoked ? revoked : 200) }) };
    };
    const here = make();
    const there = make();
    await settle(100);
    const read = here.fetch(origin);
    const write = here.fetch(origin, { method: "POST" });
    await settle();
    api.isRevoked = false;
    there.session.start("ada");
    await settle(100);
    expect((await read).status).toBe(200);
    expect(here.session.getState()).toMatchObject({ status: "active", unsafe: 1 });
    here.session.resume({ unsafe: true });
    expect((await write).status).toBe(200);
  });

  it("that signs in as somebody else has what waits here dropped", async () => {
    const session = createSession({ refresh: async () => {} });
    const other = createSession({ refresh: async () => {} });
    session.start("ada");
    await settle(100);
    const { fetch } = appWith({ session, answer: () => revoked });
    const response = fetch(origin);
    await settle();
    other.start("bob");
    await settle(100);
    expect((await response).status).toBe(401);
    expect(session.getState()).toMatchObject({ status: "active", dropped: 1 });
  });

  it("that signs out signs out here", async () => {
    const session = createSession({ refresh: async () => {} });
    const other = createSession({ refresh: async () => {} });
    session.start("ada");
    await settle(100);
    other.end();
    await settle(100);
    expect(session.getState().status).toBe("anonymous");
  });

  it("of another session's name is none of this one's", async () => {
    const session = createSession({ name: "a", refresh: async () => {} });
    const other = createSession({ name: "b", refresh: async () => {} });
    session.start("ada");
    other.end();
    await settle(100);
    expect(session.getState().status).toBe("active");
  });

  it("that sends anything else is not listened to", async () => {
    const session = createSession({ refresh: async () => {} });
    session.start("ada");
    const channel = new BroadcastChannel("amends:session:");
    for (const junk of [null, 1, "x", {}, { kind: "ended" }, { generation: "1" }]) channel.postMessage(junk);
    await settle(100);
    expect(session.getState().status).toBe("active");
  });
});

it("on a server a session shares nothing with anybody", async () => {
  const one = createSession({ refresh: async () => {} });
  vi.stubGlobal("window", undefined);
  const session = createSession({ refresh: async () => {} });
  session.start("ada");
  await settle(100);
  expect(browser.messages).toEqual([]);
  expect(browser.held()).toEqual([]);
  expect(one.getState().status).toBe("anonymous");
});
