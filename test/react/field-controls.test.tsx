// @vitest-environment jsdom
import { act, fireEvent, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { type ReactNode, useState } from "react";
import { createPortal } from "react-dom";
import { describe, expect, it, vi } from "vitest";
import { ErrorSummary, FieldError } from "../../src/index.ts";
import { refusalOf } from "./refusal.ts";

const taken = "Somebody else has this address.";
const refused = refusalOf({ email: taken });

const messages = () =>
  [...document.querySelectorAll("[data-amends-part=message]")].map((each) => each.textContent?.trim());
const box = (name: string) => screen.getByRole("textbox", { name });

/** What renders by itself, without the components of the kit beside it. */
function Changing({ children }: { readonly children: (isChanged: boolean) => ReactNode }) {
  const [isChanged, setChanged] = useState(false);
  return (
    <>
      {children(isChanged)}
      <button type="button" onClick={() => setChanged(true)}>
        Change
      </button>
    </>
  );
}

const change = () => userEvent.click(screen.getByRole("button", { name: "Change" }));

describe("a control that a component of its own", () => {
  it("adds is marked", async () => {
    render(
      <form>
        <Changing>{(isChanged) => isChanged && <input name="email" />}</Changing>
        <FieldError error={refused} name="email" />
      </form>,
    );
    await change();
    expect(screen.getByRole("textbox")).toBeInvalid();
    expect(screen.getByRole("textbox")).toHaveAccessibleDescription(taken);
  });

  it("replaces is marked", async () => {
    render(
      <form>
        <Changing>{(isChanged) => <input key={`${isChanged}`} name="email" />}</Changing>
        <FieldError error={refused} name="email" />
      </form>,
    );
    const before = screen.getByRole("textbox");
    await change();
    expect(screen.getByRole("textbox")).not.toBe(before);
    expect(screen.getByRole("textbox")).toBeInvalid();
  });

  it("gives another name is marked no more", async () => {
    render(
      <form>
        <Changing>{(isChanged) => <input name={isChanged ? "phone" : "email"} />}</Changing>
        <FieldError error={refused} name="email" />
      </form>,
    );
    expect(screen.getByRole("textbox")).toBeInvalid();
    await change();
    expect([...screen.getByRole("textbox").attributes].map(({ name }) => name)).toEqual(["name"]);
  });

  it("describes anew is described by the message, too", async () => {
    render(
      <form>
        <Changing>{(isChanged) => <input name="email" aria-describedby={isChanged ? "b" : "a"} />}</Changing>
        <p id="a">Before.</p>
        <p id="b">After.</p>
        <FieldError error={refused} name="email" />
      </form>,
    );
    expect(screen.getByRole("textbox")).toHaveAccessibleDescription(`Before. ${taken}`);
    await change();
    expect(screen.getByRole("textbox")).toHaveAccessibleDescription(`After. ${taken}`);
  });

  it("adds is in the summary's links", async () => {
    render(
      <form>
        <ErrorSummary error={refused} />
        <Changing>{(isChanged) => isChanged && <input name="email" aria-label="Email" />}</Changing>
      </form>,
    );
    expect(screen.queryByRole("link")).toBeNull();
    await change();
    expect(screen.getByRole("link", { name: taken })).toHaveAttribute("href", "#email");
  });
});

describe("the app's own aria-invalid", () => {
  function Checked() {
    const [value, setValue] = useState("ada");
    return (
      <input
        name="email"
        value={value}
        aria-invalid={value.length < 3 || undefined}
        onChange={(event) => setValue(event.target.value)}
      />
    );
  }

  it.each([
    ["before", [<Checked key="control" />, <FieldError key="error" error={refused} name="email" />]],
    ["after", [<FieldError key="error" error={refused} name="email" />, <Checked key="control" />]],
  ])("of the edit that clears the message stays where the control stands %s it", (_, children) => {
    render(<form>{children}</form>);
    fireEvent.input(screen.getByRole("textbox"), { target: { value: "" } });
    expect(messages()).toEqual([]);
    expect(screen.getByRole("textbox")).toBeInvalid();
    expect(screen.getByRole("textbox")).not.toHaveAttribute("data-amends-invalid");
  });

  it("of a render that the message shares stays when that goes", () => {
    const form = (error: unknown, isInvalid: boolean) => (
      <form>
        <FieldError error={error} name="email" />
        <input name="email" aria-invalid={isInvalid || undefined} />
      </form>
    );
    const { rerender } = render(form(refused, false));
    rerender(form(refused, true));
    rerender(form(null, true));
    expect(screen.getByRole("textbox")).toBeInvalid();
  });

  it("that goes while the message stays is made good", async () => {
    render(
      <form>
        <Changing>{(isChanged) => <input name="email" aria-invalid={isChanged ? undefined : true} />}</Changing>
        <FieldError error={refused} name="email" />
      </form>,
    );
    await change();
    expect(screen.getByRole("textbox")).toBeInvalid();
    await userEvent.type(screen.getByRole("textbox"), "a");
    expect(screen.getByRole("textbox")).toBeValid();
  });
});

it("two messages about one control neither take turns nor leave anything behind", async () => {
  const setAttribute = vi.spyOn(Element.prototype, "setAttribute");
  render(
    <form>
      <FieldError error={refused} name="email" />
      <Changing>{(isChanged) => <input key={`${isChanged}`} name="email" />}</Changing>
      <FieldError error={refused} name="email" />
    </form>,
  );
  await change();
  const { length } = setAttribute.mock.calls;
  await act(() => new Promise((resolve) => setTimeout(resolve)));
  expect(setAttribute.mock.calls).toHaveLength(length);
  await userEvent.type(screen.getByRole("textbox"), "a");
  expect([...screen.getByRole("textbox").attributes].map(({ name }) => name)).toEqual(["name"]);
  setAttribute.mockRestore();
});

describe("outside of any form a message", () => {
  const error = <FieldError error={refused} name="email" />;
  const input = (label: string) => <input name="email" aria-label={label} />;

  it("is about the fields without a form, rather than about those of one", () => {
    render(
      <>
        <form>{input("in a form")}</form>
        {input("free")}
        {error}
      </>,
    );
    expect(box("free")).toBeInvalid();
    expect(box("in a form")).toBeValid();
  });

  it("is about the fields of the nearest form where there are no others", () => {
    render(
      <>
        <form>{input("far")}</form>
        <section>
          <form>{input("near")}</form>
          {error}
        </section>
      </>,
    );
    expect(box("near")).toBeInvalid();
    expect(box("far")).toBeValid();
  });

  it("is about those of one form only", () => {
    render(
      <>
        <form>{input("one")}</form>
        <form>{input("other")}</form>
        {error}
      </>,
    );
    expect(box("one")).toBeInvalid();
    expect(box("other")).toBeValid();
  });

  it("is about what is in its dialog, not about the form that rendered that", () => {
    render(
      <form>
        {input("page")}
        {createPortal(
          <div role="dialog">
            {input("dialog")}
            {error}
          </div>,
          document.body,
        )}
      </form>,
    );
    expect(box("dialog")).toBeInvalid();
    expect(box("page")).toBeValid();
  });
});

describe("fields of one name", () => {
  it("that are no choices are each described", () => {
    render(
      <form>
        <fieldset>
          <legend>Profile</legend>
          <input name="tags" />
          <input name="tags" />
          <FieldError error={refusalOf({ tags: "Too many." })} name="tags" />
        </fieldset>
      </form>,
    );
    for (const each of screen.getAllByRole("textbox")) expect(each).toHaveAccessibleDescription("Too many.");
    expect(screen.getByRole("group")).not.toHaveAttribute("aria-describedby");
  });

  it("are not an output", () => {
    render(
      <form>
        <output name="email" />
        <input name="email" />
        <FieldError error={refused} name="email" />
      </form>,
    );
    expect(screen.getByRole("textbox")).toHaveFocus();
    expect(screen.getByRole("status")).not.toHaveAttribute("aria-invalid");
  });
});
