import { describe, expect, it } from "vitest";
import { readRetryHint } from "../../src/core/retry-hints.ts";

const now = Date.UTC(2026, 10, 22, 12);

function hintOf({ headers = {}, body }: { headers?: Record<string, string>; body?: unknown }) {
  const answered = new Headers(headers);
  return readRetryHint({ header: (name) => answered.get(name), body }, { now, rateLimited: true });
}

describe("RateLimit", () => {
  it.each([
    [
      "of several exhausted limits the longest wait",
      '"burst";r=0;t=5, "daily";r=0;t=3600, "hourly";r=0;t=60',
      3_600_000,
    ],
    ["no limit with something left", '"burst";r=0;t=5, "daily";r=20;t=3600', 5000],
    ["the Dictionary of draft 7", "limit=100, remaining=0, reset=30", 30_000],
    ["an exhausted limit that names no time beside one that does", '"a";r=0, "b";r=0;t=5', 5000],
    ["a wait of 0", '"a";r=0;t=0', 0],
  ])("counts %s", (_, RateLimit, ms) => {
    expect(hintOf({ headers: { RateLimit } })).toBe(ms);
  });

  it.each([
    ["no limit is exhausted", '"a";r=1;t=5, "b";r=20;t=30'],
    ["the exhausted one names no time", '"a";r=0'],
    ["it is malformed", '"a";r=0;t=30,'],
    ["it is empty", ""],
  ])("leaves it to the next field if %s", (_, RateLimit) => {
    expect(hintOf({ headers: { RateLimit } })).toBeUndefined();
    expect(hintOf({ headers: { RateLimit, "X-RateLimit-Reset": "7" } })).toBe(7000);
  });

  it("leaves the policy out, which names windows rather than waits", () => {
    const headers = { RateLimit: '"a";r=0', "RateLimit-Policy": '"a";q=100;w=60' };
    expect(hintOf({ headers })).toBeUndefined();
  });
});

describe.each([
  ["RateLimit-Reset", "RateLimit-Remaining"],
  ["X-RateLimit-Reset", "X-RateLimit-Remaining"],
  ["X-RateLimit-Reset-Requests", "X-RateLimit-Remaining-Requests"],
  ["X-RateLimit-Reset-Tokens", "X-RateLimit-Remaining-Tokens"],
  ["X-Rate-Limit-Reset", "X-Rate-Limit-Remaining"],
])("%s", (reset, remaining) => {
  const seconds = now / 1000;
  it.each([
    ["seconds from now", "30", 30_000],
    ["seconds with a fraction", "0.25", 250],
    ["no time at all", "0", 0],
    ["almost 31 years of seconds", "999999999", 999_999_999_000],
    ["epoch seconds", `${seconds + 30}`, 30_000],
    ["epoch seconds with a fraction", `${seconds + 30}.5`, 30_500],
    ["the first epoch second that is no delay", "1000000000", 0],
    ["epoch ms", `${now + 30_000}`, 30_000],
    ["epoch ms in the past", `${now - 30_000}`, 0],
    ["a Go duration of minutes", "6m0s", 360_000],
    ["a Go duration of a second", "1s", 1000],
    ["a Go duration with a fraction", "8.64s", 8640],
    ["a Go duration with minutes and a fraction", "2m59.56s", 179_560],
    ["a Go duration of ms", "120ms", 120],
    ["a Go duration of ms with a fraction", "17.6ms", 18],
    ["a Go duration of hours", "17h8m24s", 61_704_000],
    ["a Go duration of µs, in UTF-8", "350Âµs", 0],
    ["a Go duration of ns", "12ns", 0],
  ])("reads %s", (_, value, ms) => {
    expect(hintOf({ headers: { [reset]: value, [remaining]: "0" } })).toBe(ms);
  });

  it.each([
    ...["", "-30", "+30", "1e3", "0x1e", "30 seconds", "30, 60", "30;w=60", "NaN", "Infinity", "soon"],
    ...[
      "1.5.5s",
      "1s5",
      "5 s",
      "s",
      "1d",
      "-1s",
      "1h-5m",
      "1mss",
      `${now * 1000}`,
      "9".repeat(400),
      `${"9".repeat(400)}s`,
    ],
    "2026-11-22T12:00:00Z",
  ])("ignores %j", (value) => {
    expect(hintOf({ headers: { [reset]: value, [remaining]: "0", "retry-after-ms": "7" } })).toBe(7);
  });

  it("measures an epoch against the response's Date, since the clock here may be wrong", () => {
    const date = "Mon, 02 Jan 2040 00:00:00 GMT";
    const at = Date.UTC(2040, 0, 2, 0, 0, 30);
    expect(hintOf({ headers: { [reset]: `${at / 1000}`, date } })).toBe(30_000);
    expect(hintOf({ headers: { [reset]: `${at}`, date } })).toBe(30_000);
    expect(hintOf({ headers: { [reset]: "30", date } })).toBe(30_000);
    expect(hintOf({ headers: { [reset]: `${now + 30_000}`, date: "now" } })).toBe(30_000);
  });

  it.each(["1", "4500", "0.5", "5;w=60"])("does not count with %s left", (left) => {
    expect(hintOf({ headers: { [reset]: "30", [remaining]: left } })).toBeUndefined();
  });

  it.each(["0", "-1", "0;w=60", "", "none"])("counts with %j left", (left) => {
    expect(hintOf({ headers: { [reset]: "30", [remaining]: left } })).toBe(30_000);
  });

  it("counts where what is left was not sent", () => {
    expect(hintOf({ headers: { [reset]: "30" } })).toBe(30_000);
  });
});

describe("several X-RateLimit fields", () => {
  it("count with the longest wait among the exhausted ones", () => {
    const headers = {
      "x-ratelimit-remaining-requests": "0",
      "x-ratelimit-reset-requests": "1s",
      "x-ratelimit-remaining-tokens": "0",
      "x-ratelimit-reset-tokens": "6m0s",
    };
    expect(hintOf({ headers })).toBe(360_000);
    expect(hintOf({ headers: { ...headers, "x-ratelimit-remaining-tokens": "149984" } })).toBe(1000);
    expect(hintOf({ headers: { ...headers, "x-ratelimit-reset-tokens": "soon" } })).toBe(1000);
  });
});

describe("retry-after-ms", () => {
  it.each([
    ["350", 350],
    ["350.4", 350],
    ["0", 0],
    [" 5 ", 5],
  ])("reads %j", (value, ms) => {
    expect(hintOf({ headers: { "retry-after-ms": value } })).toBe(ms);
  });

  it.each(["", "-5", "5ms", "1e3", "NaN", "5, 6"])("ignores %j", (value) => {
    expect(hintOf({ headers: { "retry-after-ms": value }, body: { retry_after: 7 } })).toBe(7000);
  });
});
