import { QueryClient, QueryClientProvider, useMutation } from "@tanstack/react-query";
import { HttpResponse, http } from "msw";
import { type ReactElement, type ReactNode, type SubmitEvent, useState } from "react";
import { expect, waitFor } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { type Fault, throwIfFault, type Violation } from "../src/core/index.ts";
import { ErrorSummary, FieldError, useErrorSummary, useFieldErrors } from "../src/index.ts";
import { faultFor } from "../src/testing/index.ts";

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
  if (mutation.isSuccess) return <p>Your account is ready.</p>;
  return (
    <form onSubmit={onSubmit} style={formStyle}>
      <ErrorSummary error={mutation} />
      <Field label="Name" name="name" error={mutation} />
      <Field label="Email" name="email" error={mutation} />
      <button type="submit">Create account</button>
    </form>
  );
}

const meta = preview.meta({ title: "Form fields", component: FieldError, args: { error: null, name: "email" } });

const addressTaken = {
  error: {
    type: "invalid_request_error",
    code: "validation_error",
    param: "email",
    message: "Value is not an email address.",
  },
};

let accountsAsked = 0;

/** The server refuses an address, and takes the next one. Everything by keyboard. */
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

/** The label of a field far down is at the top of the window, not hidden above it. */
export const LinkToAFieldFarDown = meta.story({
  render: () => (
    <Submittable answers={[refusal({ last: "Required." })]}>
      {(error) => (
        <>
          <div style={{ blockSize: "200vh" }} />
          <Field label="Last" name="last" error={error} />
          <div style={{ blockSize: "200vh" }} />
        </>
      )}
    </Submittable>
  ),
  play: async ({ canvas, canvasElement, userEvent }) => {
    await submit(canvas, userEvent);
    await waitFor(() => expect(summaryIn(canvasElement)).toHaveFocus());
    await userEvent.tab();
    await userEvent.keyboard("{Enter}");
    await expect(canvas.getByLabelText("Last")).toHaveFocus();
    const { top } = canvas.getByText("Last", { selector: "label" }).getBoundingClientRect();
    await expect(Math.abs(top)).toBeLessThan(2);
    scrollTo(0, 0);
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

/** Credentials name no field: the summary is the message itself. */
export const SignIn = meta.story({
  render: () => (
    <Submittable answers={[faultFor("prism-io/invalid_credentials/401")]}>
      {(error) => (
        <>
          <Field label="Email" name="email" error={error} />
          <Field label="Password" name="password" error={error} />
        </>
      )}
    </Submittable>
  ),
  play: async ({ canvas, canvasElement, userEvent }) => {
    await submit(canvas, userEvent);
    await waitFor(() => expect(summaryIn(canvasElement)).toHaveFocus());
    await expect(canvas.queryByRole("list")).toBeNull();
    await expect(canvas.getByLabelText("Email")).toBeValid();
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

/** Every part can be another: here the summary's icon, title and lines, and a field's icon and text. */
export const OwnParts = meta.story({
  render: () => (
    <Submittable hasSummary={false} answers={[refusal({ email: "Not an address.", fax: "Unknown." })]}>
      {(error) => (
        <>
          <ErrorSummary
            error={error}
            icon={<b aria-hidden="true">✗</b>}
            title="We could not save this"
            item={({ href, label, text }) =>
              href === null ? undefined : (
                <>
                  {text} (<a href={href}>Go to “{label}”</a>)
                </>
              )
            }
          />
          <label>
            Email <input name="email" />
          </label>
          <FieldError
            error={error}
            name="email"
            icon={null}
            text={({ messages }) => `✗ ${messages.map(({ text }) => text).join(" ")}`}
          />
        </>
      )}
    </Submittable>
  ),
  play: async ({ canvas, userEvent }) => {
    await submit(canvas, userEvent);
    await expect(await canvas.findByRole("heading")).toHaveTextContent("We could not save this");
    await expect(canvas.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual([
      "Not an address. (Go to “Email”)",
      "Unknown.",
    ]);
    await userEvent.tab();
    await userEvent.keyboard("{Enter}");
    const email = canvas.getByRole("textbox", { name: "Email" });
    await expect(email).toHaveFocus();
    await expect(email).toHaveAccessibleDescription("✗ Not an address.");
  },
});

/** What a person resets is no longer wrong. */
export const Reset = meta.story({
  render: () => (
    <Submittable answers={[nameRequired]}>
      {(error) => (
        <>
          <Field label="Name" name="name" error={error} />
          <button type="reset">Start again</button>
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
                {summary.items.map(({ href, text }) => (
                  <li key={text}>{href === null ? text : <a href={href}>{text}</a>}</li>
                ))}
              </ol>
            </section>
          )}
          {fields.map((name) => (
            <div key={name}>
              <label>
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

const formStyle = { display: "grid", gap: "1rem", maxInlineSize: "30rem", justifyItems: "start" } as const;

interface FieldProps {
  readonly label: string;
  readonly name: string;
  readonly error: unknown;
}

function Field({ label, name, error }: FieldProps): ReactElement {
  return (
    <div>
      <label htmlFor={name} style={{ display: "block" }}>
        {label}
      </label>
      <input id={name} name={name} />
      <FieldError error={error} name={name} />
    </div>
  );
}

function Section({ children }: { readonly children: ReactNode }): ReactElement {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        Address
      </button>
      {isOpen && children}
    </>
  );
}

function everyControl(error: unknown): ReactNode {
  return (
    <>
      <Field label="Name" name="name" error={error} />
      <Field label="Email" name="email" error={error} />
      <fieldset>
        <legend>Plan</legend>
        <FieldError error={error} name="plan" />
        {["Small", "Large"].map((plan) => (
          <label key={plan} style={{ display: "block" }}>
            <input type="radio" name="plan" value={plan} /> {plan}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>Address</legend>
        <Field label="Street" name="address.street" error={error} />
        <Field label="City" name="address.city" error={error} />
      </fieldset>
      <div>
        <label htmlFor="country">Country</label>{" "}
        <select id="country" name="country">
          <option>Iceland</option>
          <option>Japan</option>
        </select>
        <FieldError error={error} name="country" />
      </div>
      <div>
        <label>
          <input type="checkbox" name="terms" /> I agree to the terms
        </label>
        <FieldError error={error} name="terms" />
      </div>
    </>
  );
}

interface SubmittableProps {
  /** What each submit ends in, the last again and again. */
  readonly answers: readonly Fault[];
  readonly hasSummary?: boolean;
  readonly children: (error: Fault | null) => ReactNode;
}

function Submittable({ answers, hasSummary = true, children }: SubmittableProps): ReactElement {
  const [submits, setSubmits] = useState(0);
  const error = answers[Math.min(submits, answers.length) - 1] ?? null;
  return (
    <form
      noValidate
      style={formStyle}
      onSubmit={(event) => {
        event.preventDefault();
        void Promise.resolve().then(() => setSubmits(submits + 1));
      }}
    >
      {hasSummary && <ErrorSummary error={error} />}
      {children(error)}
      <button type="submit">Save</button>
    </form>
  );
}

function refusal(messages: Readonly<Record<string, string>>): Fault {
  const violations = Object.entries(messages).map(
    ([param, message]): Violation => ({ param, path: param.split("."), message, code: null, values: {} }),
  );
  return faultFor("prism-io/validation_error/422", { violations, message: null });
}

function summaryIn(element: HTMLElement): Element | null {
  return element.querySelector("[data-amends-part=error-summary]");
}

interface Play {
  readonly canvas: { getByRole(role: string, options: { name: string }): HTMLElement };
  readonly userEvent: { keyboard(text: string): Promise<void> };
}

async function submit(canvas: Play["canvas"], userEvent: Play["userEvent"]): Promise<void> {
  canvas.getByRole("button", { name: "Save" }).focus();
  await userEvent.keyboard("{Enter}");
}
