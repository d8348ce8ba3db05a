// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { Profiler, type ReactNode } from "react";
import { describe, expect, it, vi } from "vitest";
import type { Violation } from "../../src/core/fault.ts";
import { type ApiConfig, defineAmends, defineEnvelope } from "../../src/core/index.ts";
import { AmendsProvider, ErrorSummary, FieldError } from "../../src/index.ts";
import { contractRow, errorFor, withWording } from "../../src/testing/index.ts";
import { httpError } from "../core/http-error.ts";
import { violationAt } from "../i18n/faults.ts";
import { failed, refusal, refusalOf } from "./refusal.ts";

const names = Array.from({ length: 200 }, (_, i) => `items.${i}.name`);

function Form({ error, fields }: { readonly error: unknown; readonly fields: readonly string[] }) {
  return (
    <form>
      <ErrorSummary error={error} />
      {fields.map((name) => (
        <p key={name}>
          <input name={name} aria-label={name} />
          <FieldError error={error} name={name} />
        </p>
      ))}
      <button type="button">Save</button>
    </form>
  );
}

const lines = () => [...document.querySelectorAll("li")].map((each) => each.textContent?.trim());
const messages = () =>
  [...document.querySelectorAll("[data-amends-part=message]")].map((each) => each.textContent?.trim());

describe("200 violations", () => {
  it("of 200 fields are shown by each, and listed", () => {
    const violations = names.map((_, i) => violationAt(["body", "items", i, "name"], { message: `No. ${i}.` }));
    render(<Form error={refusal(violations)} fields={names} />);
    expect(messages()).toEqual(names.map((_, i) => `No. ${i}.`));
    expect(lines()).toEqual(messages());
  });

  it("that mean no field are all listed", () => {
    const violations = names.map((name) => violationAt([`x${name}`], { message: "No." }));
    render(<Form error={refusal(violations)} fields={["email"]} />);
    expect(messages()).toEqual([]);
    expect(lines()).toHaveLength(200);
  });
});

describe("200 fields", () => {
  it("of which one is refused tie a message to that one only", () => {
    const { rerender } = render(<Form error={null} fields={names} />);
    // By role it would take a second or more: for that each element's visibility and name are worked out.
    const inputs = [...document.querySelectorAll("input")];
    const before = inputs.map((each) => each.outerHTML);
    rerender(<Form error={failed(refusal([violationAt(["items", 7, "name"], { message: "No." })]))} fields={names} />);
    const changed = inputs.filter((each, i) => each.outerHTML !== before[i]);
    expect(changed).toEqual([screen.getByLabelText("items.7.name")]);
  });

  it("render under another configuration what that one makes of the same error", () => {
    const acme = defineEnvelope({
      name: "acme",
      rows: { refused: { type: "invalid_request_error", remedy: "fix_input" } },
      isSafe: () => true,
      read: () => ({
        code: "refused",
        type: "invalid_request_error",
        violations: [{ param: "email", message: "No." }],
      }),
    });
    const origin = "https://acme.example";
    const error = httpError(422, { refused: true }, { url: origin });
    const form = (apis: readonly ApiConfig[]) => (
      <AmendsProvider value={defineAmends({ apis })}>
        <input name="email" />
        <FieldError error={error} name="email" />
      </AmendsProvider>
    );
    const { rerender } = render(form([]));
    expect(messages()).toEqual([]);
    rerender(form([{ origin, envelope: acme }]));
    expect(messages()).toEqual(["No."]);
  });

  it("of which one is refused show that in two commits at most", () => {
    const commits = vi.fn();
    const form = (error: unknown) => (
      <Profiler id="form" onRender={commits}>
        <Form error={error} fields={names} />
      </Profiler>
    );
    const { rerender } = render(form(null));
    commits.mockClear();
    rerender(form(failed(refusal([violationAt(["items", 7, "name"], { message: "No." })]))));
    expect(messages()).toEqual(["No."]);
    expect(commits.mock.calls.length).toBeLessThanOrEqual(2);
  });
});

it("an edit renders the message alone, neither the form nor what else is in it", async () => {
  let renders = 0;
  const commits = vi.fn();
  const error = refusalOf({ email: "Taken.", phone: "Too short." });
  function Counted({ children }: { readonly children?: ReactNode }) {
    renders += 1;
    return children;
  }
  render(
    <Counted>
      <form>
        <input name="email" />
        <FieldError error={error} name="email" />
        <Profiler id="other" onRender={commits}>
          <FieldError error={error} name="phone" />
        </Profiler>
        <Counted />
      </form>
    </Counted>,
  );
  commits.mockClear();
  await userEvent.type(screen.getByRole("textbox"), "a");
  expect(messages()).toEqual(["Too short."]);
  expect(renders).toBe(2);
  expect(commits).not.toHaveBeenCalled();
});

describe("names", () => {
  const hostile = [
    "__proto__",
    "constructor",
    "toString",
    'a"]',
    "a'b",
    "a b",
    "#a",
    "\\",
    "elements",
    "length",
    "children",
  ];

  it.each(hostile)("as strange as %s find their control, and their way back", (name) => {
    const violation: Violation = { ...violationAt([name], { message: "No." }), param: name };
    render(<Form error={refusal([violation])} fields={[name, "other"]} />);
    const [control, other] = screen.getAllByRole("textbox");
    expect(control).toBeInvalid();
    expect(control).toHaveAccessibleDescription("No.");
    expect(other).toBeValid();
    expect(screen.getByRole("link")).toHaveAttribute("href", `#${name}`);
  });

  it("of a form's own members hide no other control", () => {
    render(
      <Form error={refusalOf({ email: "Taken." })} fields={["elements", "querySelectorAll", "closest", "email"]} />,
    );
    expect(screen.getByRole("textbox", { name: "email" })).toBeInvalid();
  });

  it("that the server invents mark nothing", () => {
    const param = "*, [name], input";
    render(<Form error={refusal([{ ...violationAt([param], { message: "No." }), param }])} fields={["email"]} />);
    expect(screen.getByRole("textbox")).toBeValid();
    expect(lines()).toEqual(["No."]);
  });
});

it("a message of 10,000 characters is cut to 300", () => {
  const row = withWording(contractRow("prism-io/validation_error/422"), "x".repeat(10_000));
  const name = String((row.body as { error: { param: string } }).error.param);
  render(<Form error={errorFor(row)} fields={[name]} />);
  expect(messages()[0]).toHaveLength(300);
  expect(lines()[0]).toContain("…");
});

it("a message is neither HTML nor a template", () => {
  const message = '<img src=x onerror="alert(1)"> $t(ui.copy) {{min}}';
  render(<Form error={refusalOf({ email: message })} fields={["email"]} />);
  expect(messages()).toEqual([message]);
  expect(document.querySelector("img")).toBeNull();
});

describe("an error that is another one in every render", () => {
  function Unsettled() {
    return <Form error={refusalOf({ email: "Taken." })} fields={["email", "phone"]} />;
  }

  it("keeps the message that is on the page", () => {
    const { rerender } = render(<Unsettled />);
    const message = document.querySelector("[data-amends-part=message]");
    rerender(<Unsettled />);
    expect(messages()).toEqual(["Taken."]);
    expect(document.querySelector("[data-amends-part=message]")).toBe(message);
  });

  it("takes the focus no more once it is clear that it never settles", () => {
    const { rerender } = render(<Unsettled />);
    for (let i = 0; i < 3; i++) rerender(<Unsettled />);
    const link = screen.getByRole("link");
    link.focus();
    for (let i = 0; i < 10; i++) {
      rerender(<Unsettled />);
      expect(link).toHaveFocus();
    }
  });

  it("does not take the focus from a field that is being edited", async () => {
    const { rerender } = render(<Unsettled />);
    const phone = screen.getByRole("textbox", { name: "phone" });
    await userEvent.type(phone, "1");
    rerender(<Unsettled />);
    expect(phone).toHaveFocus();
  });
});
