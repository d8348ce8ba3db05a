// @vitest-environment jsdom
import { act, fireEvent, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { useState } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ErrorSummary, FieldError, useFieldErrors } from "../../src/index.ts";
import { failed, idle, refusalOf } from "./refusal.ts";

const refused = refusalOf({ email: "Taken." });

const summary = () => document.querySelector("[data-amends-part=error-summary]");
const messages = () =>
  [...document.querySelectorAll("[data-amends-part=message]")].map((each) => each.textContent?.trim());

describe("of many failures in a row", () => {
  function Form({ submits }: { readonly submits: number }) {
    return (
      <form onSubmit={(event) => event.preventDefault()}>
        <ErrorSummary error={submits > 0 ? failed(refused, submits) : idle} />
        <input name="email" />
        <a href="#help">Help</a>
      </form>
    );
  }

  /** Whether the focus was on the summary, and whether that was announced anew, after each of six. */
  function followed(press: (field: HTMLElement, link: HTMLElement) => void): [boolean, boolean][] {
    const { rerender } = render(<Form submits={0} />);
    const [field, link] = [screen.getByRole("textbox"), screen.getByRole("link")];
    const seen: [boolean, boolean][] = [];
    for (let submits = 1; submits <= 6; submits++) {
      const before = screen.queryByRole("alert");
      link.focus();
      press(field, link);
      rerender(<Form submits={submits} />);
      seen.push([summary() === document.activeElement, screen.getByRole("alert") !== before]);
    }
    return seen;
  }

  type Press = Parameters<typeof followed>[0];
  const submitFromField: Press = (field) => {
    field.focus();
    fireEvent.input(field, { target: { value: "a" } });
    fireEvent.submit(field);
  };

  it.each<[string, Press]>([
    ["a click", (_, link) => fireEvent.click(link)],
    ["a submit from a field", submitFromField],
    ["Enter where no form is submitted", (_, link) => fireEvent.keyDown(link, { key: "Enter" })],
    ["a shortcut", (_, link) => fireEvent.keyDown(link, { key: "s", ctrlKey: true })],
  ])("each is followed after %s", (_, press) => {
    expect(followed(press)).toEqual(Array.from({ length: 6 }, () => [true, true]));
  });

  it("three are followed while somebody only moves about by keyboard", () => {
    const move: Press = (_, link) => {
      for (const key of ["ArrowDown", "PageUp", "Tab", "Escape"]) fireEvent.keyDown(link, { key });
    };
    expect(followed(move)).toEqual([true, true, true, false, false, false].map((isNews) => [isNews, isNews]));
  });
});

describe("a failure that was followed", () => {
  const both = refusalOf({ email: "Taken.", phone: "Too short." });
  afterEach(() => void vi.useRealTimers());

  it.each([
    ["a mutation's", failed(both, 1)],
    ["a bare one", both],
  ])("takes the focus no more when another of its fields appears: %s", async (_, error) => {
    function Form() {
      const [isOpen, setOpen] = useState(false);
      return (
        <form>
          <input name="email" />
          <FieldError error={error} name="email" />
          <button type="button" onClick={() => setOpen(true)}>
            More
          </button>
          {isOpen && <input name="phone" />}
          {isOpen && <FieldError error={error} name="phone" />}
        </form>
      );
    }
    render(<Form />);
    expect(screen.getByRole("textbox")).toHaveFocus();
    await userEvent.click(screen.getByRole("button"));
    expect(messages()).toEqual(["Taken.", "Too short."]);
    expect(screen.getByRole("button")).toHaveFocus();
  });

  // Jest's fake timers hold back queueMicrotask too: jestjs/jest#14549, testing-library/react-testing-library#720.
  it.each([
    ["a clock that runs", () => {}],
    ["Jest's, which stands still", () => vi.useFakeTimers({ toFake: ["queueMicrotask"] })],
  ])("takes the focus no more when a summary appears, by %s", async (_, setClock) => {
    setClock();
    const form = (hasSummary: boolean) => (
      <form>
        {hasSummary && <ErrorSummary error={both} />}
        <input name="email" />
        <FieldError error={both} name="email" />
        <button type="button">Save</button>
      </form>
    );
    const { rerender } = render(form(false));
    await userEvent.click(screen.getByRole("button"));
    rerender(form(true));
    expect(screen.getByRole("button")).toHaveFocus();
  });

  it("takes the focus no more where it could not while a field was being edited", async () => {
    const form = (error: unknown, isOpen: boolean) => (
      <form>
        <input name="email" />
        <FieldError error={error} name="email" />
        <button type="button">More</button>
        {isOpen && <input name="phone" aria-label="phone" />}
        {isOpen && <FieldError error={error} name="phone" />}
      </form>
    );
    const { rerender } = render(form(null, false));
    await userEvent.type(screen.getByRole("textbox"), "x");
    rerender(form(both, false));
    await userEvent.click(screen.getByRole("button"));
    rerender(form(both, true));
    expect(screen.getByRole("button")).toHaveFocus();
  });

  it.each([
    ["a mutation's", failed(both, 1)],
    ["a bare one", both],
  ])("stays corrected where its field comes back: %s", async (_, error) => {
    function Wizard() {
      const [step, setStep] = useState(1);
      return (
        <form>
          {step === 1 && <input name="email" />}
          {step === 1 && <FieldError error={error} name="email" />}
          <button type="button" onClick={() => setStep(3 - step)}>
            Turn
          </button>
        </form>
      );
    }
    render(<Wizard />);
    await userEvent.type(screen.getByRole("textbox"), "x");
    await userEvent.click(screen.getByRole("button"));
    await userEvent.click(screen.getByRole("button"));
    expect(messages()).toEqual([]);
    expect(screen.getByRole("textbox")).toBeValid();
    expect(screen.getByRole("button")).toHaveFocus();
  });
});

it("an error that was corrected in a form that is gone shows, and is followed, in another", async () => {
  const form = (
    <form>
      <input name="email" />
      <FieldError error={refused} name="email" />
    </form>
  );
  const { unmount } = render(form);
  await userEvent.type(screen.getByRole("textbox"), "x");
  unmount();
  await Promise.resolve();
  render(form);
  expect(messages()).toEqual(["Taken."]);
  expect(screen.getByRole("textbox")).toHaveFocus();
});

it("the component and the hook agree on what was corrected", async () => {
  function Form() {
    const { field } = useFieldErrors(refused, { fields: ["email"] });
    return (
      <form>
        <input name="email" />
        <FieldError error={refused} name="email" />
        <output>{field("email").messages}</output>
      </form>
    );
  }
  render(<Form />);
  expect(screen.getByRole("status")).toHaveTextContent("Taken.");
  await userEvent.type(screen.getByRole("textbox"), "x");
  expect(messages()).toEqual([]);
  expect(screen.getByRole("status")).toBeEmptyDOMElement();
});

it("a bare error that comes back after none shows again", async () => {
  const form = (error: unknown) => (
    <form>
      <input name="email" />
      <FieldError error={error} name="email" />
      <button type="button">Save</button>
    </form>
  );
  const { rerender } = render(form(refused));
  await userEvent.type(screen.getByRole("textbox"), "x");
  await userEvent.click(screen.getByRole("button"));
  rerender(form(null));
  rerender(form(refused));
  expect(messages()).toEqual(["Taken."]);
  expect(screen.getByRole("textbox")).toHaveFocus();
});

describe("the focus goes on", () => {
  it("to the next field where the first is disabled", () => {
    const error = refusalOf({ plan: "No.", email: "Taken." });
    render(
      <form>
        <input name="plan" disabled />
        <FieldError error={error} name="plan" />
        <input name="email" aria-label="email" />
        <FieldError error={error} name="email" />
      </form>,
    );
    expect(screen.getByRole("textbox", { name: "email" })).toHaveFocus();
  });

  it("to the next choice where the first is disabled", () => {
    render(
      <form>
        <input type="radio" name="plan" aria-label="Small" disabled />
        <input type="radio" name="plan" aria-label="Large" />
        <FieldError error={refusalOf({ plan: "No." })} name="plan" />
      </form>,
    );
    expect(screen.getByRole("radio", { name: "Large" })).toHaveFocus();
  });

  it("to the first field of a fieldset that has a legend", () => {
    render(
      <form>
        <fieldset name="address">
          <legend>Address</legend>
          <input name="address.city" />
        </fieldset>
        <FieldError error={refusalOf({ address: "Unknown." })} name="address" />
      </form>,
    );
    expect(screen.getByRole("textbox")).toHaveFocus();
  });

  // As a select that is drawn anew has one, which carries its name.
  it("to what stands in for a field that is hidden", () => {
    render(
      <form>
        <div>
          <svg />
          <div role="combobox" tabIndex={0} aria-expanded={false} aria-controls="none" aria-label="Country" />
          <input name="country" aria-hidden tabIndex={-1} />
        </div>
        <FieldError error={refusalOf({ country: "Required." })} name="country" />
      </form>,
    );
    expect(screen.getByRole("combobox")).toHaveFocus();
  });

  it("nowhere where all is hidden behind a dialog", () => {
    render(
      <div aria-hidden>
        <form>
          <input name="email" />
          <FieldError error={refused} name="email" />
        </form>
      </div>,
    );
    expect(document.body).toHaveFocus();
  });
});

describe("in a shadow tree", () => {
  let unmount = async () => {};
  afterEach(() => unmount());

  async function renderInShadow() {
    const host = document.body.appendChild(document.createElement("div"));
    const shadow = host.attachShadow({ mode: "open" });
    const root = createRoot(shadow.appendChild(document.createElement("div")));
    unmount = async () => {
      await act(async () => root.unmount());
      host.remove();
    };
    return { shadow, show: (element: React.ReactNode) => act(async () => root.render(element)) };
  }

  function Fields({ error }: { readonly error: unknown }) {
    const { field } = useFieldErrors(error, { fields: ["email"] });
    return (
      <form>
        <input name="phone" />
        <input {...field("email").inputProps} />
        <p {...field("email").messageProps}>{field("email").messages}</p>
        <button type="button">Save</button>
      </form>
    );
  }

  function Components({ error }: { readonly error: unknown }) {
    return (
      <form>
        <input name="phone" />
        <input name="email" />
        <FieldError error={error} name="email" />
        <button type="button">Save</button>
        <button type="reset">Clear</button>
      </form>
    );
  }

  it.each([
    ["components", Components],
    ["the hook", Fields],
  ])("a field that is being edited keeps the focus: %s", async (_, Form) => {
    const { shadow, show } = await renderInShadow();
    await show(<Form error={idle} />);
    const phone = shadow.querySelector("input") as HTMLInputElement;
    phone.focus();
    fireEvent.input(phone, { target: { value: "1" } });
    await show(<Form error={failed(refused)} />);
    expect(shadow.activeElement).toBe(phone);
  });

  it.each([
    ["components", Components],
    ["the hook", Fields],
  ])("the refused field has the focus: %s", async (_, Form) => {
    const { shadow, show } = await renderInShadow();
    await show(<Form error={idle} />);
    shadow.querySelector("button")?.focus();
    await show(<Form error={failed(refused)} />);
    expect(shadow.activeElement).toBe(shadow.querySelector("[name=email]"));
  });

  it("no field of that name outside of it has the focus", async () => {
    render(<input name="email" />);
    const { show } = await renderInShadow();
    await show(<Fields error={failed(refused)} />);
    expect(screen.getByRole("textbox")).not.toHaveFocus();
  });

  it("an edit and a reset clear the message", async () => {
    const { shadow, show } = await renderInShadow();
    await show(<Components error={failed(refused, 1)} />);
    const email = shadow.querySelector("[name=email]") as HTMLInputElement;
    expect(email).toHaveAttribute("aria-invalid", "true");
    await act(async () => fireEvent.input(email, { target: { value: "a" } }));
    expect(email).not.toHaveAttribute("aria-invalid");
    await show(<Components error={failed(refused, 2)} />);
    expect(email).toHaveAttribute("aria-invalid");
    await act(async () => (shadow.querySelector("[type=reset]") as HTMLElement).click());
    expect(email).not.toHaveAttribute("aria-invalid");
  });
});
