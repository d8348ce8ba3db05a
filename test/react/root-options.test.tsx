// @vitest-environment jsdom
import { Component, type ReactNode, StrictMode, Suspense, version } from "react";
import { flushSync } from "react-dom";
import { createRoot, hydrateRoot, type Root } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { defineAmends, FaultError, type FaultReport } from "../../src/core/index.ts";
import { reportOnce } from "../../src/core/report-once.ts";
import { AmendsProvider, ErrorBoundary, rootOptions } from "../../src/index.ts";
import { contractRow, errorFor, faultFor } from "../../src/testing/index.ts";

const hasAll = !version.startsWith("18.");

const reported = vi.fn();
const roots: Root[] = [];
const onError = (event: ErrorEvent): void => {
  event.preventDefault();
  reported(event.error);
};

beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", false);
  vi.spyOn(console, "error").mockImplementation(() => {});
  vi.spyOn(console, "warn").mockImplementation(() => {});
  addEventListener("error", onError);
  reported.mockReset();
});
afterEach(() => {
  for (const root of roots.splice(0)) flushSync(() => root.unmount());
  removeEventListener("error", onError);
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function collect() {
  const reports: FaultReport[] = [];
  return { reports, amends: defineAmends({ onFault: (report) => void reports.push(report) }) };
}

function Thrower({ thrown }: { readonly thrown: unknown }): ReactNode {
  throw thrown;
}

/** An app's own boundary, or a router's. */
class OwnBoundary extends Component<{ readonly children: ReactNode }> {
  override state = { failed: false };
  static getDerivedStateFromError() {
    return { failed: true };
  }
  override render(): ReactNode {
    return this.state.failed ? "failed" : this.props.children;
  }
}

function renderIn(amends: ReturnType<typeof defineAmends>, children: ReactNode): HTMLElement {
  const container = document.createElement("div");
  const root = createRoot(container, rootOptions(amends));
  roots.push(root);
  // Not by `act`, which takes what nobody caught away from the root.
  flushSync(() => root.render(<StrictMode>{children}</StrictMode>));
  return container;
}

const lines = (spy: unknown): string[] =>
  (spy as { mock: { calls: unknown[][] } }).mock.calls.map((call) => call.map(String).join(" "));
/** What was written of failures; React warns of much else. */
const written = (): string[] =>
  lines(console.error).filter((line) => /amends: unexpected|occurred|x is undefined|m$/.test(line));

const defect = (): Error => new TypeError("x is undefined");
const down = (): Error => errorFor(contractRow("prism-io/server_error/500"));
const missing = (): Error => errorFor(contractRow("prism-io/not_found/404"));

describe.runIf(hasAll)("what no boundary caught (React 19)", () => {
  it.each([
    ["a defect", defect],
    ["a server error", down],
    ["an expected failure", missing],
    ["a text", () => "broken"],
    ["null", () => null],
  ])("is told once, in StrictMode: %s", (_, make) => {
    const { reports, amends } = collect();
    renderIn(amends, <Thrower thrown={make()} />);
    expect(reports).toHaveLength(1);
  });

  // getsentry/sentry-javascript#11798: with an option of one's own React's output was lost.
  it("a defect goes where React sends it: to the page's error event, and with a component stack", () => {
    const { amends } = collect();
    const thrown = defect();
    renderIn(amends, <Thrower thrown={thrown} />);
    expect(reported).toHaveBeenCalledExactlyOnceWith(thrown);
    expect(lines(console.warn).filter((line) => /Thrower/.test(line))).toHaveLength(1);
    expect(lines(console.error).filter((line) => line.startsWith("amends: unexpected"))).toEqual([]);
  });

  it("a server error is written once, with how it was read", () => {
    const { amends } = collect();
    renderIn(amends, <Thrower thrown={down()} />);
    expect(written()).toEqual([expect.stringContaining("amends: unexpected server_error")]);
    expect(reported).not.toHaveBeenCalled();
  });

  it("an expected failure is not written to the console", () => {
    const { amends } = collect();
    renderIn(amends, <Thrower thrown={missing()} />);
    expect(written()).toEqual([]);
    expect(reported).not.toHaveBeenCalled();
  });

  it("is not told again where a query client has told", () => {
    const { reports, amends } = collect();
    const thrown = down();
    reportOnce(thrown, amends);
    renderIn(amends, <Thrower thrown={thrown} />);
    expect(reports).toHaveLength(1);
  });

  it("says once that a boundary is missing", () => {
    const { amends } = collect();
    renderIn(amends, <Thrower thrown={defect()} />);
    renderIn(amends, <Thrower thrown={defect()} />);
    expect(lines(console.warn).filter((line) => /no boundary caught an error/.test(line)).length).toBeLessThan(2);
  });

  it("harms nothing where the app's onFault throws", async () => {
    const failing = defineAmends({
      onFault() {
        throw new Error("telemetry");
      },
    });
    renderIn(failing, <Thrower thrown={defect()} />);
    await vi.waitFor(() => expect(console.error).toHaveBeenCalledWith(new Error("telemetry")));
  });
});

describe("what a boundary of the kit caught", () => {
  // getsentry/sentry-javascript#1432, react/react#10779: a boundary and whatever hears of all errors, each told.
  it.each([
    ["a defect", defect],
    ["a server error", down],
    ["an expected failure", missing],
    ["a text", () => "broken"],
    ["null", () => null],
  ])("is told once: %s", (_, make) => {
    const { reports, amends } = collect();
    renderIn(
      amends,
      <AmendsProvider value={amends}>
        <ErrorBoundary>
          <Thrower thrown={make()} />
        </ErrorBoundary>
      </AmendsProvider>,
    );
    expect(reports).toHaveLength(1);
  });

  it("is told by the root where nobody gave the boundary the configuration", () => {
    const { reports, amends } = collect();
    renderIn(
      amends,
      <ErrorBoundary>
        <Thrower thrown={down()} />
      </ErrorBoundary>,
    );
    expect(reports).toHaveLength(hasAll ? 1 : 0);
  });

  it("and whose fallback throws it again, through two boundaries, is told once", () => {
    const { reports, amends } = collect();
    const thrown = defect();
    renderIn(
      amends,
      <AmendsProvider value={amends}>
        <ErrorBoundary>
          <ErrorBoundary fallbackRender={({ error }) => <Thrower thrown={error} />}>
            <Thrower thrown={thrown} />
          </ErrorBoundary>
        </ErrorBoundary>
      </AmendsProvider>,
    );
    expect(reports).toHaveLength(1);
  });

  it.runIf(hasAll)("is written once, a defect with its component stack", () => {
    const { amends } = collect();
    renderIn(
      amends,
      <AmendsProvider value={amends}>
        <ErrorBoundary>
          <Thrower thrown={defect()} />
        </ErrorBoundary>
      </AmendsProvider>,
    );
    expect(written()).toEqual([expect.stringMatching(/TypeError: x is undefined[\s\S]*Thrower/)]);
  });

  it.runIf(hasAll)("is not written where it is expected", () => {
    const { amends } = collect();
    renderIn(
      amends,
      <ErrorBoundary>
        <Thrower thrown={missing()} />
      </ErrorBoundary>,
    );
    expect(written()).toEqual([]);
  });
});

describe.runIf(hasAll)("what another boundary caught (React 19)", () => {
  it.each([
    ["a defect", defect],
    ["an expected failure", missing],
    ["a text", () => "broken"],
  ])("is told once: %s", (_, make) => {
    const { reports, amends } = collect();
    renderIn(
      amends,
      <OwnBoundary>
        <Thrower thrown={make()} />
      </OwnBoundary>,
    );
    expect(reports).toHaveLength(1);
  });

  it("is nothing where a framework steers by it, or the app itself cancelled", () => {
    const { reports, amends } = collect();
    for (const thrown of [
      { isNotFound: true },
      Object.assign(new Error("NEXT_REDIRECT"), { digest: "NEXT_REDIRECT;push;/" }),
      new DOMException("left", "AbortError"),
    ])
      renderIn(
        amends,
        <OwnBoundary>
          <Thrower thrown={thrown} />
        </OwnBoundary>,
      );
    expect(reports).toEqual([]);
    expect(written()).toEqual([]);
    expect(reported).not.toHaveBeenCalled();
  });
});

describe("what React has recovered from", () => {
  const hydrate = async (server: ReactNode, client: ReactNode, amends: ReturnType<typeof defineAmends>) => {
    const container = document.createElement("div");
    container.innerHTML = renderToString(server);
    document.body.append(container);
    roots.push(hydrateRoot(container, client, rootOptions(amends)));
    await vi.waitFor(() => expect(container.textContent).toBe("browser"));
    await vi.waitFor(() => expect(reported).toHaveBeenCalled());
    container.remove();
    return container;
  };

  it("a hydration that does not match is told, as a defect", async () => {
    const { reports, amends } = collect();
    const container = await hydrate(<p>server</p>, <p>browser</p>, amends);
    expect(container.textContent).toBe("browser");
    expect(reports.map(({ type }) => type)).toContain("unknown_error");
    expect(new Set(reports.map(({ fingerprint }) => fingerprint)).size).toBe(reports.length);
    expect(reported).toHaveBeenCalled();
  });

  it("an error that a component throws only while it is hydrated is told once, as what it is", async () => {
    const { reports, amends } = collect();
    const thrown = down();
    let isFirst = true;
    function Flaky(): ReactNode {
      if (typeof document !== "undefined" && isFirst && hydrating) {
        isFirst = false;
        throw thrown;
      }
      return <p>content</p>;
    }
    let hydrating = false;
    const content = (
      <Suspense fallback="…">
        <Flaky />
      </Suspense>
    );
    const container = document.createElement("div");
    container.innerHTML = renderToString(content);
    hydrating = true;
    roots.push(hydrateRoot(container, content, rootOptions(amends)));
    await vi.waitFor(() => expect(reports).not.toEqual([]));
    expect(container.textContent).toBe("content");
    // react/react#28736: React 19 wraps it in an error of its own; React 18 tells of both.
    expect(reports.filter(({ type }) => type === "server_error")).toHaveLength(1);
    if (hasAll) expect(reports).toHaveLength(1);
  });

  it("what failed on the server is told as what it was there, and not written if it is expected", async () => {
    const { reports, amends } = collect();
    const fault = new FaultError(faultFor("prism-io/not_found/404"));
    const { onRecoverableError } = rootOptions(amends);
    onRecoverableError(Object.assign(new Error("Switched to client rendering"), { digest: fault.digest }), {});
    expect(reports).toMatchObject([{ code: "not_found", expected: true }]);
    expect(written()).toEqual([]);
    expect(reported).not.toHaveBeenCalled();
  });
});

describe("two defects of one app are two groups, and the same one again is one", () => {
  function Cart(): ReactNode {
    return (undefined as unknown as { name: string }).name;
  }
  function Basket(): ReactNode {
    return (undefined as unknown as { name: string }).name;
  }
  const groupOf = (children: ReactNode): string | undefined => {
    const { reports, amends } = collect();
    renderIn(
      amends,
      <AmendsProvider value={amends}>
        <ErrorBoundary>{children}</ErrorBoundary>
      </AmendsProvider>,
    );
    return reports[0]?.fingerprint;
  };

  it("while they render", () => {
    expect(groupOf(<Cart />)).toMatch(/TypeError/);
    expect(groupOf(<Cart />)).toBe(groupOf(<Cart />));
    expect(groupOf(<Cart />)).not.toBe(groupOf(<Basket />));
  });
});

it("works with nothing configured", () => {
  expect(Object.keys(rootOptions())).toEqual(["onUncaughtError", "onCaughtError", "onRecoverableError"]);
  expect(() => rootOptions().onRecoverableError(undefined, {})).not.toThrow();
});
