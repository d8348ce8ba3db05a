import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { HttpResponse, http } from "msw";
import { type ReactElement, useState } from "react";
import { expect, waitFor } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { defineAmends, throwIfFault } from "../src/core/index.ts";
import { AmendsProvider, ErrorMessage, RateLimitBanner } from "../src/index.ts";
import { contractRow, faultFor, responseFor } from "../src/testing/index.ts";
import { type Clock, takeClock } from "./clock.ts";

const meta = preview.meta({ title: "Components/RateLimitBanner", component: RateLimitBanner });

const limited = "prism-io/rate_limit_exceeded/429";

/** A failure whose time lies so many seconds ahead of when it is shown. */
function useLimit(seconds: number | null, row = limited) {
  return useState(() => faultFor(row, { retryAt: seconds === null ? null : Date.now() + seconds * 1000 }))[0];
}

/** A query that failed so, and what trying it again does. */
function useLimitedQuery(seconds: number | null, refetch = () => new Promise(() => {})) {
  return { isError: true, error: useLimit(seconds), isFetching: false, refetch };
}

/** How long the server wants requests to stay away. */
const answer = (seconds: number) => responseFor({ ...contractRow(limited), headers: { "Retry-After": `${seconds}` } });

async function load(path: string): Promise<string> {
  const response = await throwIfFault(await fetch(`https://api.example${path}`));
  return response.text();
}

function Scans(): ReactElement {
  const scans = useQuery({ queryKey: ["scans"], queryFn: () => load("/scans") });
  return scans.data === undefined ? <RateLimitBanner error={scans} /> : <p lang="en">{scans.data}</p>;
}

let asked = 0;
let clock: Clock;
const once = http.get("https://api.example/scans", () => {
  asked += 1;
  return asked === 1 ? answer(60) : HttpResponse.text("Scan 1");
});

/** Waits, and says so. */
export const InAnApp = meta.story({
  render: () => (
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <Scans />
    </QueryClientProvider>
  ),
  parameters: { msw: { handlers: [once] } },
  beforeEach: () => {
    asked = 0;
    clock = takeClock();
    return clock.restore;
  },
  play: async ({ canvas }) => {
    await canvas.findByRole("button", { name: "Try again" });
  },
});

/** It is tried again by the person, who needs nothing but a keyboard. */
export const InAnAppTriedAgain = meta.story({
  ...InAnApp.input,
  tags: ["!dev"],
  play: async ({ canvas, userEvent }) => {
    const button = await canvas.findByRole("button", { name: "Try again" });
    await userEvent.tab();
    await expect(button).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    await expect(asked).toBe(1);
    clock.forward(60_000);
    await waitFor(() => expect(button).not.toHaveAttribute("aria-disabled"));
    await expect(button).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    await canvas.findByText("Scan 1");
    await expect(canvas.queryByRole("alert")).toBeNull();
  },
});

/** With a query there is a button; it cannot be pressed before the time is over. */
export const Waiting = meta.story({
  render: function Render() {
    return <RateLimitBanner error={useLimitedQuery(175)} />;
  },
  play: async ({ canvas }) => {
    const button = canvas.getByRole("button", { name: "Try again" });
    await expect(button).toHaveTextContent(/Try again in 2 min( \d+ sec)?$/);
    await expect(button).toHaveAttribute("aria-disabled", "true");
  },
});

/** The first message is spoken from a region that was there, empty, before. */
export const Announced = meta.story({
  render: function Render() {
    return <RateLimitBanner error={useLimitedQuery(50)} />;
  },
  play: async () => {
    const region = document.querySelector("[aria-live=polite]");
    await expect(region).toBeInTheDocument();
    await waitFor(() => expect(region).toHaveTextContent(/You can try again in \d+ seconds$/));
  },
});

/** It is tried again by itself, if the app asks for that: once. */
export const TriedByItself = meta.story({
  render: function Render() {
    return <RateLimitBanner error={useLimitedQuery(115)} autoRetry />;
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole("timer")).toHaveTextContent(/^Trying again in 1 min/);
  },
});

/** Nothing is known of when, so nothing is said of it. */
export const NoTimeKnown = meta.story({
  render: function Render() {
    return <RateLimitBanner error={useLimitedQuery(null)} />;
  },
  play: async ({ canvas }) => {
    await expect(canvas.queryByRole("timer")).toBeNull();
    await expect(canvas.getByRole("button", { name: "Try again" })).not.toHaveAttribute("aria-disabled");
  },
});

/** Where the server's header is hidden from the browser, a policy of the app's can estimate. */
export const Estimated = meta.story({
  render: function Render() {
    const [amends] = useState(() => {
      const reopening = { at: Date.now() + 55_000, estimated: true };
      return defineAmends({ cooldowns: { reopensAt: () => reopening, open: () => [], subscribe: () => () => {} } });
    });
    return (
      <AmendsProvider value={amends}>
        <RateLimitBanner error={useLimitedQuery(null)} />
      </AmendsProvider>
    );
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole("button")).toHaveTextContent(/Try again in about \d\d sec$/);
  },
});

/** Of an error alone there is nothing to press. */
export const WithoutAction = meta.story({
  render: function Render() {
    return <RateLimitBanner error={useLimit(30)} />;
  },
});

function Widgets({ count }: { readonly count: number }): ReactElement {
  const query = useLimitedQuery(55);
  return (
    <div style={{ display: "grid", gap: "0.5rem", marginBlockStart: "1rem" }}>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they have nothing else
        <ErrorMessage key={index} error={query} />
      ))}
    </div>
  );
}

/** One banner for all that fails with one cause; the messages shrink to a line. */
export const OneForAll = meta.story({
  render: () => (
    <>
      <RateLimitBanner />
      <Widgets count={4} />
    </>
  ),
  play: async ({ canvas, canvasElement }) => {
    await waitFor(() => expect(canvas.getByRole("button")).toHaveTextContent(/Try again in \d\d sec$/));
    await expect(canvasElement.querySelectorAll("[data-compact]")).toHaveLength(4);
    await expect(canvas.getAllByRole("alert")).toHaveLength(1);
  },
});

/** A line for each cause and each origin. */
export const SeveralCauses = meta.story({
  render: function Render() {
    return (
      <>
        <RateLimitBanner />
        <div style={{ display: "grid", gap: "0.5rem", marginBlockStart: "1rem" }}>
          <ErrorMessage error={useLimit(50)} />
          <ErrorMessage error={useLimit(90, "prisma-airs/503/capacity_full")} />
          <ErrorMessage error={useLimit(null, "prisma-airs/429/too_many_concurrent")} />
        </div>
      </>
    );
  },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByRole("alert")).toHaveLength(3));
    await expect(canvas.getAllByRole("timer")).toHaveLength(2);
  },
});

/** Once the time is over the message stays, and the button can be pressed. */
export const Over = meta.story({
  render: function Render() {
    return <RateLimitBanner error={useLimitedQuery(-1)} />;
  },
  play: async ({ canvas }) => {
    const button = canvas.getByRole("button", { name: "Try again" });
    await expect(button).not.toHaveAttribute("aria-disabled");
    await expect(canvas.queryByRole("timer")).toBeNull();
  },
});

/** The app's own lines; the banner still knows which there are. */
export const OwnParts = meta.story({
  render: function Render() {
    return (
      <>
        <RateLimitBanner icon={null} line={({ text, fault }) => `${text.title} (${fault.envelope})`} />
        <ErrorMessage error={useLimit(50)} />
      </>
    );
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText("There are too many requests at the moment (prism-io)")).toBeVisible();
  },
});
