import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FaultError } from "../../src/core/index.ts";
import { createSession, type SessionOptions } from "../../src/recovery/index.ts";
import { faultFor } from "../../src/testing/index.ts";
import { httpError, prismBody } from "../core/http-error.ts";
import { appWith, bearer, expired, missing, origin, type Sent } from "./api.ts";
import { fakeBrowser } from "./browser.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] });
  fakeBrowser();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

/** An app whose token `old` has expired; whoever refreshes gets `new`. */
function bearerApp(options: Partial<SessionOptions<string>> = {}, answer?: (request: Sent) => number | string) {
  const refresh = vi.fn(options.refresh ?? (async () => "new"));
  const session = createSession<string>({ authorize: bearer, ...options, refresh });
  session.start("ada", "old");
  const app = appWith({
    session,
    answer: answer ?? (({ authorization }) => (authorization === "Bearer new" ? 200 : expired)),
  });
  return { ...app, session, refresh };
}

describe("token_expired", () => {
  it("leads to one refresh and one replay, with the new credential", async () => {
    const { fetch, sent, refresh } = bearerApp();
    const response = await fetch(`${origin}/a`, { method: "POST", body: "hello" });
    expect(response.status).toBe(200);
    expect(sent.map(({ authorization, body }) => [authorization, body])).toEqual([
      ["Bearer old", "hello"],
      ["Bearer new", "hello"],
    ]);
    expect(refresh).toHaveBeenCalledOnce();
  });

  it("leads to one refresh however many requests ask, each replayed once", async () => {
    const { fetch, sent, refresh } = bearerApp();
    const responses = await Promise.all(Array.from({ length: 20 }, (_, i) => fetch(`${origin}/${i}`)));
    expect(responses.every(({ ok }) => ok)).toBe(true);
    expect(refresh).toHaveBeenCalledOnce();
    expect(sent).toHaveLength(40);
  });

  it("is not refreshed for again by an answer that comes late", async () => {
    let answerLate = (): void => {};
    const late = new Promise<void>((resolve) => {
      answerLate = resolve;
    });
    const refresh = vi.fn(async () => "new");
    const session = createSession<string>({ authorize: bearer, refresh });
    session.start("ada", "old");
    const { fetch } = appWith({
      session,
      answer: async ({ path, authorization }) => {
        if (path === "/late") await late;
        return authorization === "Bearer new" ? 200 : expired;
      },
    });
    const response = fetch(`${origin}/late`);
    await fetch(`${origin}/early`);
    answerLate();
    expect((await response).status).toBe(200);
    expect(refresh).toHaveBeenCalledOnce();
  });

  it("gives the answer back where the new credential is refused too", async () => {
    const { fetch, sent, refresh } = bearerApp({}, () => expired);
    const response = await fetch(origin);
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ error: { code: "token_expired" } });
    expect([sent.length, refresh.mock.calls.length]).toEqual([2, 1]);
  });

  it("sets a cookie, without a credential", async () => {
    let isFresh = false;
    const session = createSession({
      refresh: async () => {
        isFresh = true;
      },
    });
    session.start("ada");
    const { fetch, sent } = appWith({ session, answer: () => (isFresh ? 200 : expired) });
    expect((await fetch(origin)).status).toBe(200);
    expect(sent).toHaveLength(2);
  });

  it("is refreshed for even if nobody has said yet who is signed in", async () => {
    const session = createSession({ refresh: async () => {} });
    let calls = 0;
    const { fetch } = appWith({ session, answer: () => (calls++ === 0 ? expired : 200) });
    expect((await fetch(origin)).status).toBe(200);
    expect(session.getState().status).toBe("active");
  });

  it("asks nobody to sign in who never was, and is not refreshed for again", async () => {
    const refresh = vi.fn(async () => {
      throw new FaultError(faultFor(missing));
    });
    const session = createSession({ refresh });
    const { fetch } = appWith({ session, answer: () => expired });
    expect((await fetch(origin)).status).toBe(401);
    expect((await fetch(origin)).status).toBe(401);
    expect(session.getState()).toMatchObject({ status: "anonymous", waiting: 0 });
    expect(refresh).toHaveBeenCalledOnce();
  });

  it("is another API's business where that API's session is another", async () => {
    const { fetch, refresh } = bearerApp();
    expect((await fetch("https://elsewhere.example")).status).toBe(401);
    expect(refresh).not.toHaveBeenCalled();
  });

  it("of a body that can be sent only once comes back as it is", async () => {
    const { fetch, sent } = bearerApp();
    const body = new Blob(["once"]).stream();
    const response = await fetch(origin, { method: "POST", body, duplex: "half" } as RequestInit);
    expect([response.status, sent.length]).toEqual([401, 1]);
  });

  it.each([
    ["text", "hello"],
    ["a form", new URLSearchParams({ a: "1" })],
    ["bytes", new TextEncoder().encode("hello")],
  ])("sends %s again whole", async (_, body) => {
    const { fetch, sent } = bearerApp();
    await fetch(origin, { method: "PUT", body });
    expect(sent[1]?.body).toBe(sent[0]?.body);
    expect(sent[1]?.body).not.toBe("");
  });

  it("sends a Request again whole, and leaves it to its owner", async () => {
    const { fetch, sent } = bearerApp();
    const request = new Request(origin, { method: "PUT", body: "hello" });
    expect((await fetch(request)).status).toBe(200);
    expect(sent.map(({ body }) => body)).toEqual(["hello", "hello"]);
  });
});

describe("a credential that this tab does not have", () => {
  it("is got before anything is sent", async () => {
    const refresh = vi.fn(async () => "new");
    const session = createSession<string>({ authorize: bearer, refresh });
    session.start("ada");
    const { fetch, sent } = appWith({ session, answer: () => 200 });
    await Promise.all([fetch(origin), fetch(origin)]);
    expect(refresh).toHaveBeenCalledOnce();
    expect(sent.map(({ authorization }) => authorization)).toEqual(["Bearer new", "Bearer new"]);
  });

  it("is not asked for where nobody is signed in", async () => {
    const refresh = vi.fn(async () => "new");
    const { fetch } = appWith({ session: createSession<string>({ authorize: bearer, refresh }), answer: () => 200 });
    await fetch(origin);
    expect(refresh).not.toHaveBeenCalled();
  });
});

describe("a refresh that fails", () => {
  it("for the moment rejects with its own error, and signs nobody out", async () => {
    const down = new FaultError(faultFor("prism-io/server_error/503"));
    const { fetch, session } = bearerApp({ refresh: () => Promise.reject(down) });
    await expect(fetch(origin)).rejects.toBe(down);
    expect(session.getState()).toMatchObject({ status: "active", waiting: 0 });
  });

  it.each(["prism-io/rate_limit_exceeded/429", "client/offline", "client/timeout"])(
    "with %s signs nobody out either",
    async (id) => {
      const { fetch, session } = bearerApp({ refresh: () => Promise.reject(new FaultError(faultFor(id))) });
      await expect(fetch(origin)).rejects.toBeInstanceOf(FaultError);
      expect(session.getState().status).toBe("active");
    },
  );

  it("is judged by the configuration of the request that asked", async () => {
    const busy = httpError(400, prismBody("invalid_request_error", "sign_in_busy"));
    const session = createSession<string>({ authorize: bearer, refresh: () => Promise.reject(busy) });
    session.start("ada", "old");
    const codes = { sign_in_busy: { type: "server_error", remedy: "retry" } } as const;
    const { fetch } = appWith({ session, codes, answer: () => expired });
    await expect(fetch(origin)).rejects.toBe(busy);
    expect(session.getState()).toMatchObject({ status: "active", waiting: 0 });
  });

  it("before anything was sent is judged by it too", async () => {
    const busy = httpError(400, prismBody("invalid_request_error", "sign_in_busy"));
    const session = createSession<string>({ authorize: bearer, refresh: () => Promise.reject(busy) });
    session.start("ada"); // without a credential
    const codes = { sign_in_busy: { type: "server_error", remedy: "retry" } } as const;
    const { fetch, sent } = appWith({ session, codes, answer: () => 200 });
    await expect(fetch(origin)).rejects.toBe(busy);
    expect(session.getState()).toMatchObject({ status: "active", waiting: 0 });
    expect(sent).toEqual([]);
  });

  it("because it was refused interrupts the session", async () => {
    const { fetch, session, sent } = bearerApp({ refresh: () => Promise.reject(new FaultError(faultFor(missing))) });
    const first = fetch(`${origin}/a`);
    const second = fetch(`${origin}/b`, { method: "POST" });
    await settle(10);
    expect(session.getState()).toMatchObject({ status: "interrupted", waiting: 2, unsafe: 1 });
    session.dismiss();
    expect([(await first).status, (await second).status, sent.length]).toEqual([401, 401, 2]);
  });

  it("by throwing counts as one that rejects", async () => {
    const refresh = (): Promise<string> => {
      throw new Error("defect");
    };
    const { fetch, session } = bearerApp({ refresh });
    await expect(fetch(origin)).rejects.toThrow("defect");
    expect(session.getState().status).toBe("active");
  });

  it("is not asked again under the same credential", async () => {
    const { fetch, session, refresh } = bearerApp({ refresh: () => Promise.reject(new FaultError(faultFor(missing))) });
    const first = fetch(origin);
    await settle(10);
    const second = fetch(origin);
    await settle(10);
    session.dismiss();
    await Promise.all([first, second]);
    await fetch(origin);
    expect(refresh).toHaveBeenCalledOnce();
  });

  it("never loops where it goes through the very fetch it serves", async () => {
    const app: { fetch?: typeof fetch } = {};
    const session = createSession<string>({
      authorize: bearer,
      timeLimit: 3000,
      refresh: async (signal) => {
        await Promise.resolve();
        const response = await app.fetch?.(`${origin}/refresh`, { method: "POST", signal });
        throw new FaultError(faultFor(response?.status === 401 ? missing : "client/offline"));
      },
    });
    session.start("ada", "old");
    const { fetch, sent } = appWith({ session, answer: () => expired });
    app.fetch = fetch;
    const response = fetch(`${origin}/a`);
    await settle(10);
    expect(sent.map(({ path }) => path)).toEqual(["/a", "/refresh"]);
    session.dismiss();
    expect((await response).status).toBe(401);
  });

  it("ends at its time limit where it waits for itself", async () => {
    const app: { fetch?: typeof fetch } = {};
    const session = createSession<string>({
      authorize: bearer,
      timeLimit: 3000,
      refresh: async () => {
        await Promise.resolve();
        await app.fetch?.(`${origin}/refresh`, { method: "POST" }); // without the signal
        return "new";
      },
    });
    session.start("ada", "old");
    const { fetch, sent } = appWith({ session, answer: () => expired });
    app.fetch = fetch;
    const failure = expect(fetch(`${origin}/a`)).rejects.toMatchObject({ name: "TimeoutError" });
    await settle(3001);
    await failure;
    expect(sent).toHaveLength(2);
  });

  it("ends at its time limit where it never answers, and works the next time", async () => {
    let isStuck = true;
    const signals: AbortSignal[] = [];
    const { fetch, session } = bearerApp({
      timeLimit: 3000,
      refresh: (signal) => {
        signals.push(signal);
        return isStuck ? new Promise(() => {}) : Promise.resolve("new");
      },
    });
    const failure = expect(fetch(origin)).rejects.toMatchObject({ name: "TimeoutError" });
    await settle(3000);
    await failure;
    expect(signals[0]?.aborted).toBe(true);
    expect(session.getState().status).toBe("active");
    isStuck = false;
    expect((await fetch(origin)).status).toBe(200);
  });

  it("takes what comes late, if nothing newer is there", async () => {
    let answer = (_: string): void => {};
    const { fetch } = bearerApp({
      timeLimit: 3000,
      refresh: () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    });
    const failure = expect(fetch(origin)).rejects.toMatchObject({ name: "TimeoutError" });
    await settle(3000);
    await failure;
    answer("new");
    await settle();
    expect((await fetch(origin)).status).toBe(200);
  });
});

describe("a change of the session while it is refreshed", () => {
  function pending() {
    let answer = (_: string): void => {};
    let signal: AbortSignal | undefined;
    const app = bearerApp({
      refresh: (given) => {
        signal = given;
        return new Promise((resolve) => {
          answer = resolve;
        });
      },
    });
    return { ...app, answer: (token: string) => answer(token), isAborted: () => signal?.aborted };
  }

  it("to nobody wins, and what asked for it fails with its own answer", async () => {
    const { fetch, session, answer, sent, isAborted } = pending();
    const response = fetch(origin);
    await settle();
    session.end();
    answer("new");
    expect((await response).status).toBe(401);
    expect(isAborted()).toBe(true);
    await settle();
    expect(session.getState().status).toBe("anonymous");
    expect(sent).toHaveLength(1);
  });

  it("to somebody else wins, and nothing is sent as them", async () => {
    const { fetch, session, answer, sent } = pending();
    const response = fetch(origin, { method: "DELETE" });
    await settle();
    session.start("bob", "bobs");
    answer("new");
    expect((await response).status).toBe(401);
    expect(sent).toHaveLength(1);
  });

  it("to the same person goes on with what they brought", async () => {
    const { fetch, session, sent } = pending();
    const response = fetch(origin);
    await settle();
    session.start("ada", "new");
    expect((await response).status).toBe(200);
    expect(sent.map(({ authorization }) => authorization)).toEqual(["Bearer old", "Bearer new"]);
  });
});

describe("what an app gives", () => {
  it("may throw in authorize: the request rejects with that", async () => {
    const defect = new Error("defect");
    const session = createSession<string>({
      refresh: async () => "new",
      authorize: () => {
        throw defect;
      },
    });
    session.start("ada", "old");
    const { fetch } = appWith({ session, answer: () => 200 });
    await expect(fetch(origin)).rejects.toBe(defect);
  });

  it("may throw in a listener: the others are told", async () => {
    const error = vi.spyOn(console, "error").mockImplementation(() => {});
    const session = createSession({ refresh: async () => {} });
    const heard = vi.fn();
    session.subscribe(() => {
      throw new Error("defect");
    });
    session.subscribe(heard);
    session.start("ada");
    expect(heard).toHaveBeenCalledOnce();
    error.mockRestore();
  });
});
