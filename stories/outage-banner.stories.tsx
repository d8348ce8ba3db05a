import { type ReactElement, useState } from "react";
import { expect, waitFor } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { ErrorMessage, OutageBanner } from "../src/index.ts";
import { faultFor } from "../src/testing/index.ts";

const meta = preview.meta({ title: "Components/OutageBanner", component: OutageBanner });

const origin = "https://api.example";
const causes = {
  offline: () => faultFor("client/offline", { origin }),
  down: () => faultFor("prism-io/server_error/503", { origin }),
  limited: () => faultFor("prism-io/rate_limit_exceeded/429", { origin, retryAt: Date.now() + 55_000 }),
};

/** A part of the page whose first load failed: while it is tried again there is no message. */
function Widget({ name, cause }: { readonly name: string; readonly cause: keyof typeof causes }): ReactElement {
  const [state, setState] = useState<unknown>(causes[cause]);
  const refetch = async (): Promise<void> => {
    setState("loading");
    await new Promise((resolve) => setTimeout(resolve, 600));
    setState(causes[cause]());
  };
  return (
    <section>
      <h2 lang="en">{name}</h2>
      {state === "loading" ? (
        <p lang="en">Loading</p>
      ) : (
        <ErrorMessage error={{ isError: true, error: state, refetch }} />
      )}
    </section>
  );
}

const names = ["Invoices", "Scans", "Members"];

/** Three parts of a page fail for one cause: it is said once, and tried again once; each says its line. */
export const NoConnection = meta.story({
  render: () => (
    <>
      <OutageBanner />
      {names.map((name) => (
        <Widget key={name} name={name} cause="offline" />
      ))}
    </>
  ),
  play: async ({ canvas, canvasElement }) => {
    await waitFor(() => expect(canvas.getAllByRole("alert")).toHaveLength(1));
    await expect(canvasElement.querySelectorAll("[data-compact]")).toHaveLength(3);
    await expect(canvas.getAllByRole("button")).toHaveLength(1);
  },
});

/** Pressed from the keyboard it stays, says what it does, keeps the focus, and tells that it was in vain. */
export const TriedAgain = meta.story({
  ...NoConnection.input,
  play: async ({ canvas, userEvent }) => {
    const button = await canvas.findByRole("button", { name: "Try again" });
    await userEvent.tab();
    await expect(button).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(button).toHaveTextContent("Trying again now"));
    await expect(button).toHaveAttribute("aria-busy", "true");
    await waitFor(() => expect(button).toHaveTextContent("Try again"), { timeout: 5000 });
    await expect(button).toHaveFocus();
  },
});

/** A server that is down, and a limit elsewhere: a line for each cause. */
export const SeveralCauses = meta.story({
  render: () => (
    <>
      <OutageBanner />
      <Widget name="Invoices" cause="down" />
      <Widget name="Scans" cause="limited" />
      <Widget name="Members" cause="offline" />
    </>
  ),
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByRole("alert")).toHaveLength(3));
    await expect(canvas.getAllByRole("button")).toHaveLength(3);
  },
});

/** Without a banner each message stands by itself, and equal words are announced once. */
export const WithoutBanner = meta.story({
  render: () => (
    <>
      {names.map((name) => (
        <Widget key={name} name={name} cause="down" />
      ))}
    </>
  ),
  play: async ({ canvas }) => {
    await expect(canvas.getAllByRole("button")).toHaveLength(3);
    await expect(canvas.getAllByRole("alert")).toHaveLength(1);
  },
});
