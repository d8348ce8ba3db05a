// @vitest-environment jsdom
import { act, render, renderHook } from "@testing-library/react";
import { StrictMode } from "react";
import { describe, expect, it } from "vitest";
import { classify, classifyAsync } from "../../src/core/contracts.ts";
import { defineAmends } from "../../src/core/index.ts";
import { AmendsProvider, useFault } from "../../src/index.ts";
import { contractRow, errorFor, faultFor, responseFor } from "../../src/testing/index.ts";

/** An answer whose body says more than its status. */
function quotaReached(): Response {
  return responseFor(contractRow("prisma-airs/403/quota_exceeded"));
}

describe("classification", () => {
  it("is there in the first render, without a provider", () => {
    const { result } = renderHook(() => useFault(errorFor(contractRow("prism-io/not_found/404"))));
    expect(result.current).toMatchObject({ type: "not_found_error", code: "not_found", envelope: "prism-io" });
  });

  it.each([null, undefined, { isError: false, error: null }])("is null for %j", (source) => {
    expect(renderHook(() => useFault(source)).result.current).toBeNull();
  });

  it("gives a fault back as it is", () => {
    const fault = faultFor("client/offline");
    expect(renderHook(() => useFault(fault)).result.current).toBe(fault);
  });

  it("takes a query that failed with null for a failure", () => {
    const { result } = renderHook(() => useFault({ isError: true, error: null }));
    expect(result.current?.type).toBe("unknown_error");
  });

  it.each([
    ["an error", new Error("boom")],
    ["a string", "boom"],
    ["null, of a query", { isError: true, error: null }],
    ["a fault that came as data", JSON.parse(JSON.stringify(faultFor("client/offline")))],
  ])("of %s is the same object in every render", (_, source) => {
    const { result, rerender } = renderHook(() => useFault(source));
    const first = result.current;
    rerender();
    expect(first).not.toBeNull();
    expect(result.current).toBe(first);
  });

  it("follows the configuration of the nearest provider", () => {
    const error = errorFor(contractRow("prism-io/invalid_request_error/400/unknown-code"));
    const { code } = classify(error);
    const amends = defineAmends({ codes: { [String(code)]: { type: "permission_error", remedy: "upgrade" } } });
    const { result } = renderHook(() => useFault(error), {
      wrapper: ({ children }) => <AmendsProvider value={amends}>{children}</AmendsProvider>,
    });
    expect(result.current).toMatchObject({ type: "permission_error", remedy: "upgrade" });
  });
});

describe("an unread body", () => {
  it.each([
    ["of a Response", () => quotaReached()],
    [
      "in a Blob, as axios leaves it",
      () =>
        Object.assign(new Error("403"), {
          response: {
            status: 403,
            data: new Blob([JSON.stringify(contractRow("prisma-airs/403/quota_exceeded").body)]),
          },
        }),
    ],
  ])("%s is classified by its status, then by what it says", async (_, thrown) => {
    const value = thrown();
    const { result } = renderHook(() => useFault(value), { wrapper: StrictMode });
    expect(result.current).toMatchObject({ type: "permission_error", code: null });
    await act(() => classifyAsync(value));
    expect(result.current).toMatchObject({ type: "permission_error", code: "quota_exceeded", remedy: "upgrade" });
  });

  it("renders nothing anew once another value took its place", async () => {
    const first = quotaReached();
    let renders = 0;
    const { result, rerender } = renderHook(
      ({ source }) => {
        renders += 1;
        return useFault(source);
      },
      { initialProps: { source: first as unknown } },
    );
    const second = new TypeError("Failed to fetch");
    rerender({ source: second });
    await act(() => classifyAsync(first));
    expect(renders).toBe(2);
    expect(result.current).toBe(classify(second));
  });

  it("of a value that is another one in every render does not render for ever", async () => {
    const made: Response[] = [];
    function Unstable() {
      const response = quotaReached();
      made.push(response);
      return <p>{useFault(response)?.type}</p>;
    }
    const { container } = render(<Unstable />);
    for (let settled = 0; settled < made.length && made.length < 50; ) {
      settled = made.length;
      await act(() => Promise.all(made.map((response) => classifyAsync(response))));
    }
    expect(made.length).toBeLessThan(10);
    expect(container).toHaveTextContent("permission_error");
  });
});

it("an error that is another one in every render is classified in each", () => {
  const { result, rerender } = renderHook(() => useFault(new TypeError("Failed to fetch")));
  const first = result.current;
  rerender();
  expect(result.current).toEqual(first);
});
