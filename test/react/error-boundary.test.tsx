// @vitest-environment jsdom
import { act, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { type ComponentRef, createRef, forwardRef, StrictMode } from "react";
import { ErrorBoundary as TheirErrorBoundary, useErrorBoundary as useTheirErrorBoundary } from "react-error-boundary";
import { describe, expect, it, vi } from "vitest";
import { catalog } from "../../src/i18n/catalog.ts";
import { ErrorBoundary, type FallbackProps, useErrorBoundary, withErrorBoundary } from "../../src/index.ts";
import { contractRow, errorFor } from "../../src/testing/index.ts";
import { muteCaughtErrors } from "./mute-caught-errors.ts";
import { Thrower } from "./thrower.tsx";

const failure = errorFor(contractRow("prism-io/server_error/500"));
const { title } = catalog.codes["prism-io"].server_error;

muteCaughtErrors();

describe("react-error-boundary's props", () => {
  it("show the children until something is thrown", () => {
    render(
      <ErrorBoundary fallback="failed">
        <Thrower thrown={[]} />
      </ErrorBoundary>,
    );
    expect(screen.getByText("content")).toBeVisible();
  });

  it("show a fallback", () => {
    render(
      <ErrorBoundary fallback={<p>failed</p>}>
        <Thrower thrown={[failure]} />
      </ErrorBoundary>,
    );
    expect(screen.getByText("failed")).toBeVisible();
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("show nothing for a fallback of null", () => {
    const { container } = render(
      <ErrorBoundary fallback={null}>
        <Thrower thrown={[failure]} />
      </ErrorBoundary>,
    );
    expect(container).toBeEmptyDOMElement();
  });

  it("prefer fallbackRender to FallbackComponent, as there", () => {
    const props = { fallbackRender: () => "rendered", FallbackComponent: () => "component" } as object;
    const { container: theirs } = render(
      <TheirErrorBoundary fallback="static" {...props}>
        <Thrower thrown={[failure]} />
      </TheirErrorBoundary>,
    );
    const { container: ours } = render(
      <ErrorBoundary {...props}>
        <Thrower thrown={[failure]} />
      </ErrorBoundary>,
    );
    expect(ours.textContent).toBe("rendered");
    expect(theirs.textContent).toBe("rendered");
  });

  it("do not compile with two fallbacks", () => {
    render(
      <>
        {/* @ts-expect-error: a fallback and a component for it */}
        <ErrorBoundary fallback="static" FallbackComponent={() => null} />
        {/* @ts-expect-error: a component and a function */}
        <ErrorBoundary FallbackComponent={() => null} fallbackRender={() => null} />
      </>,
    );
  });

  it("take a component written for react-error-boundary as it is", async () => {
    function Theirs({
      error,
      resetErrorBoundary,
    }: {
      error: unknown;
      resetErrorBoundary: (...args: unknown[]) => void;
    }) {
      return (
        <button type="button" onClick={resetErrorBoundary}>
          {String(error)}
        </button>
      );
    }
    const onReset = vi.fn();
    const thrown = [failure];
    render(
      <ErrorBoundary FallbackComponent={Theirs} onReset={onReset}>
        <Thrower thrown={thrown} />
      </ErrorBoundary>,
    );
    const button = screen.getByRole("button", { name: String(failure) });
    thrown.pop();
    await userEvent.click(button);
    expect(screen.getByText("content")).toBeVisible();
    expect(onReset).toHaveBeenCalledWith({
      reason: "imperative-api",
      args: [expect.objectContaining({ type: "click" })],
    });
  });

  it("call onError with the thrown value and the component stack", () => {
    const onError = vi.fn();
    render(
      <ErrorBoundary fallback="failed" onError={onError}>
        <Thrower thrown={[failure]} />
      </ErrorBoundary>,
    );
    expect(onError).toHaveBeenCalledOnce();
    expect(onError).toHaveBeenCalledWith(failure, { componentStack: expect.stringContaining("Thrower") });
  });

  it("reset when a key changes", () => {
    const onReset = vi.fn();
    const app = (page: string, thrown: readonly unknown[]) => (
      <ErrorBoundary fallback="failed" onReset={onReset} resetKeys={[page]}>
        <Thrower thrown={thrown} />
      </ErrorBoundary>
    );
    const { rerender } = render(app("one", [failure]));
    rerender(app("one", []));
    expect(screen.getByText("failed")).toBeVisible();
    rerender(app("two", []));
    expect(screen.getByText("content")).toBeVisible();
    expect(onReset).toHaveBeenCalledWith({ reason: "keys", prev: ["one"], next: ["two"] });
  });

  it("give a ref that resets", () => {
    const thrown = [failure];
    const ref = createRef<ComponentRef<typeof ErrorBoundary>>();
    render(
      <ErrorBoundary ref={ref} fallback="failed">
        <Thrower thrown={thrown} />
      </ErrorBoundary>,
    );
    thrown.pop();
    act(() => ref.current?.resetErrorBoundary());
    expect(screen.getByText("content")).toBeVisible();
  });
});

describe("useErrorBoundary", () => {
  it.each([
    ["the kit's own", useErrorBoundary],
    ["react-error-boundary's", useTheirErrorBoundary],
  ])("shows and resets the boundary: %s", async (_, useIt) => {
    function Content() {
      const { showBoundary } = useIt();
      return (
        <button type="button" onClick={() => showBoundary(failure)}>
          Fail
        </button>
      );
    }
    function Fallback({ fault }: FallbackProps) {
      const { resetBoundary, error } = useIt();
      return (
        <button type="button" onClick={resetBoundary}>
          {`${fault.type} ${error === failure}`}
        </button>
      );
    }
    render(
      <ErrorBoundary FallbackComponent={Fallback}>
        <Content />
      </ErrorBoundary>,
    );
    await userEvent.click(screen.getByRole("button", { name: "Fail" }));
    await userEvent.click(screen.getByRole("button", { name: "server_error true" }));
    expect(screen.getByRole("button", { name: "Fail" })).toBeVisible();
  });
});

describe("withErrorBoundary", () => {
  it("wraps a component in the kit's boundary", () => {
    const Wrapped = withErrorBoundary(Thrower, { fallbackRender: ({ fault }) => fault.type });
    const { container } = render(<Wrapped thrown={[failure]} />);
    expect(container.textContent).toBe("server_error");
    expect(Wrapped.displayName).toBe("withErrorBoundary(Thrower)");
  });

  it("needs no fallback", () => {
    const Wrapped = withErrorBoundary(Thrower);
    render(<Wrapped thrown={[failure]} />);
    expect(screen.getByRole("alert")).toHaveTextContent(title);
  });

  it("passes props and the ref on", () => {
    const Input = forwardRef<HTMLInputElement, { value: string }>(function Input({ value }, ref) {
      return <input ref={ref} defaultValue={value} />;
    });
    const Wrapped = withErrorBoundary(Input, { fallback: null });
    const ref = createRef<HTMLInputElement>();
    render(<Wrapped ref={ref} value="typed" />);
    expect(ref.current).toHaveValue("typed");
  });
});

it("catches and recovers in StrictMode", async () => {
  const thrown = [failure];
  render(
    <StrictMode>
      <ErrorBoundary>
        <Thrower thrown={thrown} />
      </ErrorBoundary>
    </StrictMode>,
  );
  const button = screen.getByRole("button", { name: catalog.remedies.retry });
  thrown.pop();
  await userEvent.click(button);
  expect(screen.getByText("content")).toBeVisible();
});
