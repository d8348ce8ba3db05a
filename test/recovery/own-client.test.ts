import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Amends, defineAmends, prismIo } from "../../src/core/index.ts";
import { createApiFetch, createSession } from "../../src/recovery/index.ts";
import { appWith, bearer, expired, origin, revoked } from "./api.ts";
import { fakeBrowser } from "./browser.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] });
  fakeBrowser();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const settle = (ms = 1) => vi.advanceTimersByTimeAsync(ms);
const token = ({ authorization }: { authorization: string | null }) => (authorization === "Bearer new" ? 200 : expired);

// Flyrell/axios-auth-refresh#120, medplum/medplum#10559: a refresh that waits for itself.
describe("a refresh that is sent by the app's own client", () => {
  it("is held up by nothing with the fetch that it is given, though it waits before it sends", async () => {
    const session = createSession<string>({
      authorize: bearer,
      refresh: async (_, context) => {
        await Promise.resolve();
        const response = await context.fetch(`${origin}/refresh`, { method: "POST", body: "{}" });
        if (!response.ok) throw response;
        return "new";
      },
    });
    session.start("ada", "old");
    const { fetch, sent } = appWith({
      session,
      answer: (request) => (request.path === "/refresh" ? 200 : token(request)),
    });
    expect((await fetch(`${origin}/a`)).status).toBe(200);
    expect(sent.map(({ path, authorization, body }) => [path, authorization, body])).toEqual([
      ["/a", "Bearer old", ""],
      ["/refresh", null, "{}"],
      ["/a", "Bearer new", ""],
    ]);
  });

  it("ends with the refresh, since that fetch is given its signal", async () => {
    const session = createSession<string>({
      authorize: bearer,
      timeLimit: 3000,
      refresh: async (_, context) => {
        await context.fetch(`${origin}/refresh`);
        return "new";
      },
    });
    session.start("ada", "old");
    let end: unknown;
    const { fetch } = appWith({
      session,
      answer: ({ path }) => (path === "/refresh" ? new Promise<never>(() => {}) : expired),
    });
    const response = fetch(origin).catch((error: unknown) => {
      end = error;
    });
    await settle(3001);
    await response;
    expect(end).toMatchObject({ name: "TimeoutError" });
  });

  it("is known by isRefresh, whichever client sends it and whenever", async () => {
    const app: { fetch?: typeof fetch } = {};
    const session = createSession<string>({
      authorize: bearer,
      isRefresh: ({ url }) => url.endsWith("/refresh"),
      refresh: async () => {
        await Promise.resolve();
        await app.fetch?.(`${origin}/refresh`, { method: "POST" });
        return "new";
      },
    });
    session.start("ada"); // without a credential: the page has just been loaded
    const { fetch, sent } = appWith({
      session,
      answer: (request) => (request.path === "/refresh" ? 200 : token(request)),
    });
    app.fetch = fetch;
    expect((await fetch(`${origin}/a`)).status).toBe(200);
    expect(sent.map(({ path }) => path)).toEqual(["/refresh", "/a"]);
  });

  it("that is named by nobody says so, in development, when its time is over", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    const app: { fetch?: typeof fetch } = {};
    const session = createSession<string>({
      authorize: bearer,
      timeLimit: 3000,
      refresh: async () => {
        await Promise.resolve();
        await app.fetch?.(`${origin}/refresh`, { method: "POST" });
        return "new";
      },
    });
    session.start("ada");
    const { fetch } = appWith({ session, answer: token });
    app.fetch = fetch;
    const failure = expect(fetch(origin)).rejects.toMatchObject({ name: "TimeoutError" });
    await settle(3001);
    await failure;
    expect(warn.mock.calls.join()).toMatch(/createApiFetch.*isRefresh/s);
  });
});

// vercel/next.js#69097, orval-labs/orval#2011, hey-api/hey-api#1861: a Request drops what it does not know.
describe("what Request does not know", () => {
  it.each([
    ["Next.js'", { next: { revalidate: 60, tags: ["orders"] } }],
    ["Cloudflare's", { cf: { cacheTtl: 5 } }],
    ["undici's", { dispatcher: { dispatch: () => true } }],
  ])("%s reaches the fetch that sends, each time", async (_, extras) => {
    const session = createSession({ refresh: async () => {} });
    session.start("ada");
    const amends = defineAmends({ apis: [{ origin, envelope: prismIo, session }] }) as Amends;
    const given: unknown[] = [];
    const network: typeof fetch = async (_input, init) => {
      given.push(init);
      const body = { error: { code: "token_expired", message: "m", param: null, type: "authentication_error" } };
      return given.length > 1 ? new Response() : Response.json(body, { status: 401 });
    };
    await createApiFetch(amends, { fetch: network })(origin, { headers: { a: "b" }, ...extras } as RequestInit);
    expect(given).toEqual([extras, extras]);
  });

  it("is nothing where there is nothing", async () => {
    const given: unknown[][] = [];
    const network: typeof fetch = async (...all) => {
      given.push(all);
      return new Response();
    };
    await createApiFetch(defineAmends({}) as Amends, { fetch: network })(origin, { headers: { a: "b" } });
    expect(given.map(({ length }) => length)).toEqual([1]);
  });
});

/** What each body is sent as again: `docs/recovery.md` has this table. */
describe("a body", () => {
  const form = (): FormData => {
    const data = new FormData();
    data.set("a", "1");
    data.set("file", new Blob(["x"]), "x.txt");
    return data;
  };
  const replayed: [string, () => BodyInit][] = [
    ["text", () => "hello"],
    ["URLSearchParams", () => new URLSearchParams({ a: "1" })],
    ["FormData with a file", form],
    ["a Blob", () => new Blob(["hello"])],
    ["an ArrayBuffer", () => new TextEncoder().encode("hello").buffer as ArrayBuffer],
    ["a typed array", () => new TextEncoder().encode("hello")],
  ];
  it.each(replayed)("that is %s is sent again whole", async (_, make) => {
    const { status, bodies } = await sendTwice(make());
    expect(status).toBe(200);
    expect(bodies).toHaveLength(2);
    const [first = "", second] = bodies.map((body) => body.replaceAll(/-+\w*formdata\w*-[\w-]+/gi, "boundary"));
    expect(first).not.toBe("");
    expect(second).toBe(first);
  });

  async function* words(): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode("hello");
  }
  const once: [string, () => unknown][] = [
    ["a ReadableStream", () => new Blob(["hello"]).stream()],
    // anthropics/anthropic-sdk-typescript#1170: replayed empty, and answered 200.
    ["an async iterable", words],
    // nodejs/undici#3288, adamcavendish/aioduct#162
    ["a stream of Node's", () => Readable.from([new TextEncoder().encode("hello")])],
  ];
  it.each(once)("that is %s is sent once, and the 401 comes back", async (_, make) => {
    const { status, bodies } = await sendTwice(make() as BodyInit, { duplex: "half" } as RequestInit);
    expect(status).toBe(401);
    expect(bodies).toEqual(["hello"]);
  });

  async function sendTwice(body: BodyInit, init?: RequestInit): Promise<{ status: number; bodies: string[] }> {
    const session = createSession<string>({ authorize: bearer, refresh: async () => "new" });
    session.start("ada", "old");
    const { fetch, sent } = appWith({ session, answer: token });
    const { status } = await fetch(origin, { method: "PUT", body, ...init });
    return { status, bodies: sent.map((each) => each.body) };
  }
});

// workos/authkit-js#117, shopware/frontends#2702: an abort that is heard only when the refresh has ended.
describe("a request that is aborted while it waits", () => {
  it.each<[string, (session: ReturnType<typeof createSession<string>>) => void, string]>([
    ["for a refresh", (session) => session.start("ada", "old"), expired],
    ["for the first credential", (session) => session.start("ada"), expired],
    ["for a sign-in", (session) => session.start("ada", "old"), revoked],
  ])("%s rejects at once with the signal's reason, and what it waits for goes on", async (_, begin, answer) => {
    let resolve = (_: string): void => {};
    const session = createSession<string>({
      authorize: bearer,
      refresh: () =>
        new Promise<string>((done) => {
          resolve = done;
        }),
    });
    session.ask();
    begin(session);
    const { fetch } = appWith({
      session,
      answer: ({ authorization }) => (authorization === "Bearer new" ? 200 : answer),
    });
    const controller = new AbortController();
    const reason = new Error("left the page");
    const aborted = fetch(`${origin}/a`, { signal: controller.signal });
    const other = fetch(`${origin}/b`);
    await settle(10);
    controller.abort(reason);
    await expect(aborted).rejects.toBe(reason);
    if (session.getState().status === "interrupted") session.start("ada", "new");
    else resolve("new");
    expect((await other).status).toBe(200);
  });

  it("for another tab's turn rejects at once", async () => {
    const { occupy } = fakeBrowser();
    occupy("amends:session:refresh");
    const session = createSession({ refresh: async () => {} });
    session.start("ada");
    const { fetch } = appWith({ session, answer: () => expired });
    const failure = expect(fetch(origin, { signal: AbortSignal.timeout(5) })).rejects.toMatchObject({
      name: "TimeoutError",
    });
    await failure;
    session.end();
  });

  it("keeps nothing on a signal that lives on", async () => {
    const session = createSession<string>({ authorize: bearer, refresh: async () => "new" });
    session.start("ada", "old");
    const { fetch } = appWith({ session, answer: token });
    const { signal } = new AbortController();
    let listening = 0;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    vi.spyOn(signal, "addEventListener").mockImplementation((...all: Parameters<typeof add>) => {
      listening += 1;
      add(...all);
    });
    vi.spyOn(signal, "removeEventListener").mockImplementation((...all: Parameters<typeof remove>) => {
      listening -= 1;
      remove(...all);
    });
    const request = new Request(origin, { signal });
    // What a Request listens with by itself goes with it.
    const ofOne = listening;
    listening = 0;
    await fetch(origin, { signal });
    await settle();
    expect([request.signal.aborted, listening]).toEqual([false, 2 * ofOne]);
  });
});
