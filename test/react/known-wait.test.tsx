// @vitest-environment jsdom
import { act, cleanup, render, screen } from "@testing-library/react";
import type { ReactElement } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { catalog } from "../../src/i18n/catalog.ts";
import { ErrorBoundary, ErrorMessage, ErrorPage, ErrorSummary, RateLimitBanner } from "../../src/index.ts";
import { faultFor } from "../../src/testing/index.ts";
import { muteCaughtErrors } from "./mute-caught-errors.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 1) });
});
afterEach(() => {
  cleanup();
  document.body.replaceChildren();
  vi.useRealTimers();
});
muteCaughtErrors();

const limited = () => faultFor("prism-io/rate_limit_exceeded/429", { retryAt: Date.now() + 58_000 });
const mutation = () => ({ isError: true, error: limited(), mutate: () => {}, reset: () => {} });
const query = () => ({ isError: true, error: limited(), isFetching: false, refetch: () => Promise.resolve() });
const sentence = "You can try again in 58 sec";
const advance = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

function Throws(): never {
  throw limited();
}

/** Nothing can be pressed in these. */
const withoutAction: Readonly<Record<string, () => ReactElement>> = {
  ErrorMessage: () => <ErrorMessage error={mutation()} />,
  "a compact ErrorMessage": () => <ErrorMessage error={mutation()} compact />,
  "an ErrorMessage whose action the app left out": () => <ErrorMessage error={query()} action={null} />,
  ErrorPage: () => <ErrorPage error={mutation()} />,
  ErrorSummary: () => <ErrorSummary error={mutation()} />,
  RateLimitBanner: () => <RateLimitBanner error={mutation()} />,
};
/** In these the time stands in the button. */
const withAction: Readonly<Record<string, () => ReactElement>> = {
  ErrorMessage: () => <ErrorMessage error={query()} />,
  "a mutation that the app runs again": () => <ErrorMessage error={mutation()} actions={{ retry: () => {} }} />,
  ErrorPage: () => <ErrorPage error={query()} />,
  RateLimitBanner: () => <RateLimitBanner error={query()} />,
  ErrorBoundary: () => (
    <ErrorBoundary>
      <Throws />
    </ErrorBoundary>
  ),
};

// payouri/webhook-broadcast#91: a login that is limited says so as any refusal, and not for how long.
// KlyntLabs/klynt#154: the answer's time is parsed, and no form shows it. adcontextprotocol/adcp#2937: the words say to
// wait, and the button is on.
describe("a wait that is known", () => {
  it.each(Object.entries(withoutAction))("is one sentence without an action: %s", async (_, element) => {
    render(element());
    expect(screen.getByRole("timer")).toHaveTextContent(sentence);
    expect(document.body.textContent).not.toMatch(/\d\D+\d/);
    await advance(58_000);
    expect(screen.queryByRole("timer")).toBeNull();
  });

  it.each(Object.entries(withAction))("is one sentence on the button, once: %s", async (_, element) => {
    render(element());
    const button = screen.getByRole("button");
    expect(button).toHaveTextContent(/Try again in 58 sec$/);
    expect(button).toHaveAccessibleName(catalog.remedies.retry);
    expect(button).toHaveAccessibleDescription("Try again in 58 sec");
    expect(document.body.textContent).not.toContain(sentence);
    await advance(58_000);
    expect(button.textContent).toBe(catalog.remedies.retry);
    expect(button).not.toHaveAttribute("aria-describedby");
  });

  it("is announced where nothing can be pressed, too", async () => {
    render(<ErrorMessage error={mutation()} />);
    await advance(1000);
    expect(document.querySelector("[aria-live=polite]")).toHaveTextContent("You can try again in 57 seconds");
  });

  it("stands beside a link that leads elsewhere", () => {
    render(<ErrorMessage error={query()} actions={{ wait: "/status" }} />);
    expect(screen.getByRole("link")).toHaveTextContent(catalog.remedies.wait);
    expect(document.body).toHaveTextContent(/58 sec/);
  });

  it("is left to an action of the app's own", () => {
    render(<ErrorMessage error={query()} action={({ remedy }) => <b>{remedy?.disabledUntil}</b>} />);
    expect(screen.queryByRole("timer")).toBeNull();
  });

  it("is none for a quota, nor where nobody named one", () => {
    render(
      <>
        <ErrorMessage error={faultFor("prisma-airs/429/quota_reached", { retryAt: Date.now() + 20_000 })} />
        <ErrorMessage error={faultFor("prism-io/rate_limit_exceeded/429", { retryAt: null })} />
      </>,
    );
    expect(screen.queryByRole("timer")).toBeNull();
  });
});

// mi6/ic-ui-kit#3899, Shopify/polaris-react-archive#1212: a button that only turns says nothing to whoever cannot see it.
describe("work that is under way", () => {
  it("is said by the button, which is busy", () => {
    const { rerender } = render(<ErrorMessage error={{ ...query(), error: faultFor("client/offline") }} />);
    const button = screen.getByRole("button");
    expect(button).not.toHaveAttribute("aria-busy");
    rerender(<ErrorMessage error={{ ...query(), error: faultFor("prism-io/server_error/500"), isFetching: true }} />);
    expect(button).toHaveAttribute("aria-busy", "true");
    expect(button).toHaveAccessibleName(catalog.countdown.auto);
    expect(button).toHaveTextContent(catalog.countdown.auto);
  });
});
