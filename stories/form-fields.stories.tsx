import { QueryClient, QueryClientProvider, useMutation } from "@tanstack/react-query";
import { HttpResponse, http } from "msw";
import { type ReactElement, type SubmitEvent, useState } from "react";
import { expect, waitFor } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { type Fault, throwIfFault } from "../src/core/index.ts";
import { ErrorSummary, FieldError, useErrorSummary, useFieldErrors } from "../src/index.ts";
import { everyControl, Field, formStyle, refusal, Section, Submittable, submit, summaryIn } from "./forms/form.tsx";

// What an app writes: a mutation, a summary at the top, and an error beside each field.
async function createAccount(account: FormData): Promise<void> {
  await throwIfFault(await fetch("https://api.example/accounts", { method: "POST", body: account }));
}

function SignUp(): ReactElement {
  const mutation = useMutation({ mutationFn: createAccount });
  const onSubmit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    mutation.mutate(new FormData(event.currentTarget));
  };
  if (mutation.isSuccess) return <p lang="en">Your account is ready.</p>;
  return (
    <form onSubmit={onSubmit} style={formStyle}>
      <ErrorSummary error={mutation} />
      <Field label="Name" name="name" error={mutation} />
      <Field label="Email" name="email" error={mutation} />
      <button type="submit" lang="en">
        Create account
      </button>
    </form>
  );
}

const meta = preview.meta({
  title: "Components/FieldError",
  id: "form-fields",
  component: FieldError,
  args: { error: null, name: "email" },
});

const addressTaken = {
  error: {
    type: "invalid_request_error",
    code: "validation_error",
    param: "email",
    message: "Value is not an email address.",
  },
};

/** What the server refused stands beside each field. */
export const Refused = meta.story({
  args: { error: refusal({ name: "Enter your name.", email: "Somebody else has this address." }) },
  render: ({ error }) => (
    <form style={formStyle} noValidate>
      <Field label="Name" name="name" error={error} />
      <Field label="Email" name="email" error={error} />
      <button type="submit" lang="en">
        Save
      </button>
    </form>
  ),
});

let accountsAsked = 0;

/** The server refuses an address. Everything by keyboard. */
export const InAnApp = meta.story({
  render: () => (
    <QueryClientProvider client={new QueryClient()}>
      <SignUp />
    </QueryClientProvider>
  ),
  parameters: {
    msw: {
      handlers: [
        http.post("https://api.example/accounts", () => {
          accountsAsked += 1;
          const isFirst = accountsAsked === 1;
          return isFirst ? HttpResponse.json(addressTaken, { status: 422 }) : HttpResponse.json({ id: 1 });
        }),
      ],
    },
  },
  beforeEach: () => {
    accountsAsked = 0;
  },
  play: async ({ canvas, canvasElement, userEvent }) => {
    const email = canvas.getByLabelText("Email");
    await userEvent.tab();
    await userEvent.keyboard("Ada{Tab}ada{Enter}");
    await waitFor(() => expect(summaryIn(canvasElement)).toHaveFocus());
    await expect(email).toBeInvalid();
  },
});

/** And takes the next one. */
export const InAnAppCorrected = meta.story({
  ...InAnApp.input,
  tags: ["!dev"],
  play: async (context) => {
    const { canvas, userEvent } = context;
    await InAnApp.input.play?.(context);
    const email = canvas.getByLabelText("Email");
    await userEvent.tab();
    await userEvent.keyboard("{Enter}");
    await expect(email).toHaveFocus();
    await expect(location.hash).toBe("");

    await userEvent.keyboard("@example.com");
    await expect(email).toBeValid();
    await userEvent.keyboard("{Enter}");
    await canvas.findByText("Your account is ready.");
  },
});

const severalRefused = refusal({
  name: "Enter your name.",
  email: "Somebody else has this address.",
  plan: "Choose a plan.",
  "address.city": "There is no such city.",
  country: "Required.",
  terms: "Agree to the terms first.",
  vat_id: "The VAT number could not be verified.",
});

/** Every kind of control. What means no field on the page stands at the end of the summary, without a link. */
export const EveryControl = meta.story({
  render: () => <Submittable answers={[severalRefused]}>{everyControl}</Submittable>,
  play: async ({ canvas, canvasElement, userEvent }) => {
    await submit(canvas, userEvent);
    await waitFor(() => expect(summaryIn(canvasElement)).toHaveFocus());
    const links = canvas.getAllByRole("link");
    await expect(links.map((link) => link.getAttribute("href"))).toEqual([
      "#name",
      "#email",
      "#plan",
      "#address.city",
      "#country",
      "#terms",
    ]);
    await userEvent.tab();
    await userEvent.tab();
    await userEvent.tab();
    await userEvent.keyboard("{Enter}");
    await expect(canvas.getByRole("radio", { name: "Small" })).toHaveFocus();
    await expect(canvas.getByRole("group", { name: "Plan" })).toHaveAccessibleDescription("Choose a plan.");
    await userEvent.keyboard(" ");
    await expect(canvas.getByRole("group", { name: "Plan" })).not.toHaveAttribute("aria-describedby");
    await expect(canvas.getByLabelText("City")).toBeInvalid();
  },
});

/** Without a summary the first field that was refused takes the focus. An edit clears its own error only. */
export const WithoutASummary = meta.story({
  render: () => (
    <Submittable
      hasSummary={false}
      answers={[refusal({ email: "Somebody else has this address.", name: "Required." })]}
    >
      {(error) => (
        <>
          <Field label="Name" name="name" error={error} />
          <Field label="Email" name="email" error={error} />
        </>
      )}
    </Submittable>
  ),
  play: async ({ canvas, userEvent }) => {
    await submit(canvas, userEvent);
    await waitFor(() => expect(canvas.getByLabelText("Name")).toHaveFocus());
    await userEvent.keyboard("Ada");
    await expect(canvas.getByLabelText("Name")).toBeValid();
    await expect(canvas.getByLabelText("Email")).toHaveAccessibleDescription("Somebody else has this address.");
  },
});

const nameRequired = refusal({ name: "Required." });

/** The same error twice is shown twice, and takes the focus twice. */
export const FailsAgain = meta.story({
  render: () => (
    <Submittable answers={[nameRequired, { ...nameRequired }]}>
      {(error) => <Field label="Name" name="name" error={error} />}
    </Submittable>
  ),
  play: async ({ canvas, canvasElement, userEvent }) => {
    await submit(canvas, userEvent);
    await waitFor(() => expect(summaryIn(canvasElement)).toHaveFocus());
    await userEvent.tab();
    await userEvent.keyboard("{Enter}A");
    await expect(canvas.getByLabelText("Name")).toBeValid();
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(summaryIn(canvasElement)).toHaveFocus());
    await expect(canvas.getByLabelText("Name")).toBeInvalid();
  },
});

/** A form that saves while somebody types must not interrupt them. */
export const WhileEditing = meta.story({
  render: () => {
    const Draft = (): ReactElement => {
      const [error, setError] = useState<Fault | null>(null);
      return (
        <div onInput={() => setError(nameRequired)} style={formStyle}>
          <ErrorSummary error={error} />
          <Field label="Name" name="name" error={error} />
          <Field label="Email" name="email" error={error} />
        </div>
      );
    };
    return <Draft />;
  },
  play: async ({ canvas, userEvent }) => {
    const email = canvas.getByLabelText("Email");
    await userEvent.tab();
    await userEvent.tab();
    await userEvent.keyboard("a");
    await canvas.findByRole("alert");
    await userEvent.keyboard("da");
    await expect(email).toHaveFocus();
    await expect(email).toHaveValue("ada");
  },
});

const long = `${"A reason that a server explains at length. ".repeat(5)}https://example.com/${"path".repeat(20)}`;

/** Nothing leaves its place at 320 px, in whatever direction. */
export const LongText = meta.story({
  render: () => (
    <div data-testid="narrow" style={{ inlineSize: "320px" }}>
      <Submittable answers={[refusal({ name: long, email: "هذا البريد مستخدم بالفعل (HTTP 422).", plan: long })]}>
        {everyControl}
      </Submittable>
    </div>
  ),
  play: async ({ canvas, userEvent }) => {
    await submit(canvas, userEvent);
    await canvas.findByRole("alert");
    const narrow = canvas.getByTestId("narrow");
    await expect(narrow.clientWidth).toBe(320);
    await expect(narrow.scrollWidth).toBe(320);
  },
});

/** What a person resets is no longer wrong. */
export const Reset = meta.story({
  tags: ["!dev"],
  render: () => (
    <Submittable answers={[nameRequired]}>
      {(error) => (
        <>
          <Field label="Name" name="name" error={error} />
          <button type="reset" lang="en">
            Start again
          </button>
        </>
      )}
    </Submittable>
  ),
  play: async ({ canvas, canvasElement, userEvent }) => {
    await submit(canvas, userEvent);
    await waitFor(() => expect(summaryIn(canvasElement)).toHaveFocus());
    await expect(canvas.getByLabelText("Name")).toBeInvalid();
    await userEvent.click(canvas.getByRole("button", { name: "Start again" }));
    await expect(summaryIn(canvasElement)).toBeNull();
    await expect(canvas.getByLabelText("Name")).toBeValid();
  },
});

/** A section that opens later is marked when it does, and leaves the focus where it is. */
export const SectionThatOpens = meta.story({
  render: () => (
    <Submittable hasSummary={false} answers={[refusal({ name: "Required.", city: "There is no such city." })]}>
      {(error) => (
        <>
          <Field label="Name" name="name" error={error} />
          <Section>
            <Field label="City" name="city" error={error} />
          </Section>
        </>
      )}
    </Submittable>
  ),
  play: async ({ canvas, userEvent }) => {
    await submit(canvas, userEvent);
    await waitFor(() => expect(canvas.getByLabelText("Name")).toHaveFocus());
    const section = canvas.getByRole("button", { name: "Address" });
    await userEvent.click(section);
    const city = canvas.getByLabelText("City");
    await expect(city).toBeInvalid();
    await expect(section).toHaveFocus();
    await userEvent.type(city, "Reykjavík");
    await userEvent.click(section);
    await userEvent.click(section);
    await expect(canvas.getByLabelText("City")).toBeValid();
  },
});

/** With the hooks, for markup of one's own. */
export const OwnMarkup = meta.story({
  render: () => {
    const fields = ["name", "email"] as const;
    const Own = ({ error }: { readonly error: unknown }): ReactElement => {
      const summary = useErrorSummary(error, { fields });
      const { field } = useFieldErrors(error, { fields });
      return (
        <>
          {summary && (
            <section {...summary.summaryProps} aria-label="What to correct">
              <ol>
                {summary.items.map(({ href, text, lang }) => (
                  <li key={text} lang={lang}>
                    {href === null ? text : <a href={href}>{text}</a>}
                  </li>
                ))}
              </ol>
            </section>
          )}
          {fields.map((name) => (
            <div key={name}>
              <label lang="en">
                {name} <input {...field(name).inputProps} />
              </label>
              <p {...field(name).messageProps}>{field(name).messages}</p>
            </div>
          ))}
        </>
      );
    };
    return (
      <Submittable hasSummary={false} answers={[refusal({ email: "Not an address.", fax: "Unknown." })]}>
        {(error) => <Own error={error} />}
      </Submittable>
    );
  },
  play: async ({ canvas, userEvent }) => {
    await submit(canvas, userEvent);
    await waitFor(() => expect(canvas.getByRole("region")).toHaveFocus());
    await userEvent.tab();
    await userEvent.keyboard("{Enter}");
    await expect(canvas.getByRole("textbox", { name: "email" })).toHaveFocus();
  },
});
