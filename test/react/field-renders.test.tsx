// @vitest-environment jsdom
import { fireEvent, render, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { FieldError } from "../../src/index.ts";
import { violationAt } from "../i18n/faults.ts";
import { failed, refusal } from "./refusal.ts";

/** The fields whose FieldError was rendered, one entry a call of its body. */
const { rendered } = vi.hoisted(() => ({ rendered: [] as (string | null | undefined)[] }));

vi.mock("../../src/react/form/use-failure.ts", async (importOriginal) => {
  const original = await importOriginal<typeof import("../../src/react/form/use-failure.ts")>();
  return {
    ...original,
    useFailure: (source: unknown, field?: string | null) => {
      rendered.push(field);
      return original.useFailure(source, field);
    },
  };
});

const names = Array.from({ length: 200 }, (_, i) => `items.${i}.name`);
const working = () => ({ isError: false, error: null });
const refused = (index: number) => failed(refusal([violationAt(["items", index, "name"], { message: "No." })]));

function Form({ error }: { readonly error: unknown }) {
  return (
    <form>
      {names.map((name) => (
        <div key={name}>
          <input name={name} aria-label={name} />
          <FieldError error={error} name={name} className="mine" />
        </div>
      ))}
    </form>
  );
}

it("of 200 fields only those render that a failure is about, however often the form does", () => {
  const { rerender } = render(<Form error={working()} />);
  const renderedBy = (change: () => void): readonly unknown[] => {
    rendered.length = 0;
    change();
    return [...rendered];
  };
  expect(renderedBy(() => rerender(<Form error={working()} />))).toEqual([]);
  expect(renderedBy(() => rerender(<Form error={refused(7)} />))).toEqual(["items.7.name"]);
  expect(new Set(renderedBy(() => rerender(<Form error={refused(8)} />)))).toEqual(
    new Set(["items.7.name", "items.8.name"]),
  );
  expect(renderedBy(() => fireEvent.input(screen.getByLabelText("items.8.name")))).toEqual(["items.8.name"]);
});
