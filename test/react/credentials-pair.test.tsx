// @vitest-environment jsdom
import { act, fireEvent, render } from "@testing-library/react";
import { createInstance, type i18n } from "i18next";
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { defineAmends, type FaultReport } from "../../src/core/index.ts";
import { loadAmends, localeTags } from "../../src/i18n/index.ts";
import {
  AmendsProvider,
  ErrorBoundary,
  ErrorMessage,
  ErrorPage,
  ErrorSummary,
  FieldError,
  RateLimitBanner,
  RetryButton,
  SignInPrompt,
} from "../../src/index.ts";
import { contractRow, errorFor } from "../../src/testing/index.ts";
import { handMadeSession } from "./hand-made-session.ts";
import { muteCaughtErrors } from "./mute-caught-errors.ts";

// Whoever can tell the two apart learns which addresses have an account.
const pair = ["invalid_credentials", "subscription_inactive"];

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 1) });
});
afterEach(() => {
  vi.useRealTimers();
});

interface Failed {
  readonly isError: true;
  readonly error: Error;
  readonly refetch: () => Promise<void>;
}

const actions = { check_credentials: () => {}, retry: () => {} };

function Throws({ error }: { readonly error: Error }): never {
  throw error;
}

function brokenFallback(): never {
  throw new Error("defect");
}

const places: Record<string, (failed: Failed) => ReactNode> = {
  "a message": ({ error }) => <ErrorMessage error={error} />,
  "a message with actions": (failed) => <ErrorMessage error={failed} actions={actions} />,
  "a compact message": ({ error }) => <ErrorMessage error={error} compact />,
  "a page": (failed) => <ErrorPage error={failed} secondary="Home" />,
  "a form with a summary": ({ error }) => (
    <form>
      <ErrorSummary error={error} />
      <input name="email" />
      <FieldError error={error} name="email" />
      <input name="password" />
      <FieldError error={error} name="password" />
    </form>
  ),
  "a banner": (failed) => <RateLimitBanner error={failed} autoRetry />,
  "a banner for everything": (failed) => (
    <>
      <RateLimitBanner />
      <ErrorMessage error={failed} />
    </>
  ),
  "a retry button": (failed) => <RetryButton error={failed} />,
  "a boundary": ({ error }) => (
    <ErrorBoundary>
      <Throws error={error} />
    </ErrorBoundary>
  ),
  "a boundary's last resort": ({ error }) => (
    <ErrorBoundary fallbackRender={brokenFallback}>
      <Throws error={error} />
    </ErrorBoundary>
  ),
  "a sign-in prompt": ({ error }) => (
    <SignInPrompt session={handMadeSession({ status: "interrupted" })}>
      <ErrorMessage error={error} />
    </SignInPrompt>
  ),
};

/** Everything that anybody can see or hear of it, and what is reported. */
async function traceOf(show: (failed: Failed) => ReactNode, code: string, i18n?: i18n) {
  const error = errorFor({ ...contractRow(`prism-io/${code}/401`), headers: { "X-Request-Id": "req_1" } });
  const reports: FaultReport[] = [];
  const amends = defineAmends({ onFault: (report) => reports.push(report) });
  const failed: Failed = { isError: true, error, refetch: async () => {} };
  const { unmount } = render(
    <AmendsProvider value={amends} {...(i18n && { i18n })}>
      {show(failed)}
    </AmendsProvider>,
  );
  await act(() => vi.advanceTimersByTimeAsync(70_000));
  const seen = withoutIds(document.body.innerHTML);
  const focus = withoutIds(document.activeElement?.outerHTML);
  for (const button of document.querySelectorAll("button")) fireEvent.click(button);
  await act(() => vi.advanceTimersByTimeAsync(1000));
  const after = withoutIds(document.body.innerHTML);
  unmount();
  document.body.replaceChildren();
  return { seen, focus, after, reports };
}

/** React numbers its ids on from one test to the next. */
function withoutIds(html: string | undefined): string {
  return `${html}`.replace(/[:«_]r_?\w+[:»_]/g, "id");
}

describe("invalid_credentials and subscription_inactive are byte-equal in", () => {
  muteCaughtErrors();

  it.each(Object.entries(places))("%s: elements, focus, announcements and report", async (_, show) => {
    const [one, other] = [await traceOf(show, pair[0] as string), await traceOf(show, pair[1] as string)];
    expect(other).toEqual(one);
    expect(one.seen.length).toBeGreaterThan(50);
    expect(one.seen + one.focus + one.after).not.toMatch(/credential|subscription/i);
  });
});

describe("in every language", () => {
  const everyWhere = ["a message with actions", "a page", "a form with a summary", "a sign-in prompt"];

  it.each(localeTags)("%s: they are byte-equal too", async (tag) => {
    vi.useRealTimers(); // i18next and the loader have their own
    const i18n = createInstance();
    await i18n.init({ lng: tag, fallbackLng: false });
    await loadAmends(i18n);
    vi.useFakeTimers({ now: Date.UTC(2026, 0, 1) });
    for (const place of everyWhere) {
      const show = places[place] as (failed: Failed) => ReactNode;
      const [one, other] = [await traceOf(show, pair[0] as string, i18n), await traceOf(show, pair[1] as string, i18n)];
      expect(other, place).toEqual(one);
      const { title } = (i18n.getResourceBundle(tag, "amends") as Texts).codes["prism-io"].invalid_credentials;
      expect(one.seen, place).toContain(title);
    }
  });
});

interface Texts {
  readonly codes: { readonly "prism-io": { readonly invalid_credentials: { readonly title: string } } };
}
