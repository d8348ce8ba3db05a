// @vitest-environment jsdom
import { act, renderHook } from "@testing-library/react";
import { type ReactNode, StrictMode } from "react";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Cooldowns, defineAmends, type Fault } from "../../src/core/index.ts";
import { AmendsProvider, useCooldown, useFault, useRemedy } from "../../src/index.ts";
import { faultFor } from "../../src/testing/index.ts";
import { handMadeCooldowns } from "./hand-made-cooldowns.ts";

const now = Date.UTC(2026, 0, 1);
beforeEach(() => {
  vi.useFakeTimers({ now });
});
afterEach(() => {
  vi.useRealTimers();
});

const limited = faultFor("prism-io/rate_limit_exceeded/429", { retryAt: now + 20_000, origin: "https://a.example" });
const untimed = faultFor("prism-io/rate_limit_exceeded/429", { retryAt: null });
const atTwenty = { at: now + 20_000, estimated: false };
const guessed = { at: now + 45_000, estimated: true };

function wrapperFor(cooldowns?: Cooldowns) {
  const amends = defineAmends(cooldowns ? { cooldowns } : {});
  return {
    wrapper: ({ children }: { children: ReactNode }) => <AmendsProvider value={amends}>{children}</AmendsProvider>,
  };
}

describe("without configured cooldowns", () => {
  it.each([
    ["a fault", limited],
    ["a query", { isError: true, error: limited }],
  ])("of %s is what the server said", (_, source) => {
    expect(renderHook(() => useCooldown(source)).result.current).toEqual(atTwenty);
  });

  it.each([
    ["nothing failed", null],
    ["a query works", { isError: false, error: null }],
    ["the server named no time", untimed],
    ["the time is over", { ...limited, retryAt: now }],
    [
      "a quota is used up, whatever time is named",
      faultFor("prisma-airs/429/quota_reached", { retryAt: now + 20_000 }),
    ],
  ])("is null where %s", (_, source) => {
    expect(renderHook(() => useCooldown(source)).result.current).toBeNull();
  });

  it("is the same object until it is over, which renders once", () => {
    let renders = 0;
    const { result } = renderHook(() => {
      renders += 1;
      return useCooldown(limited);
    });
    const first = result.current;
    act(() => vi.advanceTimersByTime(19_999));
    expect(result.current).toBe(first);
    expect(renders).toBe(1);
    act(() => vi.advanceTimersByTime(1));
    expect(result.current).toBeNull();
    expect(renders).toBe(2);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("with configured cooldowns", () => {
  it("is what they say, an estimate too", () => {
    const { result } = renderHook(() => useCooldown(untimed), wrapperFor(handMadeCooldowns(() => guessed)));
    expect(result.current).toEqual(guessed);
  });

  it("is null where they say that nothing is to be waited for", () => {
    const { result } = renderHook(() => useCooldown(limited), wrapperFor(handMadeCooldowns(() => null)));
    expect(result.current).toBeNull();
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])("is null where the time they name is %s", (at) => {
    const { result } = renderHook(
      () => useCooldown(limited),
      wrapperFor(handMadeCooldowns(() => ({ at, estimated: false }))),
    );
    expect(result.current).toBeNull();
  });

  it("is null where they go on naming a time that is over", () => {
    const { result } = renderHook(
      () => useCooldown(limited),
      wrapperFor(handMadeCooldowns(() => ({ at: now - 1, estimated: false }))),
    );
    expect(result.current).toBeNull();
  });

  it("asks them nothing about a quota", () => {
    const quota = faultFor("prisma-airs/429/quota_reached");
    const { result } = renderHook(() => useCooldown(quota), wrapperFor(handMadeCooldowns(() => guessed)));
    expect(result.current).toBeNull();
  });

  it("follows them, and renders for nothing else that they tell", () => {
    const cooldowns = handMadeCooldowns(() => ({ ...guessed }));
    let renders = 0;
    const { result } = renderHook(() => {
      renders += 1;
      return useCooldown(untimed);
    }, wrapperFor(cooldowns));
    const first = result.current;
    const before = renders;
    act(() => cooldowns.change(() => ({ ...guessed })));
    expect(result.current).toBe(first);
    expect(renders).toBe(before);
    act(() => cooldowns.change(() => atTwenty));
    expect(result.current).toEqual(atTwenty);
    act(() => cooldowns.change(() => null));
    expect(result.current).toBeNull();
  });

  it("holds up a retry for as long as they say", () => {
    const failing = { isError: true, error: faultFor("prism-io/server_error/500"), refetch: () => {} };
    const { result } = renderHook(() => useRemedy(failing), wrapperFor(handMadeCooldowns(() => guessed)));
    expect(result.current?.disabledUntil).toBe(guessed.at);
    act(() => vi.advanceTimersByTime(45_000));
    expect(result.current?.disabledUntil).toBeNull();
  });
});

describe("of an origin", () => {
  const later = faultFor("prisma-airs/429/too_many_concurrent", { retryAt: now + 60_000, origin: "https://a.example" });
  const elsewhere = { ...limited, retryAt: now + 90_000, origin: "https://b.example" };

  /** Cooldowns that have these open, each for as long as it says. */
  const closedBy = (...faults: readonly Fault[]) =>
    handMadeCooldowns(({ retryAt }) => ({ at: Number(retryAt), estimated: false }), faults);
  const renderAt = (origin: string, cooldowns?: Cooldowns) =>
    renderHook(() => useCooldown(origin), cooldowns && wrapperFor(cooldowns));

  it("is the latest of what is open there", () => {
    const cooldowns = closedBy(limited, later, elsewhere);
    expect(renderAt("https://a.example", cooldowns).result.current?.at).toBe(now + 60_000);
    expect(renderAt("https://b.example", cooldowns).result.current?.at).toBe(now + 90_000);
  });

  it("is null where nothing is open, or nobody keeps count", () => {
    expect(renderAt("https://c.example", closedBy(limited, later)).result.current).toBeNull();
    expect(renderAt("https://a.example").result.current).toBeNull();
  });

  it("is what is left when a scope is opened, and null once all is over", () => {
    const cooldowns = closedBy(limited, later);
    const { result } = renderAt("https://a.example", cooldowns);
    act(() => cooldowns.change(({ retryAt }) => ({ at: Number(retryAt), estimated: false }), [limited]));
    expect(result.current?.at).toBe(now + 20_000);
    act(() => vi.advanceTimersByTime(20_000));
    expect(result.current).toBeNull();
  });

  it("is an estimate where the cooldowns call it one", () => {
    expect(
      renderAt(
        "https://a.example",
        handMadeCooldowns(() => guessed, [limited]),
      ).result.current,
    ).toEqual(guessed);
  });

  // `useFault` reads, and notes nothing: what fails in a list of a thousand rows is kept by nobody.
  it("is not what a component of the page has met", () => {
    const { result } = renderHook(() => {
      useFault(limited);
      return useCooldown("https://a.example");
    });
    expect(result.current).toBeNull();
  });
});

describe("on a server", () => {
  function Probe() {
    return JSON.stringify([useCooldown(limited), useCooldown(untimed)]);
  }

  it("is what the failure itself says, for the browser knows that too", () => {
    const { wrapper: Wrapper } = wrapperFor(handMadeCooldowns(() => guessed));
    const html = renderToString(
      <Wrapper>
        <Probe />
      </Wrapper>,
    );
    expect(html.replaceAll("&quot;", '"')).toBe(JSON.stringify([atTwenty, null]));
  });
});

it("works in StrictMode", () => {
  const { result } = renderHook(() => useCooldown(limited), { wrapper: StrictMode });
  expect(result.current).toEqual(atTwenty);
  act(() => vi.advanceTimersByTime(20_000));
  expect(result.current).toBeNull();
});

it("of a scope the time is the next whole second, and never before the server's", () => {
  const origin = "https://a.example";
  const fault = faultFor("prism-io/rate_limit_exceeded/429", { retryAt: now + 1500, origin });
  const cooldowns = handMadeCooldowns(() => ({ at: now + 1500, estimated: false }), [fault]);
  const { result } = renderHook(() => useCooldown(origin), wrapperFor(cooldowns));
  expect(result.current).toEqual({ at: now + 2000, estimated: false });
});
