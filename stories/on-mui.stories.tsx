import { Button, Link, List, ListItem, Stack, Typography } from "@mui/material";
import { useMutation, useQuery } from "@tanstack/react-query";
import { HttpResponse, http } from "msw";
import { type ReactElement, useState } from "react";
import { expect, fn, screen, waitFor } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { defineAmends, prismIo } from "../src/core/index.ts";
import { AmendsProvider, ErrorMessage } from "../src/index.ts";
import { contractRow, faultFor, responseFor } from "../src/testing/index.ts";
import { handMadeSession } from "../test/react/hand-made-session.ts";
import { type Clock, takeClock } from "./clock.ts";
import { App, ask } from "./on-mui/app.tsx";
import { FaultAlert } from "./on-mui/fault-alert.tsx";
import { FaultPage } from "./on-mui/fault-page.tsx";
import { FaultToast } from "./on-mui/fault-toast.tsx";
import { LimitsAlert } from "./on-mui/limits-alert.tsx";
import { RateLimitAlert } from "./on-mui/rate-limit-alert.tsx";
import { SignInDialog } from "./on-mui/sign-in-dialog.tsx";
import { SignUpForm } from "./on-mui/sign-up-form.tsx";

let asked = 0;
let clock: Clock;

const meta = preview.meta({
  title: "Integrations/MUI",
  id: "on-mui",
  parameters: { demo: false },
  decorators: [
    (Story, { globals }) => (
      <App mode={globals.theme} direction={globals.direction}>
        <Story />
      </App>
    ),
  ],
  beforeEach: () => {
    asked = 0;
    clock = takeClock();
    return clock.restore;
  },
});

/** Answers each request with the next of these, the last again and again. */
function inTurn(...answers: readonly (() => Response | Promise<Response>)[]) {
  return () => answers[Math.min(asked++, answers.length - 1)]?.();
}

/** A row's answer, with further headers. */
function refusal(id: string, headers: Readonly<Record<string, string>> = {}): () => Response {
  const row = contractRow(id);
  return () => responseFor({ ...row, headers: { ...row.headers, ...headers } });
}

let release: () => void = () => {};

/** Gives the answer once the test lets it. */
function untilReleased(answer: () => Response): () => Promise<Response> {
  return async () => {
    await new Promise<void>((resolve) => {
      release = resolve;
    });
    return answer();
  };
}

const invoices = () => HttpResponse.json(["Invoice 1", "Invoice 2"]);
const failure = refusal("prism-io/server_error/500", { "X-Request-Id": "req_7f3kq29vX0b1" });

function Invoices(): ReactElement {
  const query = useQuery({ queryKey: ["invoices"], queryFn: () => ask<string[]>("https://api.example/invoices") });
  return (
    <Stack spacing={2} sx={{ maxInlineSize: "40rem" }}>
      <FaultAlert error={query} />
      {query.data && (
        <List dense>
          {query.data.map((invoice) => (
            <ListItem key={invoice}>{invoice}</ListItem>
          ))}
        </List>
      )}
      <div>
        <Button onClick={() => void query.refetch()}>Refresh</Button>
      </div>
    </Stack>
  );
}

/** A refresh that fails shows beside the data, with what support asks for. */
export const Message = meta.story({
  render: () => <Invoices />,
  parameters: { msw: { handlers: [http.get("https://api.example/invoices", inTurn(invoices, failure))] } },
  play: async ({ canvas, userEvent }) => {
    await canvas.findByText("Invoice 1");
    await userEvent.click(canvas.getByRole("button", { name: "Refresh" }));
    await expect(await canvas.findByRole("alert")).toHaveTextContent("Something went wrong on our side");
    await expect(canvas.getByText("req_7f3kq29vX0b1")).toBeVisible();
    await expect(canvas.getByText("Invoice 1")).toBeVisible();
  },
});

/** Tried again by keyboard: while that is under way the button keeps the focus, and does nothing. */
export const MessageTriedAgain = meta.story({
  tags: ["!dev"],
  render: () => <Invoices />,
  parameters: {
    msw: { handlers: [http.get("https://api.example/invoices", inTurn(invoices, failure, untilReleased(invoices)))] },
  },
  play: async ({ canvas, userEvent }) => {
    await canvas.findByText("Invoice 1");
    await userEvent.click(canvas.getByRole("button", { name: "Refresh" }));
    const button = await canvas.findByRole("button", { name: "Try again" });
    await userEvent.tab({ shift: true });
    await expect(button).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(button).toHaveAttribute("aria-disabled", "true"));
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(asked).toBe(3));
    await expect(button).toHaveFocus();
    release();
    await waitFor(() => expect(canvas.queryByRole("alert")).toBeNull());
    await expect(asked).toBe(3);
    await expect(canvas.getByText("Invoice 1")).toBeVisible();
  },
});

/** The time that the server named stands in the button, but is no part of its name. */
export const MessageWaiting = meta.story({
  render: () => <Invoices />,
  parameters: {
    msw: {
      handlers: [
        http.get(
          "https://api.example/invoices",
          inTurn(refusal("prism-io/server_error/503", { "Retry-After": "115" })),
        ),
      ],
    },
  },
  play: async ({ canvas, userEvent }) => {
    const button = await canvas.findByRole("button", { name: "Try again" });
    await expect(button).toHaveTextContent(/^Try again1 min( \d+ sec)?$/);
    await expect(button).toHaveAttribute("aria-disabled", "true");
    await userEvent.click(button);
    await expect(asked).toBe(1);
  },
});

const reason = "لا يجوز ذكر أسماء العملاء في القوالب العامة (HTTP 422).";

function Template(): ReactElement {
  const publish = useMutation({ mutationFn: () => ask("https://api.example/templates", { method: "POST" }) });
  return (
    <Stack spacing={2} sx={{ maxInlineSize: "40rem" }}>
      <FaultAlert error={publish} />
      <div>
        <Button variant="contained" onClick={() => publish.mutate()}>
          Publish
        </Button>
      </div>
    </Stack>
  );
}

/** A reason that only the server knows, in its own language and direction; and a remedy that is a link. */
export const MessageWithServerText = meta.story({
  render: () => <Template />,
  parameters: {
    msw: {
      handlers: [
        http.post("https://api.example/templates", () => {
          const error = { type: "governance_error", code: "names_a_customer", param: null, message: reason };
          return HttpResponse.json({ error }, { status: 422 });
        }),
      ],
    },
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Publish" }));
    await expect((await canvas.findByText(reason)).localName).toBe("bdi");
    await userEvent.tab({ shift: true });
    const link = canvas.getByRole("link", { name: "Revise content" });
    await expect(link).toHaveFocus();
    await expect(link).toHaveAttribute("href", "#revise");
  },
});

const goBack = fn();

function Invoice(): ReactElement {
  const query = useQuery({ queryKey: ["invoice"], queryFn: () => ask<string>("https://api.example/invoices/7") });
  return (
    <FaultPage error={query} actions={{ go_back: goBack }} secondary={<Link href="#invoices">All invoices</Link>} />
  );
}

/** In place of everything, under a heading. */
export const Page = meta.story({
  render: () => <Invoice />,
  parameters: {
    msw: { handlers: [http.get("https://api.example/invoices/7", refusal("prism-io/not_found/404"))] },
  },
  play: async ({ canvas, userEvent }) => {
    await expect(await canvas.findByRole("heading", { level: 1 })).toHaveTextContent(
      "We could not find what you were looking for",
    );
    await userEvent.tab();
    await expect(canvas.getByRole("button", { name: "Go back" })).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    await expect(goBack).toHaveBeenCalledOnce();
    await userEvent.tab();
    await expect(canvas.getByRole("link", { name: "All invoices" })).toHaveFocus();
  },
});

const taken = "Somebody else has this address.";
const refusedInputs = (refused: Readonly<Record<string, string>>) => () =>
  HttpResponse.json({ refused }, { status: 422 });

const accounts = http.post(
  "https://accounts.example/accounts",
  inTurn(
    refusedInputs({
      vat_id: "The VAT number could not be verified.",
      country: "Choose a country.",
      plan: "Choose a plan.",
      email: taken,
    }),
    refusedInputs({ email: taken }),
    () => HttpResponse.json({ id: 1 }),
  ),
);

/** The server refuses three fields, and something that is none. */
export const Form = meta.story({
  render: () => <SignUpForm />,
  parameters: { msw: { handlers: [accounts] } },
  play: async ({ canvas, userEvent }) => {
    const email = canvas.getByRole("textbox", { name: "Email" });
    await expect(email).toHaveAccessibleDescription("Only for what concerns your account.");
    await userEvent.type(email, "ada@example.com{Enter}");
    const alert = await canvas.findByRole("alert");
    await waitFor(() => expect(alert.parentElement).toHaveFocus());
    await expect(canvas.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual([
      `Email: ${taken}`,
      "Plan: Choose a plan.",
      "Country: Choose a country.",
      "The VAT number could not be verified.",
    ]);
    await expect(email).toBeInvalid();
    await expect(email).toHaveAccessibleDescription(taken);
    await expect(canvas.getByRole("radiogroup", { name: "Plan" })).toHaveAccessibleDescription("Choose a plan.");
    await expect(canvas.getByRole("combobox", { name: "Country" })).toHaveAccessibleDescription("Choose a country.");
    await expect(canvas.getByRole("textbox", { name: "Name" })).toBeValid();
  },
});

/** Corrected by keyboard alone, from the summary's links: each edit clears its own error only. */
export const FormCorrected = meta.story({
  tags: ["!dev"],
  render: () => <SignUpForm />,
  parameters: { msw: { handlers: [accounts] } },
  play: async ({ canvas, userEvent }) => {
    const email = canvas.getByRole("textbox", { name: "Email" });
    const plan = canvas.getByRole("radiogroup", { name: "Plan" });
    await userEvent.type(email, "ada@example.com{Enter}");
    await waitFor(() => expect(canvas.getByRole("alert").parentElement).toHaveFocus());

    await userEvent.tab();
    await userEvent.keyboard("{Enter}");
    await expect(email).toHaveFocus();
    await expect(location.hash).toBe("");
    await userEvent.keyboard("{Backspace}");
    await expect(email).toBeValid();
    await expect(plan).toBeInvalid();

    canvas.getByRole("link", { name: "Choose a plan." }).focus();
    await userEvent.keyboard("{Enter}");
    await expect(canvas.getByRole("radio", { name: "Small" })).toHaveFocus();
    await userEvent.keyboard(" ");
    await expect(plan).toBeValid();

    canvas.getByRole("link", { name: "Choose a country." }).focus();
    await userEvent.keyboard("{Enter}");
    const country = canvas.getByRole("combobox", { name: "Country" });
    await expect(country).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    await userEvent.click(await screen.findByRole("option", { name: "Japan" }));
    await waitFor(() => expect(country).not.toHaveAccessibleDescription());

    // The same again is news again, and the next thing is that it is accepted.
    await userEvent.type(email, "{Enter}");
    await waitFor(() => expect(canvas.getByRole("alert").parentElement).toHaveFocus());
    await expect(email).toBeInvalid();
    await userEvent.type(email, "{Enter}");
    await canvas.findByText("Your account is ready.");
  },
});

/** Nothing was refused, the server failed: there is nothing to correct, and the summary says so. */
export const FormFailed = meta.story({
  render: () => <SignUpForm />,
  parameters: { msw: { handlers: [http.post(accounts.info.path, inTurn(failure))] } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Create account" }));
    const alert = await canvas.findByRole("alert");
    await waitFor(() => expect(alert.parentElement).toHaveFocus());
    await expect(canvas.queryByRole("list")).toBeNull();
    await expect(canvas.getByText("req_7f3kq29vX0b1")).toBeVisible();
    for (const input of canvas.getAllByRole("textbox")) await expect(input).toBeValid();
  },
});

const noteRender = fn();

/** Of the fields only the one that is concerned renders, whatever the mutation around them does. */
export const FormRenders = meta.story({
  tags: ["!dev"],
  render: () => <SignUpForm onRender={noteRender} />,
  parameters: { msw: { handlers: [http.post(accounts.info.path, inTurn(refusedInputs({ email: taken })))] } },
  play: async ({ canvas, userEvent }) => {
    const email = canvas.getByRole("textbox", { name: "Email" });
    noteRender.mockClear();
    await userEvent.type(email, "ada{Enter}");
    await waitFor(() => expect(email).toBeInvalid());
    await expect(noteRender.mock.calls).toEqual([["email"]]);
    await userEvent.type(email, "@example.com");
    await expect(email).toBeValid();
    await expect(noteRender.mock.calls).toEqual([["email"], ["email"]]);
  },
});

function Scans(): ReactElement {
  const query = useQuery({ queryKey: ["scans"], queryFn: () => ask<string>("https://api.example/scans") });
  return query.data === undefined ? <RateLimitAlert query={query} /> : <Typography>{query.data}</Typography>;
}

const limit = refusal("prism-io/rate_limit_exceeded/429", { "Retry-After": "115" });
const scans = http.get(
  "https://api.example/scans",
  inTurn(limit, () => HttpResponse.json("Scan 1")),
);

/** Too early nothing happens, however often it is pressed. */
export const RateLimit = meta.story({
  render: () => <Scans />,
  parameters: { msw: { handlers: [scans] } },
  play: async ({ canvas, userEvent }) => {
    const button = await canvas.findByRole("button", { name: "Try again" });
    await expect(canvas.getByRole("timer")).toHaveTextContent(/^You can try again in 1 min( \d+ sec)?$/);
    await userEvent.tab();
    await expect(button).toHaveFocus();
    await userEvent.keyboard("{Enter}{Enter}");
    await expect(asked).toBe(1);
    await expect(button).toHaveAttribute("aria-disabled", "true");
  },
});

/** The time is over: the button can be pressed, and has the focus still. */
export const RateLimitOver = meta.story({
  tags: ["!dev"],
  render: () => <Scans />,
  parameters: { msw: { handlers: [scans] } },
  play: async ({ canvas, userEvent }) => {
    const button = await canvas.findByRole("button", { name: "Try again" });
    await userEvent.tab();
    clock.forward(115_000);
    await waitFor(() => expect(button).not.toHaveAttribute("aria-disabled"));
    await expect(canvas.queryByRole("timer")).toBeNull();
    await expect(button).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    await canvas.findByText("Scan 1");
    await expect(canvas.queryByRole("alert")).toBeNull();
  },
});

function Archive(): ReactElement {
  const archive = useMutation({ mutationFn: () => ask("https://api.example/archive", { method: "POST" }) });
  return (
    <>
      <Button onClick={() => archive.mutate()}>Archive</Button>
      <FaultToast error={archive} onClose={archive.reset} />
    </>
  );
}

/** What failed without a place of its own. It stays until it is closed. */
export const Toast = meta.story({
  render: () => <Archive />,
  parameters: {
    msw: { handlers: [http.post("https://api.example/archive", () => HttpResponse.error())] },
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Archive" }));
    await expect(await canvas.findByRole("alert")).toHaveTextContent("We could not connect");
    await waitFor(() => expect(canvas.getByRole("button", { name: "Close" })).toBeVisible());
  },
});

/** Closed by keyboard. */
export const ToastClosed = meta.story({
  tags: ["!dev"],
  render: Toast.input.render,
  parameters: Toast.input.parameters,
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Archive" }));
    await canvas.findByRole("alert");
    await userEvent.tab();
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(canvas.queryByRole("alert")).toBeNull());
  },
});

/** One alert for everything that is rate limited, a line for each cause; the kit's own messages shrink below it. */
export const Limits = meta.story({
  render: function Render() {
    const limitOf = (id: string, seconds: number) => faultFor(id, { retryAt: Date.now() + seconds * 1000 });
    const [errors] = useState(() => [
      limitOf("prism-io/rate_limit_exceeded/429", 115),
      limitOf("prisma-airs/503/capacity_full", 50),
    ]);
    return (
      <Stack spacing={2}>
        <LimitsAlert />
        {errors.map((error) => (
          <ErrorMessage key={error.code} error={error} />
        ))}
      </Stack>
    );
  },
  play: async ({ canvas, canvasElement }) => {
    await waitFor(() => expect(canvas.getAllByRole("timer")).toHaveLength(2));
    await expect(canvas.getAllByRole("timer")[0]).toHaveTextContent(/^You can try again in 1 min( \d+ sec)?$/);
    await expect(canvasElement.querySelectorAll("[data-compact]")).toHaveLength(2);
  },
});

const session = handMadeSession();
const withSession = defineAmends({ apis: [{ origin: "https://api.example", envelope: prismIo, session }] });

/** Signing in again over the page, and the consent to what waited, with MUI's own dialog. */
export const SignIn = meta.story({
  tags: ["!dev"],
  render: () => (
    <AmendsProvider value={withSession}>
      <SignInDialog session={session} />
    </AmendsProvider>
  ),
  beforeEach: () => session.become({ status: "interrupted", waiting: 2, unsafe: 2, dismissed: false }),
  play: async ({ userEvent }) => {
    await screen.findByRole("dialog", { name: "Sign in to go on" });
    await waitFor(() => expect(screen.getByLabelText("Password")).toHaveFocus());
    await userEvent.keyboard("swordfish{Enter}");
    await screen.findByRole("dialog", { name: "Send your 2 changes now?" });
    await userEvent.click(screen.getByRole("button", { name: "Send now" }));
    await waitFor(() => expect(session.calls.slice(-2)).toEqual(["start ada", "resume true"]));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  },
});
