// @vitest-environment jsdom
import { act, render, screen } from "@testing-library/react";
import { type ReactNode, Suspense } from "react";
import { describe, expect, it, vi } from "vitest";
import { defineAmends, type FaultReport } from "../../src/core/index.ts";
import { catalog } from "../../src/i18n/catalog.ts";
import {
  AmendsProvider,
  ErrorBoundary,
  ErrorMessage,
  ErrorSummary,
  FieldError,
  OutageBanner,
  RetryButton,
} from "../../src/index.ts";
import { contractRow, errorFor, faultFor } from "../../src/testing/index.ts";
import { muteCaughtErrors } from "./mute-caught-errors.ts";

muteCaughtErrors();

function Throw({ thrown }: { readonly thrown: unknown }): never {
  throw thrown;
}

// react/react#21189, bvaughn/react-error-boundary#159: of a boundary whose fallback throws too nothing is committed, so
// that React tells it of nothing that it caught, and whoever follows failures hears of the last one alone.
describe("a boundary inside a fallback inside a boundary, each of which throws", () => {
  const [inner, middle, outer] = [
    "prism-io/server_error/500",
    "prism-io/not_found/404",
    "prism-io/server_error/503",
  ].map((id) => errorFor(contractRow(id)));

  function show(middleThrows: unknown) {
    const onFault = vi.fn<(report: FaultReport) => void>();
    const renders = { outer: 0 };
    const fallback = (thrown: unknown) => () => <Throw thrown={thrown} />;
    render(
      <AmendsProvider value={defineAmends({ onFault })}>
        <ErrorBoundary
          fallbackRender={({ fault }) => {
            renders.outer += 1;
            return <p>outermost: {fault.type}</p>;
          }}
        >
          <ErrorBoundary
            fallbackRender={() => (
              <ErrorBoundary fallbackRender={fallback(middleThrows)}>
                <Throw thrown={middle} />
              </ErrorBoundary>
            )}
          >
            <Throw thrown={inner} />
          </ErrorBoundary>
        </ErrorBoundary>
      </AmendsProvider>,
    );
    return { onFault, renders };
  }

  it("ends with the outermost fallback, and each failure is told once", async () => {
    const { onFault, renders } = show(outer);
    await act(async () => {});
    expect(document.body).toHaveTextContent("outermost: server_error");
    expect(onFault.mock.calls.map(([{ status }]) => status).toSorted()).toEqual([404, 500, 503]);
    expect(renders.outer).toBeLessThan(4);
  });

  it("ends there too where the last one throws null", () => {
    show(null);
    expect(document.body).toHaveTextContent("outermost: unknown_error");
  });
});

// i18next/react-i18next#766, #1109, #1126: what is not ready throws a promise, and a page that fails is a spinner for good.
describe("a host whose t suspends", () => {
  const t = () => {
    throw new Promise(() => {});
  };
  const host = { t, language: "de", languages: ["de"], on: () => {}, off: () => {}, getResourceBundle: () => ({}) };
  const fault = faultFor("prism-io/server_error/503");
  const failed = { isError: true, error: fault, isFetching: false, refetch: () => Promise.resolve() };
  const refused = faultFor("prism-io/validation_error/422");
  const name = refused.violations[0]?.param as string;

  const parts: Record<string, ReactNode> = {
    ErrorMessage: <ErrorMessage error={failed} />,
    OutageBanner: [<OutageBanner key="banner" />, <ErrorMessage key="message" error={failed} />],
    RetryButton: <RetryButton error={failed} />,
    "a form": (
      <form>
        <ErrorSummary error={refused} />
        <input name={name} />
        <FieldError error={refused} name={name} />
      </form>
    ),
    ErrorBoundary: (
      <ErrorBoundary>
        <Throw thrown={fault} />
      </ErrorBoundary>
    ),
  };

  it.each(Object.entries(parts))("says it in English, and suspends nothing: %s", async (_, element) => {
    await act(async () => {
      render(
        <AmendsProvider i18n={host as never}>
          <Suspense fallback="suspended">{element}</Suspense>
        </AmendsProvider>,
      );
    });
    expect(document.body).not.toHaveTextContent("suspended");
    const said = [
      catalog.codes["prism-io"].server_error.title,
      catalog.remedies.retry,
      catalog.codes["prism-io"].validation_error.title,
    ];
    expect(said.some((text) => document.body.textContent?.includes(text))).toBe(true);
    expect(screen.queryAllByText(/Promise/)).toEqual([]);
  });
});
