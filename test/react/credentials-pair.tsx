import { act, fireEvent, render } from "@testing-library/react";
import type { i18n } from "i18next";
import type { ReactNode } from "react";
import { vi } from "vitest";
import { defineAmends, type FaultReport } from "../../src/core/index.ts";
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

// Whoever can tell the two apart learns which addresses have an account.
const pair = ["invalid_credentials", "subscription_inactive"] as const;

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

type Show = (failed: Failed) => ReactNode;

/** Wherever the kit shows a failure. */
export const places = {
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
} satisfies Record<string, Show>;

/** Of each of the two, everything that anybody can see or hear of it, and what is reported. Needs fake timers. */
export async function tracesOf(show: Show, i18n?: i18n) {
  return [await traceOf(show, pair[0], i18n), await traceOf(show, pair[1], i18n)] as const;
}

async function traceOf(show: Show, code: string, i18n?: i18n) {
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
