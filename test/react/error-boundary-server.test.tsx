// @vitest-environment jsdom
import { act, screen } from "@testing-library/react";
import { type ReactNode, StrictMode, Suspense } from "react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, expect, it, vi } from "vitest";
import { catalog } from "../../src/i18n/catalog.ts";
import { ErrorBoundary } from "../../src/index.ts";
import { contractRow, errorFor } from "../../src/testing/index.ts";
import { muteCaughtErrors } from "./mute-caught-errors.ts";

muteCaughtErrors();

const failure = errorFor(contractRow("prism-io/server_error/500"));
let unmount = () => {};
afterEach(() => act(() => unmount()));

async function hydrate(onServer: ReactNode, inBrowser: ReactNode) {
  const onRecoverableError = vi.fn();
  const container = document.createElement("div");
  document.body.replaceChildren(container);
  container.innerHTML = renderToString(onServer);
  const root = await act(async () => hydrateRoot(container, inBrowser, { onRecoverableError }));
  unmount = () => root.unmount();
  return onRecoverableError;
}

function Content({ fails = false }: { fails?: boolean }) {
  if (fails) throw failure;
  return <p>content</p>;
}

const app = (content: ReactNode) => (
  <StrictMode>
    <ErrorBoundary>
      <ErrorBoundary fallback="inner">{content}</ErrorBoundary>
    </ErrorBoundary>
  </StrictMode>
);

it("on a server the content is rendered as it is, and the browser takes it over", async () => {
  const onRecoverableError = await hydrate(app(<Content />), app(<Content />));
  expect(screen.getByText("content")).toBeVisible();
  expect(onRecoverableError).not.toHaveBeenCalled();
  expect(console.error).not.toHaveBeenCalled();
});

it("what throws on the server outside of Suspense is the server's to catch", () => {
  expect(() => renderToString(app(<Content fails />))).toThrow(failure);
});

it("what throws on the server within Suspense is tried again in the browser, and caught there", async () => {
  const page = (
    <ErrorBoundary>
      <Suspense fallback="loading">
        <Content fails />
      </Suspense>
    </ErrorBoundary>
  );
  await hydrate(page, page);
  expect(screen.getByRole("alert")).toHaveTextContent(catalog.codes["prism-io"].server_error.title);
});
