// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import * as React from "react";
import { type ComponentType, type ReactElement, type ReactNode, StrictMode, Suspense } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  ErrorMessage,
  ErrorSummary,
  FieldError,
  RateLimitBanner,
  SignInPrompt,
  useCountdown,
} from "../../src/index.ts";
import { faultFor } from "../../src/testing/index.ts";
import { handMadeSession } from "./hand-made-session.ts";
import { failed, idle, refusalOf } from "./refusal.ts";

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

const never = new Promise<never>(() => {});
/** Suspends as React 18 and 19 both take it. */
function Waits({ isHidden }: { readonly isHidden: boolean }): null {
  if (isHidden) throw never;
  return null;
}
function Suspends({ isHidden, children }: { readonly isHidden: boolean; readonly children: ReactNode }): ReactElement {
  return (
    <Suspense fallback="waiting">
      <Waits isHidden={isHidden} />
      {children}
    </Suspense>
  );
}

const { Activity } = React as { Activity?: ComponentType<{ mode: "hidden" | "visible"; children: ReactNode }> };
function Rests({ isHidden, children }: { readonly isHidden: boolean; readonly children: ReactNode }): ReactNode {
  return Activity && <Activity mode={isHidden ? "hidden" : "visible"}>{children}</Activity>;
}

type Hides = typeof Suspends | typeof Rests;
const ways: [string, Hides][] = [["Suspense that suspends again", Suspends]];
if (Activity) ways.push(["a hidden Activity", Rests]);

const refused = refusalOf({ email: "Taken." });
const limited = faultFor("prism-io/rate_limit_exceeded/429", { retryAt: now + 60_000 });

/** What was added to the page's live region. */
function listenToRegion(): () => string[] {
  const spoken: string[] = [];
  const read = (records: readonly MutationRecord[]) => {
    for (const { target, addedNodes } of records) {
      if (!(target as Element).closest?.("[aria-live]")) continue;
      spoken.push(...[...addedNodes].map((node) => node.textContent ?? ""));
    }
  };
  const observer = new MutationObserver(read);
  observer.observe(document.body, { childList: true, subtree: true });
  return () => {
    read(observer.takeRecords());
    return spoken;
  };
}

function Form({ error = failed(refused) }: { readonly error?: unknown }): ReactElement {
  return (
    <form>
      <ErrorSummary error={error} />
      <input name="email" aria-label="Email" />
      <FieldError error={error} name="email" />
    </form>
  );
}

// react.dev says of both that what is hidden is as good as unmounted, and comes back as it was. Those who took the
// clean-up for the end: suren-atoyan/monaco-react#753, reactjs/react-modal#1063 and #982, starbeamjs/starbeam#170.
describe.each(ways)("%s", (_, Hiding) => {
  const show = (children: ReactElement, isHidden = false) => {
    const page = (hidden: boolean) => (
      <>
        <button type="button">Elsewhere</button>
        <Hiding isHidden={hidden}>{children}</Hiding>
      </>
    );
    const { rerender } = render(page(isHidden));
    return { hide: () => rerender(page(true)), reveal: () => rerender(page(false)) };
  };
  const elsewhere = () => screen.getByRole("button", { name: "Elsewhere" });
  const field = () => document.querySelector("input");

  it("leaves a field unmarked meanwhile, and marks and describes it again", () => {
    const { hide, reveal } = show(<Form />);
    expect(field()).toHaveAccessibleDescription("Taken.");
    hide();
    reveal();
    expect(field()).toHaveAttribute("aria-invalid", "true");
    expect(field()).toHaveAccessibleDescription("Taken.");
  });

  it("has a form take the focus once, and not again when it comes back", async () => {
    const { hide, reveal } = show(<Form />);
    await advance(0);
    expect(document.activeElement).toHaveAttribute("data-amends-part", "error-summary");
    act(() => elsewhere().focus());
    hide();
    reveal();
    expect(elsewhere()).toHaveFocus();
  });

  it("keeps what a person has corrected", () => {
    const { hide, reveal } = show(<Form />);
    fireEvent.input(field() as Element, { target: { value: "a" } });
    expect(document.querySelector("[data-amends-part=field-error]")).toBeNull();
    hide();
    reveal();
    expect(document.querySelector("[data-amends-part=field-error]")).toBeNull();
    expect(document.querySelector("[data-amends-part=error-summary]")).not.toBeNull();
  });

  it("writes and speaks no countdown meanwhile, and what was spoken is not spoken again", async () => {
    const { hide, reveal } = show(<ErrorMessage error={{ isError: true, error: limited, refetch: () => {} }} />);
    const spoken = listenToRegion();
    const written = () => document.querySelector("[data-amends-part=countdown]")?.textContent;
    await advance(5000);
    expect(spoken()).toHaveLength(1);
    expect(written()).toBe("Try again in 55 sec");
    hide();
    await advance(5000);
    expect(written()).toBe("Try again in 55 sec");
    reveal();
    expect(written()).toBe("Try again in 50 sec");
    await advance(3000);
    expect(spoken()).toHaveLength(1);
    await advance(20_000);
    expect(spoken()).toHaveLength(2); // at 30 seconds
  });

  it("has a wait that ends meanwhile be over when it is back", async () => {
    function Wait(): ReactElement {
      const { ref, isOver } = useCountdown(now + 10_000);
      return (
        <p data-over={isOver}>
          <span ref={ref} />
        </p>
      );
    }
    const { hide, reveal } = show(<Wait />);
    expect(document.querySelector("[data-over]")).toHaveAttribute("data-over", "false");
    hide();
    await advance(20_000);
    reveal();
    expect(document.querySelector("[data-over]")).toHaveAttribute("data-over", "true");
    expect(document.querySelector("[data-over]")).toHaveTextContent("0 sec");
  });

  // The same in a design system: sanity-io/ui#2720. There, and in facebook/astryx#6070, whatever hides a dialog runs
  // its clean-up; the browser says a task later that it was closed, and nobody has declined anything.
  it("closes a sign-in dialog, declines nothing, and opens it again", () => {
    const session = handMadeSession({ status: "interrupted", unsafe: 1, waiting: 1 });
    const { hide, reveal } = show(<SignInPrompt session={session}>form</SignInPrompt>);
    const dialog = () => document.querySelector("dialog");
    expect(dialog()?.open).toBe(true);
    hide();
    dialog()?.removeAttribute("open"); // where jsdom has no `close`
    act(() => void dialog()?.dispatchEvent(new Event("close")));
    expect(session.calls).toEqual([]);
    reveal();
    expect(dialog()?.open).toBe(true);
    dialog()?.removeAttribute("open");
    act(() => void dialog()?.dispatchEvent(new Event("close")));
    expect(session.calls).toEqual(["dismiss"]);
  });

  it("takes a banner's word from the messages that it spoke for", () => {
    const message = <ErrorMessage error={limited} />;
    const Page = ({ isHidden }: { isHidden: boolean }) => (
      <>
        <Hiding isHidden={isHidden}>
          <RateLimitBanner />
        </Hiding>
        {message}
      </>
    );
    const { rerender } = render(<Page isHidden={false} />);
    const isShort = () => document.querySelector("[data-amends-part=error-message]")?.hasAttribute("data-compact");
    expect(isShort()).toBe(true);
    rerender(<Page isHidden />);
    expect(isShort()).toBe(false);
    rerender(<Page isHidden={false} />);
    expect(isShort()).toBe(true);
  });
});

describe.runIf(Activity)("what fails in a hidden Activity", () => {
  const page = (isHidden: boolean, error: unknown) => (
    <StrictMode>
      <button type="button">Elsewhere</button>
      <Rests isHidden={isHidden}>
        <Form error={error} />
      </Rests>
    </StrictMode>
  );

  it("takes no focus, and is there when it is shown", async () => {
    const { rerender } = render(page(true, idle));
    screen.getByRole("button", { name: "Elsewhere" }).focus();
    rerender(page(true, failed(refused, 1)));
    await advance(1000);
    expect(screen.getByRole("button", { name: "Elsewhere" })).toHaveFocus();
    expect(document.querySelector("input")).not.toHaveAttribute("aria-invalid");
    rerender(page(false, failed(refused, 1)));
    expect(screen.getByRole("alert")).toBeVisible();
    expect(document.querySelector("input")).toHaveAttribute("aria-invalid", "true");
    expect(document.activeElement).toHaveAttribute("data-amends-part", "error-summary");
  });

  it("has no timer run, and nothing tried again by itself before it is shown", async () => {
    const refetch = vi.fn();
    const source = { isError: true, error: limited, refetch };
    const shown = (isHidden: boolean) => (
      <Rests isHidden={isHidden}>
        <RateLimitBanner error={source} autoRetry />
      </Rests>
    );
    const { rerender } = render(shown(false));
    await advance(1000);
    expect(vi.getTimerCount()).toBe(1);
    rerender(shown(true));
    expect(vi.getTimerCount()).toBe(0);
    await advance(120_000);
    expect(refetch).not.toHaveBeenCalled();
    rerender(shown(false));
    await advance(0);
    expect(refetch).toHaveBeenCalledOnce();
  });
});
