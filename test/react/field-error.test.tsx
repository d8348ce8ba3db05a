// @vitest-environment jsdom
import { act, fireEvent, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import i18next from "i18next";
import { createRef, type ReactNode, StrictMode } from "react";
import { describe, expect, it, vi } from "vitest";
import { catalog } from "../../src/i18n/catalog.ts";
import { registerAmends } from "../../src/i18n/index.ts";
import { AmendsProvider, FieldError } from "../../src/index.ts";
import { faultFor } from "../../src/testing/index.ts";
import { violationAt } from "../i18n/faults.ts";
import { failed, idle, refusal, refusalOf } from "./refusal.ts";

const taken = "Somebody else has this address.";
const refused = refusalOf({ email: taken });

function Form({ error, children }: { readonly error: unknown; readonly children?: ReactNode }) {
  return (
    <form onSubmit={(event) => event.preventDefault()}>
      <label htmlFor="email">Email</label>
      <input id="email" name="email" aria-describedby="email-hint" />
      <p id="email-hint">For receipts.</p>
      <FieldError error={error} name="email" />
      <label htmlFor="phone">Phone</label>
      <input id="phone" name="phone" />
      <FieldError error={error} name="phone" />
      {children}
      <button type="submit">Save</button>
    </form>
  );
}

const email = () => screen.getByRole("textbox", { name: "Email" });
const phone = () => screen.getByRole("textbox", { name: "Phone" });
const messages = () =>
  [...document.querySelectorAll("[data-amends-part=message]")].map((each) => each.textContent?.trim());

describe("what it shows", () => {
  it.each([
    ["nothing failed", null],
    ["a mutation has not failed", idle],
    ["another field was refused", refusalOf({ phone: taken })],
    ["the failure names no input", faultFor("prism-io/server_error/500")],
    ["the app itself cancelled", faultFor("client/aborted")],
  ])("is nothing where %s", (_, error) => {
    const { container } = render(<FieldError error={error} name="email" />);
    expect(container).toBeEmptyDOMElement();
  });

  it("is the server's words, isolated, in no known language", () => {
    render(<Form error={refused} />);
    const words = screen.getByText(taken);
    expect(words.tagName).toBe("BDI");
    expect(words).toHaveAttribute("lang", "");
  });

  it("is all that was refused about the field, once", () => {
    const twice = refusal(
      ["Too short.", "No digit.", "Too short."].map((message) => violationAt(["email"], { message })),
    );
    render(<Form error={twice} />);
    expect(messages()).toEqual(["Too short.", "No digit."]);
  });

  it("is the fault's words where the server has none for the field", () => {
    render(<Form error={refusal([violationAt(["email"])])} />);
    expect(messages()).toEqual([catalog.codes["prism-io"].validation_error.body]);
  });

  it("is the app's words for the code, in its language, outside of any bdi", async () => {
    const i18n = i18next.createInstance();
    registerAmends(i18n, {
      locales: {
        en: { violations: { too_short: "Use {{min}} characters." } },
        de: { violations: { too_short: "Mindestens {{min}} Zeichen." } },
      },
    });
    await i18n.init({ lng: "en" });
    const short = refusal([violationAt(["email"], { code: "too_short", message: "min_length", values: { min: 8 } })]);
    render(
      <AmendsProvider i18n={i18n}>
        <Form error={short} />
      </AmendsProvider>,
    );
    expect(messages()).toEqual(["Use 8 characters."]);
    expect(document.querySelector("bdi")).toBeNull();
    await act(() => i18n.changeLanguage("de"));
    expect(messages()).toEqual(["Mindestens 8 Zeichen."]);
  });

  it.each(["body.email", '["body","email"]', "/email", "Email", "email[0]"])(
    "is what was refused about %s",
    (param) => {
      const path = param.startsWith("[") ? (JSON.parse(param) as string[]) : param.split(/[./[\]]+/).filter(Boolean);
      render(<Form error={refusal([{ ...violationAt(path), param, message: taken }])} />);
      expect(messages()).toEqual([taken]);
      expect(email()).toBeInvalid();
    },
  );

  it("passes other props and the ref on to its root", () => {
    const ref = createRef<HTMLSpanElement>();
    render(<FieldError error={refused} name="email" ref={ref} id="mine" className="red" />);
    expect(ref.current).toBe(document.querySelector("[data-amends-part=field-error]"));
    expect(ref.current).toHaveAttribute("id", "mine");
    expect(ref.current).toHaveClass("red");
  });

  it("calls a stable ref once, whatever renders", () => {
    const ref = vi.fn();
    const { rerender } = render(<FieldError error={refused} name="email" ref={ref} />);
    rerender(<FieldError error={refused} name="email" ref={ref} className="red" />);
    expect(ref.mock.calls).toEqual([[document.querySelector("[data-amends-part=field-error]")]]);
  });

  it("is tied to its control by the id that it has now", () => {
    const form = (id: string) => (
      <form>
        <input name="email" />
        <FieldError error={refused} name="email" id={id} />
      </form>
    );
    const { rerender } = render(form("one"));
    rerender(form("other"));
    expect(screen.getByRole("textbox")).toHaveAttribute("aria-describedby", "other");
  });

  it("is the app's own icon and text, made from the fault and its messages", () => {
    render(
      <FieldError
        error={refused}
        name="email"
        icon={<b>!</b>}
        text={({ fault, messages: [message] }) => `${fault.type}: ${message?.text}`}
      />,
    );
    expect(document.querySelector("[data-amends-part=icon]")).toContainHTML("<b>!</b>");
    expect(document.querySelector("[data-amends-part=text]")).toHaveTextContent(`invalid_request_error: ${taken}`);
    expect(document.querySelector("svg")).toBeNull();
  });

  it("has no icon where the app wants none", () => {
    render(<FieldError error={refused} name="email" icon={null} />);
    expect(document.querySelector("[data-amends-part=icon]")).toBeNull();
    expect(messages()).toEqual([taken]);
  });
});

describe("the control", () => {
  it("is invalid and described by the message, beside what described it before", () => {
    const { rerender } = render(<Form error={idle} />);
    expect(email()).toBeValid();
    rerender(<Form error={failed(refused)} />);
    expect(email()).toBeInvalid();
    expect(email()).toHaveAccessibleDescription(`For receipts. ${taken}`);
    expect(phone()).toBeValid();
    rerender(<Form error={idle} />);
    expect(email()).not.toHaveAttribute("aria-invalid");
    expect(email()).toHaveAttribute("aria-describedby", "email-hint");
  });

  it("is left as it was when the message goes with its parent", () => {
    const { rerender } = render(
      <form>
        <input name="email" />
        <FieldError error={refused} name="email" />
      </form>,
    );
    const input = screen.getByRole("textbox");
    expect(input).toBeInvalid();
    rerender(
      <form>
        <input name="email" />
      </form>,
    );
    expect(screen.getByRole("textbox")).toBe(input);
    expect([...input.attributes].map(({ name }) => name)).toEqual(["name"]);
  });

  it("that takes the place of another is marked in its turn", () => {
    const form = (kind: "one" | "other") => (
      <form>
        <input key={kind} name="email" />
        <FieldError error={refused} name="email" />
      </form>
    );
    const { rerender } = render(form("one"));
    const first = screen.getByRole("textbox");
    rerender(form("other"));
    expect(screen.getByRole("textbox")).not.toBe(first);
    expect(screen.getByRole("textbox")).toBeInvalid();
    expect(screen.getByRole("textbox")).toHaveAccessibleDescription(taken);
  });

  it("that the app itself marked as invalid stays so", async () => {
    render(
      <form>
        <input name="email" aria-invalid="true" />
        <FieldError error={refused} name="email" />
      </form>,
    );
    await userEvent.type(screen.getByRole("textbox"), "a");
    expect(messages()).toEqual([]);
    expect(screen.getByRole("textbox")).toBeInvalid();
  });

  it("is that of the same form", () => {
    render(
      <>
        <form aria-label="one">
          <input name="email" aria-label="one" />
        </form>
        <form aria-label="two">
          <input name="email" aria-label="two" />
          <FieldError error={refused} name="email" />
        </form>
      </>,
    );
    expect(screen.getByRole("textbox", { name: "one" })).toBeValid();
    expect(screen.getByRole("textbox", { name: "two" })).toBeInvalid();
  });

  it("may belong to the form from outside of it", () => {
    render(
      <>
        <input name="email" form="outer" />
        <form id="outer">
          <FieldError error={refused} name="email" />
        </form>
      </>,
    );
    expect(screen.getByRole("textbox")).toBeInvalid();
  });

  it("needs no form", () => {
    render(
      <>
        <input name="email" />
        <FieldError error={refused} name="email" />
      </>,
    );
    expect(screen.getByRole("textbox")).toBeInvalid();
  });

  it("may be a group, which is described as one", () => {
    render(
      <form>
        <fieldset>
          <legend>Plan</legend>
          <input type="radio" name="plan" value="a" aria-label="A" />
          <input type="radio" name="plan" value="b" aria-label="B" />
          <FieldError error={refusalOf({ plan: "Choose a plan." })} name="plan" />
        </fieldset>
      </form>,
    );
    expect(screen.getByRole("group", { name: "Plan" })).toHaveAccessibleDescription("Choose a plan.");
    for (const choice of screen.getAllByRole("radio")) {
      expect(choice).toBeInvalid();
      expect(choice).not.toHaveAttribute("aria-describedby");
    }
  });

  it("is not the hidden one of the same name", () => {
    render(
      <form>
        <input type="hidden" name="terms" value="0" />
        <input type="checkbox" name="terms" value="1" />
        <FieldError error={refusalOf({ terms: "Agree first." })} name="terms" />
      </form>,
    );
    expect(screen.getByRole("checkbox")).toBeInvalid();
    expect(document.querySelector("[type=hidden]")).not.toHaveAttribute("aria-invalid");
  });
});

describe("fields within fields", () => {
  const rowRefused = refusal([violationAt(["items", 0, "name"], { param: "items[0].name", message: "No name." })]);

  function Rows({ withRow }: { readonly withRow: boolean }) {
    return (
      <form>
        <fieldset name="items">
          <FieldError error={rowRefused} name="items" />
          <input name="items.0.name" />
          {withRow && <FieldError error={rowRefused} name="items.0.name" />}
        </fieldset>
      </form>
    );
  }

  it("say it at the nearest that can", () => {
    render(<Rows withRow />);
    expect(document.querySelectorAll("[data-amends-part=message]")).toHaveLength(1);
    expect(screen.getByRole("textbox")).toHaveAccessibleDescription("No name.");
    expect(screen.getByRole("group")).not.toHaveAttribute("aria-describedby");
  });

  it("of another form take nothing away", () => {
    render(
      <>
        <form>
          <FieldError error={rowRefused} name="items.0.name" />
        </form>
        <Rows withRow={false} />
      </>,
    );
    expect(screen.getByRole("group")).toHaveAccessibleDescription("No name.");
  });

  it("say it at the one around them once the nearer is gone", () => {
    const both = refusal([...rowRefused.violations, violationAt(["items"], { message: "Too few." })]);
    const form = (hasRow: boolean) => (
      <form>
        <fieldset name="items">
          <FieldError error={both} name="items" />
          {hasRow && <FieldError error={both} name="items.0.name" />}
        </fieldset>
      </form>
    );
    const { rerender } = render(form(true));
    expect(messages()).toEqual(["Too few.", "No name."]);
    rerender(form(false));
    expect(messages()).toEqual(["No name.", "Too few."]);
  });

  it("say it at the one around them where they cannot", () => {
    render(<Rows withRow={false} />);
    expect(screen.getByRole("group")).toHaveAccessibleDescription("No name.");
  });
});

describe("an edit", () => {
  const both = refusalOf({ email: taken, phone: "Too short." });

  it("takes away the errors of its own field only", async () => {
    render(<Form error={both} />);
    await userEvent.type(email(), "a");
    expect(messages()).toEqual(["Too short."]);
    expect(email()).not.toHaveAttribute("aria-invalid");
    expect(email()).toHaveAttribute("aria-describedby", "email-hint");
    expect(phone()).toBeInvalid();
  });

  it("is forgotten by the next failure, which may be the very same error", async () => {
    const { rerender } = render(<Form error={failed(both, 1)} />);
    await userEvent.type(email(), "a");
    rerender(<Form error={failed(both, 1)} />);
    expect(messages()).toEqual(["Too short."]);
    rerender(<Form error={failed(both, 2)} />);
    expect(messages()).toEqual([taken, "Too short."]);
    expect(email()).toBeInvalid();
    await userEvent.type(email(), "b");
    expect(messages()).toEqual(["Too short."]);
  });

  it("is forgotten by a query's next failure", async () => {
    const query = (errorUpdatedAt: number) => ({ isError: true, error: refused, errorUpdatedAt, refetch: () => {} });
    const { rerender } = render(<Form error={query(1)} />);
    await userEvent.type(email(), "a");
    rerender(<Form error={query(2)} />);
    expect(messages()).toEqual([taken]);
  });

  it("is forgotten by another error of the same content, where no time tells them apart", async () => {
    const { rerender } = render(<Form error={refused} />);
    await userEvent.type(email(), "a");
    rerender(<Form error={refused} />);
    expect(messages()).toEqual([]);
    rerender(<Form error={refusalOf({ email: taken })} />);
    expect(messages()).toEqual([taken]);
  });

  it("is a choice, too", async () => {
    render(
      <form>
        <fieldset>
          <legend>Plan</legend>
          <input type="radio" name="plan" value="a" aria-label="A" />
          <input type="radio" name="plan" value="b" aria-label="B" />
        </fieldset>
        <FieldError error={refusalOf({ plan: "Choose a plan." })} name="plan" />
      </form>,
    );
    await userEvent.click(screen.getByRole("radio", { name: "B" }));
    expect(messages()).toEqual([]);
    expect(screen.getByRole("group")).not.toHaveAttribute("aria-describedby");
  });

  it("within a fieldset is an edit of what it is named for", async () => {
    render(
      <form>
        <fieldset name="address">
          <input name="address.city" />
        </fieldset>
        <FieldError error={refusalOf({ address: "Unknown." })} name="address" />
      </form>,
    );
    await userEvent.type(screen.getByRole("textbox"), "a");
    expect(messages()).toEqual([]);
  });
});

describe("the focus", () => {
  it("goes to the first field that was refused", async () => {
    const { rerender } = render(<Form error={idle} />);
    await userEvent.click(screen.getByRole("button"));
    rerender(<Form error={failed(refusalOf({ phone: "Too short.", email: taken }))} />);
    expect(email()).toHaveFocus();
  });

  it("goes there again after an identical failure", async () => {
    const { rerender } = render(<Form error={failed(refused, 1)} />);
    await userEvent.click(screen.getByRole("button"));
    rerender(<Form error={failed(refused, 2)} />);
    expect(email()).toHaveFocus();
  });

  it("goes there from the field from which the form was submitted", async () => {
    const { rerender } = render(<Form error={idle} />);
    fireEvent.input(phone(), { target: { value: "1" } });
    await userEvent.type(phone(), "{Enter}");
    rerender(<Form error={failed(refused)} />);
    expect(email()).toHaveFocus();
  });

  it("stays in a field that is being edited", async () => {
    const { rerender } = render(<Form error={idle} />);
    await userEvent.type(phone(), "1{Enter}2");
    rerender(<Form error={failed(refused)} />);
    expect(messages()).toEqual([taken]);
    expect(phone()).toHaveFocus();
  });

  it("stays in a field to which the person went while waiting", async () => {
    const { rerender } = render(<Form error={idle} />);
    await userEvent.type(email(), "1{Enter}{Tab}");
    rerender(<Form error={failed(refused)} />);
    expect(phone()).toHaveFocus();
  });

  it("is not moved by another render of the same failure", async () => {
    const { rerender } = render(<Form error={failed(refused)} />);
    await userEvent.click(screen.getByRole("button"));
    rerender(<Form error={failed(refused)} />);
    expect(screen.getByRole("button")).toHaveFocus();
  });

  it("goes to the first field of a fieldset", () => {
    render(
      <form>
        <fieldset name="address">
          <button type="button">Find</button>
          <input name="address.city" />
        </fieldset>
        <FieldError error={refusalOf({ address: "Unknown." })} name="address" />
      </form>,
    );
    expect(screen.getByRole("textbox")).toHaveFocus();
  });
});

it("does all of it in StrictMode, and leaves nothing behind", async () => {
  const { rerender, unmount } = render(
    <StrictMode>
      <Form error={failed(refused, 1)} />
    </StrictMode>,
  );
  expect(email()).toHaveAccessibleDescription(`For receipts. ${taken}`);
  expect(email()).toHaveFocus();
  await userEvent.type(email(), "a");
  expect(messages()).toEqual([]);
  rerender(
    <StrictMode>
      <Form error={failed(refused, 2)} />
    </StrictMode>,
  );
  expect(messages()).toEqual([taken]);
  unmount();
  expect(document.body.textContent).toBe("");
});
