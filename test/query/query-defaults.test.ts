import { MutationObserver, QueryClient, type QueryFunction } from "@tanstack/react-query";
import ky from "ky";
import OpenAI from "openai";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type AmendsConfig, defineAmends, prismIo, throwIfFault } from "../../src/core/index.ts";
import { amendsQueryDefaults } from "../../src/query/index.ts";
import { createApiFetch } from "../../src/recovery/index.ts";
import { rowPath } from "../../src/testing/index.ts";
import { type ContractServer, startContractServer } from "../../src/testing/server.ts";

beforeEach(() => {
  vi.stubGlobal("window", globalThis);
});
const open: ContractServer[] = [];
afterEach(async () => {
  vi.unstubAllGlobals();
  await Promise.all(open.splice(0).map((server) => server.close()));
});

const down = rowPath("prism-io/server_error/500");
const ok = "/ok";

/** An app with a real server behind it, whose answers follow each other. */
async function appOver(answers: readonly string[], config: Partial<AmendsConfig> = {}) {
  let asked = 0;
  const server = await startContractServer({ route: () => answers[Math.min(asked++, answers.length - 1)] });
  open.push(server);
  const onFault = vi.fn();
  const amends = defineAmends({ apis: [{ origin: server.origin, envelope: prismIo }], onFault, ...config });
  // The delay is the policy's business, and tested there.
  const { defaultOptions, ...caches } = amendsQueryDefaults(amends);
  const client = new QueryClient({
    ...caches,
    defaultOptions: { ...defaultOptions, queries: { ...defaultOptions?.queries, retryDelay: 0 } },
  });
  const apiFetch = createApiFetch(amends);
  return { server, onFault, amends, client, apiFetch, requests: () => server.requests.length };
}

type App = Awaited<ReturnType<typeof appOver>>;

/** As an app calls it with each client, the client's own retries off. */
const clients: Record<string, (app: App) => QueryFunction> = {
  fetch:
    ({ apiFetch, server, amends }) =>
    async ({ signal }) =>
      (await throwIfFault(await apiFetch(server.origin, { signal }), amends)).json(),
  ky:
    ({ apiFetch, server }) =>
    ({ signal }) =>
      ky(server.origin, { retry: 0, fetch: apiFetch, signal }).json(),
  openai: ({ apiFetch, server }) => {
    const openai = new OpenAI({
      apiKey: "x",
      baseURL: server.origin,
      maxRetries: 0,
      dangerouslyAllowBrowser: true,
      fetch: apiFetch,
    });
    return ({ signal }) => openai.models.list({ signal });
  },
};

describe.each(Object.entries(clients))("through %s", (_, queryFnOf) => {
  it("a server error and then a success is nobody's business: two requests, no report", async () => {
    const app = await appOver([down, ok]);
    await app.client.fetchQuery({ queryKey: ["a"], queryFn: queryFnOf(app) });
    expect(app.requests()).toBe(2);
    expect(app.onFault).not.toHaveBeenCalled();
  });

  it("a server error twice is reported once: two requests", async () => {
    const app = await appOver([down]);
    await expect(app.client.fetchQuery({ queryKey: ["a"], queryFn: queryFnOf(app) })).rejects.toThrow();
    expect(app.requests()).toBe(2);
    expect(app.onFault).toHaveBeenCalledOnce();
    expect(app.onFault).toHaveBeenCalledWith(expect.objectContaining({ type: "server_error", status: 500 }));
  });

  it("what cannot pass is asked once and reported once", async () => {
    const app = await appOver([rowPath("prism-io/not_found/404")]);
    await expect(app.client.fetchQuery({ queryKey: ["a"], queryFn: queryFnOf(app) })).rejects.toThrow();
    expect(app.requests()).toBe(1);
    expect(app.onFault).toHaveBeenCalledOnce();
  });
});

async function query(app: App, key: string, options = {}): Promise<unknown> {
  const queryFn = clients.fetch?.(app) as QueryFunction;
  return app.client.fetchQuery({ queryKey: [key], queryFn, ...options }).catch((error: unknown) => error);
}

describe("the budget", () => {
  it("is refilled by queries that work", async () => {
    const answers = [down, ok, down, ...Array.from({ length: 10 }, () => ok), down, ok];
    const app = await appOver(answers);
    await query(app, "retried");
    expect(app.requests()).toBe(2);
    await query(app, "not retried, for the budget is used up");
    expect(app.requests()).toBe(3);
    for (let i = 0; i < 10; i += 1) await query(app, `works ${i}`);
    await query(app, "retried again");
    expect(app.requests()).toBe(15);
  });
});

describe("a mutation", () => {
  it("is never retried, and its failure is reported once", async () => {
    const app = await appOver([down]);
    const mutation = new MutationObserver(app.client, {
      mutationFn: async () => throwIfFault(await app.apiFetch(app.server.origin, { method: "POST" }), app.amends),
    });
    await expect(mutation.mutate()).rejects.toThrow();
    expect(app.requests()).toBe(1);
    expect(app.onFault).toHaveBeenCalledOnce();
  });

  it("says nothing where its meta says so", async () => {
    const app = await appOver([down]);
    const mutation = new MutationObserver(app.client, {
      meta: { amends: false },
      mutationFn: async () => throwIfFault(await app.apiFetch(app.server.origin, { method: "POST" }), app.amends),
    });
    await expect(mutation.mutate()).rejects.toThrow();
    expect(app.onFault).not.toHaveBeenCalled();
  });
});

describe("throwOnError", () => {
  const throwOnError = async (answer: string, { data = undefined as unknown, meta = {}, config = {} } = {}) => {
    const app = await appOver([answer], config);
    const error = await query(app, "a");
    const options = amendsQueryDefaults(app.amends, { throwOnError: true });
    const { throwOnError: decide } = options.defaultOptions?.queries ?? {};
    return (decide as (error: unknown, query: object) => boolean)(error, { state: { data }, meta });
  };

  it("is off where the app does not ask for it, for it may have no boundary", () => {
    expect(amendsQueryDefaults(defineAmends()).defaultOptions?.queries?.throwOnError).toBe(false);
  });

  it.each([
    ["prism-io/not_found/404", true],
    ["http/403", true],
    ["prisma-airs/503/maintenance", true],
    ["prism-io/server_error/500", false],
    ["prism-io/validation_error/422", false],
    ["prism-io/token_revoked/401", false],
    ["prism-io/rate_limit_exceeded/429", false],
  ])("is by surface: %s %s", async (id, expected) => {
    const apis = id.startsWith("prisma-airs") ? { apis: [] } : {};
    expect(await throwOnError(rowPath(id), { config: apis })).toBe(expected);
  });

  it("never takes good data off the screen", async () => {
    expect(await throwOnError(rowPath("prism-io/not_found/404"), { data: [] })).toBe(false);
  });

  it("leaves out a query whose meta says so", async () => {
    expect(await throwOnError(rowPath("prism-io/not_found/404"), { meta: { amends: false } })).toBe(false);
  });

  it("goes by the app's own rows", async () => {
    const apis = [{ envelope: prismIo, codes: { not_found: { surface: "inline" as const } } }];
    expect(await throwOnError(rowPath("prism-io/not_found/404"), { config: { apis } })).toBe(false);
  });
});

it("is not told of what the caller cancelled", async () => {
  const app = await appOver(["/hang"]);
  const queryFn = clients.fetch?.(app) as QueryFunction;
  const result = app.client.fetchQuery({ queryKey: ["a"], queryFn }).catch((error: unknown) => error);
  await expect.poll(app.requests).toBe(1);
  await app.client.cancelQueries();
  await result;
  expect(app.onFault).not.toHaveBeenCalled();
});

it("without a query client `createApiFetch` reports what it gives back, once", async () => {
  const server = await startContractServer({ route: () => down });
  open.push(server);
  const onFault = vi.fn();
  const amends = defineAmends({ onFault });
  const response = await createApiFetch(amends)(server.origin);
  await throwIfFault(response, amends).catch(() => {});
  await expect.poll(() => onFault).toHaveBeenCalled();
  expect(onFault).toHaveBeenCalledOnce();
});
