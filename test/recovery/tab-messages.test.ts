import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createCooldowns, createSession } from "../../src/recovery/index.ts";
import { faultFor } from "../../src/testing/index.ts";
import { appWith, bearer, expired, origin } from "./api.ts";
import { fakeBrowser } from "./browser.ts";

let browser: ReturnType<typeof fakeBrowser>;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] });
  browser = fakeBrowser({ messagesTake: 5 });
  vi.spyOn(console, "warn").mockImplementation(() => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const settle = (ms = 1) => vi.advanceTimersByTimeAsync(ms);
const say = (name: string, message: unknown) => new BroadcastChannel(name).postMessage(message);

// InsForge/InsForge#540, dfinity/oisy-wallet#9194: what is heard on a channel is taken for true.
describe("what is said on a session's channel", () => {
  it("brings a credential only where the app shares them", async () => {
    const session = createSession<string>({ authorize: bearer, refresh: async () => "new" });
    session.start("ada", "old");
    const { fetch, sent } = appWith({ session, answer: () => 200 });
    say("amends:session:", { kind: "refreshed", generation: 1, at: Date.now(), subject: "ada", credential: "stolen" });
    await settle(10);
    await fetch(origin);
    expect(sent.map(({ authorization }) => authorization)).toEqual(["Bearer old"]);
  });

  it.each([Number.MAX_VALUE, 9e15, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, "7", null])(
    "counts no generation that cannot be: %s",
    async (generation) => {
      const session = createSession({ refresh: async () => {} });
      say("amends:session:", { kind: "refreshed", generation, at: Date.now() });
      await settle(10);
      let calls = 0;
      const { fetch } = appWith({ session, answer: () => (calls++ === 0 ? expired : 200) });
      await fetch(origin);
      await settle(10);
      expect(browser.held()).toEqual(["amends:session:1"]);
    },
  );

  it.each([
    { kind: "ended", generation: 1 },
    { kind: "gone", generation: 1, at: 0 },
    { kind: "started", generation: 1, at: 0, subject: { toString: "x" } },
  ])("is no news where it is none: %j", async (message) => {
    const session = createSession({ refresh: async () => {} });
    session.start("ada");
    await settle(10);
    const before = session.getState();
    say("amends:session:", message);
    await settle(10);
    expect(session.getState()).toBe(before);
  });

  it("does not undo what somebody did here after it was said", async () => {
    const here = createSession({ refresh: async () => {} });
    const there = createSession({ refresh: async () => {} });
    there.start("ada");
    await settle(10);
    there.end();
    await settle(1);
    here.start("ada");
    await settle(10);
    expect(here.getState()).toMatchObject({ status: "active", subject: "ada" });
    there.start("ada");
    await settle(1);
    here.end();
    await settle(10);
    expect(here.getState().status).toBe("anonymous");
  });
});

describe("a lock that a stranger has named alike", () => {
  it("is not what another tab has refreshed: after one replay it is refreshed here", async () => {
    const session = createSession({
      refresh: async () => {
        isFresh = true;
      },
    });
    session.start("ada");
    await settle(10);
    let isFresh = false;
    void navigator.locks.request("amends:session:41", () => new Promise(() => {}));
    const { fetch, sent } = appWith({ session, answer: () => (isFresh ? 200 : expired) });
    expect((await fetch(origin)).status).toBe(200);
    expect(sent).toHaveLength(3);
  });

  it("and counted beyond what can be is nothing", async () => {
    void navigator.locks.request("amends:session:1e300", () => new Promise(() => {}));
    void navigator.locks.request("amends:session:refresh2", () => new Promise(() => {}));
    const session = createSession({ refresh: async () => {} });
    let calls = 0;
    const { fetch, sent } = appWith({ session, answer: () => (calls++ === 0 ? expired : 200) });
    expect((await fetch(origin)).status).toBe(200);
    await settle();
    expect([sent.length, browser.held().includes("amends:session:1")]).toEqual([2, true]);
  });
});

describe("what another tab says of a limit", () => {
  const limit = faultFor("prism-io/rate_limit_exceeded/429");
  const closing = (left: number) => ({ scope: origin, at: Date.now() + left, estimated: false, fault: limit });

  it("closes a scope for 10 minutes at most", async () => {
    const cooldowns = createCooldowns({ random: () => 0 });
    say("amends:cooldowns", closing(10 * 365 * 24 * 3_600_000));
    await settle(10);
    expect(cooldowns.open()).toHaveLength(1);
    await settle(599_000);
    expect(cooldowns.open()).toHaveLength(1);
    await settle(1000);
    expect(cooldowns.open()).toHaveLength(0);
  });

  it("does not hold once an answer works here", async () => {
    const cooldowns = createCooldowns({ random: () => 0 });
    let answer = (_: number): void => {};
    const { fetch } = appWith({
      cooldowns,
      answer: () =>
        new Promise<number>((resolve) => {
          answer = resolve;
        }),
    });
    const underWay = fetch(origin);
    say("amends:cooldowns", closing(20_000));
    await settle(10);
    expect(cooldowns.open()).toHaveLength(1);
    answer(200);
    await underWay;
    expect(cooldowns.open()).toHaveLength(0);
  });

  it("which this tab has met itself holds all the same", async () => {
    const cooldowns = createCooldowns({ random: () => 0 });
    const answers: ((status: number | string) => void)[] = [];
    const { fetch } = appWith({ cooldowns, answer: () => new Promise((resolve) => answers.push(resolve)) });
    const [first, second] = [fetch(origin), fetch(origin)];
    await settle();
    answers[0]?.("prism-io/rate_limit_exceeded/429");
    expect((await first)?.status).toBe(429);
    answers[1]?.(200);
    await second;
    expect(cooldowns.open()).toHaveLength(1);
  });

  it.each([{ at: "soon" }, { scope: 7 }, { fault: { type: "rate_limit_error" } }])(
    "is nothing with %j",
    async (wrong) => {
      const cooldowns = createCooldowns({ random: () => 0 });
      say("amends:cooldowns", { ...closing(20_000), ...wrong });
      await settle(10);
      expect(cooldowns.open()).toHaveLength(0);
    },
  );
});
