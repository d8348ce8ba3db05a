import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { classify, type Fault, FaultError } from "../../src/core/index.ts";
import { type CooldownOptions, createCooldowns } from "../../src/recovery/index.ts";
import { contractRow, faultFor, responseFor } from "../../src/testing/index.ts";
import { appWith, origin, type Sent } from "./api.ts";
import { fakeBrowser } from "./browser.ts";

const start = Date.UTC(2026, 0, 1);
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"], now: start });
  fakeBrowser();
  vi.stubGlobal("location", { origin: "https://app.example" });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const settle = (ms = 1) => vi.advanceTimersByTimeAsync(ms);
const limit = "prism-io/rate_limit_exceeded/429";

/** A 429 with these headers; undefined leaves Retry-After out. */
function limited(retryAfter: string | undefined, headers: Record<string, string> = {}): Response {
  const response = responseFor(contractRow(limit));
  response.headers.delete("retry-after");
  if (retryAfter !== undefined) response.headers.set("retry-after", retryAfter);
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

/** An app whose first request is refused, and the later ones served. */
function appLimited(first: () => Response, options: CooldownOptions = {}) {
  const cooldowns = createCooldowns({ random: () => 0, ...options });
  let calls = 0;
  const answer = (_: Sent) => (calls++ === 0 ? first() : 200);
  return { cooldowns, ...appWith({ cooldowns, answer }) };
}

describe("a scope", () => {
  it("is not called until the server's time is over", async () => {
    const { fetch, sent, cooldowns } = appLimited(() => limited("20"));
    expect((await fetch(origin)).status).toBe(429);
    expect(cooldowns.open()).toHaveLength(1);
    const waiting = [fetch(`${origin}/a`), fetch(`${origin}/b`)];
    await settle(19_999);
    expect(sent).toHaveLength(1);
    await settle(1);
    expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual([200, 200]);
    expect(cooldowns.open()).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("is an origin: another one is called all the same", async () => {
    const { fetch } = appLimited(() => limited("20"));
    await fetch(origin);
    expect((await fetch("https://elsewhere.example")).status).toBe(200);
  });

  it("is what the app says that a limit applies to", async () => {
    const { fetch, sent } = appLimited(() => limited("20"), { key: ({ url }) => new URL(url).pathname });
    await fetch(`${origin}/a`);
    expect((await fetch(`${origin}/b`)).status).toBe(200);
    const waiting = fetch(`${origin}/a`);
    await settle(20_000);
    await waiting;
    expect(sent.map(({ path }) => path)).toEqual(["/a", "/b", "/a"]);
  });

  it("is an origin again where the app's key throws", async () => {
    const { fetch, sent } = appLimited(() => limited("20"), {
      key: () => {
        throw new Error("defect");
      },
    });
    expect((await fetch(origin)).status).toBe(429);
    expect((await fetch(origin)).status).toBe(200);
    expect(sent).toHaveLength(2);
  });

  it("is closed longer by a later refusal, and never shorter", async () => {
    const cooldowns = createCooldowns({ random: () => 0 });
    const answers = [limited("20"), limited("5"), limited("30")];
    const { fetch } = appWith({ cooldowns, answer: () => answers.shift() ?? 200 });
    await Promise.all([fetch(origin), fetch(origin), fetch(origin)]);
    const [fault] = cooldowns.open();
    expect(cooldowns.reopensAt(fault as Fault)).toEqual({ at: start + 30_000, estimated: false });
  });
});

describe("a request that is held back", () => {
  it("fails at once with the very fault where the wait is too long", async () => {
    const { fetch, sent, cooldowns, amends } = appLimited(() => limited("31"));
    await fetch(origin);
    const error = await fetch(origin).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(FaultError);
    expect(classify(error, amends)).toBe(cooldowns.open()[0]);
    expect(sent).toHaveLength(1);
  });

  it("fails at once in every case where the app wants no waiting", async () => {
    const { fetch } = appLimited(() => limited("1"), { maxWait: 0 });
    await fetch(origin);
    await expect(fetch(origin)).rejects.toBeInstanceOf(FaultError);
  });

  it("does not wait for one cooldown after another for longer than the limit in all", async () => {
    const cooldowns = createCooldowns({ random: () => 0 });
    const answers = [limited("20"), limited("20")];
    const { fetch } = appWith({ cooldowns, answer: () => answers.shift() ?? 200 });
    await fetch(origin);
    const first = fetch(origin);
    const second = fetch(origin);
    const failure = expect(second).rejects.toBeInstanceOf(FaultError);
    // The first is sent again, and refused; a second is served no sooner.
    await settle(20_000);
    expect((await first).status).toBe(429);
    await settle(20_000);
    await failure;
  });

  it("ends with its signal's reason", async () => {
    const { fetch, sent } = appLimited(() => limited("20"));
    await fetch(origin);
    const controller = new AbortController();
    const response = fetch(origin, { signal: controller.signal });
    await settle(10);
    const reason = new Error("left the page");
    controller.abort(reason);
    await expect(response).rejects.toBe(reason);
    expect(sent).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("goes on after a sleep through the deadline", async () => {
    const { fetch } = appLimited(() => limited("20"));
    await fetch(origin);
    const response = fetch(origin);
    // The clock goes on in a sleep, and timers do not.
    vi.setSystemTime(start + 3_600_000);
    await settle(20_000);
    expect((await response).status).toBe(200);
  });

  it("is not held for a day by a clock that is set back one", async () => {
    const { fetch } = appLimited(() => limited("20"));
    await fetch(origin);
    vi.setSystemTime(start - 86_400_000);
    const response = fetch(origin);
    await settle(20_000);
    expect((await response).status).toBe(200);
  });

  it("waits for its timer in a tab that is given one a minute", async () => {
    const { fetch, sent } = appLimited(() => limited("20"));
    await fetch(origin);
    const response = fetch(origin);
    await settle(60_000);
    await response;
    expect(sent).toHaveLength(2);
  });
});

describe("the time", () => {
  it.each([
    ["in seconds", "20", {}, 20_000],
    [
      "as a date, measured against the server's own, a day off",
      "Sat, 03 Jan 2026 00:00:30 GMT",
      { date: "Sat, 03 Jan 2026 00:00:10 GMT" },
      20_000,
    ],
    ["of more than a day", String(48 * 3600), {}, 48 * 3_600_000],
  ])("%s is what the fault says", async (_, retryAfter, headers, wait) => {
    const { fetch, cooldowns } = appLimited(() => limited(retryAfter, headers));
    await fetch(origin);
    expect(cooldowns.reopensAt(cooldowns.open()[0] as Fault)).toEqual({ at: start + wait, estimated: false });
  });

  it.each(["", "soon", "-1", "1e3", "20, 30", "9".repeat(400), "Mon, 99 Foo 2026 00:00:00 GMT"])(
    "%j is none, and is guessed where CORS may hide another",
    async (retryAfter) => {
      const { fetch, cooldowns } = appLimited(() => limited(retryAfter));
      await fetch(origin);
      expect(cooldowns.reopensAt(cooldowns.open()[0] as Fault)).toEqual({ at: start + 30_000, estimated: true });
    },
  );

  it("is not guessed for the page's own origin, which hides nothing", async () => {
    vi.stubGlobal("location", { origin });
    const { fetch, cooldowns } = appLimited(() => limited(undefined));
    await fetch(origin);
    expect(cooldowns.open()).toEqual([]);
    expect((await fetch(origin)).status).toBe(200);
  });

  it("is not guessed where the app wants no guess", async () => {
    const { fetch, cooldowns } = appLimited(() => limited(undefined), { estimate: 0 });
    await fetch(origin);
    expect(cooldowns.open()).toEqual([]);
  });

  it("is spread: up to twice as much again by chance, and at most so much", async () => {
    const spreadOf = async (retryAfter: string, random: number) => {
      const { fetch, cooldowns } = appLimited(() => limited(retryAfter), { random: () => random });
      await fetch(origin);
      return (cooldowns.reopensAt(cooldowns.open()[0] as Fault)?.at ?? 0) - Date.now() - Number(retryAfter) * 1000;
    };
    expect(await spreadOf("2", 0.5)).toBe(2000);
    expect(await spreadOf("60", 0.5)).toBe(6000);
    expect(await spreadOf("60", Number.NaN)).toBe(0);
    expect(await spreadOf("60", 9)).toBe(12_000);
  });

  it("of a failure that the hooks see is the one that the network was told", async () => {
    const { fetch, cooldowns, amends } = appLimited(() => limited("20"), { random: () => 0.5 });
    const response = await fetch(origin);
    // As a client does: an error of its own around the answer.
    const error = Object.assign(new Error("Too Many Requests"), { response });
    await settle(7);
    const fault = classify(error, amends);
    expect(cooldowns.reopensAt(fault)).toEqual(cooldowns.reopensAt(cooldowns.open()[0] as Fault));
  });

  it("of a fault that no request of this tab met is said once and for all", () => {
    const fault = faultFor(limit, { retryAt: start + 20_000, origin });
    const cooldowns = createCooldowns();
    const first = cooldowns.reopensAt(fault);
    expect(first?.at).toBeGreaterThanOrEqual(start + 20_000);
    expect(cooldowns.reopensAt(fault)).toEqual(first);
    expect(cooldowns.open()).toEqual([]);
  });
});

describe("tabs", () => {
  it("share what is closed, to the same moment", async () => {
    const here = createCooldowns();
    const there = appLimited(() => limited("20"), { random: () => 0.5 });
    const heard = vi.fn();
    here.subscribe(heard);
    await there.fetch(origin);
    await settle(10);
    const [fault] = here.open();
    expect(fault).toMatchObject({ type: "rate_limit_error", code: "rate_limit_exceeded", origin });
    expect(here.reopensAt(fault as Fault)).toEqual({ at: start + 26_000, estimated: false });
    expect(heard).toHaveBeenCalledOnce();
  });

  it("share nothing under another name, and listen to no junk", async () => {
    const here = createCooldowns({ name: "mine" });
    const there = appLimited(() => limited("20"));
    await there.fetch(origin);
    const channel = new BroadcastChannel("amends:mine");
    for (const junk of [null, 1, {}, { fault: {}, at: 1 }, { fault: { type: "x" }, at: start + 1 }]) {
      channel.postMessage(junk);
    }
    await settle(10);
    expect(here.open()).toEqual([]);
  });
});

describe("subscribers", () => {
  it("are told of each closing, until they have had enough; one that throws disturbs nobody", async () => {
    const { fetch, cooldowns } = appLimited(() => limited("20"));
    const heard = vi.fn();
    cooldowns.subscribe(() => {
      throw new Error("defect");
    });
    const end = cooldowns.subscribe(heard);
    await fetch(origin);
    expect(heard).toHaveBeenCalledOnce();
    end();
    await settle(20_000);
    expect(heard).toHaveBeenCalledOnce();
  });
});

it("holds nothing back where no cooldowns are configured", async () => {
  let calls = 0;
  const { fetch } = appWith({ answer: () => (calls++ === 0 ? limited("20") : 200) });
  await fetch(origin);
  expect((await fetch(origin)).status).toBe(200);
});
