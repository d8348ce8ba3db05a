// @vitest-environment jsdom
import { act, render, screen } from "@testing-library/react";
import { type ReactElement, StrictMode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { catalog } from "../../src/i18n/catalog.ts";
import { muteCaughtErrors } from "./mute-caught-errors.ts";

/* How the page is reloaded, and when it is not, is shown in Chromium: test/browser/retrying.test.ts. */

muteCaughtErrors();

const gone = () => new TypeError("Failed to fetch dynamically imported module: https://app.example/chart.js");
const { title } = catalog.codes.amends.stale_chunk;
const reload = vi.fn();

/** The kit as a page that was just loaded has it. */
async function loadKit() {
  vi.resetModules();
  const [kit, core] = await Promise.all([import("../../src/index.ts"), import("../../src/core/index.ts")]);
  return { ...kit, ...core };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  vi.stubGlobal("location", { href: "https://app.example/", reload });
  sessionStorage.clear();
  reload.mockReset();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

describe("a boundary that catches a stale chunk", () => {
  const Thrower = ({ error }: { error: Error }): ReactElement => {
    throw error;
  };

  it("shows nothing while the page is about to go, and words where the person stays on it", async () => {
    const { ErrorBoundary } = await loadKit();
    render(
      <StrictMode>
        <ErrorBoundary>
          <Thrower error={gone()} />
        </ErrorBoundary>
      </StrictMode>,
    );
    await pass(1000);
    expect(reload).toHaveBeenCalledOnce();
    expect(screen.queryByText(title)).toBeNull();
    await pass(3000);
    expect(screen.getByText(title)).toBeVisible();
    expect(screen.getByRole("button", { name: catalog.remedies.reload })).toBeVisible();
    expect(reload).toHaveBeenCalledOnce();
  });

  it("leaves it to an app that says what a reload is", async () => {
    const { AmendsProvider, defineAmends, ErrorBoundary } = await loadKit();
    render(
      <AmendsProvider value={defineAmends({ actions: { reload: () => {} } })}>
        <ErrorBoundary>
          <Thrower error={gone()} />
        </ErrorBoundary>
      </AmendsProvider>,
    );
    expect(screen.getByText(title)).toBeVisible();
    await pass(5000);
    expect(reload).not.toHaveBeenCalled();
  });

  it("reloads for nothing else", async () => {
    const { ErrorBoundary } = await loadKit();
    render(
      <ErrorBoundary>
        <Thrower error={new TypeError("x is not a function")} />
      </ErrorBoundary>,
    );
    expect(screen.getByRole("alert")).toBeVisible();
    await pass(5000);
    expect(reload).not.toHaveBeenCalled();
  });

  it("follows what a person changes from the first boundary on, wherever that is", async () => {
    const { ErrorBoundary } = await loadKit();
    const show = (error?: Error) => <ErrorBoundary>{error ? <Thrower error={error} /> : <input />}</ErrorBoundary>;
    const { rerender } = render(show());
    screen.getByRole("textbox").dispatchEvent(new Event("input", { bubbles: true }));
    rerender(show(gone()));
    expect(screen.getByText(title)).toBeVisible();
    await pass(5000);
    expect(reload).not.toHaveBeenCalled();
  });

  it("takes a person for somebody who changed something who had pressed something before any boundary was there", async () => {
    vi.stubGlobal("navigator", { onLine: true, userActivation: { hasBeenActive: true } });
    const { ErrorBoundary } = await loadKit();
    render(
      <ErrorBoundary>
        <Thrower error={gone()} />
      </ErrorBoundary>,
    );
    expect(screen.getByText(title)).toBeVisible();
    expect(reload).not.toHaveBeenCalled();
  });
});
