// @vitest-environment jsdom
import { act, fireEvent, render, screen } from "@testing-library/react";
import { type ComponentRef, createRef, StrictMode, useEffect, useState } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { catalog } from "../../src/i18n/catalog.ts";
import { ErrorBoundary, type FallbackProps, useErrorBoundary } from "../../src/index.ts";
import { muteCaughtErrors } from "./mute-caught-errors.ts";

muteCaughtErrors();
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function Broken(): never {
  throw new Error("broken");
}

/** A boundary whose content never works, and its imperative reset. */
function renderBroken() {
  const onReset = vi.fn();
  const ref = createRef<ComponentRef<typeof ErrorBoundary>>();
  render(
    <ErrorBoundary ref={ref} onReset={onReset}>
      <Broken />
    </ErrorBoundary>,
  );
  return { onReset, reset: () => act(() => ref.current?.resetErrorBoundary()) };
}

describe("while nobody acts, a boundary is reset at most three times", () => {
  it("by a fallback that does so whenever it is shown", () => {
    function Impatient({ resetErrorBoundary }: FallbackProps) {
      useEffect(() => resetErrorBoundary(), [resetErrorBoundary]);
      return "failed";
    }
    const onReset = vi.fn();
    render(
      <ErrorBoundary FallbackComponent={Impatient} onReset={onReset}>
        <Broken />
      </ErrorBoundary>,
    );
    expect(onReset).toHaveBeenCalledTimes(3);
    expect(screen.getByText("failed")).toBeVisible();
  });

  it("by a fallback that does so through useErrorBoundary, in StrictMode", () => {
    function Impatient() {
      const { resetBoundary } = useErrorBoundary();
      useEffect(() => resetBoundary(), [resetBoundary]);
      return "failed";
    }
    const onReset = vi.fn();
    render(
      <StrictMode>
        <ErrorBoundary FallbackComponent={Impatient} onReset={onReset}>
          <Broken />
        </ErrorBoundary>
      </StrictMode>,
    );
    expect(onReset).toHaveBeenCalledTimes(3);
    expect(screen.getByText("failed")).toBeVisible();
  });

  it("by a key that changes with each failure", () => {
    const onReset = vi.fn();
    function App() {
      const [failures, setFailures] = useState(0);
      return (
        <ErrorBoundary
          fallback="failed"
          resetKeys={[failures]}
          onError={() => setTimeout(() => setFailures((count) => count + 1))}
          onReset={onReset}
        >
          <Broken />
        </ErrorBoundary>
      );
    }
    render(<App />);
    for (let step = 0; step < 10; step += 1) act(() => void vi.advanceTimersByTime(1));
    expect(onReset).toHaveBeenCalledTimes(3);
    expect(screen.getByText("failed")).toBeVisible();
  });

  it("within ten seconds: then each frees its place", () => {
    const { onReset, reset } = renderBroken();
    const resetsAfter = (ms: number): number => {
      vi.advanceTimersByTime(ms);
      reset();
      return onReset.mock.calls.length;
    };
    expect([0, 4000, 4000].map(resetsAfter)).toEqual([1, 2, 3]); // at 0, 4 and 8 s
    expect(resetsAfter(1999)).toBe(3);
    expect(resetsAfter(1)).toBe(4); // at 10 s: those of 4, 8 and 10 s count
    expect(resetsAfter(3999)).toBe(4);
    expect(resetsAfter(1)).toBe(5);
  });

  it("not counting what resets nothing", () => {
    const onReset = vi.fn();
    const ref = createRef<ComponentRef<typeof ErrorBoundary>>();
    const app = (page: number, isBroken: boolean) => (
      <ErrorBoundary ref={ref} fallback="failed" onReset={onReset} resetKeys={[page]}>
        {isBroken ? <Broken /> : "content"}
      </ErrorBoundary>
    );
    const { rerender } = render(app(0, false));
    act(() => ref.current?.resetErrorBoundary());
    rerender(app(1, false));
    rerender(app(2, true)); // fails with its first keys
    expect(onReset).not.toHaveBeenCalled();
    for (let step = 0; step < 5; step += 1) act(() => ref.current?.resetErrorBoundary());
    expect(onReset).toHaveBeenCalledTimes(3);
  });

  it("and each boundary for itself", () => {
    const boundaries = [renderBroken(), renderBroken()];
    for (const { reset } of boundaries) {
      for (let step = 0; step < 5; step += 1) reset();
    }
    expect(boundaries.map(({ onReset }) => onReset.mock.calls.length)).toEqual([3, 3]);
  });
});

describe("a reset beyond that", () => {
  const app = (page: number, onReset = () => {}) => (
    <ErrorBoundary fallback="failed" onReset={onReset} resetKeys={[page]}>
      {page < 5 ? <Broken /> : `page ${page}`}
    </ErrorBoundary>
  );

  it("by a key follows when the ten seconds are over, for the page may work by now", () => {
    const onReset = vi.fn();
    const { rerender } = render(app(0));
    for (let page = 1; page <= 5; page += 1) rerender(app(page, onReset));
    expect(screen.getByText("failed")).toBeVisible();
    act(() => void vi.advanceTimersByTime(10_000));
    expect(screen.getByText("page 5")).toBeVisible();
    expect(onReset).toHaveBeenLastCalledWith({ reason: "keys", prev: [4], next: [5] });
  });

  it("by a call follows too, if nobody was quicker", () => {
    const { onReset, reset } = renderBroken();
    for (let step = 0; step < 9; step += 1) reset();
    act(() => void vi.advanceTimersByTime(9999));
    expect(onReset).toHaveBeenCalledTimes(3);
    act(() => void vi.advanceTimersByTime(1));
    expect(onReset).toHaveBeenCalledTimes(4);
    fireEvent.click(screen.getByRole("button", { name: catalog.remedies.retry }));
    act(() => void vi.advanceTimersByTime(60_000));
    expect(onReset).toHaveBeenCalledTimes(5);
  });

  it("is forgotten where a person resets, or the boundary goes", () => {
    const onReset = vi.fn();
    const { rerender, unmount } = render(app(0));
    for (let page = 1; page <= 5; page += 1) rerender(app(page, onReset));
    unmount();
    expect(vi.getTimerCount()).toBe(0);
    const other = renderBroken();
    for (let step = 0; step < 5; step += 1) other.reset();
    fireEvent.click(screen.getByRole("button", { name: catalog.remedies.retry }));
    expect(vi.getTimerCount()).toBe(0);
    expect(onReset).toHaveBeenCalledTimes(3);
  });

  it("is lost from the second time on, or a loop would never end", () => {
    function Impatient({ resetErrorBoundary }: FallbackProps) {
      useEffect(() => resetErrorBoundary(), [resetErrorBoundary]);
      return "failed";
    }
    const onReset = vi.fn();
    render(
      <ErrorBoundary FallbackComponent={Impatient} onReset={onReset}>
        <Broken />
      </ErrorBoundary>,
    );
    act(() => void vi.advanceTimersByTime(10_000));
    const soFar = onReset.mock.calls.length;
    expect(soFar).toBeGreaterThan(3);
    act(() => void vi.advanceTimersByTime(3_600_000));
    expect(onReset).toHaveBeenCalledTimes(soFar);
  });
});

describe("a person", () => {
  it("resets as often as they click", () => {
    const { onReset } = renderBroken();
    for (let step = 0; step < 12; step += 1) {
      fireEvent.click(screen.getByRole("button", { name: catalog.remedies.retry }));
    }
    expect(onReset).toHaveBeenCalledTimes(12);
  });

  it("resets by a click also when the app does something first", async () => {
    const onReset = vi.fn();
    const prepare = () => new Promise((resolve) => setTimeout(resolve, 100));
    render(
      <ErrorBoundary
        onReset={onReset}
        fallbackRender={({ resetErrorBoundary }) => (
          <button type="button" onClick={() => void prepare().then(resetErrorBoundary)}>
            Prepare and try again
          </button>
        )}
      >
        <Broken />
      </ErrorBoundary>,
    );
    for (let step = 0; step < 6; step += 1) {
      fireEvent.click(screen.getByRole("button"));
      await act(() => vi.advanceTimersByTimeAsync(100));
    }
    expect(onReset).toHaveBeenCalledTimes(6);
  });

  it.each([
    ["goes back and forth", () => fireEvent.popState(window)],
    ["presses keys", () => fireEvent.keyDown(document.body, { key: "Enter" })],
    ["follows links", () => fireEvent.click(document.body)],
  ])("who %s sees every page tried", (_, act) => {
    const onReset = vi.fn();
    const app = (page: number) => (
      <ErrorBoundary fallback="failed" onReset={onReset} resetKeys={[page]}>
        <Broken />
      </ErrorBoundary>
    );
    const { rerender } = render(app(0));
    for (let page = 1; page <= 6; page += 1) {
      act();
      rerender(app(page));
    }
    expect(onReset).toHaveBeenCalledTimes(6);
  });

  it("who clicked once does not set a loop free", () => {
    let isImpatient = false;
    function Fallback({ resetErrorBoundary }: FallbackProps) {
      useEffect(() => {
        if (isImpatient) resetErrorBoundary();
      }, [resetErrorBoundary]);
      return (
        <button type="button" onClick={resetErrorBoundary}>
          Try again
        </button>
      );
    }
    const onReset = vi.fn();
    render(
      <ErrorBoundary FallbackComponent={Fallback} onReset={onReset}>
        <Broken />
      </ErrorBoundary>,
    );
    isImpatient = true;
    fireEvent.click(screen.getByRole("button"));
    expect(onReset).toHaveBeenCalledTimes(3);
  });
});

it("a boundary listens to the page only while it shows a failure", () => {
  const listened: string[] = [];
  const add = vi.spyOn(window, "addEventListener");
  const remove = vi.spyOn(window, "removeEventListener");
  const note = (sign: string) => (type: string) => {
    if (/^(click|keydown|popstate)$/.test(type)) listened.push(`${sign}${type}`);
  };
  add.mockImplementation(note("+"));
  remove.mockImplementation(note("-"));
  const app = (page: string, isBroken: boolean) => (
    <ErrorBoundary fallback="failed" resetKeys={[page]}>
      {isBroken ? <Broken /> : "content"}
    </ErrorBoundary>
  );
  const { rerender } = render(app("one", false));
  expect(listened).toEqual([]);
  rerender(app("one", true));
  expect(listened).toEqual(["+click", "+keydown", "+popstate"]);
  listened.length = 0;
  rerender(app("two", false));
  expect(listened).toEqual(["-click", "-keydown", "-popstate"]);
});
