// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import type { ComponentPropsWithoutRef } from "react";
import { describe, expect, expectTypeOf, it, vi } from "vitest";
import { catalog } from "../../src/i18n/catalog.ts";
import { ErrorSummary, type ErrorSummaryProps } from "../../src/index.ts";
import { faultFor } from "../../src/testing/index.ts";
import { refusalOf } from "./refusal.ts";

const refused = refusalOf({ phone: "Too short.", vat: "Unknown number.", email: "Somebody else has this address." });

function Form(props: Partial<ErrorSummaryProps>) {
  return (
    <form>
      <ErrorSummary error={refused} {...props} />
      <label htmlFor="the-email">Email *</label>
      <input id="the-email" name="email" />
      <label>
        Phone <input name="phone" />
      </label>
    </form>
  );
}

const summary = () => document.querySelector<HTMLElement>("[data-amends-part=error-summary]");
const lines = () => [...document.querySelectorAll("li")].map(({ textContent }) => textContent);

describe("a field's label", () => {
  it("is left out where the message says it itself", () => {
    render(<Form error={refusalOf({ email: "Enter an email address." })} />);
    expect(lines()).toEqual(["Enter an email address."]);
  });

  it("is the legend of a group", () => {
    render(
      <form>
        <ErrorSummary error={refusalOf({ plan: "Required." })} />
        <fieldset>
          <legend>Plan</legend>
          <label>
            <input type="radio" name="plan" /> Small
          </label>
          <label>
            <input type="radio" name="plan" /> Large
          </label>
        </fieldset>
      </form>,
    );
    expect(lines()).toEqual(["Plan Required."]);
  });

  it("is left out only where the message has it as words of its own", () => {
    render(
      <form>
        <ErrorSummary
          error={refusalOf({ name: "Enter a valid username.", "first-name": "Your first  name is missing." })}
        />
        <label htmlFor="name">Name</label>
        <input id="name" name="name" />
        <label htmlFor="first-name">First name</label>
        <input id="first-name" name="first-name" />
      </form>,
    );
    expect(lines()).toEqual(["Name Enter a valid username.", "Your first  name is missing."]);
  });

  it("is nothing that stands in a control", () => {
    render(
      <form>
        <ErrorSummary error={refusalOf({ country: "Required.", note: "Too long." })} />
        <label>
          <span>
            <select name="country">
              <option>Iceland</option>
            </select>
          </span>{" "}
          Country
        </label>
        <label>
          <textarea name="note" defaultValue="A secret" /> Note <small>500 characters at most</small>
        </label>
      </form>,
    );
    expect(lines()).toEqual(["Country Required.", "Note Too long."]);
  });

  it("is whole where React renders it in pieces", () => {
    const row = 2;
    render(
      <form>
        <ErrorSummary error={refusalOf({ address: "Required." })} />
        <label>
          Address {row} <input name="address" />
        </label>
      </form>,
    );
    expect(lines()).toEqual(["Address 2 Required."]);
  });

  it("is what labels a group", () => {
    render(
      <form>
        <ErrorSummary error={refusalOf({ plan: "Required." })} />
        <p id="plan">Plan</p>
        <div role="radiogroup" aria-labelledby="plan">
          <label>
            <input type="radio" name="plan" /> Small
          </label>
        </div>
      </form>,
    );
    expect(lines()).toEqual(["Plan Required."]);
  });

  it("is none where what labels a group cannot be found, as in a tree that is nowhere", () => {
    const { container } = render(
      <form>
        <ErrorSummary error={refusalOf({ plan: "Required." })} />
        <div role="radiogroup" aria-labelledby="plan">
          <input type="radio" name="plan" />
        </div>
      </form>,
      { container: document.createElement("div") },
    );
    expect(container.querySelector("li")).toHaveTextContent(/^Required\.$/);
  });
});

describe("a part of one's own", () => {
  const quota = faultFor("prism-io/tier_limit_exceeded/400", { requestId: "req_1" });

  it.each(["icon", "title", "limits", "action", "requestId"])("stands in place of the kit's %s", (name) => {
    const consoleError = vi.spyOn(console, "error");
    render(
      <ErrorSummary error={quota} {...{ [name]: ({ text }: { text: { title: string } }) => <b>{text.title}</b> }} />,
    );
    expect(summary()?.querySelector("b")).toHaveTextContent(catalog.codes["prism-io"].tier_limit_exceeded.title);
    const attributes = ["data-type", "data-severity", "data-amends-part", "tabindex"];
    expect(summary()?.getAttributeNames()).toEqual(attributes);
    expect(consoleError).not.toHaveBeenCalled();
    consoleError.mockRestore();
  });

  it("is a line, made of what it says, where it leads and the field's label", async () => {
    render(
      <Form
        item={({ name, href, label, text }) =>
          href === null ? undefined : <a href={href}>{`${label} (${name}): ${text}`}</a>
        }
      />,
    );
    expect(lines()).toEqual([
      "Email (email): Somebody else has this address.",
      "Phone (phone): Too short.",
      "Unknown number.",
    ]);
    await userEvent.click(screen.getByRole("link", { name: "Phone (phone): Too short." }));
    expect(screen.getByRole("textbox", { name: "Phone" })).toHaveFocus();
  });

  it("may leave a line out", () => {
    render(<Form item={({ name }) => (name === "phone" ? null : undefined)} />);
    expect(lines()).toEqual(["Email Somebody else has this address.", "Unknown number."]);
  });

  // One that `ErrorMessage` gets and the summary does not pass on would end up in the DOM.
  it("is one of those that the summary knows", () => {
    type Own = Exclude<keyof ErrorSummaryProps, keyof ComponentPropsWithoutRef<"div">>;
    type Known = "error" | "fields" | "item" | "actions" | "icon" | "limits" | "action" | "requestId";
    expectTypeOf<Own>().toEqualTypeOf<Known>();
  });
});
