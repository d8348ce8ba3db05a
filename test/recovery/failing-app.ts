import { afterEach, beforeEach, vi } from "vitest";
import { defineAmends, throwIfFault } from "../../src/core/index.ts";
import { createApiFetch, retryPolicy } from "../../src/recovery/index.ts";
import { contractRow, responseFor } from "../../src/testing/index.ts";

export const url = "https://api.example/scans";
export const claimTime = 5000;

/** A page that can be left, and its clock. To be called at the top of a test file. */
export function onPage(): void {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal("window", globalThis);
    // Node has no `pagehide`, and no page to leave.
    const page = new EventTarget();
    for (const name of ["addEventListener", "removeEventListener", "dispatchEvent"] as const)
      vi.stubGlobal(name, page[name].bind(page));
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
}

export const down = async (): Promise<Response> => responseFor(contractRow("prism-io/server_error/500"));
export const missing = async (): Promise<Response> => responseFor(contractRow("prism-io/not_found/404"));
export const limited = async (): Promise<Response> => responseFor(contractRow("prism-io/rate_limit_exceeded/429"));

export function appWith(answer: () => Promise<Response>) {
  const onFault = vi.fn();
  const amends = defineAmends({ onFault });
  return { onFault, amends, fetch: createApiFetch(amends, { fetch: () => answer() }), policy: retryPolicy(amends) };
}

/** What an app throws for an answer that it does not like. */
export const errorOf = (response: Response, amends: ReturnType<typeof defineAmends>): Promise<unknown> =>
  throwIfFault(response, amends).catch((error: unknown) => error);
