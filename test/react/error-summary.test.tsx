// @vitest-environment jsdom
import { fireEvent, render, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import i18next from "i18next";
import { createRef, type ReactNode, StrictMode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { catalog } from "../../src/i18n/catalog.ts";
import { registerAmends } from "../../src/i18n/index.ts";
import { AmendsProvider, ErrorSummary, FieldError } from "../../src/index.ts";
import { contractRow, errorFor, faultFor } from "../../src/testing/index.ts";
import { violationAt } from "../i18n/faults.ts";
import { failed, idle, refusal, refusalOf } from "./refusal.ts";

const refused = refusalOf({ phone: "Too short.", vat: "Unknown number.", email: "Somebody else has this address." });

function Form({ error, children }: { readonly error: unknown; readonly children?: ReactNode }) {
  return (
    <form onSubmit={(event) => event.preventDefault()}>
      {children === undefined ? <ErrorSummary error={error} /> : children}
      <label htmlFor="the-email">Email *</label>
      <input id="the-email" name="email" />
      <FieldError error={error} name="email" />
      <fieldset>
        <legend>How to reach you</legend>
        <label>
          Phone
          <input name="phone" />
        </label>
        <FieldError error={error} name="phone" />
      </fieldset>
      <button type="submit" name="vat">
        Save
      </button>
    </form>
  );
}

const summary = () => document.querySelector<HTMLElement>("[data-amends-part=error-summary]");
const lines = () => [...(summary()?.querySelectorAll("li") ?? [])].map((each) => each.textContent?.trim());
const email = () => screen.getByRole("textbox", { name: "Email *" });
const phone = () => screen.getByRole("textbox", { name: "Phone" });

let scrolledTo: Element[];
beforeEach(() => {
  scrolledTo = [];
  Element.prototype.scrollIntoView = function (this: Element) {
    expect(document.activeElement).not.toBe(this); // first the caption, then the focus
    scrolledTo.push(this);
  };
});
afterEach(() => {
  Reflect.deleteProperty(Element.prototype, "scrollIntoView");
});

describe("what it shows", () => {
  it.each([
    ["nothing failed", null],
    ["a mutation has not failed", idle],
    ["the app itself cancelled", faultFor("client/aborted")],
  ])("is nothing where %s", (_, error) => {
    const { container } = render(<ErrorSummary error={error} />);
    expect(container).toBeEmptyDOMElement();
  });

  it("is what was refused in the form's order, then what means no field of it", () => {
    render(<Form error={refused} />);
    expect(lines()).toEqual(["Email Somebody else has this address.", "Phone Too short.", "Unknown number."]);
    expect(
      within(summary() as HTMLElement)
        .getAllByRole("link")
        .map((link) => link.textContent),
    ).toEqual(["Somebody else has this address.", "Too short."]);
  });

  it("is headed by the fault's title", () => {
    render(<Form error={refused} />);
    expect(screen.getByRole("heading")).toHaveTextContent(catalog.codes["prism-io"].validation_error.title);
  });

  it("is headed in the host's language", async () => {
    const i18n = i18next.createInstance();
    registerAmends(i18n, {
      locales: {
        de: { codes: { "prism-io": { validation_error: { title: "Bitte prüfen", body: "Bitte prüfen." } } } },
      },
    });
    await i18n.init({ lng: "de" });
    render(
      <AmendsProvider i18n={i18n}>
        <Form error={refused} />
      </AmendsProvider>,
    );
    expect(screen.getByRole("heading")).toHaveTextContent("Bitte prüfen");
  });

  it("never counts, for only the first failing field is named", () => {
    render(<Form error={refusalOf({ email: "Not an address." })} />);
    expect(summary()?.textContent).not.toMatch(/\d|\bone\b/i);
  });

  it("isolates the server's words", () => {
    render(<Form error={refused} />);
    for (const words of summary()?.querySelectorAll("bdi") ?? []) expect(words).toHaveAttribute("lang", "");
    expect(summary()?.querySelectorAll("bdi")).toHaveLength(3);
  });

  it("is the failure itself where it names no input, with what can be done, and no list", () => {
    const fault = faultFor("prism-io/tier_limit_exceeded/400", { requestId: "req_1" });
    render(
      <Form error={fault}>
        <ErrorSummary error={fault} actions={{ upgrade: "/plans" }} />
      </Form>,
    );
    const { title, body } = catalog.codes["prism-io"].tier_limit_exceeded;
    expect(screen.getByRole("heading")).toHaveTextContent(title);
    expect(screen.getByRole("alert")).toHaveTextContent(body);
    expect(screen.getByRole("link", { name: catalog.remedies.upgrade })).toBeVisible();
    expect(summary()).toHaveTextContent("req_1");
    expect(summary()?.querySelector("ul")).toBeNull();
  });

  it("has no request id where there is something to correct, unless the app wants it", () => {
    const fault = { ...refused, requestId: "req_1" };
    const { rerender } = render(<ErrorSummary error={fault} />);
    expect(summary()).not.toHaveTextContent("req_1");
    rerender(<ErrorSummary error={fault} requestId={({ fault: { requestId } }) => requestId} />);
    expect(summary()).toHaveTextContent("req_1");
  });

  it("is the server's words where they may be shown and name no input", () => {
    const fault = faultFor("prism-io/governance_error/422/unknown-code", { message: "No names.", violations: [] });
    render(<Form error={fault} />);
    expect(screen.getByText("No names.").tagName).toBe("BDI");
  });

  it("has the form's fields in the order that the app gives", () => {
    render(
      <Form error={refused}>
        <ErrorSummary error={refused} fields={["phone", "email"]} />
      </Form>,
    );
    expect(lines()).toEqual(["Phone Too short.", "Email Somebody else has this address.", "Unknown number."]);
  });

  it("says by data attributes what failed", () => {
    render(<Form error={refused} />);
    expect(summary()).toHaveAttribute("data-type", "invalid_request_error");
    expect(summary()).toHaveAttribute("data-severity", "error");
  });

  it("calls a stable ref once as long as it shows, and once when it goes", () => {
    const ref = vi.fn();
    const { rerender } = render(<ErrorSummary error={refused} ref={ref} />);
    rerender(<ErrorSummary error={refused} ref={ref} className="red" />);
    expect(ref.mock.calls).toEqual([[summary()]]);
    rerender(<ErrorSummary error={null} ref={ref} />);
    expect(ref).toHaveBeenLastCalledWith(null);
  });

  it("passes other props and the ref on to its root", () => {
    const ref = createRef<HTMLDivElement>();
    render(<ErrorSummary error={refused} ref={ref} id="mine" className="red" title="Look here" />);
    expect(ref.current).toBe(summary());
    expect(ref.current).toHaveAttribute("id", "mine");
    expect(ref.current).toHaveClass("red");
    expect(screen.getByRole("heading")).toHaveTextContent("Look here");
  });
});

describe("the announcement", () => {
  it("is an alert within the element that takes the focus", () => {
    render(<Form error={refused} />);
    const alert = screen.getByRole("alert");
    expect(summary()).toContainElement(alert);
    expect(summary()).not.toBe(alert);
    expect(summary()).not.toHaveAttribute("role");
    expect(alert).toHaveTextContent("Unknown number.");
  });

  it("is made again for a failure that follows on another", () => {
    const { rerender } = render(<Form error={failed(refused, 1)} />);
    const alert = screen.getByRole("alert");
    rerender(<Form error={failed(refused, 1)} />);
    expect(screen.getByRole("alert")).toBe(alert);
    rerender(<Form error={failed(refused, 2)} />);
    expect(screen.getByRole("alert")).not.toBe(alert);
  });
});

describe("the focus", () => {
  it("is on the summary when it appears, not on a field", () => {
    const { rerender } = render(<Form error={idle} />);
    rerender(<Form error={failed(refused)} />);
    expect(summary()).toHaveFocus();
    expect(summary()).toHaveAttribute("tabindex", "-1");
  });

  it("is not on the summary when somebody clicks into it later", async () => {
    render(<Form error={refused} />);
    await userEvent.click(email());
    expect(summary()).not.toHaveAttribute("tabindex");
    await userEvent.click(screen.getByRole("heading"));
    expect(summary()).not.toHaveFocus();
  });

  it("stays on the summary while the window alone has lost it", () => {
    render(<Form error={refused} />);
    fireEvent.blur(summary() as HTMLElement);
    expect(summary()).toHaveAttribute("tabindex", "-1");
  });

  it("is on the summary by the app's own tabindex, which stays", async () => {
    render(
      <Form error={refused}>
        <ErrorSummary error={refused} tabIndex={0} />
      </Form>,
    );
    expect(summary()).toHaveFocus();
    await userEvent.click(email());
    expect(summary()).toHaveAttribute("tabindex", "0");
  });

  it("is on the summary that stands below the fields", () => {
    render(
      <form>
        <input name="email" />
        <FieldError error={refused} name="email" />
        <ErrorSummary error={refused} />
      </form>,
    );
    expect(summary()).toHaveFocus();
  });

  it("is on the summary again after an identical failure", async () => {
    const { rerender } = render(<Form error={failed(refused, 1)} />);
    await userEvent.click(screen.getByRole("button"));
    rerender(<Form error={failed(refused, 1)} />);
    expect(screen.getByRole("button")).toHaveFocus();
    rerender(<Form error={failed(refused, 2)} />);
    expect(summary()).toHaveFocus();
  });

  it("is on the summary again after another error of the same content", () => {
    const { rerender } = render(<Form error={refusalOf({ email: "No." })} />);
    screen.getByRole("button").focus();
    rerender(<Form error={refusalOf({ email: "No." })} />);
    expect(summary()).toHaveFocus();
  });

  it("stays in a field that is being edited", async () => {
    const { rerender } = render(<Form error={idle} />);
    await userEvent.type(email(), "a{Enter}b");
    rerender(<Form error={failed(refused)} />);
    expect(summary()).toBeVisible();
    expect(email()).toHaveFocus();
  });

  it("leaves the field from which the form was submitted", async () => {
    const { rerender } = render(<Form error={idle} />);
    fireEvent.input(email(), { target: { value: "a" } });
    await userEvent.type(email(), "{Enter}");
    rerender(<Form error={failed(refused)} />);
    expect(summary()).toHaveFocus();
  });
});

describe("a link", () => {
  const follow = (name: string) => userEvent.click(screen.getByRole("link", { name }));

  it("focuses its field, with the label at the top", async () => {
    render(<Form error={refused} />);
    const focus = vi.spyOn(email(), "focus");
    await follow("Somebody else has this address.");
    expect(email()).toHaveFocus();
    expect(focus).toHaveBeenCalledExactlyOnceWith({ preventScroll: true });
    expect(scrolledTo).toEqual([screen.getByText("Email *")]);
  });

  it("shows the legend where that is near", async () => {
    render(<Form error={refused} />);
    await follow("Too short.");
    expect(phone()).toHaveFocus();
    expect(scrolledTo).toEqual([screen.getByText("How to reach you")]);
  });

  it("shows the label where the legend is half a screen away", async () => {
    render(<Form error={refused} />);
    const far = { bottom: innerHeight } as DOMRect;
    vi.spyOn(phone(), "getBoundingClientRect").mockReturnValue(far);
    await follow("Too short.");
    expect(scrolledTo).toEqual([phone().closest("label")]);
  });

  it("works by keyboard", async () => {
    render(<Form error={refused} />);
    await userEvent.tab();
    expect(screen.getByRole("link", { name: "Somebody else has this address." })).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    expect(email()).toHaveFocus();
  });

  it("leaves the address as it is", async () => {
    const { href } = location;
    const { length } = history;
    render(<Form error={refused} />);
    await follow("Too short.");
    expect(location.href).toBe(href);
    expect(history).toHaveLength(length);
  });

  it("leads to the first choice of a group", async () => {
    render(
      <form>
        <ErrorSummary error={refusalOf({ plan: "Choose a plan." })} />
        <fieldset>
          <legend>Plan</legend>
          <input type="radio" name="plan" aria-label="Small" />
          <input type="radio" name="plan" aria-label="Large" />
        </fieldset>
      </form>,
    );
    await follow("Choose a plan.");
    expect(screen.getByRole("radio", { name: "Small" })).toHaveFocus();
    expect(scrolledTo).toEqual([screen.getByText("Plan")]);
  });

  it("leads from above the form into the one that failed", async () => {
    render(
      <>
        <form>
          <input name="email" aria-label="Newsletter" />
        </form>
        <ErrorSummary error={refused} />
        <Form error={refused}>{null}</Form>
      </>,
    );
    expect(lines()).toEqual(["Email Somebody else has this address.", "Phone Too short.", "Unknown number."]);
    await follow("Somebody else has this address.");
    expect(email()).toHaveFocus();
  });

  it("leads to what stands in for a field that is hidden", async () => {
    render(
      <form>
        <ErrorSummary error={refusalOf({ country: "Required." })} />
        <div>
          <button type="button">Iceland</button>
          <select name="country" aria-hidden tabIndex={-1} />
        </div>
      </form>,
    );
    await follow("Required.");
    expect(screen.getByRole("button")).toHaveFocus();
  });

  it("leads to its field where nothing scrolls", async () => {
    Reflect.deleteProperty(Element.prototype, "scrollIntoView");
    render(<Form error={refused} />);
    await follow("Too short.");
    expect(phone()).toHaveFocus();
  });

  it("of the app's own within the summary is left alone", async () => {
    render(<ErrorSummary error={refused} title={<a href="#help">Help</a>} />);
    await follow("Help");
    expect(location.hash).toBe("#help");
    history.replaceState(null, "", location.pathname);
  });
});

describe("the credentials", () => {
  function formOf(code: "invalid_credentials" | "subscription_inactive"): readonly [html: string, hasFocus: boolean] {
    const error = errorFor(contractRow(`prism-io/${code}/401`));
    const { container, unmount } = render(<Form error={error} />);
    const seen = [container.innerHTML, document.activeElement === summary()] as const;
    unmount();
    return seen;
  }

  it("that are wrong look, byte for byte, like those of a lapsed subscription", () => {
    const wrong = formOf("invalid_credentials");
    expect(wrong[0]).toContain(catalog.codes["prism-io"].invalid_credentials.title);
    expect(wrong[1]).toBe(true);
    expect(formOf("subscription_inactive")).toEqual(wrong);
  });
});

it("keeps listing what is being corrected, so that nothing moves under the person's hands", async () => {
  render(<Form error={refused} />);
  await userEvent.type(phone(), "1");
  expect(phone()).not.toHaveAttribute("aria-invalid");
  expect(lines()).toContain("Phone Too short.");
});

it("lists fields that the app adds later", () => {
  const late = refusal([violationAt(["late"], { message: "Required." })]);
  const form = (withField: boolean) => (
    <form>
      <ErrorSummary error={late} />
      {withField && <input name="late" />}
    </form>
  );
  const { rerender } = render(form(false));
  expect(screen.queryByRole("link")).toBeNull();
  rerender(form(true));
  expect(screen.getByRole("link", { name: "Required." })).toBeVisible();
});

it("does all of it in StrictMode", () => {
  render(
    <StrictMode>
      <Form error={refused} />
    </StrictMode>,
  );
  expect(summary()).toHaveFocus();
  expect(lines()).toHaveLength(3);
});
