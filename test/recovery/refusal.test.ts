import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { classify, FaultError } from "../../src/core/index.ts";
import { createSession, type SessionOptions } from "../../src/recovery/index.ts";
import { faultFor } from "../../src/testing/index.ts";
import { httpError } from "../core/http-error.ts";
import { appWith, bearer, expired, missing, origin } from "./api.ts";
import { fakeBrowser } from "./browser.ts";

let warnings: ReturnType<typeof vi.spyOn>;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] });
  fakeBrowser();
  warnings = vi.spyOn(console, "warn").mockImplementation(() => {});
  vi.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const settle = (ms = 1) => vi.advanceTimersByTimeAsync(ms);

const html = (status: number) =>
  new Response("<!doctype html><title>Sign in</title>", {
    status,
    headers: { "content-type": "text/html; charset=utf-8" },
  });

/** What becomes of a request whose token has expired, where the refresh ends like this. */
async function outcomeOf(refresh: SessionOptions<unknown>["refresh"], options: Partial<SessionOptions<unknown>> = {}) {
  const calls = vi.fn(refresh);
  const session = createSession<unknown>({ ...options, refresh: calls });
  session.ask();
  session.start("ada", options.authorize ? "old" : undefined);
  const { fetch, sent } = appWith({ session, answer: () => (calls.mock.calls.length > 1 ? 200 : expired) });
  const request = fetch(origin).then(
    ({ status }) => status,
    (error: unknown) => error,
  );
  await settle(10);
  const { status } = session.getState();
  session.dismiss();
  await settle(10);
  return { status, result: await request, session, fetch, sent, calls };
}

// First of all, since it is told once in a page's life.
describe("a developer is told", () => {
  it("once that a rejection without an answer never asks for a sign-in", async () => {
    const refresh = async () => {
      throw new Error("refresh failed: 401");
    };
    await outcomeOf(refresh);
    await outcomeOf(refresh);
    expect(warnings.mock.calls.filter((call: unknown[]) => /refresh.*Response/s.test(String(call[0])))).toHaveLength(1);
  });

  it.each<[string, () => Promise<unknown>]>([
    ["an answer", async () => new Response(null, { status: 503 })],
    ["a broken connection", () => Promise.reject(new TypeError("Failed to fetch"))],
  ])("nothing of %s", async (_, refresh) => {
    await outcomeOf(refresh);
    expect(warnings).not.toHaveBeenCalled();
  });
});

describe("a refresh that refuses ends the session", () => {
  it.each<[string, () => Promise<unknown>]>([
    ["its Response, 400", async () => Response.json({ error: "invalid_grant" }, { status: 400 })],
    ["its Response, 401", async () => new Response(null, { status: 401 })],
    ["its Response, 403", async () => Response.json({}, { status: 403 })],
    ["its Response, thrown", () => Promise.reject(new Response(null, { status: 401 }))],
    ["a client's error", () => Promise.reject(httpError(403, { error: "access_denied" }))],
    ["a fault", () => Promise.reject(new FaultError(faultFor(missing)))],
    // RFC 6749, section 5.2, and OpenID Connect, section 3.1.2.6: words for "a person is needed", kept where each SDK
    // keeps them. AzureAD/microsoft-authentication-library-for-js#7115 and auth0/auth0-spa-js#1042 show them.
    [
      "MSAL's error",
      () =>
        Promise.reject(
          Object.assign(new Error("m"), { name: "InteractionRequiredAuthError", errorCode: "interaction_required" }),
        ),
    ],
    ["Auth0's error", () => Promise.reject(Object.assign(new Error("m"), { error: "login_required" }))],
    ["an invalid grant", () => Promise.reject(Object.assign(new Error("m"), { code: "invalid_grant" }))],
  ])("by %s", async (_, refresh) => {
    const { status, result, calls, fetch } = await outcomeOf(refresh);
    expect([status, result]).toEqual(["interrupted", 401]);
    await fetch(origin);
    expect(calls).toHaveBeenCalledOnce();
  });
});

describe("a refresh that was not refused signs nobody out", () => {
  it.each<[string, () => Promise<unknown>]>([
    // Techiebutler/freeframe#354, metadist/synaplan#1355, useindelible/indelible#70
    ["404", async () => new Response(null, { status: 404 })],
    ["409", async () => Response.json({}, { status: 409 })],
    ["425", async () => new Response(null, { status: 425 })],
    ["502", async () => html(502)],
    ["a firewall's page under 403", async () => html(403)],
    ["a firewall's page, thrown", () => Promise.reject(html(403))],
    ["a client's error with a page", () => Promise.reject(httpError(403, "<html>Blocked</html>"))],
    ["a captive portal's page under 200", async () => html(200)],
    ["an opaque redirect", async () => Response.error()],
    // schulydev/Schuly#476
    ["a broken connection", () => Promise.reject(new TypeError("network error"))],
    ["truncated JSON", async () => JSON.parse('{"access_tok')],
    ["a bug", async () => (undefined as unknown as { token: string }).token],
    ["a rejection without an answer", () => Promise.reject(new Error("refresh failed"))],
    ["a rejection with nothing", () => Promise.reject()],
  ])("%s: the request fails with that, the next one tries again", async (_, refresh) => {
    const { status, result, fetch, calls } = await outcomeOf(refresh);
    expect(status).toBe("active");
    expect(result).not.toBe(401);
    expect(result).not.toBe(200);
    calls.mockResolvedValue(undefined);
    expect((await fetch(origin)).status).toBe(200);
  });

  it.each([
    ["undefined", undefined],
    ["null", null],
    ["a Response", new Response("{}")],
  ])("%s where there is an authorize: the request fails, and is sent without a credential never", async (_, value) => {
    const { status, result, sent } = await outcomeOf(async () => value, {
      authorize: (request, token) => bearer(request, String(token)),
    });
    expect(status).toBe("active");
    expect(result).toBeInstanceOf(TypeError);
    expect(sent.map(({ authorization }) => authorization)).toEqual(["Bearer old"]);
  });

  it("its error is what the refresh rejected with", async () => {
    const error = new TypeError("network error");
    expect((await outcomeOf(() => Promise.reject(error))).result).toBe(error);
  });

  it("where it answered, a FaultError that says what", async () => {
    const { result } = await outcomeOf(async () => new Response(null, { status: 503 }));
    expect(result).toMatchObject({ fault: { type: "server_error", status: 503 } });
    const portal = await outcomeOf(async () => html(200));
    expect(classify(portal.result)).toMatchObject({ type: "network_error" });
  });
});

it("a Response that is fine is a fresh cookie, and its body is let go", async () => {
  let isFresh = false;
  const answer = Response.json({ expires_in: 60 });
  const session = createSession({
    refresh: async () => {
      isFresh = true;
      return answer;
    },
  });
  session.start("ada");
  const { fetch } = appWith({ session, answer: () => (isFresh ? 200 : expired) });
  expect((await fetch(origin)).status).toBe(200);
  await settle();
  expect(answer.bodyUsed || answer.body === null || answer.body?.locked === false).toBe(true);
});
