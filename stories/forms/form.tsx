import { type ReactElement, type ReactNode, useState } from "react";
import type { Fault, Violation } from "../../src/core/index.ts";
import { ErrorSummary, FieldError } from "../../src/index.ts";
import { faultFor } from "../../src/testing/index.ts";

export const formStyle = { display: "grid", gap: "1rem", maxInlineSize: "30rem", justifyItems: "start" } as const;

interface FieldProps {
  readonly label: string;
  readonly name: string;
  readonly error: unknown;
}

export function Field({ label, name, error }: FieldProps): ReactElement {
  return (
    <div>
      <label htmlFor={name} lang="en" style={{ display: "block" }}>
        {label}
      </label>
      <input id={name} name={name} />
      <FieldError error={error} name={name} />
    </div>
  );
}

export function Section({ children }: { readonly children: ReactNode }): ReactElement {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" lang="en" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        Address
      </button>
      {isOpen && children}
    </>
  );
}

export function everyControl(error: unknown): ReactNode {
  return (
    <>
      <Field label="Name" name="name" error={error} />
      <Field label="Email" name="email" error={error} />
      <fieldset>
        <legend lang="en">Plan</legend>
        <FieldError error={error} name="plan" />
        {["Small", "Large"].map((plan) => (
          <label key={plan} lang="en" style={{ display: "block" }}>
            <input type="radio" name="plan" value={plan} /> {plan}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend lang="en">Address</legend>
        <Field label="Street" name="address.street" error={error} />
        <Field label="City" name="address.city" error={error} />
      </fieldset>
      <div>
        <label htmlFor="country" lang="en">
          Country
        </label>{" "}
        <select id="country" name="country" lang="en">
          <option>Iceland</option>
          <option>Japan</option>
        </select>
        <FieldError error={error} name="country" />
      </div>
      <div>
        <label lang="en">
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

export function Submittable({ answers, hasSummary = true, children }: SubmittableProps): ReactElement {
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
      <button type="submit" lang="en">
        Save
      </button>
    </form>
  );
}

export function refusal(messages: Readonly<Record<string, string>>): Fault {
  const violations = Object.entries(messages).map(
    ([param, message]): Violation => ({ param, path: param.split("."), message, code: null, values: {} }),
  );
  return faultFor("prism-io/validation_error/422", { violations, message: null });
}

export function summaryIn(element: HTMLElement): Element | null {
  return element.querySelector("[data-amends-part=error-summary]");
}

interface Play {
  readonly canvas: { getByRole(role: string, options: { name: string }): HTMLElement };
  readonly userEvent: { keyboard(text: string): Promise<void> };
}

export async function submit(canvas: Play["canvas"], userEvent: Play["userEvent"]): Promise<void> {
  canvas.getByRole("button", { name: "Save" }).focus();
  await userEvent.keyboard("{Enter}");
}
