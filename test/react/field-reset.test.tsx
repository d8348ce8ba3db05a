// @vitest-environment jsdom
import { act, render, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { useState, version } from "react";
import { expect, it } from "vitest";
import { ErrorSummary, FieldError } from "../../src/index.ts";
import { failed, refusalOf } from "./refusal.ts";

const taken = "Somebody else has this address.";
const refused = refusalOf({ email: taken });

const messages = () =>
  [...document.querySelectorAll("[data-amends-part=message]")].map((each) => each.textContent?.trim());

it("a reset of the form by a person clears its messages, and the summary", async () => {
  render(
    <>
      <form>
        <ErrorSummary error={refused} />
        <input name="email" aria-label="email" />
        <FieldError error={refused} name="email" />
        <button type="reset">Clear</button>
      </form>
      <form>
        <input name="phone" aria-label="phone" />
        <FieldError error={refusalOf({ phone: "Too short." })} name="phone" />
      </form>
    </>,
  );
  await userEvent.click(screen.getByRole("button", { name: "Clear" }));
  expect(messages()).toEqual(["Too short."]);
  expect(screen.getByRole("textbox", { name: "email" })).not.toHaveAttribute("aria-invalid");
  expect(screen.queryByRole("alert")).toBeNull();
});

it("a reset that nobody asked for clears nothing, for React makes one after an action that failed", async () => {
  const form = (error: unknown) => (
    <form aria-label="form">
      <input name="email" />
      <FieldError error={error} name="email" />
      <button type="button">Save</button>
    </form>
  );
  const { rerender } = render(form(null));
  await userEvent.click(screen.getByRole("button"));
  rerender(form(failed(refused, 1)));
  act(() => screen.getByRole<HTMLFormElement>("form").reset());
  expect(messages()).toEqual([taken]);
});

it("the next failure shows after a reset", async () => {
  const form = (submittedAt: number) => (
    <form>
      <input name="email" />
      <FieldError error={failed(refused, submittedAt)} name="email" />
      <button type="reset">Clear</button>
    </form>
  );
  const { rerender } = render(form(1));
  await userEvent.click(screen.getByRole("button"));
  rerender(form(1));
  expect(messages()).toEqual([]);
  rerender(form(2));
  expect(messages()).toEqual([taken]);
});

it.runIf(version.startsWith("19"))("the reset after an action of React's clears nothing", async () => {
  function Form() {
    const [error, setError] = useState<unknown>(null);
    const save = async () => {
      await Promise.resolve();
      setError(refusalOf({ email: taken }));
    };
    return (
      <form action={save}>
        <input name="email" />
        <FieldError error={error} name="email" />
        <button type="submit">Save</button>
      </form>
    );
  }
  render(<Form />);
  for (const value of ["a", "b"]) {
    await userEvent.type(screen.getByRole("textbox"), value);
    expect(messages()).toEqual([]);
    await userEvent.click(screen.getByRole("button"));
    await waitFor(() => expect(screen.getByRole("textbox")).toHaveValue(""));
    expect(messages()).toEqual([taken]);
  }
});
