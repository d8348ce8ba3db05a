// @vitest-environment jsdom
import { act, screen } from "@testing-library/react";
import { StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { defineAmends } from "../../src/core/index.ts";
import { catalog } from "../../src/i18n/catalog.ts";
import { AmendsProvider, ErrorMessage } from "../../src/index.ts";
import { contractRow, errorFor, faultFor } from "../../src/testing/index.ts";

const amends = defineAmends({ actions: { contact_support: "/support" } });
const later = Date.now() + 3_600_000;
const errors = {
  defect: faultFor("client/defect", { requestId: "req_1" }),
  notFound: errorFor(contractRow("prism-io/not_found/404")),
  unavailable: faultFor("prism-io/server_error/503", { retryAt: later }),
};

function App() {
  return (
    <StrictMode>
      <AmendsProvider value={amends}>
        <ErrorMessage error={errors.defect} />
        <ErrorMessage error={errors.notFound} />
        <ErrorMessage error={errors.unavailable} actions={{ retry: () => {} }} />
      </AmendsProvider>
    </StrictMode>
  );
}

beforeEach(() => {
  // What the browser has and the server has not.
  history.pushState(null, "", "#next");
  Object.defineProperty(navigator, "clipboard", { value: {}, configurable: true });
});
afterEach(() => {
  vi.restoreAllMocks();
  Reflect.deleteProperty(navigator, "clipboard");
});

it("a server's message is whole, but for what only a browser can do", () => {
  document.body.innerHTML = renderToString(<App />);
  expect(screen.getByText(catalog.types.unknown_error.title)).toBeVisible();
  expect(screen.getByRole("link", { name: catalog.remedies.contact_support })).toHaveAttribute("href", "/support");
  expect(screen.getByText("req_1")).toBeVisible();
  expect(screen.getAllByRole("button").map((button) => button.textContent)).toEqual([catalog.remedies.retry]);
});

it("is free of inline styles and scripts", () => {
  expect(renderToString(<App />)).not.toMatch(/<script|<style|\sstyle=|\son\w+=/);
});

it("the browser takes it over as it is, and adds the rest", async () => {
  const consoleError = vi.spyOn(console, "error").mockImplementation(() => {});
  const onRecoverableError = vi.fn();
  const container = document.createElement("div");
  document.body.replaceChildren(container);
  container.innerHTML = renderToString(<App />);
  const root = await act(async () => hydrateRoot(container, <App />, { onRecoverableError }));
  expect(onRecoverableError).not.toHaveBeenCalled();
  // Of the two that nobody expects, and nothing of a mismatch.
  expect(consoleError.mock.calls.map(([line]) => line)).toEqual([
    expect.stringMatching(/^amends: unexpected unknown_error/),
    expect.stringMatching(/^amends: unexpected server_error/),
  ]);
  expect(screen.getAllByRole("button").map((button) => button.textContent)).toEqual([
    catalog.ui.copy,
    catalog.remedies.go_back,
    expect.stringMatching(`${catalog.remedies.retry} in \\d`),
  ]);
  act(() => root.unmount());
});

it("a time that is over in the browser and not on the server is no mismatch", async () => {
  const onRecoverableError = vi.fn();
  const container = document.createElement("div");
  document.body.replaceChildren(container);
  container.innerHTML = renderToString(<App />);
  vi.useFakeTimers({ now: later + 1, toFake: ["Date"] });
  const root = await act(async () => hydrateRoot(container, <App />, { onRecoverableError }));
  expect(onRecoverableError).not.toHaveBeenCalled();
  expect(screen.getByRole("button", { name: catalog.remedies.retry })).not.toHaveAttribute("aria-disabled");
  act(() => root.unmount());
  vi.useRealTimers();
});
