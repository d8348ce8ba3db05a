// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { createRef, type ReactNode, StrictMode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Cooldowns, defineAmends } from "../../src/core/index.ts";
import { catalog } from "../../src/i18n/catalog.ts";
import { AmendsProvider, ErrorMessage, ErrorPage, RateLimitBanner, RetryButton } from "../../src/index.ts";
import { contractRow, errorFor, faultFor } from "../../src/testing/index.ts";
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
const limitedFor = (ms: number | null) =>
  faultFor("prism-io/rate_limit_exceeded/429", { retryAt: ms === null ? null : Date.now() + ms });

/** A query's result that failed. */
function queryOf(error: unknown, refetch = vi.fn(() => Promise.resolve())) {
  return { isError: true, error, isFetching: false, refetch };
}

function within(cooldowns: Cooldowns) {
  const amends = defineAmends({ cooldowns });
  return {
    wrapper: ({ children }: { children: ReactNode }) => <AmendsProvider value={amends}>{children}</AmendsProvider>,
  };
}

const banner = () => document.querySelector("[data-amends-part=rate-limit-banner]");
const button = () => screen.getByRole("button", { name: catalog.remedies.retry });
const advance = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

describe("what it says", () => {
  it("is what happened, and how long to wait", async () => {
    render(<RateLimitBanner error={limitedFor(125_000)} />);
    expect(screen.getByRole("alert")).toHaveTextContent(words.title + words.body);
    expect(screen.getByRole("timer")).toHaveTextContent("You can try again in 2 min 5 sec");
    await advance(65_000);
    expect(screen.getByRole("timer")).toHaveTextContent("You can try again in 1 min");
  });

  it("is announced without the time, which would be announced every second", () => {
    render(<RateLimitBanner error={limitedFor(20_000)} />);
    expect(screen.getByRole("alert")).not.toContainElement(screen.getByRole("timer"));
  });

  it("is no time where the server named none", () => {
    render(<RateLimitBanner error={limitedFor(null)} />);
    expect(screen.getByRole("alert")).toHaveTextContent(words.title);
    expect(screen.queryByRole("timer")).toBeNull();
    expect(banner()?.textContent).not.toMatch(/\d/);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("is no time for a quota, whatever the server named", () => {
    render(<RateLimitBanner error={faultFor("prisma-airs/429/quota_reached", { retryAt: now + 20_000 })} />);
    expect(screen.getByRole("alert")).toHaveTextContent(catalog.codes["prisma-airs"].quota_reached.title);
    expect(screen.queryByRole("timer")).toBeNull();
  });

  it("calls an estimate one", () => {
    render(
      <RateLimitBanner error={limitedFor(null)} />,
      within(handMadeCooldowns(() => ({ at: now + 45_000, estimated: true }))),
    );
    expect(screen.getByRole("timer")).toHaveTextContent("You can try again in about 45 sec");
  });

  it("says the time no more once it is over, and stays until the failure is gone", async () => {
    const { rerender } = render(<RateLimitBanner error={limitedFor(20_000)} />);
    await advance(20_000);
    expect(screen.queryByRole("timer")).toBeNull();
    expect(screen.getByRole("alert")).toHaveTextContent(words.title);
    rerender(<RateLimitBanner error={null} />);
    expect(banner()).toBeNull();
  });

  it.each([
    ["null", null],
    ["undefined, which is not the same as none", undefined],
    ["a query that works", { isError: false, error: null }],
    ["what the app cancelled", faultFor("client/aborted")],
  ])("is nothing of %s", (_, error) => {
    const { container } = render(<RateLimitBanner error={error} />);
    expect(container).toBeEmptyDOMElement();
  });

  it("takes a class name, other attributes, parts and a ref", () => {
    const ref = createRef<HTMLDivElement>();
    render(<RateLimitBanner error={limitedFor(1000)} ref={ref} className="mine" id="limit" title="Too fast" />);
    expect(ref.current).toBe(banner());
    expect(ref.current).toHaveClass("mine");
    expect(ref.current).toHaveAttribute("id", "limit");
    expect(screen.getByRole("alert")).toHaveTextContent(`Too fast${words.body}`);
  });
});

describe("its button", () => {
  it("tries again, but not before the time is over", async () => {
    const query = queryOf(limitedFor(20_000));
    render(<RateLimitBanner error={query} />);
    expect(button()).toHaveAttribute("aria-disabled", "true");
    fireEvent.click(button());
    expect(query.refetch).not.toHaveBeenCalled();
    await advance(20_000);
    expect(button()).not.toHaveAttribute("aria-disabled");
    fireEvent.click(button());
    expect(query.refetch).toHaveBeenCalledExactlyOnceWith();
  });

  it("is there at once where the server named no time", () => {
    const query = queryOf(limitedFor(null));
    render(<RateLimitBanner error={query} />);
    fireEvent.click(button());
    expect(query.refetch).toHaveBeenCalledOnce();
  });

  it("says the time in one sentence with its label, and nothing beside it", () => {
    render(<RateLimitBanner error={queryOf(limitedFor(20_000))} />);
    expect(button()).toHaveTextContent(/Try again in 20 sec$/);
    expect(screen.getAllByRole("timer", { hidden: true })).toHaveLength(1);
  });

  it("is what the app configured for waiting, where it has", () => {
    render(<RateLimitBanner error={queryOf(limitedFor(null))} actions={{ wait: "/status" }} />);
    expect(screen.getByRole("link", { name: catalog.remedies.wait })).toHaveAttribute("href", "/status");
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("runs the app's own retry", async () => {
    const retry = vi.fn();
    render(<RateLimitBanner error={limitedFor(null)} actions={{ retry }} />);
    await act(async () => fireEvent.click(button()));
    expect(retry).toHaveBeenCalledOnce();
  });

  it("is not there where nothing can be tried", () => {
    render(<RateLimitBanner error={{ isError: true, error: limitedFor(20_000), mutate: () => {} }} />);
    expect(screen.queryByRole("button")).toBeNull();
    expect(screen.getByRole("timer")).toBeVisible();
  });

  it("keeps the focus when the time is over", async () => {
    render(<RateLimitBanner error={queryOf(limitedFor(20_000))} />);
    const before = button();
    before.focus();
    await advance(20_000);
    expect(button()).toBe(before);
    expect(before).toHaveFocus();
  });
});

describe("trying again by itself", () => {
  it("does not happen unless asked for", async () => {
    const query = queryOf(limitedFor(20_000));
    render(<RateLimitBanner error={query} />);
    await advance(60_000);
    expect(query.refetch).not.toHaveBeenCalled();
  });

  it("happens once, at the end of the time, and is announced", async () => {
    const query = queryOf(limitedFor(20_000));
    render(
      <StrictMode>
        <RateLimitBanner error={query} autoRetry />
      </StrictMode>,
    );
    expect(screen.getByRole("timer")).toHaveTextContent("Trying again in 20 sec");
    await advance(19_999);
    expect(query.refetch).not.toHaveBeenCalled();
    await advance(1);
    expect(query.refetch).toHaveBeenCalledExactlyOnceWith();
    expect(document.querySelector("[aria-live=polite]")).toHaveTextContent("Trying again now");
    await advance(120_000);
    expect(query.refetch).toHaveBeenCalledOnce();
  });

  it("is the person's to do after a second failure", async () => {
    const query = queryOf(limitedFor(20_000));
    const { rerender } = render(<RateLimitBanner error={query} autoRetry />);
    await advance(20_000);
    const again = { ...query, error: limitedFor(30_000) };
    rerender(<RateLimitBanner error={again} autoRetry />);
    expect(button()).toHaveTextContent("Try again in 30 sec");
    await advance(60_000);
    expect(query.refetch).toHaveBeenCalledOnce();
    fireEvent.click(button());
    expect(query.refetch).toHaveBeenCalledTimes(2);
  });

  it("happens again after it has worked in between", async () => {
    const query = queryOf(limitedFor(20_000));
    const { rerender } = render(<RateLimitBanner error={query} autoRetry />);
    await advance(20_000);
    rerender(<RateLimitBanner error={{ ...query, isError: false, error: null }} autoRetry />);
    rerender(<RateLimitBanner error={{ ...query, error: limitedFor(10_000) }} autoRetry />);
    await advance(10_000);
    expect(query.refetch).toHaveBeenCalledTimes(2);
  });

  it("happens once where two show the same failure", async () => {
    const query = queryOf(limitedFor(20_000));
    render(
      <>
        <RateLimitBanner error={query} autoRetry />
        <RateLimitBanner error={query} autoRetry />
      </>,
    );
    await advance(20_000);
    expect(query.refetch).toHaveBeenCalledOnce();
  });

  it.each([
    ["nobody knows when", null],
    ["the time was over before", -1000],
  ])("does not happen where %s", async (_, ms) => {
    const query = queryOf(limitedFor(ms));
    render(<RateLimitBanner error={query} autoRetry />);
    await advance(60_000);
    expect(query.refetch).not.toHaveBeenCalled();
  });

  it("does not happen once the failure is gone", async () => {
    const query = queryOf(limitedFor(20_000));
    const { rerender } = render(<RateLimitBanner error={query} autoRetry />);
    rerender(<RateLimitBanner error={null} autoRetry />);
    await advance(60_000);
    expect(query.refetch).not.toHaveBeenCalled();
  });

  it("promises nothing where nothing can be tried", () => {
    render(<RateLimitBanner error={limitedFor(20_000)} autoRetry />);
    expect(screen.getByRole("timer")).toHaveTextContent("You can try again in 20 sec");
  });
});

it("tries nothing and leaves nothing behind when it goes in the middle of the wait", async () => {
  const refetch = vi.fn(() => Promise.resolve());
  const error = queryOf(limitedFor(5000), refetch);
  const { unmount } = render(
    <StrictMode>
      <RateLimitBanner />
      <RateLimitBanner error={error} autoRetry />
    </StrictMode>,
  );
  await advance(2000);
  unmount();
  expect(vi.getTimerCount()).toBe(0);
  await advance(10_000);
  expect(refetch).not.toHaveBeenCalled();
});

describe("without an error its parts", () => {
  const error = () => limitedFor(20_000);

  it("can be replaced: the icon, and each line", () => {
    render(
      <>
        <RateLimitBanner icon={<b>!</b>} line={({ text, estimated }) => `${text.title}: ${estimated}`} />
        <ErrorMessage error={error()} />
      </>,
    );
    expect(banner()).toHaveTextContent(`!${words.title}: false`);
    expect(banner()?.querySelector("svg")).toBeNull();
  });

  it("can be left out", () => {
    render(
      <>
        <RateLimitBanner icon={null} line={() => null} />
        <ErrorMessage error={error()} />
      </>,
    );
    expect(banner()).toHaveTextContent(/^$/);
  });
});

it("settles where an error is another one in every render, with everything else that shows it", async () => {
  let renders = 0;
  function Unstable() {
    renders += 1;
    const row = { ...contractRow("prism-io/rate_limit_exceeded/429"), headers: { "Retry-After": "30" } };
    const failed = { isError: true, error: errorFor(row), refetch: () => Promise.resolve() };
    return (
      <>
        <RateLimitBanner />
        <RateLimitBanner error={failed} autoRetry />
        <ErrorMessage error={failed} />
        <ErrorPage error={failed} />
        <RetryButton error={failed} />
      </>
    );
  }
  const { rerender } = render(<Unstable />);
  await advance(2000);
  rerender(<Unstable />);
  await advance(2000);
  expect(renders).toBe(2);
  expect(document.querySelectorAll("[data-amends-part=line]")).toHaveLength(1);
});
