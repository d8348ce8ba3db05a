// @vitest-environment jsdom
import { act, render, renderHook, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { memo } from "react";
import { describe, expect, it } from "vitest";
import { type FieldErrors, useFieldErrors } from "../../src/index.ts";
import { faultFor } from "../../src/testing/index.ts";
import { violationAt } from "../i18n/faults.ts";
import { failed, idle, refusal, refusalOf } from "./refusal.ts";

const taken = "Somebody else has this address.";
const refused = refusalOf({ email: taken });

const errorsOf = (source: unknown, fields = ["email", "phone"]) =>
  renderHook(({ error }) => useFieldErrors(error, { fields }), { initialProps: { error: source } });

describe("a field", () => {
  it("is valid where nothing failed", () => {
    const { result } = errorsOf(idle);
    const { invalid, messages, inputProps } = result.current.field("email");
    expect({ invalid, messages, inputProps }).toEqual({ invalid: false, messages: [], inputProps: { name: "email" } });
  });

  it("has the messages of what was refused about it, and what ties them to the control", () => {
    const { result } = errorsOf(refused);
    const { invalid, messages, inputProps, messageProps } = result.current.field("email");
    expect(invalid).toBe(true);
    expect(messages).toEqual([taken]);
    expect(inputProps).toMatchObject({ name: "email", "aria-invalid": true, "aria-describedby": messageProps.id });
    expect(messageProps.dir).toBe("auto");
    expect(result.current.field("phone").invalid).toBe(false);
  });

  it("has an id of its own, whatever comes and goes around it", () => {
    const names = ["a", "b", "c", "d"];
    const { result, rerender } = renderHook(({ fields }) => useFieldErrors(refused, { fields }), {
      initialProps: { fields: ["a", "b"] },
    });
    const before = ["a", "b"].map((name) => result.current.field(name).messageProps.id);
    rerender({ fields: ["b", "c", "d"] });
    const after = names.map((name) => result.current.field(name).messageProps.id);
    expect(after.slice(0, 2)).toEqual(before);
    expect(new Set(after).size).toBe(4);
    expect(after.join()).not.toMatch(/\s/);
  });

  it("keeps its id when its errors change", () => {
    const { result, rerender } = errorsOf(idle);
    const { id } = result.current.field("email").messageProps;
    rerender({ error: failed(refused) });
    expect(result.current.field("email").messageProps.id).toBe(id);
    expect(result.current.field("phone").messageProps.id).not.toBe(id);
  });

  it("is the same object until its errors change", () => {
    const { result, rerender } = errorsOf(failed(refused, 1));
    const email = result.current.field("email");
    const phone = result.current.field("phone");
    rerender({ error: failed(refused, 1) });
    expect(result.current.field("email")).toBe(email);
    rerender({ error: failed(refusalOf({ email: taken, phone: "Too short." }), 2) });
    expect(result.current.field("email")).toBe(email);
    expect(result.current.field("phone")).not.toBe(phone);
    rerender({ error: idle });
    expect(result.current.field("email")).not.toBe(email);
  });

  it("is cleared by its own input event only, until the next failure", () => {
    const both = refusalOf({ email: taken, phone: "Too short." });
    const { result, rerender } = errorsOf(failed(both, 1));
    act(() => result.current.field("email").inputProps.onInput?.());
    expect(result.current.field("email").invalid).toBe(false);
    expect(result.current.field("phone").messages).toEqual(["Too short."]);
    act(() => result.current.field("phone").inputProps.onInput?.());
    expect(result.current.field("email").invalid).toBe(false);
    expect(result.current.field("phone").invalid).toBe(false);

    rerender({ error: failed(both, 2) });
    expect(result.current.field("email").messages).toEqual([taken]);
    act(() => result.current.field("email").inputProps.onInput?.());
    expect(result.current.field("email").invalid).toBe(false);
    expect(result.current.field("phone").invalid).toBe(true);
  });

  it("that was never shown as valid in between is cleared all the same after an identical failure", () => {
    const { result, rerender } = errorsOf(failed(refused, 1));
    const before = result.current.field("email");
    rerender({ error: failed(refused, 2) });
    expect(result.current.field("email")).toBe(before);
    act(() => before.inputProps.onInput?.());
    expect(result.current.field("email").invalid).toBe(false);
  });

  it("is known by a name of Object.prototype as by any other", () => {
    const fields = ["__proto__", "constructor"] as const;
    const { result } = renderHook(() => useFieldErrors(refusalOf([["__proto__", "No."]]), { fields }));
    expect(result.current.field("__proto__").messages).toEqual(["No."]);
    expect(result.current.field("constructor").invalid).toBe(false);
  });
});

describe("unmatched", () => {
  it.each([
    ["nothing where nothing failed", idle, []],
    ["nothing where the fields say it all", refused, []],
    ["what means none of the fields", refusalOf({ email: taken, vat: "Unknown number." }), ["Unknown number."]],
    ["a failure that names no input", faultFor("client/offline"), ["We could not connect"]],
    ["nothing where the app itself cancelled", faultFor("client/aborted"), []],
  ])("is %s", (_, source, expected) => {
    expect(errorsOf(source).result.current.unmatched).toEqual(expected);
  });

  it("is where the violations are that no field can show", () => {
    const violations = ["a", "b", "c"].map((name) => violationAt([name], { message: `${name}.` }));
    const { result } = errorsOf(refusal(violations), ["b"]);
    expect(result.current.unmatched).toEqual(["a.", "c."]);
  });
});

describe("in a form", () => {
  const Field = memo(function Field({ errors, onRender }: { errors: FieldErrors; onRender?(): void }) {
    onRender?.();
    return (
      <>
        <input aria-label={errors.inputProps.name} {...errors.inputProps} />
        <p {...errors.messageProps}>{errors.messages}</p>
      </>
    );
  });

  function Form({ error, fields, onRender }: { error: unknown; fields: readonly string[]; onRender?(): void }) {
    const { field } = useFieldErrors(error, { fields: [...fields] });
    return (
      <form>
        {fields.map((name) => (
          <Field key={name} errors={field(name)} {...(onRender && { onRender })} />
        ))}
        <button type="button">Save</button>
      </form>
    );
  }

  it("the control is described, and has the focus", () => {
    render(<Form error={refused} fields={["phone", "email"]} />);
    const email = screen.getByRole("textbox", { name: "email" });
    expect(email).toBeInvalid();
    expect(email).toHaveAccessibleDescription(taken);
    expect(email).toHaveFocus();
  });

  it("of two forms the right one has the focus", () => {
    render(
      <>
        <Form error={idle} fields={["email"]} />
        <Form error={refused} fields={["email"]} />
      </>,
    );
    expect(screen.getAllByRole("textbox")[1]).toHaveFocus();
  });

  it("of two forms the right one has the focus, though the app places no message", () => {
    function Bare({ error }: { readonly error: unknown }) {
      const { field } = useFieldErrors(error, { fields: ["email"] });
      return (
        <form>
          <input {...field("email").inputProps} />
        </form>
      );
    }
    render(
      <>
        <Bare error={idle} />
        <Bare error={refused} />
      </>,
    );
    expect(screen.getAllByRole("textbox")[1]).toHaveFocus();
  });

  it("of two forms the one that was submitted has the focus, though the app ties messages by ids of its own", () => {
    function Own({ error }: { readonly error: unknown }) {
      const { field } = useFieldErrors(error, { fields: ["email"] });
      return (
        <form>
          <input {...field("email").inputProps} aria-describedby="own" />
          <button type="button">Save</button>
        </form>
      );
    }
    const forms = (error: unknown) => (
      <>
        <Own error={idle} />
        <Own error={error} />
      </>
    );
    const { rerender } = render(forms(idle));
    screen.getAllByRole("button")[1]?.focus();
    rerender(forms(refused));
    expect(screen.getAllByRole("textbox")[1]).toHaveFocus();
  });

  it("the next control has the focus where the first is disabled", () => {
    function TwoFields() {
      const { field } = useFieldErrors(refusalOf({ plan: "No.", email: taken }), { fields: ["plan", "email"] });
      return (
        <form>
          <input {...field("plan").inputProps} disabled />
          <input aria-label="email" {...field("email").inputProps} />
        </form>
      );
    }
    render(<TwoFields />);
    expect(screen.getByRole("textbox", { name: "email" })).toHaveFocus();
  });

  it("a reset clears all messages", async () => {
    function Resettable() {
      const { field } = useFieldErrors(refused, { fields: ["email"] });
      return (
        <form>
          <Field errors={field("email")} />
          <button type="reset">Clear</button>
        </form>
      );
    }
    render(<Resettable />);
    await userEvent.click(screen.getByRole("button"));
    expect(screen.queryByText(taken)).toBeNull();
    expect(screen.getByRole("textbox")).toBeValid();
  });

  it("nothing takes the focus from a field that is being edited", async () => {
    const { rerender } = render(<Form error={idle} fields={["email", "phone"]} />);
    await userEvent.type(screen.getByRole("textbox", { name: "phone" }), "1");
    rerender(<Form error={refused} fields={["email", "phone"]} />);
    expect(screen.getByRole("textbox", { name: "phone" })).toHaveFocus();
  });

  it("of 200 memoised fields the one that was refused renders, once for the failure and once for the edit", async () => {
    const fields = Array.from({ length: 200 }, (_, i) => `field_${i}`);
    let renders = 0;
    const onRender = () => {
      renders += 1;
    };
    const { rerender } = render(<Form error={idle} fields={fields} onRender={onRender} />);
    expect(renders).toBe(200);
    rerender(<Form error={failed(refusalOf({ field_7: taken }))} fields={fields} onRender={onRender} />);
    expect(screen.getByText(taken)).toBeVisible();
    expect(renders).toBe(201);
    await userEvent.type(screen.getByRole("textbox", { name: "field_7" }), "ab");
    expect(screen.queryByText(taken)).toBeNull();
    expect(renders).toBe(202);
  });
});
