import { expect, waitFor } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { ErrorSummary, FieldError } from "../src/index.ts";
import { faultFor } from "../src/testing/index.ts";
import { Field, formStyle, refusal, Submittable, submit, summaryIn } from "./forms/form.tsx";

const meta = preview.meta({ title: "Components/ErrorSummary", component: ErrorSummary });

const refused = refusal({ name: "Enter your name.", email: "Somebody else has this address." });

/** What the server refused, with a link to each field. */
export const SeveralFields = meta.story({
  args: { error: refused },
  render: (args) => (
    <form style={formStyle} noValidate>
      <ErrorSummary {...args} />
      <Field label="Name" name="name" error={args.error} />
      <Field label="Email" name="email" error={args.error} />
      <button type="submit" lang="en">
        Save
      </button>
    </form>
  ),
  play: async ({ canvas }) => {
    await expect(canvas.getAllByRole("link").map((link) => link.getAttribute("href"))).toEqual(["#name", "#email"]);
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

/** Credentials name no field: the summary is the message itself. */
export const NamesNoField = meta.story({
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
          <label lang="en">
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
