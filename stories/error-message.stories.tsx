import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { HttpResponse, http } from "msw";
import { type ReactElement, type ReactNode, useState } from "react";
import { expect, fn, spyOn, waitFor } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { defineAmends, type FaultType, type Remedy, throwIfFault } from "../src/core/index.ts";
import { type Actions, AmendsProvider, ErrorMessage } from "../src/index.ts";
import { contractRow, errorFor, faultFor, responseFor } from "../src/testing/index.ts";

// What an app writes: where its remedies lead, once; a query; and where its failure shows.
const amends = defineAmends({ actions: { contact_support: "#support", sign_in: "#sign-in" } });

async function loadInvoices(): Promise<string[]> {
  const response = await throwIfFault(await fetch("https://api.example/invoices"), amends);
  return response.json();
}

function Invoices(): ReactElement {
  const invoices = useQuery({ queryKey: ["invoices"], queryFn: loadInvoices });
  return (
    <>
      <ErrorMessage error={invoices} />
      {invoices.data?.map((invoice) => (
        <p key={invoice} lang="en">
          {invoice}
        </p>
      ))}
    </>
  );
}

const meta = preview.meta({ title: "Components/ErrorMessage", component: ErrorMessage, args: { error: null } });

let invoicesAsked = 0;

/** A query that fails, and works when it is tried again. */
export const InAnApp = meta.story({
  render: () => (
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <AmendsProvider value={amends}>
        <Invoices />
      </AmendsProvider>
    </QueryClientProvider>
  ),
  parameters: {
    msw: {
      handlers: [
        http.get("https://api.example/invoices", () => {
          invoicesAsked += 1;
          const isFirst = invoicesAsked === 1;
          return isFirst ? responseFor(contractRow("prism-io/server_error/500")) : HttpResponse.json(["Invoice 1"]);
        }),
      ],
    },
  },
  beforeEach: () => {
    invoicesAsked = 0;
  },
  play: async ({ canvas }) => {
    await canvas.findByRole("button", { name: "Try again" });
  },
});

export const InAnAppTriedAgain = meta.story({
  ...InAnApp.input,
  tags: ["!dev"],
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Try again" }));
    await canvas.findByText("Invoice 1");
    await expect(canvas.queryByRole("alert")).toBeNull();
  },
});

const rowsByType: Record<FaultType, string> = {
  invalid_request_error: "prism-io/validation_error/422",
  authentication_error: "prism-io/token_expired/401",
  permission_error: "http/403",
  not_found_error: "prism-io/not_found/404",
  rate_limit_error: "prism-io/rate_limit_exceeded/429",
  governance_error: "prism-io/governance_error/422/unknown-code",
  server_error: "prism-io/server_error/500",
  network_error: "client/offline",
  timeout_error: "client/timeout",
  cancelled: "client/aborted", // shows nothing
  unknown_error: "client/defect",
};

/** Words, icon and colour of each type. Without actions there is nothing to press. */
export const EveryType = meta.story({
  render: (args) => (
    <Stack>
      {Object.values(rowsByType).map((id) => (
        <ErrorMessage {...args} key={id} error={faultFor(id)} />
      ))}
    </Stack>
  ),
});

const rowsByRemedy: Record<Remedy, string> = {
  fix_input: "prism-io/validation_error/422",
  check_credentials: "prism-io/invalid_credentials/401",
  sign_in: "prism-io/token_expired/401",
  start_over: "prism-io/invalid_handoff_token/401",
  wait: "prism-io/rate_limit_exceeded/429",
  upgrade: "prism-io/tier_limit_exceeded/400",
  request_access: "http/403",
  go_back: "prism-io/not_found/404",
  revise_content: "prism-io/governance_error/422/unknown-code",
  retry: "prism-io/server_error/500",
  reload: "http/409",
  check_connection: "client/offline",
  contact_support: "client/defect",
  none: "client/aborted", // shows nothing
};

const everyAction = Object.fromEntries(
  Object.keys(rowsByRemedy).map((remedy) => [remedy, remedy === "upgrade" ? "#plans" : () => {}]),
) as Actions;

/** Each remedy with an action for it. What the server lets nobody do yet cannot be pressed. */
export const EveryRemedy = meta.story({
  render: (args) => (
    <Stack>
      {Object.values(rowsByRemedy).map((id) => (
        <ErrorMessage {...args} key={id} error={faultFor(id)} actions={everyAction} />
      ))}
    </Stack>
  ),
});

/** A mutation is never run again by itself, so the app says what its button does. */
export const ActionByKeyboard = meta.story({
  args: {
    error: faultFor("prism-io/server_error/500"),
    actions: { retry: fn() },
  },
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.tab();
    await expect(canvas.getByRole("button", { name: "Try again" })).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    await expect(args.actions?.retry).toHaveBeenCalledOnce();
  },
});

/** While the action is under way it keeps the focus, and is not started again. */
export const Pending = meta.story({
  args: {
    error: faultFor("prism-io/server_error/500"),
    actions: { retry: fn(() => new Promise(() => {})) },
  },
  play: async ({ canvas, userEvent, args }) => {
    const button = canvas.getByRole("button", { name: "Try again" });
    await userEvent.dblClick(button);
    await expect(button).toHaveAttribute("aria-disabled", "true");
    await expect(button).toHaveFocus();
    await expect(args.actions?.retry).toHaveBeenCalledOnce();
  },
});

export const ActionAsLink = meta.story({
  args: {
    error: faultFor("prism-io/tier_limit_exceeded/400"),
    actions: { upgrade: "#plans" },
  },
});

export const RequestId = meta.story({
  args: {
    error: faultFor("prisma-airs/403/invalid_api_key", { requestId: "req_7f3kq29vX0b1" }),
    actions: { contact_support: "#support" },
  },
  beforeEach: () => {
    // A headless browser has nobody to allow it.
    spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  },
  play: async ({ canvas, userEvent }) => {
    const announced = canvas.getByRole("status");
    await expect(announced).toBeEmptyDOMElement();
    await userEvent.click(canvas.getByRole("button", { name: "Copy Request ID" }));
    await waitFor(() => expect(announced).toHaveTextContent("Copied"));
    await expect(navigator.clipboard.writeText).toHaveBeenCalledWith("req_7f3kq29vX0b1");
  },
});

/** What the catalog cannot know, in the server's language and direction. */
export const ServerText = meta.story({
  args: {
    error: faultFor("prism-io/governance_error/422/unknown-code", {
      message: "The description names a customer. Names of customers must not appear in public templates.",
    }),
  },
});

export const ServerTextInAnotherDirection = meta.story({
  args: {
    error: faultFor("prism-io/governance_error/422/unknown-code", {
      message: "لا يجوز ذكر أسماء العملاء في القوالب العامة (HTTP 422).",
    }),
  },
});

/** With everything at its longest; nothing leaves the box at 320 px. */
export const LongText = meta.story({
  args: {
    error: faultFor("prism-io/governance_error/422/unknown-code", {
      message: `${"A reason that a server explains at length. ".repeat(6)}https://example.com/${"path".repeat(10)}`,
      requestId: "01J9Z6W3K8Q5".repeat(10),
    }),
    actions: { revise_content: "#revise" },
    title: "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung could not be published",
  },
  decorators: [(Story) => <Narrow>{Story()}</Narrow>],
  play: async ({ canvas }) => {
    const narrow = canvas.getByTestId("narrow");
    await expect(narrow.clientWidth).toBe(320);
    await expect(narrow.scrollWidth).toBe(320);
  },
});

/** A line for a small place: the title, and what to do. */
export const Compact = meta.story({
  args: { error: faultFor("prism-io/server_error/500"), actions: { retry: fn() }, compact: true },
});

/** What was asked for too often can be tried again when the time is over, and not before. */
export const Waiting = meta.story({
  render: function Render() {
    const [error] = useState(() => faultFor("prism-io/rate_limit_exceeded/429", { retryAt: Date.now() + 115_000 }));
    return <ErrorMessage error={{ isError: true, error, refetch: () => Promise.resolve() }} />;
  },
  play: async ({ canvas }) => {
    const button = canvas.getByRole("button", { name: "Try again" });
    await expect(button).toHaveTextContent(/Try again in 1 min( \d+ sec)?$/);
    await expect(button).toHaveAttribute("data-waiting");
    await expect(button).toHaveAttribute("aria-disabled", "true");
  },
});

/** Words for this place, and the app's own button; the rest stays as it is. */
export const OwnParts = meta.story({
  args: {
    error: faultFor("prism-io/server_error/500", { requestId: "req_7f3kq29vX0b1" }),
    actions: { retry: fn() },
    title: "The invoices could not be loaded",
    icon: null,
    requestId: null,
    action: ({ remedy }) =>
      remedy?.run && (
        <button type="button" onClick={remedy.run}>
          {remedy.label} now
        </button>
      ),
  },
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Try again now" }));
    await expect(args.actions?.retry).toHaveBeenCalledOnce();
  },
});

/** An error of a client's, as it was thrown: nothing has to be converted. */
export const ThrownByAClient = meta.story({
  args: { error: errorFor(contractRow("prisma-airs/503/maintenance")) },
});

function Stack({ children }: { readonly children: ReactElement[] }): ReactElement {
  return <div style={{ display: "grid", gap: "1rem", maxInlineSize: "40rem" }}>{children}</div>;
}

function Narrow({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <div data-testid="narrow" style={{ inlineSize: "320px" }}>
      {children}
    </div>
  );
}
