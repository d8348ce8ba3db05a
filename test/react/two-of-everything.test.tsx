// @vitest-environment jsdom
import { act, cleanup, render, screen } from "@testing-library/react";
import { type ReactElement, StrictMode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { defineAmends } from "../../src/core/index.ts";
import { faultFor } from "../../src/testing/index.ts";
import { handMadeSession } from "./hand-made-session.ts";
import { failed, refusalOf } from "./refusal.ts";

type Kit = typeof import("../../src/index.ts");

const now = Date.UTC(2026, 0, 1);
beforeEach(() => {
  vi.useFakeTimers({ now });
});
afterEach(() => {
  cleanup();
  document.body.replaceChildren();
  vi.useRealTimers();
});
const advance = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

const React = await import("react");

/** One copy twice, or two: an app's own and a widget's dependency, say. React is the same. */
async function kitsOf(copies: number): Promise<readonly [Kit, Kit]> {
  const kit = await import("../../src/index.ts");
  if (copies === 1) return [kit, kit];
  vi.resetModules();
  vi.doMock("react", () => React);
  return [kit, await import("../../src/index.ts")];
}

const limited = faultFor("prism-io/rate_limit_exceeded/429", { retryAt: now + 60_000 });
const failedLimit = { isError: true, error: limited, refetch: () => {} };

// Two live regions that say the same are read twice or, in VoiceOver, one of them not at all: w3c/aria#1689.
describe.each([1, 2])("two roots, copies of the package: %i", (copies) => {
  const kits = () => kitsOf(copies);

  it("speak of one wait once, from one live region", async () => {
    const [one, other] = await kits();
    expect(one === other).toBe(copies === 1);
    render(<one.ErrorMessage error={failedLimit} />);
    render(
      <StrictMode>
        <other.ErrorMessage error={failedLimit} />
      </StrictMode>,
    );
    await advance(1000);
    const regions = document.querySelectorAll("[aria-live]");
    expect(regions).toHaveLength(1);
    expect(regions[0]?.children).toHaveLength(1);
    await advance(30_000);
    expect(document.querySelectorAll("[aria-live] p")).toHaveLength(1);
  });

  it("take the focus to one failure once, the first form that shows it", async () => {
    const [one, other] = await kits();
    const error = failed(refusalOf({ email: "Taken." }));
    const form = ({ FieldError }: Kit, label: string) => (
      <form>
        <input name="email" aria-label={label} />
        <FieldError error={error} name="email" />
      </form>
    );
    render(form(one, "First"));
    await advance(0);
    expect(screen.getByRole("textbox", { name: "First" })).toHaveFocus();
    render(form(other, "Second"));
    await advance(0);
    expect(screen.getByRole("textbox", { name: "First" })).toHaveFocus();
    expect(screen.getByRole("textbox", { name: "Second" })).toHaveAttribute("aria-invalid", "true");
  });

  it("ask once for one sign-in", async () => {
    const [one, other] = await kits();
    const session = handMadeSession({ status: "interrupted" });
    render(<one.SignInPrompt session={session}>form</one.SignInPrompt>);
    render(<other.SignInPrompt session={session}>form</other.SignInPrompt>);
    await advance(0);
    expect(document.querySelectorAll("dialog")).toHaveLength(1);
  });
});

it("two roots under one configuration have a banner in one speak for a message in the other", async () => {
  const [kit] = await kitsOf(1);
  const { AmendsProvider, ErrorMessage, RateLimitBanner } = kit;
  const amends = defineAmends({});
  const within = (child: ReactElement) => <AmendsProvider value={amends}>{child}</AmendsProvider>;
  render(within(<RateLimitBanner />));
  render(within(<ErrorMessage error={limited} />));
  await advance(0);
  expect(document.querySelectorAll("[data-amends-part=line]")).toHaveLength(1);
  expect(document.querySelectorAll("[role=alert]")).toHaveLength(1);
});
