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
  args: { actions: { go_back: fn() }, secondary: <a href="#home">All invoices</a> },
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
