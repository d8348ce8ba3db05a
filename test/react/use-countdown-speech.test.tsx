// @vitest-environment jsdom
import { act, cleanup, render } from "@testing-library/react";
import { cloneElement, Fragment, type ReactElement } from "react";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import {
  AmendsProvider,
  ErrorMessage,
  ErrorPage,
  RateLimitBanner,
  RetryButton,
  useCountdown,
} from "../../src/index.ts";
import { faultFor } from "../../src/testing/index.ts";

const now = Date.UTC(2026, 0, 1);
const second = 1000;

beforeEach(() => {
  vi.useFakeTimers({ now });
});
afterEach(() => {
  cleanup();
  document.body.replaceChildren();
  vi.useRealTimers();
});

function Countdown({ deadline }: { deadline: number | null }) {
  return <span ref={useCountdown(deadline).ref} data-testid="countdown" />;
}

const region = () => document.querySelector("[aria-live]");

/** What was added to live regions, a message an entry. */
async function spokenWhile(ms: number, step = second): Promise<string[]> {
  const spoken: string[] = [];
  const observer = new MutationObserver((records) => {
    for (const node of records.flatMap(({ addedNodes }) => [...addedNodes])) spoken.push(node.textContent ?? "");
  });
  if (region()) observer.observe(region() as Element, { childList: true, characterData: true, subtree: true });
  for (let passed = 0; passed < ms; passed += step) {
    await act(() => vi.advanceTimersByTimeAsync(step));
  }
  observer.disconnect();
  return spoken;
}

it("announcements of 120 s are five, in whole words", async () => {
  vi.setSystemTime(now - 200); // the next whole second is near
  render(<Countdown deadline={now + 119_800} />);
  expect(await spokenWhile(125 * second)).toEqual([
    "You can try again in 2 minutes",
    "You can try again in 1 minute",
    "You can try again in 30 seconds",
    "You can try again in 10 seconds",
    "You can try again now",
  ]);
});

it("announcements of 30 s do not say it twice at the start", async () => {
  vi.setSystemTime(now - 200);
  render(<Countdown deadline={now + 29_800} />);
  expect(await spokenWhile(35 * second)).toEqual([
    "You can try again in 30 seconds",
    "You can try again in 10 seconds",
    "You can try again now",
  ]);
});

it("announcements come from a polite region that is there, empty, before the first", async () => {
  render(<Countdown deadline={now + 20 * second} />);
  expect(region()).toHaveAttribute("aria-live", "polite");
  expect(region()).toBeEmptyDOMElement();
  await spokenWhile(99, 99);
  expect(region()).toBeEmptyDOMElement();
  await spokenWhile(second);
  expect(region()).toHaveTextContent("You can try again in 19 seconds");
});

it("announcements wait until the region has been there for a moment", async () => {
  vi.setSystemTime(now - 50); // the next whole second is too near
  render(<Countdown deadline={now + 20 * second} />);
  expect(await spokenWhile(60, 60)).toEqual([]);
  expect(await spokenWhile(second)).toEqual(["You can try again in 19 seconds"]);
});

it("announcements tell the latest alone of what a sleep has passed", async () => {
  render(<Countdown deadline={now + 120 * second} />);
  await spokenWhile(2 * second);
  vi.setSystemTime(now + 100 * second);
  expect(await spokenWhile(3 * second)).toEqual(["You can try again in 19 seconds"]);
});

it("announcements are made once where several countdowns have the same to say, from one region", async () => {
  render(
    <>
      <Countdown deadline={now + 20 * second} />
      <Countdown deadline={now + 20 * second} />
      <AmendsProvider>
        <Countdown deadline={now + 20 * second} />
      </AmendsProvider>
    </>,
  );
  expect(document.querySelectorAll("[aria-live]")).toHaveLength(1);
  expect(await spokenWhile(21 * second)).toHaveLength(3);
});

it("announcements are made again when the same is to be said some seconds later", async () => {
  const { rerender } = render(<Countdown deadline={now + 5 * second} />);
  await spokenWhile(6 * second);
  rerender(<Countdown deadline={now + 25 * second} />);
  expect(await spokenWhile(20 * second)).toEqual([
    "You can try again in 18 seconds",
    "You can try again in 10 seconds",
    "You can try again now",
  ]);
  expect(region()).toHaveTextContent(/^You can try again now$/);
});

it("announcements of waits that end within a few seconds of each other are those of one", async () => {
  render(
    [0, 300, 600, 900, 1200, 1500, 1800, 2100, 2400, 2700].map((ms) => (
      <Countdown key={ms} deadline={now + 35 * second + ms} />
    )),
  );
  expect(await spokenWhile(40 * second)).toEqual([
    "You can try again in 34 seconds",
    "You can try again in 30 seconds",
    "You can try again in 10 seconds",
    "You can try again now",
  ]);
});

it("announcements of waits that end at different times are made for each", async () => {
  render([20, 50].map((seconds) => <Countdown key={seconds} deadline={now + seconds * second} />));
  expect(await spokenWhile(2 * second)).toEqual(["You can try again in 19 seconds", "You can try again in 49 seconds"]);
});

it("announcements of the start make the next threshold superfluous where that is near, but not the end", async () => {
  render(<Countdown deadline={now + 13 * second} />);
  expect(await spokenWhile(8 * second)).toEqual(["You can try again in 12 seconds"]);
  expect(region()).toBeEmptyDOMElement();
  expect(await spokenWhile(6 * second)).toEqual(["You can try again now"]);
});

it("announcements are gone some seconds later, for whoever reads the page", async () => {
  render(<Countdown deadline={now + 120 * second} />);
  await spokenWhile(2 * second);
  expect(region()).not.toBeEmptyDOMElement();
  await spokenWhile(10 * second);
  expect(region()).toBeEmptyDOMElement();
});

it("announcements are taken back when the countdown is", async () => {
  const { unmount } = render(<Countdown deadline={now + 120 * second} />);
  await spokenWhile(2 * second);
  unmount();
  expect(region()).toBeEmptyDOMElement();
});

it("announcements still tell the end to whoever lets go of the element then", async () => {
  function UntilOver() {
    const countdown = useCountdown(now + 5 * second);
    return countdown.isOver ? null : <span ref={countdown.ref} />;
  }
  render(<UntilOver />);
  expect((await spokenWhile(6 * second)).at(-1)).toBe("You can try again now");
  expect(region()).toHaveTextContent("You can try again now");
});

it("announcements start again for another deadline, but not for another element", async () => {
  function Twice({ deadline, id }: { deadline: number; id: string }) {
    const { ref } = useCountdown(deadline);
    return <span key={id} ref={ref} />;
  }
  const { rerender } = render(<Twice deadline={now + 50 * second} id="a" />);
  await spokenWhile(2 * second);
  rerender(<Twice deadline={now + 50 * second} id="b" />);
  expect(await spokenWhile(5 * second)).toEqual([]);
  rerender(<Twice deadline={now + 57 * second} id="b" />);
  expect(await spokenWhile(2 * second)).toEqual(["You can try again in 49 seconds"]);
});

it("announcements are hidden from the eye without a style sheet, and without a style attribute in any markup", () => {
  render(<Countdown deadline={now + 20 * second} />);
  expect(getComputedStyle(region() as Element).clipPath).toBe("inset(50%)");
  expect(renderToString(<Countdown deadline={now + 20 * second} />)).not.toContain("style");
});

it.each([
  ["a dialog", <dialog key="" open />],
  ["an element that is modal", <div key="" role="dialog" aria-modal="true" />],
])("announcements in %s are made there, where alone anything is spoken", async (_, dialog) => {
  vi.setSystemTime(now - 200);
  const { container } = render(cloneElement(dialog, {}, <Countdown deadline={now + 29_800} />));
  const inside = container.querySelector("[aria-live]");
  expect(inside?.parentElement).toHaveRole("dialog");
  expect(inside).toBeEmptyDOMElement();
  await act(() => vi.advanceTimersByTimeAsync(second));
  expect(inside).toHaveTextContent("You can try again in 30 seconds");
  expect(document.querySelectorAll("[aria-live]")).toHaveLength(1);
});

it("announcements in a dialog are made though the page behind it has just made the same", async () => {
  render(
    <>
      <Countdown deadline={now + 30 * second} />
      <dialog open>
        <Countdown deadline={now + 30 * second} />
      </dialog>
    </>,
  );
  await act(() => vi.advanceTimersByTimeAsync(second));
  const spoken = [...document.querySelectorAll("[aria-live]")].map(({ textContent }) => textContent);
  expect(spoken).toEqual(Array(2).fill("You can try again in 29 seconds"));
});

const limited = faultFor("prism-io/rate_limit_exceeded/429", { retryAt: now + 119_800 });
const query = { isError: true, error: limited, refetch: () => Promise.resolve() };

it.each<[string, ReactElement]>([
  ["a banner", <RateLimitBanner key="" error={query} />],
  ["a banner that tries again by itself", <RateLimitBanner key="" error={query} autoRetry />],
  ["a message", <ErrorMessage key="" error={query} />],
  ["a page", <ErrorPage key="" error={query} />],
  ["a retry button", <RetryButton key="" error={query} />],
  [
    "ten messages whose waits end within seconds",
    <Fragment key="">
      {Array.from({ length: 10 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they have nothing else
        <ErrorMessage key={index} error={{ ...query, error: { ...limited, retryAt: now + 119_800 + index * 300 } }} />
      ))}
    </Fragment>,
  ],
  [
    "a banner for everything",
    <Fragment key="">
      <RateLimitBanner />
      <ErrorMessage error={query} />
    </Fragment>,
  ],
  [
    "all of them together",
    <Fragment key="">
      <RateLimitBanner />
      <RateLimitBanner error={query} />
      <RateLimitBanner error={query} autoRetry />
      <ErrorMessage error={query} />
      <ErrorPage error={query} />
      <RetryButton error={query} />
    </Fragment>,
  ],
])("announcements of 120 s by %s are five at most", async (_, element) => {
  vi.setSystemTime(now - 200);
  render(element);
  const spoken = await spokenWhile(125 * second);
  expect(spoken.length).toBeGreaterThan(2);
  expect(spoken.length).toBeLessThanOrEqual(5);
});
