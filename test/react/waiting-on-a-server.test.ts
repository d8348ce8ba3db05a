import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { expect, it, vi } from "vitest";
import { catalog } from "../../src/i18n/catalog.ts";
import { ErrorMessage, ErrorPage, RateLimitBanner, RetryButton } from "../../src/index.ts";
import { faultFor } from "../../src/testing/index.ts";

// Where there is no document at all.
const limited = faultFor("prism-io/rate_limit_exceeded/429", { retryAt: Date.now() + 3_600_000 });
const query = { isError: true, error: limited, isFetching: false, refetch: () => {} };

it.each([
  ["RateLimitBanner", () => createElement(RateLimitBanner, { error: query, autoRetry: true })],
  ["RetryButton", () => createElement(RetryButton, { error: query })],
  ["ErrorPage", () => createElement(ErrorPage, { error: query })],
  ["ErrorMessage", () => createElement(ErrorMessage, { error: query, compact: true })],
])("%s says everything but the time, starts no timer and warns of nothing", (name, element) => {
  const consoleError = vi.spyOn(console, "error");
  const setTimer = vi.spyOn(globalThis, "setTimeout");
  const html = renderToString(element());
  expect(html).toContain(
    name === "RetryButton" ? catalog.remedies.retry : catalog.codes["prism-io"].rate_limit_exceeded.title,
  );
  expect(html).not.toMatch(/\d (sec|min)/);
  expect(setTimer).not.toHaveBeenCalled();
  expect(consoleError).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});

it("the banner for all is not there, for what one person met is not another's business", () => {
  const consoleError = vi.spyOn(console, "error");
  renderToString(createElement(ErrorMessage, { error: query }));
  expect(renderToString(createElement(RateLimitBanner))).toBe("");
  expect(consoleError).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});
