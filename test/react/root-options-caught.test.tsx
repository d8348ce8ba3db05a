// @vitest-environment jsdom
import { Component, type ReactNode } from "react";
import { describe, expect, it } from "vitest";
import { AmendsProvider, ErrorBoundary } from "../../src/index.ts";
import {
  collect,
  defect,
  down,
  hasAll,
  missing,
  renderIn,
  reported,
  Thrower,
  watchRoots,
  written,
} from "./watched-roots.tsx";

watchRoots();

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
