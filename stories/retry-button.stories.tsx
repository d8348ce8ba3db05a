import { useState } from "react";
import { expect, fn } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { defineAmends } from "../src/core/index.ts";
import { AmendsProvider, RetryButton } from "../src/index.ts";
import { faultFor } from "../src/testing/index.ts";

const failing = faultFor("prism-io/server_error/500");
const meta = preview.meta({ title: "Components/RetryButton", component: RetryButton, args: { error: failing } });

export const ByKeyboard = meta.story({
  args: { actions: { retry: fn() } },
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.tab();
    await expect(canvas.getByRole("button", { name: "Try again" })).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    await expect(args.actions?.retry).toHaveBeenCalledOnce();
  },
});

export const Pending = meta.story({
  args: { actions: { retry: fn(() => new Promise(() => {})) } },
  play: async ({ canvas, userEvent }) => {
    const button = canvas.getByRole("button", { name: "Try again" });
    await userEvent.click(button);
    await expect(button).toHaveAttribute("aria-disabled", "true");
  },
});

/** The time is seen, but is no part of the name, which would be spoken with each change of it. */
export const Waiting = meta.story({
  render: function Render() {
    const [error] = useState(() => faultFor("prism-io/server_error/503", { retryAt: Date.now() + 115_000 }));
    return <RetryButton error={error} actions={{ retry: () => {} }} />;
  },
  play: async ({ canvas }) => {
    const button = canvas.getByRole("button", { name: "Try again" });
    await expect(button).toHaveTextContent(/Try again in 1 min( \d+ sec)?$/);
    await expect(button).toHaveAttribute("aria-disabled", "true");
  },
});

/** A time that nobody told is called a guess. */
export const Estimated = meta.story({
  render: function Render() {
    const [amends] = useState(() => {
      const at = Date.now() + 115_000;
      return defineAmends({
        cooldowns: { reopensAt: () => ({ at, estimated: true }), open: () => [], subscribe: () => () => {} },
      });
    });
    return (
      <AmendsProvider value={amends}>
        <RetryButton error={faultFor("prism-io/rate_limit_exceeded/429")} actions={{ retry: () => {} }} />
      </AmendsProvider>
    );
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole("button")).toHaveTextContent(/Try again in about 1 min( \d+ sec)?$/);
  },
});

/** The app's own page in place of a request. */
export const AsLink = meta.story({
  args: { actions: { retry: "#again" } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole("link", { name: "Try again" })).toHaveAttribute("href", "#again");
  },
});

/** However long its label is, nothing of it leaves its place at 320 px. */
export const LongLabel = meta.story({
  render: () => (
    <div data-testid="narrow" style={{ inlineSize: "320px" }}>
      <RetryButton error={failing} actions={{ retry: () => {} }}>
        Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung laden
      </RetryButton>
    </div>
  ),
  play: async ({ canvas }) => {
    const narrow = canvas.getByTestId("narrow");
    await expect(narrow.clientWidth).toBe(320);
    await expect(narrow.scrollWidth).toBe(320);
  },
});

export const OwnLabel = meta.story({
  args: { actions: { retry: fn() }, children: "Load the invoices again" },
});

/** A mutation is never run again by the kit, and nothing stands where nothing can be done. */
export const NothingToTry = meta.story({
  tags: ["!dev"],
  play: async ({ canvas }) => {
    await expect(canvas.queryByRole("button")).toBeNull();
  },
});
