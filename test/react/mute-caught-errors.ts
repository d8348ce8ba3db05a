import { afterEach, beforeEach, vi } from "vitest";

const prevent = (event: Event): void => event.preventDefault();

/** React writes each caught error to the console; React 18 also has the window report it. */
export function muteCaughtErrors(): void {
  beforeEach(() => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    addEventListener("error", prevent);
  });
  afterEach(() => {
    removeEventListener("error", prevent);
    vi.restoreAllMocks();
  });
}
