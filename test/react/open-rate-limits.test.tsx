// @vitest-environment jsdom
import { act, cleanup, render, screen } from "@testing-library/react";
import { createRef, type ReactElement, type ReactNode, StrictMode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Amends, type Cooldowns, defineAmends, type Fault } from "../../src/core/index.ts";
import { catalog } from "../../src/i18n/catalog.ts";
import {
  AmendsProvider,
  ErrorMessage,
  type OpenCooldown,
  RateLimitBanner,
  useFaultText,
  useIsCovered,
  useOpenCooldowns,
} from "../../src/index.ts";
import { faultFor } from "../../src/testing/index.ts";
import { handMadeCooldowns } from "./hand-made-cooldowns.ts";

const now = Date.UTC(2026, 0, 1);
beforeEach(() => {
  vi.useFakeTimers({ now });
});
afterEach(() => {
  cleanup();
  document.body.replaceChildren();
  vi.useRealTimers();
});

const words = catalog.codes["prism-io"].rate_limit_exceeded;
const limited = (ms: number | null, overrides: Partial<Fault> = {}) =>
  faultFor("prism-io/rate_limit_exceeded/429", { retryAt: ms === null ? null : Date.now() + ms, ...overrides });
const busy = faultFor("prisma-airs/503/capacity_full", { retryAt: now + 30_000 });

/** What an app has: one banner above everything, and messages where things failed. */
function Page({ errors, banner = <RateLimitBanner /> }: { errors: readonly unknown[]; banner?: ReactElement | null }) {
  return (
    <>
      {banner}
      {errors.map((error, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they have nothing else
        <ErrorMessage key={index} error={error} />
      ))}
    </>
  );
}

const provided = (amends: Amends) => ({
  wrapper: ({ children }: { children: ReactNode }) => <AmendsProvider value={amends}>{children}</AmendsProvider>,
});
const withCooldowns = (cooldowns: Cooldowns) => provided(defineAmends({ cooldowns }));

const banner = () => document.querySelector("[data-amends-part=rate-limit-banner]");
const lines = () => [...document.querySelectorAll("[data-amends-part=line]")].map(({ textContent }) => textContent);
const messages = () => [...document.querySelectorAll("[data-amends-part=error-message]")];
const advance = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

describe("the banner for all", () => {
  it("is not there where nothing is limited", () => {
    render(<Page errors={[null, faultFor("prism-io/server_error/500"), faultFor("prisma-airs/429/quota_reached")]} />);
    expect(banner()).toBeNull();
    expect(messages()).toHaveLength(2);
  });

  it("has one line for ten failures with one cause at one origin", () => {
    const errors = Array.from({ length: 10 }, (_, index) => limited(20_000 + index));
    render(<Page errors={errors} />);
    expect(document.querySelectorAll("[data-amends-part=rate-limit-banner]")).toHaveLength(1);
    expect(lines()).toEqual([`${words.title}You can try again in 21 sec`]);
    expect(screen.getAllByRole("alert")).toHaveLength(1);
  });

  it("has a line for each cause and each origin", () => {
    render(
      <Page
        errors={[
          limited(20_000, { origin: "https://a.example" }),
          limited(25_000, { origin: "https://b.example" }),
          busy,
        ]}
      />,
    );
    expect(lines()).toEqual([
      `${words.title}You can try again in 20 sec`,
      `${words.title}You can try again in 25 sec`,
      `${catalog.codes["prisma-airs"].capacity_full.title}You can try again in 30 sec`,
    ]);
  });

  it("says what to do where nobody knows for how long, and no time", () => {
    render(<Page errors={[limited(null)]} />);
    expect(lines()).toEqual([words.title + words.body]);
  });

  it("knows of what a component of the app's shows that asks whether it is covered", () => {
    function Custom() {
      const text = useFaultText(limitedOnce);
      return useIsCovered(limitedOnce) ? <p>{text?.title}</p> : <p role="alert">{text?.body}</p>;
    }
    const limitedOnce = limited(20_000);
    render(
      <>
        <Custom />
        <RateLimitBanner />
      </>,
    );
    expect(lines()).toHaveLength(1);
    expect(screen.getByText(words.title, { selector: "p" })).toBeVisible();
    expect(screen.getAllByRole("alert")).toHaveLength(1);
  });

  it("loses a line when its time is over, and goes with the last", async () => {
    render(<Page errors={[limited(20_000), busy]} />);
    await advance(20_000);
    expect(lines()).toEqual([`${catalog.codes["prisma-airs"].capacity_full.title}You can try again in 10 sec`]);
    await advance(10_000);
    expect(banner()).toBeNull();
  });

  it("has said that the time is over", async () => {
    render(<Page errors={[limited(20_000)]} />);
    await advance(20_000);
    expect(document.querySelector("[aria-live=polite]")).toHaveTextContent("You can try again now");
  });

  it("goes with the failure", () => {
    const error = limited(20_000);
    const { rerender } = render(<Page errors={[error]} />);
    rerender(<Page errors={[null]} />);
    expect(banner()).toBeNull();
    rerender(<Page errors={[error]} />);
    expect(lines()).toHaveLength(1);
    rerender(<Page errors={[]} />);
    expect(banner()).toBeNull();
  });

  it("keeps its line, and counts anew, when another try fails in the same way", async () => {
    const { rerender } = render(<Page errors={[limited(20_000)]} />);
    const line = document.querySelector("[data-amends-part=line]");
    await advance(15_000);
    rerender(<Page errors={[limited(40_000)]} />);
    expect(document.querySelector("[data-amends-part=line]")).toBe(line);
    expect(lines()).toEqual([`${words.title}You can try again in 40 sec`]);
  });

  it("is not announced again for failures of the same moment", async () => {
    const spoken: (string | null)[] = [];
    const observer = new MutationObserver((records) => {
      for (const node of records.flatMap(({ addedNodes }) => [...addedNodes])) spoken.push(node.textContent);
    });
    const { rerender } = render(<Page errors={[limited(20_000)]} />);
    observer.observe(document.querySelector("[aria-live=polite]") as Element, { childList: true });
    await advance(2000);
    rerender(<Page errors={[limited(18_001), limited(18_002)]} />);
    await advance(5000);
    expect(spoken).toEqual(["You can try again in 19 seconds"]);
    observer.disconnect();
  });

  it("takes a class name, other attributes, a role and a ref", () => {
    const ref = createRef<HTMLDivElement>();
    render(<Page errors={[busy]} banner={<RateLimitBanner ref={ref} className="mine" role="status" />} />);
    expect(ref.current).toBe(banner());
    expect(ref.current).toHaveClass("mine");
    expect(ref.current).toHaveAttribute("data-severity", "warning");
    expect(screen.getByRole("status")).toHaveTextContent(catalog.codes["prisma-airs"].capacity_full.title);
  });

  it("works in StrictMode", async () => {
    const { rerender } = render(
      <StrictMode>
        <Page errors={[limited(20_000)]} />
      </StrictMode>,
    );
    expect(lines()).toHaveLength(1);
    rerender(
      <StrictMode>
        <Page errors={[]} />
      </StrictMode>,
    );
    expect(banner()).toBeNull();
  });
});

describe("a banner of one's own", () => {
  let seen: readonly OpenCooldown[] = [];
  function Own() {
    seen = useOpenCooldowns();
    return null;
  }

  it("is told what is open: the cause, the time and whether that is a guess", () => {
    const error = limited(20_000);
    const plain = { key: expect.any(String), estimated: false, pending: false, attempts: 0, retry: undefined };
    render(<Page errors={[error, limited(null, { origin: "https://b.example" })]} banner={<Own />} />);
    expect(seen).toEqual([
      { ...plain, fault: error, at: now + 20_000 },
      { ...plain, fault: expect.anything(), at: null },
    ]);
  });

  it("takes what it says from the messages, as the kit's does", () => {
    render(<Page errors={[limited(20_000)]} banner={<Own />} />);
    expect(messages()[0]).toHaveAttribute("data-compact");
  });

  it("is told when the time is over", async () => {
    render(<Page errors={[limited(20_000)]} banner={<Own />} />);
    await advance(20_000);
    expect(seen).toEqual([]);
  });
});

describe("two providers", () => {
  const one = defineAmends({});
  const other = defineAmends({});

  it("with different configurations have banners of their own", () => {
    render(
      <>
        <AmendsProvider value={one}>
          <Page errors={[limited(20_000)]} />
        </AmendsProvider>
        <AmendsProvider value={other}>
          <Page errors={[]} />
        </AmendsProvider>
        <Page errors={[]} />
      </>,
    );
    expect(document.querySelectorAll("[data-amends-part=rate-limit-banner]")).toHaveLength(1);
  });

  it("with one configuration share what they know", () => {
    render(
      <>
        <AmendsProvider value={one}>
          <RateLimitBanner />
        </AmendsProvider>
        <AmendsProvider value={one}>
          <Page errors={[limited(20_000)]} banner={null} />
        </AmendsProvider>
      </>,
    );
    expect(lines()).toHaveLength(1);
  });
});

describe("with configured cooldowns", () => {
  const guess = { at: now + 45_000, estimated: true };

  it("the times are theirs, and an estimate is called one", () => {
    render(<Page errors={[limited(null)]} />, withCooldowns(handMadeCooldowns(() => guess)));
    expect(lines()).toEqual([`${words.title}You can try again in about 45 sec`]);
  });

  it("what they list is shown, though nothing on the page has failed", () => {
    const cooldowns = handMadeCooldowns(() => guess, [busy]);
    render(<Page errors={[]} />, withCooldowns(cooldowns));
    expect(lines()).toHaveLength(1);
    act(() => cooldowns.change(() => guess, []));
    expect(banner()).toBeNull();
  });

  it("what they have reopened is not shown", () => {
    const cooldowns = handMadeCooldowns(() => guess);
    render(<Page errors={[limited(20_000)]} />, withCooldowns(cooldowns));
    act(() => cooldowns.change(() => null));
    expect(banner()).toBeNull();
  });
});
