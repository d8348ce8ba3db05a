import { MutationObserver, QueryClient, QueryObserver } from "@tanstack/react-query";
import axios from "axios";
import createClient from "openapi-fetch";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { defineAmends, throwIfFault } from "../../src/core/index.ts";
import { amendsQueryDefaults } from "../../src/query/index.ts";
import { createApiFetch } from "../../src/recovery/index.ts";
import { contractRow, responseFor } from "../../src/testing/index.ts";

const origin = "https://api.example";
const claimTime = 5000;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("window", globalThis);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const down = "prism-io/server_error/500";
const missing = "prism-io/not_found/404";

function appWith(...answers: readonly string[]) {
  let asked = 0;
  const network = async (): Promise<Response> =>
    responseFor(contractRow(answers[Math.min(asked++, answers.length - 1)] as never));
  const onFault = vi.fn();
  const amends = defineAmends({ onFault });
  const fetch = createApiFetch(amends, { fetch: network });
  const newClient = (): QueryClient => new QueryClient(amendsQueryDefaults(amends));
  const load = async (): Promise<unknown> => (await throwIfFault(await fetch(`${origin}/scans`), amends)).json();
  return { onFault, amends, fetch, newClient, client: newClient(), load, requests: () => asked };
}

/** Until nothing is left to be waited for, and whoever might still tell has done so. */
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(claimTime * 2);

describe("a client's configuration does not silence calls outside of queries", () => {
  it("a call of an event handler is told of, once", async () => {
    const { onFault, fetch } = appWith(missing);
    await fetch(`${origin}/scans`);
    expect(onFault).toHaveBeenCalledOnce();
    await settle();
    expect(onFault).toHaveBeenCalledOnce();
  });

  it("a server error of one, while a query is retried that works then", async () => {
    const { onFault, fetch, client, load, requests } = appWith(down, down, "prism-io/not_found/404");
    const query = client.fetchQuery({ queryKey: ["a"], queryFn: load }).catch(() => {});
    await vi.advanceTimersByTimeAsync(0);
    await fetch(`${origin}/scans`);
    await settle();
    await query;
    expect(requests()).toBe(3);
    expect(onFault.mock.calls.map(([{ status }]) => status).sort()).toEqual([404, 500]);
  });
});

describe("a query tells of what failed once", () => {
  // TanStack/query#4827: its old `onError` was called by each observer.
  it("however many observers it has", async () => {
    const { onFault, client, load } = appWith(missing);
    const stops = [1, 2, 3].map(() =>
      new QueryObserver(client, { queryKey: ["a"], queryFn: load }).subscribe(() => {}),
    );
    await settle();
    for (const stop of stops) stop();
    expect(onFault).toHaveBeenCalledOnce();
  });

  it("after its retry, where that fails too", async () => {
    const { onFault, client, load, requests } = appWith(down);
    const query = client.fetchQuery({ queryKey: ["a"], queryFn: load }).catch(() => {});
    await settle();
    await query;
    expect(requests()).toBe(2);
    expect(onFault).toHaveBeenCalledOnce();
  });

  it("in each of two clients with one configuration, of what each has asked", async () => {
    const { onFault, newClient, load } = appWith(missing);
    for (const client of [newClient(), newClient()])
      await client.fetchQuery({ queryKey: ["a"], queryFn: load }).catch(() => {});
    await settle();
    expect(onFault).toHaveBeenCalledTimes(2);
  });

  it("in a client that has another configuration than the fetch, but the same function", async () => {
    const { onFault, load } = appWith(missing);
    const client = new QueryClient(amendsQueryDefaults(defineAmends({ onFault })));
    await client.fetchQuery({ queryKey: ["a"], queryFn: load }).catch(() => {});
    await settle();
    expect(onFault).toHaveBeenCalledOnce();
  });

  it("by the timer where TanStack's own retries are on, and nobody claims a failure", async () => {
    const { onFault, load } = appWith(down);
    const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
    await client.fetchQuery({ queryKey: ["a"], queryFn: load }).catch(() => {});
    expect(onFault).not.toHaveBeenCalled();
    await settle();
    expect(onFault).toHaveBeenCalledOnce();
  });

  it("of what is no object", async () => {
    const { onFault, client } = appWith(missing);
    await client.fetchQuery({ queryKey: ["a"], queryFn: () => Promise.reject("broken") }).catch(() => {});
    await settle();
    expect(onFault).toHaveBeenCalledOnce();
  });
});

type App = ReturnType<typeof appWith>;

/** Clients that keep other objects than the answer. */
const copying: Record<string, (app: App) => () => Promise<unknown>> = {
  axios:
    ({ fetch }) =>
    () =>
      axios.get(`${origin}/scans`, { adapter: "fetch", env: { fetch } } as object),
  "openapi-fetch, whose error is the body": ({ fetch }) => {
    const api = createClient<Record<string, never>>({ baseUrl: origin, fetch });
    return async () => {
      const { error } = await api.GET("/scans" as never);
      throw error;
    };
  },
};

describe.each(Object.entries(copying))("through %s", (_, callOf) => {
  it("what no policy retries is told once", async () => {
    const app = appWith(missing);
    await app.client.fetchQuery({ queryKey: ["a"], queryFn: callOf(app) }).catch(() => {});
    await settle();
    expect(app.onFault).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: "not_found" }));
  });

  it("a server error twice is told once", async () => {
    const app = appWith(down);
    const query = app.client.fetchQuery({ queryKey: ["a"], queryFn: callOf(app) }).catch(() => {});
    await settle();
    await query;
    expect(app.requests()).toBe(2);
    expect(app.onFault).toHaveBeenCalledOnce();
  });
});

describe("what its meta leaves out is told by nobody", () => {
  const meta = { amends: false };

  it.each([down, missing])("a query's failure: %s", async (row) => {
    const { onFault, client, load } = appWith(row);
    const query = client.fetchQuery({ queryKey: ["a"], queryFn: load, meta }).catch(() => {});
    await settle();
    await query;
    expect(onFault).not.toHaveBeenCalled();
  });

  it.each([down, missing])("a mutation's: %s", async (row) => {
    const { onFault, client, fetch, amends } = appWith(row);
    const mutationFn = async () => throwIfFault(await fetch(`${origin}/scans`, { method: "POST" }), amends);
    await new MutationObserver(client, { mutationFn, meta }).mutate().catch(() => {});
    await settle();
    expect(onFault).not.toHaveBeenCalled();
  });

  it("while it runs others are told of later, and afterwards at once", async () => {
    const { onFault, client, fetch } = appWith(missing);
    let finish = (): void => {};
    const queryFn = () => new Promise((resolve) => (finish = () => resolve(null)));
    const query = client.fetchQuery({ queryKey: ["a"], queryFn, meta });
    await fetch(`${origin}/scans`);
    expect(onFault).not.toHaveBeenCalled();
    await settle();
    expect(onFault).toHaveBeenCalledOnce();
    finish();
    await query;
    await fetch(`${origin}/scans`);
    expect(onFault).toHaveBeenCalledTimes(2);
  });

  it("one that is removed while it runs holds nothing up", async () => {
    const { onFault, client, fetch } = appWith(missing);
    void client.fetchQuery({ queryKey: ["a"], queryFn: () => new Promise(() => {}), meta }).catch(() => {});
    client.getQueryCache().clear();
    await fetch(`${origin}/scans`);
    expect(onFault).toHaveBeenCalledOnce();
  });
});
