import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readRetryHint } from "../../src/core/retry-hints.ts";

const now = Date.UTC(2026, 10, 22, 12);

interface Sent {
  headers?: Record<string, string>;
  body?: unknown;
  retryAfterMs?: unknown;
}

function hintOf({ headers = {}, body, retryAfterMs }: Sent, rateLimited = true) {
  const answered = new Headers(headers);
  return readRetryHint({ header: (name) => answered.get(name), body, retryAfterMs }, { now, rateLimited });
}

/** Every source in its order, each with a wait of its own. */
const sources: { name: string; ms: number; onlyIfRateLimited?: true; sent: Sent }[] = [
  { name: "Retry-After", ms: 1000, sent: { headers: { "Retry-After": "1" } } },
  { name: "what a client kept of it", ms: 2000, sent: { retryAfterMs: 2000 } },
  { name: "RateLimit", ms: 3000, onlyIfRateLimited: true, sent: { headers: { RateLimit: '"a";r=0;t=3' } } },
  { name: "RateLimit-Reset", ms: 4000, onlyIfRateLimited: true, sent: { headers: { "RateLimit-Reset": "4" } } },
  { name: "X-RateLimit-Reset", ms: 5000, onlyIfRateLimited: true, sent: { headers: { "X-RateLimit-Reset": "5" } } },
  { name: "retry-after-ms", ms: 6000, sent: { headers: { "retry-after-ms": "6000" } } },
  { name: "the body", ms: 7000, sent: { body: { retry_after: 7 } } },
  { name: "the body's error", ms: 8000, sent: { body: { error: { retry_after: 8 } } } },
];

describe("readRetryHint", () => {
  it("answers undefined where the server named no time", () => {
    expect(hintOf({})).toBeUndefined();
    expect(
      hintOf({ headers: { "content-type": "text/html" }, body: { error: { code: "slow_down" } } }),
    ).toBeUndefined();
  });

  it.each(sources)("reads $name", ({ ms, sent }) => {
    expect(hintOf(sent)).toBe(ms);
  });

  it.each(sources.slice(0, -1).map((source, i) => ({ ...source, later: sources.slice(i + 1) })))(
    "prefers $name to all that follow it",
    ({ ms, sent, later }) => {
      const all = [...later.map((source) => source.sent), sent];
      const merged = {
        headers: Object.assign({}, ...all.map(({ headers }) => headers)),
        body: Object.assign({}, ...all.map(({ body }) => body)),
        retryAfterMs: all.find(({ retryAfterMs }) => retryAfterMs !== undefined)?.retryAfterMs,
      };
      expect(hintOf(merged)).toBe(ms);
    },
  );

  it.each(sources)("heeds $name without a rate limit only if it does not come with every answer", (source) => {
    expect(hintOf(source.sent, false)).toBe(source.onlyIfRateLimited ? undefined : source.ms);
  });

  it("asks for few headers where there are none", () => {
    const asked: string[] = [];
    const header = (name: string) => {
      asked.push(name);
      return null;
    };
    readRetryHint({ header }, { now, rateLimited: true });
    expect(asked).toEqual([
      "retry-after",
      "ratelimit",
      "ratelimit-reset",
      "x-ratelimit-reset",
      "x-ratelimit-reset-requests",
      "x-ratelimit-reset-tokens",
      "x-rate-limit-reset",
      "retry-after-ms",
    ]);
  });
});

describe("Retry-After", () => {
  it.each(["", "soon", "-1", "1.", "30, 60", "2026-11-22", "9".repeat(400)])(
    "means an unknown time if it is %j, whatever else was sent",
    (value) => {
      const others = Object.assign({}, ...sources.slice(1).map(({ sent }) => sent.headers));
      const sent = { headers: { ...others, "Retry-After": value }, body: { retry_after: 7 }, retryAfterMs: 2000 };
      expect(hintOf(sent)).toBeUndefined();
    },
  );

  it("means an unknown time if it was sent twice", () => {
    const headers = new Headers({ "retry-after-ms": "5" });
    headers.append("Retry-After", "Sun, 22 Nov 2026 12:00:30 GMT");
    headers.append("Retry-After", "Sun, 22 Nov 2026 12:00:30 GMT");
    expect(readRetryHint({ header: (name) => headers.get(name) }, { now, rateLimited: true })).toBeUndefined();
  });

  it("is measured against the response's Date", () => {
    const headers = { "Retry-After": "Mon, 02 Jan 2040 00:00:30 GMT", Date: "Mon, 02 Jan 2040 00:00:00 GMT" };
    expect(hintOf({ headers })).toBe(30_000);
  });

  it("is measured against now without a valid Date", () => {
    expect(hintOf({ headers: { "Retry-After": "Sun, 22 Nov 2026 12:00:30 GMT" } })).toBe(30_000);
    expect(hintOf({ headers: { "Retry-After": "Sun, 22 Nov 2026 12:00:30 GMT", Date: "now" } })).toBe(30_000);
  });

  it("can ask for no wait at all", () => {
    expect(hintOf({ headers: { "Retry-After": "0", "retry-after-ms": "5" } })).toBe(0);
  });
});

describe("what a client kept of Retry-After", () => {
  it.each([Number.NaN, Infinity, -1, null, "", "soon", {}, [5], 5n, true])(
    "is passed over if it is %s",
    (retryAfterMs) => {
      expect(hintOf({ retryAfterMs, headers: { "retry-after-ms": "7" } })).toBe(7);
    },
  );

  it.each([0, -0])("can be 0", (retryAfterMs) => {
    expect(hintOf({ retryAfterMs, headers: { "retry-after-ms": "7" } })).toBe(0);
  });
});

describe("any answer", () => {
  const value = fc.oneof(
    fc.string(),
    fc.constantFrom("0", "1", "30", "1s", "6m0s", "120ms", "1700000000", "1700000000000", '"a";r=0;t=30'),
    fc.constantFrom("limit=1, remaining=0, reset=5", "Sun, 22 Nov 2026 12:00:30 GMT", "9".repeat(400)),
    fc.double().map(String),
  );
  const names = [
    ...["retry-after", "date", "ratelimit", "ratelimit-reset", "ratelimit-remaining", "retry-after-ms"],
    ...["x-ratelimit-reset", "x-ratelimit-remaining", "x-ratelimit-reset-tokens", "x-rate-limit-reset"],
  ];
  const headers = fc.dictionary(fc.constantFrom(...names), value);
  const keys = [
    "retry_after",
    "retryAfter",
    "retry_after_ms",
    "error",
    "details",
    "retryDelay",
    "interval",
    "unit",
    "0",
  ];
  const body = fc.anything({ key: fc.constantFrom(...keys), withBigInt: true, withNullPrototype: true, maxDepth: 4 });

  it("gives undefined or whole ms of 0 or more", () => {
    let found = 0;
    fc.assert(
      fc.property(headers, body, fc.anything(), fc.boolean(), (sent, answered, retryAfterMs, rateLimited) => {
        const header = (name: string) => sent[name] ?? null;
        const ms = readRetryHint({ header, body: answered, retryAfterMs }, { now, rateLimited });
        if (ms === undefined) return;
        found++;
        expect(Number.isInteger(ms) && ms >= 0 && !Object.is(ms, -0)).toBe(true);
      }),
      { numRuns: 3000 },
    );
    expect(found).toBeGreaterThan(300);
  });

  it.each([
    ["digits", "1".repeat(4_000_000)],
    ["durations", "1s".repeat(400_000)],
    ["spaces", `1${" ".repeat(4_000_000)}x`],
    ["commas", ",".repeat(4_000_000)],
    ["exhausted limits", `${"a;r=0;t=1,".repeat(200_000)}b`],
  ])("is read in linear time, here for %s", (_, long) => {
    const ms = readRetryHint(
      {
        header: (name) => (name === "retry-after" || name === "date" ? null : long),
        body: { retry_after: long, details: [{ retryDelay: long }] },
      },
      { now, rateLimited: true },
    );
    expect(ms === undefined || ms >= 0).toBe(true);
  });
});
