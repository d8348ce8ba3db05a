import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { classify, classifyAsync, defineAmends, defineEnvelope, prismIo } from "../../src/core/index.ts";
import { airsBody, httpError, prismBody } from "./http-error.ts";

const now = Date.UTC(2026, 0, 2, 3, 4, 5);
const wait = { "Retry-After": "20" };

beforeEach(() => {
  vi.useFakeTimers({ now, toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const waitOf = (value: unknown, amends = defineAmends()) => {
  const { retryAt } = classify(value, amends) ?? {};
  return retryAt ? retryAt - now : retryAt;
};

describe("a 403", () => {
  const limited = { type: "rate_limit_error", recovery: "cooldown", remedy: "wait" };
  const denied = { type: "permission_error", recovery: null, remedy: "request_access", retryAt: null };

  it.each<[string, Record<string, string>, number | null]>([
    ["Retry-After", wait, 20_000],
    // EnricoMi/publish-unit-test-result-action#419, of GitHub: "the error responses should contain a
    // `retry-after` or, if not present, a `x-ratelimit-reset` header"
    ["nothing left", { "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": `${now / 1000 + 59}` }, 59_000],
    ["nothing left, and no reset", { "X-RateLimit-Remaining": "0" }, null],
    ["nothing left of the standard's limit", { RateLimit: '"default";r=0;t=9' }, 9000],
    // KnpLabs/php-github-api#1072: "yes they do, but the `X-RateLimit-Remaining` header is not always 0"
    ["Retry-After and something left", { ...wait, "X-RateLimit-Remaining": "14" }, 20_000],
  ])("is a rate limit where it comes with %s", (_name, headers, ms) => {
    const value = httpError(403, { message: "secondary rate limit" }, { headers });
    expect(classify(value)).toMatchObject(limited);
    expect(waitOf(value)).toBe(ms);
  });

  it.each<[string, Record<string, string>]>([
    ["something left", { "X-RateLimit-Remaining": "14", "X-RateLimit-Reset": "1655120964" }],
    ["something left of the standard's limit", { RateLimit: '"default";r=4;t=9' }],
    ["a reset alone", { "X-RateLimit-Reset": "9" }],
    ["a remainder that is no number", { "X-RateLimit-Remaining": "none" }],
    ["nothing", {}],
  ])("is a permission where it comes with %s", (_name, headers) => {
    expect(classify(httpError(403, null, { headers }))).toMatchObject(denied);
  });

  it("is what the envelope's code says", () => {
    const error = httpError(403, airsBody(403, "Insufficient permissions"), { headers: wait });
    expect(classify(error)).toMatchObject({ ...denied, code: "insufficient_permissions" });
    expect(classify(httpError(403, prismBody("permission_error", "odd"), { headers: wait }))).toMatchObject(denied);
  });
});

describe("a 413", () => {
  it("keeps what it means and tells the wait", () => {
    const value = httpError(413, null, { headers: wait });
    expect(classify(value)).toMatchObject({ type: "invalid_request_error", recovery: null, remedy: "fix_input" });
    expect(waitOf(value)).toBe(20_000);
  });

  it("tells no other wait, nor one where an envelope's code has decided", () => {
    expect(waitOf(httpError(413, { retry_after: 5 }, { headers: { "X-RateLimit-Reset": "9" } }))).toBeNull();
    expect(waitOf(httpError(413, airsBody(413, "Too many targets"), { headers: wait }))).toBeNull();
  });
});

describe("a row", () => {
  const rows = {
    slow_down: { type: "rate_limit_error", remedy: "wait" },
    closed: { type: "invalid_request_error", remedy: "wait" },
    used_up: { type: "rate_limit_error", remedy: "upgrade" },
  } as const;
  const envelope = defineEnvelope({ name: "own", rows, read: (body) => ({ code: body as string }) });
  const amends = defineAmends({ apis: [{ envelope }] });

  it.each([400, 403, 409, 429])("that says to wait tells how long, without a recovery, under a %i", (status) => {
    expect(waitOf(httpError(status, "slow_down", { headers: wait }), amends)).toBe(20_000);
    expect(waitOf(httpError(status, "closed", { headers: wait }), amends)).toBe(20_000);
    expect(waitOf(httpError(status, "used_up", { headers: wait }), amends)).toBeNull();
  });
});

describe("a wait that an envelope read", () => {
  const envelope = defineEnvelope({
    name: "own",
    rows: {},
    read: () => ({ code: null, type: "rate_limit_error", retryAfterMs: 1500 }),
  });
  const amends = defineAmends({ apis: [{ envelope }] });

  it.each<[string, unknown, Record<string, string>]>([
    ["a number whose unit nobody knows", { retry_after: 1500 }, {}],
    ["a limit's reset", {}, { "X-RateLimit-Reset": "9" }],
    ["retry-after-ms", {}, { "retry-after-ms": "9" }],
  ])("comes before %s", (_name, body, headers) => {
    expect(waitOf(httpError(429, body, { headers }), amends)).toBe(1500);
  });

  it("comes after Retry-After", () => {
    expect(waitOf(httpError(429, {}, { headers: wait }), amends)).toBe(20_000);
  });
});

describe("Retry-After", () => {
  it.each([
    // OpenFeign/feign#980: "Some servers return the second delay with a decimal point. Eg instead of `2` they return `2.0`"
    ["2.0", 2000],
    // getsentry/sentry#7919: "For example just under 5 minutes: `292.052427053`"
    ["292.052427053", 292_052],
    // SpaceTradersAPI/api-docs#24: "Invalid Retry-After header: 0.493"
    ["0.493", 493],
    [" 1.5 ", 1500],
  ])("may be decimal: %s", (value, ms) => {
    expect(waitOf(httpError(429, null, { headers: { "Retry-After": value } }))).toBe(ms);
  });

  it.each(["1.", ".5", "1e3", "-2.0", "2.0s", "1.5.0", "soon"])(
    "is unknown otherwise, and nothing else is asked: %s",
    (value) => {
      expect(waitOf(httpError(429, null, { headers: { "Retry-After": value, "X-RateLimit-Reset": "9" } }))).toBeNull();
    },
  );
});

describe("a wait of more than a year", () => {
  const year = 365 * 24 * 3600;
  const envelope = (ms: number) =>
    defineEnvelope({ name: "own", rows: {}, read: () => ({ code: null, type: "rate_limit_error", retryAfterMs: ms }) });

  it("is unknown", () => {
    for (const seconds of [year * 2, 1e12]) {
      expect(waitOf(httpError(429, null, { headers: { "Retry-After": `${seconds}` } }))).toBeNull();
      expect(waitOf(httpError(429, { retry_after: seconds }))).toBeNull();
      const amends = defineAmends({ apis: [{ envelope: envelope(seconds * 1000) }] });
      expect(waitOf(httpError(429, {}), amends)).toBeNull();
    }
  });

  it("is known up to then", () => {
    expect(waitOf(httpError(429, null, { headers: { "Retry-After": `${year}` } }))).toBe(year * 1000);
  });
});

describe("a wait that only the body tells", () => {
  const bodies = [{ retry_after: 7 }, { error: { code: 429, details: [{ "@type": "RetryInfo", retryDelay: "7s" }] } }];

  it.each(bodies)("is found in a Response: %j", async (body) => {
    const fault = await classifyAsync(Response.json(body, { status: 429 }));
    expect(fault).toMatchObject({ type: "rate_limit_error", retryAt: now + 7000 });
  });

  it.each(bodies)("is found whatever keeps the body: %j", (body) => {
    const answer = { status: 429, headers: {} };
    const values = [
      httpError(429, body),
      httpError(429, JSON.stringify(body)),
      Object.assign(new Error("m"), { response: new Response(null, { status: 429 }), data: body }), // ky 2
      { error: body, response: new Response(null, { status: 429 }) }, // openapi-fetch
      Object.assign(new Error("m"), { ...answer, info: body }), // SWR's documented fetcher
      { ...answer, data: body },
    ];
    expect(values.map((value) => waitOf(value))).toEqual(values.map(() => 7000));
  });

  it("is read of a body that an envelope read too", () => {
    const error = httpError(429, { ...prismBody("rate_limit_error", "rate_limit_exceeded"), retry_after: 7 });
    expect(waitOf(error, defineAmends({ apis: [{ envelope: prismIo }] }))).toBe(7000);
  });
});
