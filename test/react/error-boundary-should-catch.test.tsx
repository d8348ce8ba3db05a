// @vitest-environment jsdom
import { act, render, screen } from "@testing-library/react";
import { createRef, type ReactNode, StrictMode, useEffect } from "react";
import { ErrorBoundary as TheirErrorBoundary } from "react-error-boundary";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { defineAmends, type FaultReport } from "../../src/core/index.ts";
import { AmendsProvider, ErrorBoundary, type ErrorBoundaryProps } from "../../src/index.ts";
import { contractRow, errorFor } from "../../src/testing/index.ts";
import { muteCaughtErrors } from "./mute-caught-errors.ts";
import { Thrower } from "./thrower.tsx";

muteCaughtErrors();
beforeEach(() => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
});

class HttpError extends Error {}
class NotFoundError extends HttpError {}

const limited = (): Error => errorFor(contractRow("prism-io/rate_limit_exceeded/429"));
const down = (): Error => errorFor(contractRow("prism-io/server_error/500"));

function ThrowInEffect({ thrown }: { thrown: unknown }): ReactNode {
  useEffect(() => {
    throw thrown;
  });
  return "content";
}

function show(shouldCatch: unknown, thrown: unknown, children = <Thrower thrown={[thrown]} />) {
  const reports: FaultReport[] = [];
  const amends = defineAmends({ onFault: (report) => void reports.push(report) });
  const [outer, inner, seen] = [vi.fn(), vi.fn(), vi.fn()];
  const criteria = { shouldCatch } as Pick<ErrorBoundaryProps, "shouldCatch">;
  const { container } = render(
    <StrictMode>
      <AmendsProvider value={amends}>
        <TheirErrorBoundary
          onError={outer}
          fallbackRender={({ error }) => {
            seen(error);
            return "outer";
          }}
        >
          <ErrorBoundary {...criteria} onError={inner} fallback="inner">
            {children}
          </ErrorBoundary>
        </TheirErrorBoundary>
      </AmendsProvider>
    </StrictMode>,
  );
  return { text: container.textContent, reports, outer, inner, seen };
}

const all = ["rate_limit_error", HttpError, (thrown: unknown) => thrown === "mine"];

describe("shouldCatch", () => {
  it.each<[string, unknown, unknown]>([
    ["true", true, down()],
    ["undefined", undefined, down()],
    ["a type", "rate_limit_error", limited()],
    ["a class", HttpError, new HttpError("x")],
    ["a class of which it is a kind", HttpError, new NotFoundError("x")],
    ["Error itself", Error, new TypeError("x")],
    ["a DOMException's class", DOMException, new DOMException("x", "DataError")],
    ["a function", (thrown: unknown) => thrown === null, null],
    ["a list, by its type", all, limited()],
    ["a list, by its class", all, new HttpError("x")],
    ["a list, by its function", all, "mine"],
    ["a list, by a true in it", [false, true], down()],
  ])("catches what it names: %s", (_, shouldCatch, thrown) => {
    const { text, inner, outer } = show(shouldCatch, thrown);
    expect(text).toBe("inner");
    expect(inner).toHaveBeenCalledOnce();
    expect(outer).not.toHaveBeenCalled();
    expect(console.warn).not.toHaveBeenCalled();
  });

  // toss/suspensive#1410: a fallback must not even render for what is not caught.
  it.each<[string, unknown, unknown]>([
    ["false", false, down()],
    ["a type", "rate_limit_error", down()],
    ["a class", HttpError, new Error("x")],
    ["a function", () => false, null],
    ["a function, and undefined", () => false, undefined],
    ["a list", all, down()],
  ])("passes up anything else as it is: %s", (_, shouldCatch, thrown) => {
    const { text, inner, outer, seen } = show(shouldCatch, thrown);
    expect(text).toBe("outer");
    expect(outer.mock.calls.map(([error]) => error)).toEqual([thrown]);
    expect(seen.mock.calls.every(([error]) => error === thrown)).toBe(true);
    expect(inner).not.toHaveBeenCalled();
  });

  it("passes up what an effect threw", () => {
    const thrown = down();
    const { text, outer } = show("rate_limit_error", thrown, <ThrowInEffect thrown={thrown} />);
    expect(text).toBe("outer");
    expect(outer.mock.calls.map(([error]) => error)).toEqual([thrown]);
  });

  it("has what is passed up told once, by whoever catches it", () => {
    const onFault = vi.fn();
    const [inner, outer] = [vi.fn(), vi.fn()];
    render(
      <AmendsProvider value={defineAmends({ onFault })}>
        <ErrorBoundary onError={outer} fallback="outer">
          <ErrorBoundary shouldCatch={HttpError} onError={inner} fallback="middle">
            <ErrorBoundary shouldCatch="rate_limit_error" onError={inner} fallback="inner">
              <Thrower thrown={["text has no identity"]} />
            </ErrorBoundary>
          </ErrorBoundary>
        </ErrorBoundary>
      </AmendsProvider>,
    );
    expect(screen.getByText("outer")).toBeVisible();
    expect([onFault, outer, inner].map(({ mock }) => mock.calls.length)).toEqual([1, 1, 0]);
  });

  it.each<[string, unknown, string]>([
    ["a number", 404, '"404"'],
    ["null", null, '"null"'],
    ["an empty list", [], "is an empty list"],
    ["a string that is no type", "rate_limit", '"rate_limit"'],
    ["an object's own name", "toString", '"toString"'],
    ["a list of such", ["HttpError", 5], '"HttpError", "5"'],
    ["what cannot be written", Object.create(null), "object"],
  ])("catches everything, and says so once, by %s", (_, shouldCatch, words) => {
    expect(show(shouldCatch, down()).text).toBe("inner");
    show(shouldCatch, limited());
    const warnings = vi.mocked(console.warn).mock.calls.map(([text]) => String(text));
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain(words);
    expect(warnings[0]).toMatch(/counts as not given.*To mend it/);
  });

  it("goes by the rest of a list in which something is none", () => {
    expect(show(["rate_limit_error", 429], down()).text).toBe("outer");
    expect(show(["rate_limit_error", 429], limited()).text).toBe("inner");
    expect(console.warn).toHaveBeenCalledOnce();
  });

  it("catches what its function throws at, and says who threw", () => {
    const defect = new TypeError("x is undefined");
    const { text } = show(function isMine() {
      throw defect;
    }, down());
    expect(text).toBe("inner");
    const lines = vi.mocked(console.error).mock.calls;
    expect(lines.filter(([line, thrown]) => /isMine/.test(String(line)) && thrown === defect)).toHaveLength(1);
  });
});

describe("a ref", () => {
  it("resets the boundary, and gives onReset what it was called with", () => {
    const ref = createRef<ErrorBoundary>();
    const onReset = vi.fn();
    const thrown: unknown[] = [down()];
    render(
      <ErrorBoundary ref={ref} onReset={onReset} fallback="failed">
        <Thrower thrown={thrown} />
      </ErrorBoundary>,
    );
    thrown.pop();
    act(() => ref.current?.resetErrorBoundary("why"));
    expect(screen.getByText("content")).toBeVisible();
    expect(onReset).toHaveBeenCalledExactlyOnceWith({ reason: "imperative-api", args: ["why"] });
  });
});
