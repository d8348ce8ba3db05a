import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { classify, defineAmends, defineEnvelope, type Envelope } from "../src/core/index.ts";
import { createCooldowns, createSession, retryPolicy } from "../src/recovery/index.ts";
import { contractRow, faultFor, responseFor } from "../src/testing/index.ts";
import { httpError } from "./core/http-error.ts";
import { appWith, expired, origin } from "./recovery/api.ts";
import { fakeBrowser } from "./recovery/browser.ts";

// What an app gives is called where nothing may throw. A slip in it must not be swallowed there, as in
// adobe/node-fetch-retry#87 and sunng87/diehard#64 (callbacks), supabase/auth-js#226 (a refresh).

const error = vi.spyOn(console, "error");

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] });
  fakeBrowser();
  error.mockReset().mockImplementation(() => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

const slip = new TypeError("Cannot read properties of undefined (reading 'code')");
const fail = (): never => {
  throw slip;
};
const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

function classifyTwice(change: Partial<Envelope>): void {
  const read = () => ({ code: "odd", type: "invalid_request_error", message: "m" });
  const envelope = defineEnvelope({ name: "own", rows: {}, read, ...change });
  const amends = defineAmends({ apis: [{ origin, envelope }] });
  for (const _ of [1, 2]) classify(httpError(422, {}, { url: origin }), amends);
}

/** Has a function that throws called twice. */
const callbacks: Readonly<Record<string, () => unknown>> = {
  read: () => classifyTwice({ read: () => fail() }),
  isSafe: () => classifyTwice({ isSafe: () => fail() }),
  random: () => {
    const cooldowns = createCooldowns({ random: () => fail() });
    for (const _ of [1, 2]) cooldowns.reopensAt(faultFor("prism-io/rate_limit_exceeded/429"));
  },
  "random of a retry": () => {
    const { retryDelay } = retryPolicy(defineAmends(), { random: () => fail() });
    for (const _ of [1, 2]) retryDelay(0, httpError(500));
  },
  reopensAt: () => {
    const cooldowns = { reopensAt: () => fail(), open: () => [], subscribe: () => () => {} };
    const { retry } = retryPolicy(defineAmends({ cooldowns }));
    for (const _ of [1, 2]) retry(0, httpError(429));
  },
  "reopensAt of a retry's delay": () => {
    const cooldowns = { reopensAt: () => fail(), open: () => [], subscribe: () => () => {} };
    const { retryDelay } = retryPolicy(defineAmends({ cooldowns }));
    for (const _ of [1, 2]) retryDelay(0, httpError(500));
  },
  key: async () => {
    const { fetch } = appWith({ answer: () => 200, cooldowns: createCooldowns({ key: () => fail() }) });
    for (const path of ["/a", "/b"]) await fetch(origin + path);
  },
  onChange: async () => {
    const cooldowns = createCooldowns();
    const onChange = fail.bind(null);
    Object.defineProperty(onChange, "name", { value: "onChange" });
    cooldowns.subscribe(onChange);
    const { fetch } = appWith({ answer: () => "prism-io/rate_limit_exceeded/429", cooldowns });
    for (const path of ["/a", "/b"]) void fetch(origin + path);
    await settle(200_000);
  },
};

it("a slip in a refresh is what its request fails with, and is told as that", async () => {
  const session = createSession({ refresh: async () => fail() });
  session.start("ada");
  const { fetch } = appWith({ session, answer: () => expired });
  await expect(fetch(origin)).rejects.toThrow(TypeError);
  expect(error.mock.calls).toEqual([[expect.stringContaining("unexpected unknown_error"), expect.any(TypeError)]]);
  expect(session.getState().status).toBe("active");
});

describe("a developer is told of a function that throws, once", () => {
  it.each(Object.entries(callbacks))("%s", async (name, callTwice) => {
    await callTwice();
    expect(error.mock.calls).toEqual([[expect.stringContaining(`\`${name.split(" ")[0]}\`, a function`), slip]]);
  });

  it.each(Object.entries(callbacks))("but not in production: %s", async (_, callTwice) => {
    vi.stubEnv("NODE_ENV", "production");
    await callTwice();
    expect(error).not.toHaveBeenCalled();
  });

  it("also of one that reads what nobody can use", () => {
    classifyTwice({ read: () => ({ code: "odd", violations: 1 as never }) });
    expect(error.mock.calls).toEqual([[expect.stringContaining("`read`"), expect.any(TypeError)]]);
  });
});

it("a function without a name is told of as such", () => {
  const [unnamed] = [() => fail()];
  classifyTwice({ read: unnamed as Envelope["read"] });
  expect(error.mock.calls).toEqual([[expect.stringMatching(/^amends: a function that the app gave, threw;/), slip]]);
});

it.each<[string, () => number]>([
  ["throws", fail],
  ["is negative", () => -1000],
  ["is not a number", () => Number.NaN],
])("a retry comes no sooner than the server asked for where random %s", (_, random) => {
  const fault = faultFor("prism-io/rate_limit_exceeded/429", { retryAt: Date.now() + 5000 });
  expect(retryPolicy(defineAmends(), { random }).retryDelay(0, fault)).toBeGreaterThanOrEqual(5000);
});

it.each([
  ["an answer that refuses", () => Promise.reject(responseFor(contractRow("prism-io/token_revoked/401")))],
  ["a broken connection", () => Promise.reject(new TypeError("Failed to fetch"))],
])("a refresh that ends with %s has no slip in it", async (_, refresh) => {
  const session = createSession({ refresh });
  session.start("ada");
  const { fetch } = appWith({ session, answer: () => expired });
  fetch(origin).catch(() => {});
  await settle();
  session.dismiss();
  expect(error.mock.calls.filter(([line]) => String(line).includes("`"))).toEqual([]);
});

it("a caller's own reason to leave is no unexpected fault", async () => {
  const onFault = vi.fn();
  const { fetch, sent } = appWith({ answer: () => new Promise<never>(() => {}), onFault });
  const leaving = new AbortController();
  const result = fetch(origin, { signal: leaving.signal }).catch((reason: unknown) => reason);
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  leaving.abort(new Error("left the page"));
  expect(await result).toEqual(new Error("left the page"));
  expect(error).not.toHaveBeenCalled();
  expect(onFault).not.toHaveBeenCalled();
});
