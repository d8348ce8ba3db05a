import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { classify, defineAmends, defineEnvelope, prismaAirs, prismIo, type Session } from "../../src/core/index.ts";
import { flawsOf } from "./fault-flaws.ts";
import { airsBody, httpError, prismBody } from "./http-error.ts";

const now = Date.UTC(2026, 0, 2, 3, 4, 5);
const origin = "https://api.example";
const url = `${origin}/brands`;
const wait = { "Retry-After": "20" };

beforeEach(() => {
  vi.useFakeTimers({ now });
});
afterEach(() => {
  vi.useRealTimers();
});

const limited = prismBody("rate_limit_error", "rate_limit_exceeded");

describe("retryAt", () => {
  it.each<[string, unknown]>([
    ["a rate limit", httpError(429, limited, { headers: wait })],
    ["a rate limit without an envelope", httpError(429, null, { headers: wait })],
    ["a server error", httpError(503, null, { headers: wait })],
    ["a server error that is not retried", httpError(504, null, { headers: wait })],
    ["a Response", new Response(null, { status: 429, headers: wait })],
    ["a Prisma AIRS SDK's error", Object.assign(new Error("m"), { status: 429, retryAfterMs: 20_000 })],
    ["an error inside another", new Error("m", { cause: httpError(429, limited, { headers: wait }) })],
  ])("is when the server said: %s", (_name, value) => {
    expect(classify(value)).toMatchObject({ retryAt: now + 20_000 });
  });

  it("is measured from when the value was classified", () => {
    const error = httpError(429, limited, { headers: wait });
    const fault = classify(error);
    vi.advanceTimersByTime(5000);
    expect(classify(error).retryAt).toBe(fault.retryAt);
  });

  it.each<[string, unknown]>([
    ["the server said nothing", httpError(429, limited)],
    [
      "the server said nonsense",
      httpError(429, limited, { headers: { "retry-after": "soon", "x-ratelimit-reset": "9" } }),
    ],
    ["Prisma AIRS' quota is used up", httpError(429, airsBody(429, "Daily quota reached"), { headers: wait })],
    ["an account's quota is used up", httpError(403, airsBody(403, "Account quota exceeded"), { headers: wait })],
    [
      "a plan has its limit",
      httpError(422, prismBody("invalid_request_error", "tier_limit_exceeded"), { headers: wait }),
    ],
    ["something was not found", httpError(404, null, { headers: wait })],
    ["somebody has to sign in", httpError(401, null, { headers: wait })],
    ["the request was wrong", httpError(400, null, { headers: wait })],
    ["nothing answered", Object.assign(new TypeError("Failed to fetch"), { headers: wait })],
    ["nothing is known", Object.assign(new Error("m"), { retryAfterMs: 20_000 })],
  ])("is null where %s", (_name, value) => {
    expect(classify(value)).toMatchObject({ retryAt: null });
  });

  it("is null for a quota, whatever the app has people do about it", () => {
    const amends = defineAmends({
      apis: [{ envelope: prismaAirs, codes: { quota_reached: { remedy: "contact_support" } } }],
    });
    const error = httpError(429, airsBody(429, "Monthly quota reached"), { headers: wait });
    expect(classify(error, amends)).toMatchObject({ code: "quota_reached", remedy: "contact_support", retryAt: null });
  });

  it.each([Infinity, Number.NaN, -5, null, 20n, Symbol("20"), {}])(
    "takes no %s from an envelope or a client",
    (retryAfterMs) => {
      const read = () => ({ code: null, type: "rate_limit_error", retryAfterMs: retryAfterMs as number });
      const amends = defineAmends({ apis: [{ envelope: defineEnvelope({ name: "own", rows: {}, read }) }] });
      const fault = classify(httpError(429, {}), amends);
      expect(flawsOf(fault)).toEqual([]);
      expect(fault.retryAt).toBeNull();
      expect(flawsOf(classify(Object.assign(new Error("m"), { status: 429, retryAfterMs })))).toEqual([]);
    },
  );

  it("is what an envelope read, where no header said anything", () => {
    const read = () => ({ code: null, type: "rate_limit_error", retryAfterMs: 1500.4 });
    const amends = defineAmends({ apis: [{ envelope: defineEnvelope({ name: "own", rows: {}, read }) }] });
    expect(classify(httpError(429, {}), amends).retryAt).toBe(now + 1500);
    expect(classify(httpError(429, {}, { headers: wait }), amends).retryAt).toBe(now + 20_000);
  });
});

describe("requestId", () => {
  it.each(["X-Request-Id", "Request-Id", "x-amzn-RequestId"])("is the header %s", (name) => {
    expect(classify(httpError(500, null, { headers: { [name]: "req_41-a.b:c/d+e=" } })).requestId).toBe(
      "req_41-a.b:c/d+e=",
    );
  });

  it.each(["requestId", "requestID", "request_id"])("is what a client keeps in %s", (key) => {
    expect(classify(Object.assign(new Error("m"), { status: 500, [key]: "req-41" })).requestId).toBe("req-41");
  });

  it("is what an envelope read before all others", () => {
    const envelope = defineEnvelope({ name: "own", rows: {}, read: () => ({ code: null, requestId: "from-body" }) });
    const error = httpError(500, {}, { headers: { "x-request-id": "from-header" } });
    expect(classify(error, defineAmends({ apis: [{ envelope }] })).requestId).toBe("from-body");
  });

  it.each(["", "two words", "<script>", "a\nb", "x".repeat(129), "ünïcode", "\u202eabc"])("is never %j", (id) => {
    expect(classify(httpError(500, null, { headers: { "x-request-id": id } })).requestId).toBeNull();
  });

  it("is the next one where the first is no id", () => {
    const headers = { "x-request-id": "two words", "request-id": "req-41" };
    expect(classify(httpError(500, null, { headers })).requestId).toBe("req-41");
  });
});

describe("recovery", () => {
  it.each<[number, unknown]>([
    [504, null],
    [504, prismBody("server_error", "server_error")],
    [504, prismBody("server_error", "odd")],
    [504, airsBody(504)],
  ])("is none for a %i: it may still be running (%j)", (status, body) => {
    expect(classify(httpError(status, body))).toMatchObject({ type: "server_error", recovery: null, remedy: "retry" });
  });

  it("is none for a 504 that an app wants retried", () => {
    const amends = defineAmends({ apis: [{ envelope: prismIo, codes: { server_error: { recovery: "retry" } } }] });
    expect(classify(httpError(504, prismBody("server_error", "server_error")), amends).recovery).toBeNull();
  });
});

describe("a session", () => {
  const session = { getState: () => ({ status: "active", waiting: 0, unsafe: 0 }) } as unknown as Session;
  const withSession = (envelope = prismIo) =>
    defineAmends({
      apis: [
        { origin, envelope, session },
        { origin: "https://scan.example", envelope: prismaAirs },
      ],
    });
  const asked = { type: "authentication_error", remedy: "sign_in" };
  const unasked = { type: "authentication_error", recovery: null, remedy: "contact_support" };

  it("answers a 401 of its origin, whatever the body", () => {
    expect(classify(httpError(401, "<p>", { url }), withSession())).toMatchObject({ ...asked, recovery: "refresh" });
    expect(classify(httpError(401, airsBody(401), { url }), withSession(prismaAirs))).toMatchObject({
      ...asked,
      recovery: "reauthenticate",
    });
  });

  it("is refreshed where Prisma AIRS' token has expired", () => {
    const error = httpError(401, airsBody(401, "Expired authentication token"), { url });
    expect(classify(error, withSession(prismaAirs))).toMatchObject({ ...asked, recovery: "refresh" });
  });

  it("answers no 401 of another origin", () => {
    const elsewhere = { url: "https://scan.example/v1" };
    expect(classify(httpError(401, airsBody(401), elsewhere), withSession())).toMatchObject(unasked);
    expect(classify(httpError(401, "<p>", { url: "https://stranger.example" }), withSession())).toMatchObject(unasked);
    expect(classify(httpError(401), withSession())).toMatchObject(unasked);
  });

  it("answers nothing but a 401", () => {
    for (const status of [400, 403, 404, 429, 500]) {
      const { recovery, remedy } = classify(httpError(status, "<p>"));
      expect(classify(httpError(status, "<p>", { url }), withSession())).toMatchObject({ recovery, remedy });
    }
  });

  it("is not needed for Prism IO's own codes", () => {
    expect(classify(httpError(401, prismBody("authentication_error", "token_expired")))).toMatchObject({
      ...asked,
      recovery: "refresh",
    });
  });

  it("answers for the request of a cause", () => {
    const error = new Error("m", { cause: httpError(401, "<p>", { url }) });
    expect(classify(error, withSession())).toMatchObject({ ...asked, recovery: "refresh", origin });
  });
});

describe("status", () => {
  it("is null for what no server says, whichever row says so", () => {
    const codes = {
      gone_dark: { type: "network_error", remedy: "retry" },
      withdrawn: { type: "cancelled", remedy: "none" },
    } as const;
    for (const code of Object.keys(codes)) {
      const fault = classify(httpError(400, prismBody("invalid_request_error", code)), defineAmends({ codes }));
      expect(fault).toMatchObject({ code, status: null });
    }
  });
});
