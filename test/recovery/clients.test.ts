import axios from "axios";
import ky from "ky";
import OpenAI from "openai";
import createOpenapiClient from "openapi-fetch";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { classify, classifyAsync, defineAmends, prismIo } from "../../src/core/index.ts";
import { createApiFetch, createCooldowns, createSession } from "../../src/recovery/index.ts";
import { createContractAuth, rowPath } from "../../src/testing/index.ts";
import { type ContractServer, startContractServer } from "../../src/testing/server.ts";
import { bearer } from "./api.ts";

beforeEach(() => {
  vi.stubGlobal("window", globalThis);
});
const open: ContractServer[] = [];
afterEach(async () => {
  vi.unstubAllGlobals();
  await Promise.all(open.splice(0).map((server) => server.close()));
});

const limited = `${rowPath("prism-io/rate_limit_exceeded/429")}?retryAfter=60`;

/** An app that is signed in at a real server, with bearer tokens. `answer`: whatever it is asked. */
async function signedIn({ answer, beforeRefresh }: { answer?: string; beforeRefresh?: () => Promise<void> } = {}) {
  const auth = createContractAuth();
  const route = ({ url }: { url: string }) => (url.startsWith("/private") ? answer : undefined);
  const server = await startContractServer({ auth, route });
  open.push(server);
  let cookie = "";
  const ask = async (path: string, init?: RequestInit) => {
    const response = await fetch(server.origin + path, { method: "POST", headers: { cookie }, ...init });
    if (!response.ok) throw response;
    cookie = response.headers
      .getSetCookie()
      .map((line) => line.split(";", 1)[0])
      .join("; ");
    return ((await response.json()) as { access_token: string }).access_token;
  };
  const session = createSession<string>({
    refresh: async (signal) => {
      await beforeRefresh?.();
      return ask("/api/auth/refresh-token", { signal });
    },
    authorize: bearer,
    timeLimit: 120_000,
  });
  const signIn = async (email = "ada@example.com") => {
    const body = JSON.stringify({ email, password: "right" });
    session.start(email, await ask("/api/auth/sign-in", { body }));
  };
  const cooldowns = createCooldowns({ maxWait: 0, random: () => 0 });
  const amends = defineAmends({ apis: [{ origin: server.origin, envelope: prismIo, session }], cooldowns });
  await signIn();
  const sent = () =>
    server.requests
      .filter(({ url }) => !url.startsWith("/api/auth/sign-in"))
      .map(({ method, url, headers }) => `${method} ${url} ${headers.authorization ?? ""}`.trim());
  return { auth, server, session, signIn, amends, sent, apiFetch: createApiFetch(amends) };
}

interface Call {
  readonly method: "GET" | "POST";
  readonly body?: object;
  readonly signal?: AbortSignal;
}

type Paths = Record<string, Record<"get" | "post", object>>;

/** As an app calls its API with each client; none retries by itself. */
const clients: Record<string, (apiFetch: typeof fetch, origin: string, call: Call) => Promise<unknown>> = {
  fetch: async (apiFetch, origin, { method, body, signal }) => {
    const response = await apiFetch(`${origin}/private/notes`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    });
    if (!response.ok) throw response;
    return response.json();
  },
  ky: (apiFetch, origin, { method, body, signal }) =>
    ky(`${origin}/private/notes`, {
      fetch: apiFetch,
      retry: 0,
      timeout: false,
      method,
      ...(body && { json: body }),
      ...(signal && { signal }),
    }).json(),
  "openapi-fetch": async (apiFetch, origin, { method, body, signal }) => {
    const api = createOpenapiClient<Paths>({ baseUrl: origin, fetch: apiFetch });
    const ask = api.request as unknown as (
      method: string,
      path: string,
      init: object,
    ) => Promise<{ data?: unknown; response: Response }>;
    const { data, response } = await ask(method.toLowerCase(), "/private/notes", { body, signal });
    if (data === undefined) throw response;
    return data;
  },
  openai: (apiFetch, origin, { method, body, signal }) => {
    const openai = new OpenAI({
      apiKey: "unused",
      baseURL: `${origin}/private`,
      maxRetries: 0,
      dangerouslyAllowBrowser: true,
      fetch: apiFetch,
    });
    const options = { ...(body && { body }), ...(signal && { signal }) };
    return method === "GET" ? openai.get("/notes", options) : openai.post("/notes", options);
  },
  "axios, its fetch adapter": async (apiFetch, origin, { method, body, signal }) => {
    const api = axios.create({ adapter: "fetch", env: { fetch: apiFetch } });
    const config = { method, url: `${origin}/private/notes`, ...(body && { data: body }), ...(signal && { signal }) };
    return (await api.request(config)).data;
  },
};

describe.each(Object.entries(clients))("through %s", (name, call) => {
  it("an expired credential is refreshed once, and each call is sent again once with the new one", async () => {
    // Not before all have been refused: one that comes late would never meet the expired one.
    const beforeRefresh = async () => {
      await expect.poll(sent).toHaveLength(5);
    };
    const { auth, server, apiFetch, sent } = await signedIn({ beforeRefresh });
    auth.expire();
    const calls = Array.from({ length: 5 }, () => call(apiFetch, server.origin, { method: "GET" }));
    expect(await Promise.all(calls)).toEqual(Array(5).fill(expect.objectContaining({ subject: "ada@example.com" })));
    expect(sent().filter((each) => each.startsWith("POST"))).toHaveLength(1);
    expect(sent().filter((each) => each === "GET /private/notes Bearer access-1")).toHaveLength(5);
    expect(sent().filter((each) => each === "GET /private/notes Bearer access-2")).toHaveLength(5);
  });

  it("a body is sent whole both times", async () => {
    const { auth, server, apiFetch } = await signedIn();
    auth.expire();
    const body = { text: "Long ".repeat(20_000) };
    expect(await call(apiFetch, server.origin, { method: "POST", body })).toMatchObject({ received: body });
    expect(server.requests.filter(({ url }) => url === "/private/notes").map((each) => JSON.parse(each.body))).toEqual([
      body,
      body,
    ]);
  });

  it("what only a person can help waits for them, without a refresh, and is sent again if they agree", async () => {
    const { auth, server, session, signIn, apiFetch, sent } = await signedIn();
    auth.revoke();
    const saved = call(apiFetch, server.origin, { method: "POST", body: { text: "kept" } });
    await expect.poll(() => session.getState()).toMatchObject({ status: "interrupted", waiting: 1, unsafe: 1 });
    await signIn();
    session.resume({ unsafe: true });
    expect(await saved).toMatchObject({ received: { text: "kept" } });
    expect(sent().some((each) => each.includes("refresh-token"))).toBe(false);
  });

  it("what the caller aborts while it waits is over at once, and nobody is told of a failure", async () => {
    const { auth, server, session, apiFetch, amends } = await signedIn();
    auth.revoke();
    const controller = new AbortController();
    const saved = call(apiFetch, server.origin, { method: "POST", body: {}, signal: controller.signal });
    const thrown = saved.catch((error: unknown) => error);
    await expect.poll(() => session.getState().waiting).toBe(1);
    controller.abort();
    expect(classify(await thrown, amends)).toMatchObject({ type: "cancelled", remedy: "none" });
    expect(session.getState().waiting).toBe(0);
  });

  it("a rate limit comes back as it came, and keeps the next call from being sent at all", async () => {
    const { server, apiFetch, amends } = await signedIn({ answer: limited });
    const thrown = await call(apiFetch, server.origin, { method: "GET" }).catch((error: unknown) => error);
    expect(await classifyAsync(thrown, amends)).toMatchObject({ code: "rate_limit_exceeded", status: 429 });
    const before = server.requests.length;
    const next = await call(apiFetch, server.origin, { method: "GET" }).catch((error: unknown) => error);
    expect(classify(next, amends)).toMatchObject({ code: "rate_limit_exceeded", status: 429 });
    expect(server.requests).toHaveLength(before);
  });

  it("another failure is its own, as without the kit", async () => {
    const { server, apiFetch, amends } = await signedIn({ answer: rowPath("prism-io/not_found/404") });
    const thrown = await call(apiFetch, server.origin, { method: "GET" }).catch((error: unknown) => error);
    expect(await classifyAsync(thrown, amends), name).toMatchObject({ code: "not_found", status: 404 });
  });
});

describe("a stream as the body", () => {
  const stream = () => new Blob([JSON.stringify({ text: "once" })]).stream();
  const posted = (server: ContractServer) => server.requests.filter(({ url }) => url === "/private/notes");

  it("is sent once, and the refusal comes back as it came", async () => {
    const { auth, server, apiFetch, amends } = await signedIn();
    auth.expire();
    const init = { method: "POST", body: stream(), duplex: "half" } as RequestInit;
    const response = await apiFetch(`${server.origin}/private/notes`, init);
    expect(await classifyAsync(response, amends)).toMatchObject({ code: "token_expired", status: 401 });
    expect(posted(server)).toHaveLength(1);
  });

  it("is sent again whole where the client hands over a Request, which can be copied, as ky does", async () => {
    const { auth, server, apiFetch } = await signedIn();
    auth.expire();
    const options = { fetch: apiFetch, retry: 0, body: stream(), duplex: "half" } as Parameters<typeof ky.post>[1];
    expect(await ky.post(`${server.origin}/private/notes`, options).json()).toMatchObject({
      received: { text: "once" },
    });
    expect(posted(server)).toHaveLength(2);
  });
});
