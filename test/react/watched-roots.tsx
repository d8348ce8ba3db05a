import { type ReactNode, StrictMode, version } from "react";
import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, type Mock, vi } from "vitest";
import { defineAmends, type FaultReport } from "../../src/core/index.ts";
import { rootOptions } from "../../src/index.ts";
import { contractRow, errorFor } from "../../src/testing/index.ts";

/** Whether React calls all three of a root's options. */
export const hasAll = !version.startsWith("18.");

/** What reached the page's error event. */
export const reported: Mock = vi.fn();
/** What is unmounted after each test. */
export const roots: Root[] = [];
const onError = (event: ErrorEvent): void => {
  event.preventDefault();
  reported(event.error);
};

/** To be called at the top of a test file. */
export function watchRoots(): void {
  beforeEach(() => {
    vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", false);
    vi.spyOn(console, "error").mockImplementation(() => {});
    vi.spyOn(console, "warn").mockImplementation(() => {});
    addEventListener("error", onError);
    reported.mockReset();
  });
  afterEach(() => {
    for (const root of roots.splice(0)) flushSync(() => root.unmount());
    removeEventListener("error", onError);
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });
}

export function collect() {
  const reports: FaultReport[] = [];
  return { reports, amends: defineAmends({ onFault: (report) => void reports.push(report) }) };
}

export function Thrower({ thrown }: { readonly thrown: unknown }): ReactNode {
  throw thrown;
}

export function renderIn(amends: ReturnType<typeof defineAmends>, children: ReactNode): HTMLElement {
  const container = document.createElement("div");
  const root = createRoot(container, rootOptions(amends));
  roots.push(root);
  // Not by `act`, which takes what nobody caught away from the root.
  flushSync(() => root.render(<StrictMode>{children}</StrictMode>));
  return container;
}

export const lines = (spy: unknown): string[] =>
  (spy as { mock: { calls: unknown[][] } }).mock.calls.map((call) => call.map(String).join(" "));
/** What was written of failures; React warns of much else. */
export const written = (): string[] =>
  lines(console.error).filter((line) => /amends: unexpected|occurred|x is undefined|m$/.test(line));

export const defect = (): Error => new TypeError("x is undefined");
export const down = (): Error => errorFor(contractRow("prism-io/server_error/500"));
export const missing = (): Error => errorFor(contractRow("prism-io/not_found/404"));
