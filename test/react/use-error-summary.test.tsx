// @vitest-environment jsdom
import { act, render, renderHook, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, expectTypeOf, it } from "vitest";
import { useErrorSummary, useFieldErrors } from "../../src/index.ts";
import { faultFor } from "../../src/testing/index.ts";
import { failed, idle, refusalOf } from "./refusal.ts";

const fields = ["email", "phone"];
const refused = refusalOf({ vat: "Unknown number.", phone: "Too short.", email: "Taken." });
const itemsOf = (source: unknown) => renderHook(() => useErrorSummary(source, { fields })).result.current?.items;

describe("items", () => {
  it.each([
    ["nothing failed", idle],
    ["the app itself cancelled", faultFor("client/aborted")],
  ])("are none, not an empty list, where %s", (_, source) => {
    expect(renderHook(() => useErrorSummary(source, { fields })).result.current).toBeNull();
  });

  it("are in the fields' order, then what means none of them", () => {
    expect(itemsOf(refused)).toEqual([
      { name: "email", href: "#email", text: "Taken.", lang: "" },
      { name: "phone", href: "#phone", text: "Too short.", lang: "" },
      { name: null, href: null, text: "Unknown number.", lang: "" },
    ]);
  });

  it("are named by the fields, each of which is known to the compiler", () => {
    const { result } = renderHook(() => useErrorSummary(refused, { fields: ["email", "phone"] }));
    expectTypeOf(result.current?.items[0]?.name).toEqualTypeOf<"email" | "phone" | null | undefined>();
    expect(result.current?.items.map(({ name }) => name)).toEqual(["email", "phone", null]);
  });

  it("are there once for a field that is named twice", () => {
    const { result } = renderHook(() =>
      useErrorSummary(refusalOf({ email: "Taken." }), { fields: ["email", "email"] }),
    );
    expect(result.current?.items).toHaveLength(1);
  });

  it("are the failure itself where it names no input", () => {
    expect(itemsOf(faultFor("client/offline"))).toEqual([
      { name: null, href: null, text: "We could not connect", lang: undefined },
    ]);
  });
});

describe("summaryProps", () => {
  beforeEach(() => {
    Element.prototype.scrollIntoView = () => {};
  });
  afterEach(() => {
    Reflect.deleteProperty(Element.prototype, "scrollIntoView");
  });

  function Form({ error }: { readonly error: unknown }) {
    const summary = useErrorSummary(error, { fields });
    const { field } = useFieldErrors(error, { fields });
    return (
      <form>
        {summary && (
          <section {...summary.summaryProps} aria-label="Errors">
            {summary.items.map(({ href, text }) => (
              <a key={text} {...(href !== null && { href })}>
                {text}
              </a>
            ))}
          </section>
        )}
        {fields.map((name) => (
          <input key={name} aria-label={name} {...field(name).inputProps} />
        ))}
        <button type="button">Save</button>
      </form>
    );
  }

  it("give the element the focus after each failure, rather than a field", () => {
    const { rerender } = render(<Form error={failed(refused, 1)} />);
    expect(screen.getByRole("region")).toHaveFocus();
    screen.getByRole("button").focus();
    rerender(<Form error={failed(refused, 2)} />);
    expect(screen.getByRole("region")).toHaveFocus();
  });

  it("have the element focusable only as long as it has the focus", () => {
    render(<Form error={refused} />);
    expect(screen.getByRole("region")).toHaveAttribute("tabindex", "-1");
    act(() => screen.getByRole("button").focus());
    expect(screen.getByRole("region")).not.toHaveAttribute("tabindex");
  });

  it("lead its links to the fields, and leave the address as it is", async () => {
    render(<Form error={refused} />);
    await userEvent.click(screen.getByRole("link", { name: "Too short." }));
    expect(screen.getByRole("textbox", { name: "phone" })).toHaveFocus();
    expect(location.hash).toBe("");
  });
});
