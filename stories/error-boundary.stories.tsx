import type { ReactElement } from "react";
import { expect, fn, spyOn } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { ErrorBoundary } from "../src/index.ts";
import { contractRow, errorFor } from "../src/testing/index.ts";

const meta = preview.meta({
  title: "Components/ErrorBoundary",
  component: ErrorBoundary,
  args: { onError: fn(), onReset: fn() },
  beforeEach: () => {
    spyOn(console, "error").mockImplementation(() => {}); // React writes down what is caught
  },
});

/** What is thrown until somebody has tried again so often. */
let failures: unknown[] = [];

function Invoices(): ReactElement {
  if (failures.length > 0) throw failures[0];
  return <p lang="en">Invoice 1</p>;
}

const failing = (...thrown: unknown[]) => ({
  args: { children: <Invoices /> },
  beforeEach: () => {
    failures = thrown;
  },
});

/** Without a fallback the kit says what failed. */
export const OwnMessage = meta.story({
  ...failing(errorFor(contractRow("prism-io/server_error/500"))),
  play: async ({ canvas }) => {
    await expect(canvas.getByRole("alert")).toHaveTextContent("Something went wrong on our side");
  },
});

/** And a reset renders the content again. */
export const OwnMessageReset = meta.story({
  ...OwnMessage.input,
  tags: ["!dev"],
  play: async ({ canvas, userEvent, args }) => {
    failures = [];
    await userEvent.click(canvas.getByRole("button", { name: "Try again" }));
    await expect(canvas.getByText("Invoice 1")).toBeVisible();
    await expect(args.onReset).toHaveBeenCalledOnce();
  },
});

/** A person may try as often as they like; a fallback that does so by itself, three times. */
export const FailsAgain = meta.story({
  ...failing(errorFor(contractRow("prism-io/server_error/500"))),
  play: async ({ canvas, userEvent, args }) => {
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      await userEvent.click(canvas.getByRole("button", { name: "Try again" }));
      await expect(args.onReset).toHaveBeenCalledTimes(attempt);
    }
    await expect(canvas.getByRole("alert")).toBeVisible();
  },
});

/** A defect of the app: nobody has said where support is, so trying again is the way on. */
export const Defect = meta.story(failing(new TypeError("Cannot read properties of undefined (reading 'map')")));

/** A deploy took away what a lazy import names: only the page's reload helps, by hand where somebody has typed. */
export const StaleChunk = meta.story({
  ...failing(),
  beforeEach: () => {
    failures = [new TypeError("Failed to fetch dynamically imported module: https://app.example/invoices.js")];
    dispatchEvent(new Event("input"));
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole("button", { name: "Reload" })).toBeVisible();
    await expect(canvas.queryByRole("button", { name: "Try again" })).toBeNull();
  },
});

/** react-error-boundary's fallbacks, with what the failure means. */
export const OwnFallback = meta.story({
  ...failing(errorFor(contractRow("prism-io/not_found/404"))),
  args: {
    children: <Invoices />,
    fallbackRender: ({ fault, resetErrorBoundary }) => (
      <p role="alert" lang="en">
        {fault.type === "not_found_error" ? "There is no such invoice." : "The invoices are not available."}{" "}
        <button type="button" onClick={() => resetErrorBoundary()}>
          Show them again
        </button>
      </p>
    ),
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole("alert")).toHaveTextContent("There is no such invoice.");
  },
});

export const OwnFallbackReset = meta.story({
  ...OwnFallback.input,
  tags: ["!dev"],
  play: async ({ canvas, userEvent }) => {
    failures = [];
    await userEvent.click(canvas.getByRole("button", { name: "Show them again" }));
    await expect(canvas.getByText("Invoice 1")).toBeVisible();
  },
});

/** Where the outermost fallback is broken too: plain words, and a button that needs nothing of the app. */
export const LastResort = meta.story({
  ...failing(errorFor(contractRow("prism-io/server_error/500"))),
  args: {
    children: <Invoices />,
    fallbackRender: () => {
      throw new Error("The fallback is broken too.");
    },
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole("alert")).toHaveTextContent("Something went wrong on our side");
    await expect(canvas.getByRole("button", { name: "Reload" })).toBeVisible();
  },
});

/** Only what failed is gone: an inner boundary keeps the rest of the page. */
export const Nested = meta.story({
  ...failing(errorFor(contractRow("prism-io/server_error/503"))),
  args: {
    children: (
      <>
        <h1 lang="en">Billing</h1>
        <ErrorBoundary>
          <Invoices />
        </ErrorBoundary>
      </>
    ),
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole("heading", { name: "Billing" })).toBeVisible();
    await expect(canvas.getByRole("alert")).toBeVisible();
  },
});
