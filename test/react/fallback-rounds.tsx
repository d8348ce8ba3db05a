import { Component, type ReactNode, useEffect, useLayoutEffect, useState } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { expect, it, vi } from "vitest";
import { defineAmends, type FaultReport } from "../../src/core/index.ts";
import { catalog } from "../../src/i18n/catalog.ts";
import { AmendsProvider, ErrorBoundary, type FallbackProps, rootOptions } from "../../src/index.ts";
import { contractRow, errorFor } from "../../src/testing/index.ts";

/** More than any of these needs. A fallback that is mounted more often is in a loop, which ends here and not by a timeout. */
const manyRounds = 20;

export interface Counts {
  /** How often the fallback was mounted. */
  mounts: number;
}

type When = (counts: Counts, fail: () => never) => () => ReactNode;

function count(counts: Counts): void {
  counts.mounts += 1;
}

/** When a fallback throws. Each is mounted and then asked, by a button, to go on. */
export const moments: Record<string, When> = {
  "when it first renders": (_, fail) => () => fail(),
  "in a layout effect": (counts, fail) =>
    function InLayoutEffect() {
      useLayoutEffect(() => {
        count(counts);
        if (counts.mounts < manyRounds) fail();
      });
      return "fallback";
    },
  // toss/suspensive#1409, bvaughn/react-error-boundary#215
  "in an effect": (counts, fail) =>
    function InEffect() {
      useEffect(() => {
        count(counts);
        if (counts.mounts < manyRounds) fail();
      });
      return "fallback";
    },
  // react/react#30574
  "when it renders again because of an effect": (counts, fail) =>
    function AfterEffect() {
      const [isLater, setIsLater] = useState(false);
      useEffect(() => {
        count(counts);
        setIsLater(true);
      }, []);
      if (isLater && counts.mounts < manyRounds) fail();
      return "fallback";
    },
  "when it renders again because of a click": (counts, fail) =>
    function AfterClick() {
      const [isClicked, setIsClicked] = useState(false);
      useLayoutEffect(() => count(counts), []);
      if (isClicked) fail();
      return (
        <button type="button" onClick={() => setIsClicked(true)}>
          fallback
        </button>
      );
    },
  "in an effect after a click": (counts, fail) =>
    function EffectAfterClick() {
      const [isClicked, setIsClicked] = useState(false);
      useLayoutEffect(() => count(counts), []);
      useEffect(() => {
        if (isClicked) fail();
      }, [isClicked]);
      return (
        <button type="button" onClick={() => setIsClicked(true)}>
          fallback
        </button>
      );
    },
  "in a ref": (counts, fail) =>
    function InRef() {
      const attach = (node: unknown) => {
        if (!node) return;
        count(counts);
        if (counts.mounts < manyRounds) fail();
      };
      return <p ref={attach}>fallback</p>;
    },
  "in componentDidMount": (counts, fail) =>
    class InDidMount extends Component {
      override componentDidMount() {
        count(counts);
        if (counts.mounts < manyRounds) fail();
      }
      override render() {
        return "fallback";
      }
    } as unknown as () => ReactNode,
};

/** Has a `_store` where React is its development build. */
export const element = (): ReactNode => <p />;

export function Throw({ thrown }: { readonly thrown: unknown }): never {
  throw thrown;
}

const failure = (): Error => errorFor(contractRow("prism-io/server_error/500"));

/** Renders as an app does, without `act`, until nothing is left to do. */
export async function show(children: (told: (...told: unknown[]) => void) => ReactNode) {
  const reports: FaultReport[] = [];
  const told = vi.fn<(...told: unknown[]) => void>();
  const amends = defineAmends({ onFault: (report) => void reports.push(report) });
  const container = document.createElement("div");
  document.body.append(container);
  const root = createRoot(container, rootOptions(amends));
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 10; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve));
      flushSync(() => {});
    }
  };
  flushSync(() => root.render(<AmendsProvider value={amends}>{children(told)}</AmendsProvider>));
  await settle();
  container.querySelector("button")?.click();
  await settle();
  return { container, reports, told, end: () => flushSync(() => root.unmount()) };
}

/** What holds in development and in production alike. */
export function testRounds(): void {
  it.each(Object.entries(moments))("passes up once what it throws %s", async (_, when) => {
    const counts: Counts = { mounts: 0 };
    const ofFallback = new Error("the fallback's own");
    const Fallback = when(counts, () => {
      throw ofFallback;
    });
    const { container, reports, told, end } = await show((onError) => (
      <ErrorBoundary onError={onError} fallbackRender={({ error }) => <p>outer: {(error as Error).message}</p>}>
        <ErrorBoundary FallbackComponent={Fallback}>
          <Throw thrown={failure()} />
        </ErrorBoundary>
      </ErrorBoundary>
    ));
    expect(container.textContent).toBe("outer: the fallback's own");
    expect(counts.mounts).toBeLessThanOrEqual(1);
    expect(told.mock.calls.map(([error]) => error)).toEqual([ofFallback]);
    expect(reports.map(({ type }) => type).filter((type) => type === "unknown_error")).toHaveLength(1);
    expect(reports.map(({ type }) => type).filter((type) => type === "server_error").length).toBeLessThanOrEqual(1);
    end();
  });

  it.each(Object.entries(moments))("leaves plain words in the outermost boundary, thrown %s", async (_, when) => {
    const counts: Counts = { mounts: 0 };
    const Fallback = when(counts, () => {
      throw new Error("the fallback's own");
    });
    const { container, reports, end } = await show(() => (
      <ErrorBoundary FallbackComponent={Fallback}>
        <Throw thrown={failure()} />
      </ErrorBoundary>
    ));
    expect(container.querySelector("[role=alert]")?.textContent).toContain(
      catalog.codes["prism-io"].server_error.title,
    );
    expect(counts.mounts).toBeLessThanOrEqual(1);
    expect(reports.map(({ type }) => type).sort()).toEqual(["server_error", "unknown_error"]);
    end();
  });

  it.each([null, undefined, "", 0, false])("passes up a thrown %s as it is", async (thrown) => {
    const counts: Counts = { mounts: 0 };
    const Fallback = moments["in an effect"]?.(counts, () => {
      throw thrown;
    }) as () => ReactNode;
    const seen: unknown[] = [];
    const { container, told, end } = await show((onError) => (
      <ErrorBoundary
        onError={onError}
        fallbackRender={({ error }: FallbackProps) => {
          seen.push(error);
          return <p>outer</p>;
        }}
      >
        <ErrorBoundary FallbackComponent={Fallback}>
          <Throw thrown={thrown} />
        </ErrorBoundary>
      </ErrorBoundary>
    ));
    expect(container.textContent).toBe("outer");
    expect(seen.every((each) => each === thrown)).toBe(true);
    expect(told.mock.calls.map(([error]) => error)).toEqual([thrown]);
    expect(counts.mounts).toBe(1);
    end();
  });

  it("passes up through every boundary whose fallback throws, each told of the one below", async () => {
    const of = (name: string) => (told: (name: string, error: unknown) => void, Fallback: () => ReactNode) => ({
      onError: (error: unknown) => told(name, (error as Error).message),
      FallbackComponent: Fallback,
    });
    const throwing = (name: string) => {
      const counts: Counts = { mounts: 0 };
      return moments["in an effect"]?.(counts, () => {
        throw new Error(name);
      }) as () => ReactNode;
    };
    const [Innermost, Inner] = [throwing("inside the fallback"), throwing("of the inner")];
    // A boundary inside of a fallback inside of a boundary.
    const Nested = ({ told }: { told: (name: string, error: unknown) => void }) => (
      <ErrorBoundary {...of("nested")(told, Innermost)}>
        <Throw thrown={new Error("thrown in the fallback")} />
      </ErrorBoundary>
    );
    const { container, told, end } = await show((told) => (
      <ErrorBoundary {...of("outer")(told, () => "outer")}>
        <ErrorBoundary {...of("middle")(told, Inner)}>
          <ErrorBoundary {...of("inner")(told, () => <Nested told={told} />)}>
            <Throw thrown={failure()} />
          </ErrorBoundary>
        </ErrorBoundary>
      </ErrorBoundary>
    ));
    expect(container.textContent).toBe("outer");
    expect(told.mock.calls.slice(1)).toEqual([
      ["inner", expect.any(String)],
      ["middle", "inside the fallback"],
      ["outer", "of the inner"],
    ]);
    expect(told.mock.calls[0]).toEqual(["nested", "thrown in the fallback"]);
    end();
  });
}
