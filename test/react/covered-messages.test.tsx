// @vitest-environment jsdom
import { act, cleanup, render, screen } from "@testing-library/react";
import type { ReactElement } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { defineAmends, prismIo } from "../../src/core/index.ts";
import { catalog } from "../../src/i18n/catalog.ts";
import { AmendsProvider, ErrorMessage, OutageBanner, RateLimitBanner } from "../../src/index.ts";
import { contractRow, errorFor, faultFor } from "../../src/testing/index.ts";

const now = Date.UTC(2026, 0, 1);
beforeEach(() => {
  vi.useFakeTimers({ now });
});
afterEach(() => {
  cleanup();
  document.body.replaceChildren();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const words = catalog.codes["prism-io"].rate_limit_exceeded;
const limited = (ms: number) => faultFor("prism-io/rate_limit_exceeded/429", { retryAt: Date.now() + ms });

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

const banner = () => document.querySelector("[data-amends-part=rate-limit-banner]");
const messages = () => [...document.querySelectorAll("[data-amends-part=error-message]")];
const advance = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

it("messages below the banner are a line each", () => {
  render(<Page errors={[limited(20_000)]} />);
  expect(messages()[0]).toHaveAttribute("data-compact");
  expect(messages()[0]?.textContent).toBe(words.title);
});

it.each([
  ["after the banner", true],
  ["with the banner", false],
])("messages are silent from the first when they come %s", async (_, bannerFirst) => {
  // Without `act`, which would have all effects run before anything can be seen.
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", false);
  vi.useRealTimers();
  const errors = [limited(20_000), limited(20_000)];
  const container = document.body.appendChild(document.createElement("div"));
  const root = createRoot(container);
  if (bannerFirst) flushSync(() => root.render(<Page errors={[]} />));
  const seen: (string | null)[][] = [];
  const observer = new MutationObserver(() => {
    const texts = messages().map((message) => message.querySelector("[data-amends-part=text]"));
    seen.push(texts.map((text) => text?.getAttribute("role") ?? null));
  });
  observer.observe(container, { childList: true, subtree: true });
  root.render(<Page errors={errors} />);
  await expect.poll(banner).not.toBeNull();
  observer.disconnect();
  root.unmount();
  expect(seen[0]).toEqual(["none", "none"]);
});

it("messages are as ever where the banner is about something else, or is not there", () => {
  const others = [faultFor("prism-io/server_error/500"), faultFor("prisma-airs/429/quota_reached")];
  render(<Page errors={others} />);
  for (const message of messages()) expect(message).not.toHaveAttribute("data-compact");
  cleanup();
  render(<Page errors={[limited(20_000)]} banner={null} />);
  expect(messages()[0]).not.toHaveAttribute("data-compact");
});

it("messages have no button that only waits: the banner has one for all, also when the time is over", async () => {
  const refetch = vi.fn(() => Promise.resolve());
  const query = { isError: true, error: limited(20_000), isFetching: false, refetch };
  render(<Page errors={[query, { ...query, error: limited(19_000) }]} />);
  const button = screen.getByRole("button", { name: catalog.remedies.retry });
  expect(banner()).toContainElement(button);
  expect(button).toHaveAttribute("aria-disabled", "true");
  expect(button).toHaveTextContent("Try again in 20 sec");
  await advance(20_000);
  expect(screen.getByRole("button")).toBe(button);
  expect(button.textContent).toBe(catalog.remedies.retry);
  expect(messages()[0]).toHaveAttribute("data-compact");
  await act(async () => button.click());
  expect(refetch).toHaveBeenCalledTimes(2);
});

it("messages keep an action of the app's, which the banner's button does not run", async () => {
  const retry = vi.fn();
  const mutation = { isError: true, error: faultFor("client/offline"), mutate: () => {}, reset: () => {} };
  render(
    <>
      <OutageBanner />
      <ErrorMessage error={mutation} actions={{ check_connection: retry }} />
    </>,
  );
  const button = screen.getByRole("button");
  expect(messages()[0]).toContainElement(button);
  expect(messages()[0]).toHaveAttribute("data-compact");
  await act(async () => button.click());
  expect(retry).toHaveBeenCalledOnce();
});

it("a banner of limits alone leaves a server that is down, and a lost connection, where they failed", () => {
  for (const error of [faultFor("prism-io/server_error/503"), faultFor("client/offline")]) {
    const query = { isError: true, error, refetch: vi.fn() };
    const { unmount } = render(
      <>
        <RateLimitBanner data-testid="banner" />
        <ErrorMessage error={query} />
      </>,
    );
    expect(screen.queryByTestId("banner")).toBeNull();
    expect(messages()[0]).not.toHaveAttribute("data-compact");
    expect(messages()[0]).toContainElement(screen.getByRole("button"));
    unmount();
  }
});

it("messages are whole again for another failure", () => {
  const { rerender } = render(<Page errors={[limited(20_000)]} />);
  rerender(<Page errors={[faultFor("prism-io/server_error/500")]} />);
  expect(messages()[0]).not.toHaveAttribute("data-compact");
  expect(screen.getByRole("alert")).toHaveTextContent(catalog.codes["prism-io"].server_error.title);
});

it("messages can stay whole, or be a line without any banner", () => {
  const error = limited(20_000);
  render(
    <>
      <RateLimitBanner />
      <ErrorMessage error={error} compact={false} data-testid="whole" />
      <ErrorMessage error={faultFor("prism-io/server_error/500", { requestId: "req_1" })} compact data-testid="line" />
    </>,
  );
  expect(screen.getByTestId("whole")).toHaveTextContent(words.body);
  const line = screen.getByTestId("line");
  expect(line).toHaveAttribute("data-compact");
  expect(line.textContent).toBe(catalog.codes["prism-io"].server_error.title);
  expect(line).toContainElement(screen.getAllByRole("alert").at(-1) as HTMLElement);
});

it("a message that comes when the time is over says everything, for nobody has", async () => {
  const error = limited(20_000);
  const { rerender } = render(<Page errors={[error]} />);
  await advance(20_000);
  rerender(<Page errors={[error, error]} />);
  expect(messages().map((message) => message.hasAttribute("data-compact"))).toEqual([true, false]);
});

it("a message stays a line where the banner goes after the time is over", async () => {
  const error = limited(20_000);
  const { rerender } = render(<Page errors={[error]} />);
  await advance(20_000);
  rerender(<Page errors={[error]} banner={null} />);
  expect(messages()[0]).toHaveAttribute("data-compact");
});

it("a message says everything again, with the time, once no banner is left", () => {
  const error = { isError: true, error: limited(20_000), refetch: () => Promise.resolve() };
  const { rerender } = render(<Page errors={[error]} />);
  expect(messages()[0]).toHaveAttribute("data-compact");
  rerender(<Page errors={[error]} banner={null} />);
  expect(messages()[0]).not.toHaveAttribute("data-compact");
  expect(screen.getByRole("alert")).toHaveTextContent(words.body);
  expect(screen.getByRole("button", { name: catalog.remedies.retry })).toHaveTextContent("Try again in 20 sec");
});

it.each([
  ["off the banner", "inline", 0],
  ["onto the banner", "banner", 1],
] as const)("an app's own row takes a failure %s", (_, surface, lines) => {
  const apis = [{ envelope: prismIo, codes: { rate_limit_exceeded: { surface } } }];
  const amends = defineAmends({ apis });
  const error = errorFor({ ...contractRow("prism-io/rate_limit_exceeded/429"), headers: { "Retry-After": "20" } });
  render(
    <AmendsProvider value={amends}>
      <Page errors={[error]} />
    </AmendsProvider>,
  );
  expect(document.querySelectorAll("[data-amends-part=line]")).toHaveLength(lines);
});

it("a failure that no waiting mends is none of the banner's, whatever an app's row says", () => {
  const amends = defineAmends({ apis: [{ envelope: prismIo, codes: { not_found: { surface: "banner" } } }] });
  render(
    <AmendsProvider value={amends}>
      <Page errors={[errorFor(contractRow("prism-io/not_found/404"))]} />
    </AmendsProvider>,
  );
  expect(banner()).toBeNull();
});
