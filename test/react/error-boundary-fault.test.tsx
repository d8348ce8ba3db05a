// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Fault } from "../../src/core/index.ts";
import { ErrorBoundary } from "../../src/index.ts";
import { contractRow, errorFor, responseFor } from "../../src/testing/index.ts";
import { muteCaughtErrors } from "./mute-caught-errors.ts";
import { Thrower } from "./thrower.tsx";

muteCaughtErrors();

const failure = errorFor(contractRow("prism-io/server_error/500"));

function refuse(): never {
  throw new Error("read");
}

function faultOf(thrown: unknown): Fault | undefined {
  let caught: Fault | undefined;
  render(
    <ErrorBoundary
      fallbackRender={({ fault }) => {
        caught = fault;
        return null;
      }}
    >
      <Thrower thrown={[thrown]} />
    </ErrorBoundary>,
  );
  return caught;
}

describe("the fault", () => {
  it("says what the thrown value means", () => {
    expect(faultOf(failure)).toMatchObject({ type: "server_error", code: "server_error", status: 500 });
  });

  it.each([
    ["null", null],
    ["undefined", undefined],
    ["zero", 0],
    ["an empty string", ""],
    ["a symbol", Symbol("thrown")],
    ["a function", () => {}],
    ["an object whose properties throw", Object.create(null, { digest: { get: refuse }, status: { get: refuse } })],
  ])("of %s is unknown_error", (_, thrown) => {
    expect(faultOf(thrown)).toMatchObject({ type: "unknown_error" });
  });

  it("of a Response that reports success is unknown_error", () => {
    expect(faultOf(new Response("{}", { status: 200 }))).toMatchObject({ type: "unknown_error" });
  });

  it("of a Response is read from its body too", async () => {
    const response = await responseFor(contractRow("prism-io/not_found/404"));
    render(
      <ErrorBoundary fallbackRender={({ fault }) => `${fault.type} ${fault.code}`}>
        <Thrower thrown={[response]} />
      </ErrorBoundary>,
    );
    expect(screen.getByText("not_found_error null")).toBeVisible();
    expect(await screen.findByText("not_found_error not_found")).toBeVisible();
  });

  it("stays the same object when the boundary renders again", () => {
    const faults: Fault[] = [];
    const app = () => (
      <ErrorBoundary fallbackRender={({ fault }) => `${faults.push(fault)}`}>
        <Thrower thrown={["a string"]} />
      </ErrorBoundary>
    );
    const { rerender } = render(app());
    const first = faults.at(-1);
    rerender(app());
    expect(faults.at(-1)).toBe(first);
  });
});

describe("what the app itself cancelled", () => {
  it.each([
    ["without a fallback", {}],
    ["with one", { fallback: "failed" }],
  ])("shows nothing %s", (_, props) => {
    const { container } = render(
      <ErrorBoundary {...props}>
        <Thrower thrown={[new DOMException("left", "AbortError")]} />
      </ErrorBoundary>,
    );
    expect(container).toBeEmptyDOMElement();
  });

  it("gives way to the content when a key changes", () => {
    const app = (page: string, thrown: readonly unknown[]) => (
      <ErrorBoundary resetKeys={[page]}>
        <Thrower thrown={thrown} />
      </ErrorBoundary>
    );
    const { rerender } = render(app("one", [new DOMException("left", "AbortError")]));
    rerender(app("two", []));
    expect(screen.getByText("content")).toBeVisible();
  });
});
