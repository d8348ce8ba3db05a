// @vitest-environment jsdom
import { focusManager, onlineManager } from "@tanstack/react-query";
import { cleanup, configure, render, screen } from "@testing-library/react";
import { type ComponentType, StrictMode } from "react";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { catalog } from "../../src/i18n/catalog.ts";
import { rowPath } from "../../src/testing/index.ts";
import { type ContractServer, startContractServer } from "../../src/testing/server.ts";
import { modulesOf } from "./blocks.ts";

const load = modulesOf("README.md", "readme-modules");
let server: ContractServer;
let answers: string[];

beforeAll(async () => {
  // A busy machine takes longer, and a retry a few hundred ms.
  configure({ asyncUtilTimeout: 8000 });
  server = await startContractServer({ route: () => answers.shift() ?? "/ok" });
  const { fetch } = globalThis;
  // The page's own origin is the server.
  vi.stubGlobal("fetch", (path: string, init?: RequestInit) => fetch(new URL(path, server.origin), init));
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await server.close();
});
beforeEach(() => {
  // Each test has an app of its own, with a cache of its own.
  vi.resetModules();
});
afterEach(() => {
  cleanup();
  focusManager.setFocused(undefined);
  onlineManager.setOnline(true);
});

async function open(file: string): Promise<void> {
  const { App } = await load<{ App: ComponentType }>(file);
  render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}

describe.each([
  ["the first example", "scans.tsx"],
  ["the configured example", "main.tsx"],
])("%s of the README", (_, file) => {
  it("shows what was loaded", async () => {
    answers = ["/ok"];
    await open(file);
    expect(await screen.findByText(/\{/)).toBeVisible();
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it.each([
    ["a plain 403", "http/403", catalog.types.permission_error],
    ["a plain 404", "http/404", catalog.types.not_found_error],
    ["a 404 of Prism IO's", "prism-io/not_found/404", catalog.codes["prism-io"].not_found],
  ])("shows its message where the component placed it: %s", async (_name, row, text) => {
    answers = [rowPath(row)];
    await open(file);
    expect(await screen.findByRole("alert")).toHaveTextContent(text.title);
  });

  it("keeps good data beside the message of a refetch that failed", async () => {
    answers = ["/ok", ...Array.from({ length: 2 }, () => rowPath("prism-io/server_error/500"))];
    await open(file);
    await screen.findByText(/\{/);
    // The person comes back to the tab.
    focusManager.setFocused(false);
    focusManager.setFocused(true);
    expect(await screen.findByRole("alert")).toHaveTextContent(catalog.codes["prism-io"].server_error.title);
    expect(screen.getByText(/\{/)).toBeVisible();
  });
});
