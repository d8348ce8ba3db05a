// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { lazy, type ReactNode, Suspense, useSyncExternalStore } from "react";
import { describe, expect, it, vi } from "vitest";
import { defineAmends } from "../../src/core/index.ts";
import { catalog } from "../../src/i18n/catalog.ts";
import { AmendsProvider, ErrorBoundary } from "../../src/index.ts";
import { contractRow, errorFor, faultFor } from "../../src/testing/index.ts";
import { muteCaughtErrors } from "./mute-caught-errors.ts";
import { Thrower } from "./thrower.tsx";

muteCaughtErrors();

const failure = errorFor(contractRow("prism-io/server_error/500"));
const { title } = catalog.codes["prism-io"].server_error;

describe("without a fallback", () => {
  function show(thrown: unknown[], wrap = (node: ReactNode) => node) {
    return render(
      wrap(
        <ErrorBoundary>
          <Thrower thrown={thrown} />
        </ErrorBoundary>,
      ),
    );
  }

  it("says what failed, and tries again when asked", async () => {
    const thrown: unknown[] = [failure];
    show(thrown);
    expect(screen.getByRole("alert")).toHaveTextContent(title);
    thrown.pop();
    await userEvent.click(screen.getByRole("button", { name: catalog.remedies.retry }));
    expect(screen.getByText("content")).toBeVisible();
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("shows it too for a fallback that is undefined", () => {
    render(
      <ErrorBoundary fallback={undefined}>
        <Thrower thrown={[failure]} />
      </ErrorBoundary>,
    );
    expect(screen.getByRole("alert")).toHaveTextContent(title);
  });

  it("shows thrown null, which can be tried again", async () => {
    const thrown: unknown[] = [null];
    show(thrown);
    expect(screen.getByRole("alert")).toHaveTextContent(catalog.types.unknown_error.title);
    thrown.pop();
    await userEvent.click(screen.getByRole("button", { name: catalog.remedies.retry }));
    expect(screen.getByText("content")).toBeVisible();
  });

  it("offers what the app has configured before trying again", () => {
    const amends = defineAmends({ actions: { contact_support: "/support" } });
    show([new Error("defect")], (node) => <AmendsProvider value={amends}>{node}</AmendsProvider>);
    expect(screen.getByRole("link", { name: catalog.remedies.contact_support })).toHaveAttribute("href", "/support");
    expect(screen.queryByRole("button")).toBeNull();
  });

  it.each([
    ["check_connection", "client/offline", catalog.remedies.retry],
    ["reload", "http/409", catalog.remedies.reload],
  ])("renders the content again for %s", async (_, row, label) => {
    const thrown: unknown[] = [faultFor(row)];
    show(thrown);
    const [button, ...others] = screen.getAllByRole("button");
    expect(button).toHaveTextContent(label);
    expect(others).toEqual([]);
    thrown.pop();
    await userEvent.click(button as HTMLElement);
    expect(screen.getByText("content")).toBeVisible();
  });

  it("renders the content again even where the app has an action of its own for retry", async () => {
    const retry = vi.fn();
    const thrown: unknown[] = [failure];
    show(thrown, (node) => <AmendsProvider value={defineAmends({ actions: { retry } })}>{node}</AmendsProvider>);
    thrown.pop();
    await userEvent.click(screen.getByRole("button", { name: catalog.remedies.retry }));
    expect(screen.getByText("content")).toBeVisible();
    expect(retry).not.toHaveBeenCalled();
  });

  it("does not try again before the server lets itself be asked", () => {
    show([faultFor("prism-io/rate_limit_exceeded/429", { retryAt: Date.now() + 3_600_000 })]);
    expect(screen.getByRole("button", { name: catalog.remedies.retry })).toHaveAttribute("aria-disabled", "true");
  });

  it("announces a second failure", async () => {
    const thrown: unknown[] = [failure];
    show(thrown);
    const first = screen.getByRole("alert");
    thrown[0] = errorFor(contractRow("prism-io/server_error/500"));
    await userEvent.click(screen.getByRole("button", { name: catalog.remedies.retry }));
    expect(screen.getByRole("alert")).not.toBe(first);
  });

  it("offers to reload the page where a deploy took a chunk away, and never resets", async () => {
    const onReset = vi.fn();
    dispatchEvent(new Event("input")); // or it would do so by itself
    const load = vi.fn(() => Promise.reject(new TypeError("Failed to fetch dynamically imported module: /a.js")));
    const Page = lazy(load);
    render(
      <ErrorBoundary onReset={onReset}>
        <Suspense>
          <Page />
        </Suspense>
      </ErrorBoundary>,
    );
    const button = await screen.findByRole("button", { name: catalog.remedies.reload });
    await userEvent.click(button); // jsdom has no navigation: the click only must not reset
    expect(onReset).not.toHaveBeenCalled();
    expect(load).toHaveBeenCalledOnce();
    expect(screen.getByText(catalog.codes.amends.stale_chunk.title)).toBeVisible();
  });
});

it("brings the content back once the person has gone back to another page", async () => {
  history.pushState(null, "", "/list");
  history.pushState(null, "", "/missing");
  // What a router does, above whose pages the boundary stands.
  function Routes(): ReactNode {
    const path = useSyncExternalStore(
      (onChange) => {
        addEventListener("popstate", onChange);
        return () => removeEventListener("popstate", onChange);
      },
      () => location.pathname,
    );
    if (path === "/missing") throw errorFor(contractRow("prism-io/not_found/404"));
    return <p>at {path}</p>;
  }
  render(
    <ErrorBoundary>
      <Routes />
    </ErrorBoundary>,
  );
  await userEvent.click(screen.getByRole("button", { name: catalog.remedies.go_back }));
  expect(await screen.findByText("at /list")).toBeVisible();
});
