import { useState } from "react";
import { expect, fn } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { ErrorPage } from "../src/index.ts";
import { faultFor } from "../src/testing/index.ts";

const meta = preview.meta({
  title: "Components/ErrorPage",
  component: ErrorPage,
  args: { error: faultFor("prism-io/not_found/404") },
});

export const NotFound = meta.story({
  args: {
    actions: { go_back: fn() },
    secondary: (
      <a href="#home" lang="en">
        All invoices
      </a>
    ),
  },
  play: async ({ canvas, userEvent, args }) => {
    await expect(canvas.getByRole("heading", { level: 1 })).toHaveTextContent(
      "We could not find what you were looking for",
    );
    await userEvent.tab();
    await expect(canvas.getByRole("button", { name: "Go back" })).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    await expect(args.actions?.go_back).toHaveBeenCalledOnce();
    await userEvent.tab();
    await expect(canvas.getByRole("link", { name: "All invoices" })).toHaveFocus();
  },
});

export const ServerFailure = meta.story({
  args: {
    error: faultFor("prism-io/server_error/500", { requestId: "req_7f3kq29vX0b1" }),
    actions: { retry: fn() },
  },
});

export const NoPermission = meta.story({
  args: { error: faultFor("http/403"), actions: { request_access: "#access" } },
});

/** Nothing to do and nothing to quote: the words alone. */
export const WordsAlone = meta.story({
  args: { error: faultFor("prisma-airs/503/maintenance") },
});

export const ServerText = meta.story({
  args: {
    error: faultFor("prism-io/governance_error/422/unknown-code", {
      message: "The description names a customer. Names of customers must not appear in public templates.",
    }),
    actions: { revise_content: "#revise" },
  },
});

export const Pending = meta.story({
  args: { error: faultFor("prism-io/server_error/500"), actions: { retry: fn(() => new Promise(() => {})) } },
  play: async ({ canvas, userEvent }) => {
    const button = canvas.getByRole("button", { name: "Try again" });
    await userEvent.click(button);
    await expect(button).toHaveAttribute("data-pending");
  },
});

export const Waiting = meta.story({
  render: function Render() {
    const [error] = useState(() => faultFor("prism-io/server_error/503", { retryAt: Date.now() + 115_000 }));
    return <ErrorPage error={error} actions={{ retry: () => {} }} />;
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole("button", { name: "Try again" })).toHaveTextContent(/Try again in 1 min( \d+ sec)?$/);
  },
});

/** With everything at its longest; nothing leaves a page of 320 px. */
export const LongText = meta.story({
  args: {
    error: faultFor("prism-io/governance_error/422/unknown-code", {
      message: `${"A reason that a server explains at length. ".repeat(6)}https://example.com/${"path".repeat(10)}`,
      requestId: "01J9Z6W3K8Q5".repeat(10),
    }),
    actions: { revise_content: "#revise" },
    title: "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung could not be published",
  },
  decorators: [
    (Story) => (
      <div data-testid="narrow" style={{ inlineSize: "320px" }}>
        <Story />
      </div>
    ),
  ],
  play: async ({ canvas }) => {
    const narrow = canvas.getByTestId("narrow");
    await expect(narrow.clientWidth).toBe(320);
    await expect(narrow.scrollWidth).toBe(320);
  },
});

/** The app's own picture, words and button; the rest stays as it is. */
export const OwnParts = meta.story({
  args: {
    error: faultFor("prism-io/server_error/500", { requestId: "req_7f3kq29vX0b1" }),
    icon: <span style={{ fontSize: "3rem" }}>☂</span>,
    title: "The invoices are away",
    action: (
      <a href="#status" lang="en">
        See what is going on
      </a>
    ),
    requestId: null,
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole("heading", { name: "The invoices are away" })).toBeVisible();
    await expect(canvas.getByRole("link", { name: "See what is going on" })).toBeVisible();
  },
});
