// @vitest-environment jsdom
import { act, render, waitFor } from "@testing-library/react";
import { type ComponentRef, createRef, StrictMode } from "react";
import { describe, expect, it, vi } from "vitest";
import { defineAmends, FaultError, type FaultReport, throwIfFault } from "../../src/core/index.ts";
import { reportOnce } from "../../src/core/report-once.ts";
import { AmendsProvider, ErrorBoundary } from "../../src/index.ts";
import { contractRow, errorFor, faultFor, responseFor } from "../../src/testing/index.ts";
import { muteCaughtErrors } from "./mute-caught-errors.ts";

muteCaughtErrors();

const row = contractRow("prism-io/server_error/500");

function collect() {
  const reports: FaultReport[] = [];
  return { reports, amends: defineAmends({ onFault: (report) => void reports.push(report) }) };
}

function renderThrowing(amends: ReturnType<typeof defineAmends>, thrown: readonly unknown[]) {
  function Thrower() {
    if (thrown.length > 0) throw thrown[0];
    return "content";
  }
  const ref = createRef<ComponentRef<typeof ErrorBoundary>>();
  const app = () => (
    <StrictMode>
      <AmendsProvider value={amends}>
        <ErrorBoundary ref={ref} fallback="failed">
          <Thrower />
        </ErrorBoundary>
      </AmendsProvider>
    </StrictMode>
  );
  const { rerender } = render(app());
  return { rerender: () => rerender(app()), reset: () => act(() => ref.current?.resetErrorBoundary()) };
}

describe("onFault is told", () => {
  it.each([
    ["an error", errorFor(row)],
    ["null", null],
    ["a string", "broken"],
  ])("once of %s, in StrictMode and however often the boundary renders", (_, thrown) => {
    const { reports, amends } = collect();
    const { rerender } = renderThrowing(amends, [thrown]);
    rerender();
    rerender();
    expect(reports).toHaveLength(1);
  });

  it("what the failure was, by closed words", () => {
    const { reports, amends } = collect();
    renderThrowing(amends, [errorFor(row)]);
    expect(reports[0]).toMatchObject({ type: "server_error", status: 500, code: "server_error", expected: false });
  });

  it("once of the same value, thrown again after a reset", () => {
    const { reports, amends } = collect();
    const { reset } = renderThrowing(amends, [errorFor(row)]);
    reset();
    expect(reports).toHaveLength(1);
  });

  it("of each value that is thrown", () => {
    const { reports, amends } = collect();
    const thrown: unknown[] = [errorFor(row)];
    const { reset } = renderThrowing(amends, thrown);
    thrown[0] = errorFor(row);
    reset();
    expect(reports).toHaveLength(2);
  });

  it("of the same string once for each time it is thrown", () => {
    const { reports, amends } = collect();
    const { reset } = renderThrowing(amends, ["broken"]);
    reset();
    expect(reports).toHaveLength(2);
  });

  it("once where the query cache or the client has told already", () => {
    const { reports, amends } = collect();
    const error = errorFor(row);
    reportOnce(error, amends);
    renderThrowing(amends, [error]);
    expect(reports).toHaveLength(1);
  });

  it("once of a Response and the error that was made of it", async () => {
    const { reports, amends } = collect();
    const response = await responseFor(row);
    const error = await throwIfFault(response, amends).catch((thrown: unknown) => thrown);
    reportOnce(response, amends);
    renderThrowing(amends, [error]);
    expect(reports).toHaveLength(1);
  });

  it("of an unread Response once its body has been read", async () => {
    const { reports, amends } = collect();
    renderThrowing(amends, [await responseFor(row)]);
    await waitFor(() => expect(reports).toMatchObject([{ code: "server_error" }]));
  });

  it("by each configuration for itself", () => {
    const [one, other] = [collect(), collect()];
    const error = new FaultError(faultFor("prism-io/server_error/500"));
    reportOnce(error, one.amends);
    reportOnce(error, other.amends);
    expect([one.reports, other.reports].map(({ length }) => length)).toEqual([1, 1]);
  });

  it("nothing of what the app itself cancelled", () => {
    const { reports, amends } = collect();
    renderThrowing(amends, [new DOMException("left", "AbortError")]);
    expect(reports).toEqual([]);
  });
});

const broken = new Error("telemetry");

it.each<[string, () => void]>([
  [
    "throws",
    () => {
      throw broken;
    },
  ],
  // TypeScript takes an asynchronous function for a void one; a rejection that nobody handles ends a Node process.
  ["rejects", async () => Promise.reject(broken)],
])("an onFault that %s does not break the boundary, and is written to the console", async (_, onFault) => {
  const amends = defineAmends({ onFault });
  const onError = vi.fn();
  const { container } = render(
    <AmendsProvider value={amends}>
      <ErrorBoundary fallback="failed" onError={onError}>
        {/* @ts-expect-error: an object is no child */}
        {{}}
      </ErrorBoundary>
    </AmendsProvider>,
  );
  expect(container).toHaveTextContent("failed");
  expect(onError).toHaveBeenCalledOnce();
  await waitFor(() => expect(console.error).toHaveBeenCalledWith(broken));
});
