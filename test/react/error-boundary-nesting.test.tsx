// @vitest-environment jsdom
import { act, render, screen } from "@testing-library/react";
import { createInstance } from "i18next";
import { Component, type ReactNode, StrictMode, useState } from "react";
import { ErrorBoundary as TheirErrorBoundary } from "react-error-boundary";
import { I18nextProvider } from "react-i18next";
import { describe, expect, it, vi } from "vitest";
import german from "../../locales/de/amends.json" with { type: "json" };
import { defineAmends, type FaultReport } from "../../src/core/index.ts";
import { catalog } from "../../src/i18n/catalog.ts";
import { loadLocale, registerAmends } from "../../src/i18n/index.ts";
import { AmendsProvider, ErrorBoundary } from "../../src/index.ts";
import { AmendsProvider as ReactI18nextProvider } from "../../src/react-i18next/index.ts";
import { contractRow, errorFor } from "../../src/testing/index.ts";
import { muteCaughtErrors } from "./mute-caught-errors.ts";

muteCaughtErrors();

const failure = errorFor(contractRow("prism-io/server_error/500"));
const ofFallback = new Error("the fallback's own");
const { title, body } = catalog.codes["prism-io"].server_error;

function Throw({ thrown }: { thrown: unknown }): never {
  throw thrown;
}

function BrokenFallback(): never {
  throw ofFallback;
}

/** What a framework has around the app: knows nothing of the kit. */
class FrameworkBoundary extends Component<{ children: ReactNode }, { caught?: unknown }> {
  override state: { caught?: unknown } = {};
  static getDerivedStateFromError(caught: unknown) {
    return { caught };
  }
  override render() {
    return "caught" in this.state ? <p>framework: {describeCaught(this.state.caught)}</p> : this.props.children;
  }
}

const describeCaught = (caught: unknown): string =>
  Object.entries(caught as object)
    .map(([key, value]) => `${key}=${value}`)
    .join();

function withDigest(digest: string): Error {
  return Object.assign(new Error(digest), { digest });
}

describe("a fallback that throws", () => {
  it("passes that up to the next boundary", () => {
    render(
      <ErrorBoundary fallbackRender={({ error }) => <p>outer: {(error as Error).message}</p>}>
        <ErrorBoundary FallbackComponent={BrokenFallback}>
          <Throw thrown={failure} />
        </ErrorBoundary>
      </ErrorBoundary>,
    );
    expect(screen.getByText("outer: the fallback's own")).toBeVisible();
  });

  it("passes it up to a boundary of react-error-boundary's too", () => {
    render(
      <TheirErrorBoundary fallbackRender={({ error }) => <p>outer: {(error as Error).message}</p>}>
        <ErrorBoundary FallbackComponent={BrokenFallback}>
          <Throw thrown={failure} />
        </ErrorBoundary>
      </TheirErrorBoundary>,
    );
    expect(screen.getByText("outer: the fallback's own")).toBeVisible();
  });

  it.each([
    ["a component", { FallbackComponent: BrokenFallback }],
    ["a function", { fallbackRender: BrokenFallback }],
    ["an element", { fallback: <BrokenFallback /> }],
  ])("in the outermost boundary leaves plain words and a reload: %s", (_, props) => {
    render(
      <StrictMode>
        <ErrorBoundary {...props}>
          <Throw thrown={failure} />
        </ErrorBoundary>
      </StrictMode>,
    );
    expect(screen.getByRole("alert")).toHaveTextContent(`${title}${body}`);
    expect(screen.getAllByRole("button").map((button) => button.textContent)).toEqual([catalog.remedies.reload]);
  });

  it("leaves them also where every boundary's fallback throws, thrown null included", () => {
    const throwNull = () => {
      throw null;
    };
    render(
      <ErrorBoundary fallbackRender={throwNull}>
        <ErrorBoundary fallbackRender={throwNull}>
          <Throw thrown={failure} />
        </ErrorBoundary>
      </ErrorBoundary>,
    );
    expect(screen.getByRole("alert")).toHaveTextContent(catalog.types.unknown_error.title);
  });

  it("only later, after an event, leaves them too", () => {
    let fail = () => {};
    function FailsLater() {
      const [failed, setFailed] = useState(false);
      fail = () => setFailed(true);
      if (failed) throw ofFallback;
      return <p>fallback</p>;
    }
    render(
      <ErrorBoundary FallbackComponent={FailsLater}>
        <Throw thrown={failure} />
      </ErrorBoundary>,
    );
    expect(screen.getByText("fallback")).toBeVisible();
    act(() => fail());
    expect(screen.getByRole("alert")).toHaveTextContent(title);
  });

  it("gives way to the content when a key changes", () => {
    const app = (page: string, isBroken: boolean) => (
      <ErrorBoundary FallbackComponent={BrokenFallback} resetKeys={[page]}>
        {isBroken ? <Throw thrown={failure} /> : <p>content</p>}
      </ErrorBoundary>
    );
    const { rerender } = render(app("one", true));
    rerender(app("two", false));
    expect(screen.getByText("content")).toBeVisible();
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("is reported, and so is the failure that it was to show", () => {
    const reports: FaultReport[] = [];
    const amends = defineAmends({ onFault: (report) => void reports.push(report) });
    render(
      <AmendsProvider value={amends}>
        <ErrorBoundary FallbackComponent={BrokenFallback}>
          <Throw thrown={failure} />
        </ErrorBoundary>
      </AmendsProvider>,
    );
    expect(reports.map(({ type }) => type).sort()).toEqual(["server_error", "unknown_error"]);
  });

  it("speaks the host's language", () => {
    const host = createInstance();
    void host.init({ lng: "de", initImmediate: false, initAsync: false } as object);
    registerAmends(host, { locales: { de: { types: { unknown_error: { title: "Fehler", body: "Leider." } } } } });
    for (const wrap of [
      (node: ReactNode) => <AmendsProvider i18n={host}>{node}</AmendsProvider>,
      (node: ReactNode) => (
        <I18nextProvider i18n={host}>
          <ReactI18nextProvider>{node}</ReactI18nextProvider>
        </I18nextProvider>
      ),
    ]) {
      const { unmount } = render(
        wrap(
          <ErrorBoundary FallbackComponent={BrokenFallback}>
            <Throw thrown={null} />
          </ErrorBoundary>,
        ),
      );
      expect(screen.getByRole("alert")).toHaveTextContent("FehlerLeider.");
      unmount();
    }
  });

  it("speaks the page's language without i18next", async () => {
    document.documentElement.lang = "de";
    await loadLocale("de");
    render(
      <ErrorBoundary FallbackComponent={BrokenFallback}>
        <Throw thrown={null} />
      </ErrorBoundary>,
    );
    expect(screen.getByRole("alert")).toHaveTextContent(german.types.unknown_error.title);
    document.documentElement.lang = "";
  });

  it("speaks English where the host's translations throw", () => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    const host = createInstance();
    void host.init({ lng: "de", initImmediate: false, initAsync: false } as object);
    host.getResourceBundle = host.t = (() => {
      throw new Error("translations are gone");
    }) as never;
    render(
      <AmendsProvider i18n={host}>
        <ErrorBoundary FallbackComponent={BrokenFallback}>
          <Throw thrown={failure} />
        </ErrorBoundary>
      </AmendsProvider>,
    );
    expect(screen.getByRole("alert")).toHaveTextContent(title);
  });
});

describe("what a framework throws to steer itself", () => {
  const signals = [
    withDigest("NEXT_REDIRECT;replace;/login;307;"),
    withDigest("NEXT_NOT_FOUND"),
    withDigest("NEXT_HTTP_ERROR_FALLBACK;404"),
    withDigest("BAILOUT_TO_CLIENT_SIDE_RENDERING"),
    { isNotFound: true, routeId: "/posts" },
  ];

  it.each(signals)("passes through every boundary, and nobody is told: %s", (signal) => {
    const [onError, onFault] = [vi.fn(), vi.fn()];
    render(
      <StrictMode>
        <FrameworkBoundary>
          <AmendsProvider value={defineAmends({ onFault })}>
            <ErrorBoundary onError={onError}>
              <ErrorBoundary fallback="inner" onError={onError}>
                <Throw thrown={signal} />
              </ErrorBoundary>
            </ErrorBoundary>
          </AmendsProvider>
        </FrameworkBoundary>
      </StrictMode>,
    );
    expect(screen.getByText(`framework: ${describeCaught(signal)}`)).toBeVisible();
    expect(onError).not.toHaveBeenCalled();
    expect(onFault).not.toHaveBeenCalled();
  });

  it.each(signals)("passes through when the outermost fallback throws it: %s", (signal) => {
    render(
      <FrameworkBoundary>
        <ErrorBoundary fallback={<Throw thrown={signal} />}>
          <Throw thrown={failure} />
        </ErrorBoundary>
      </FrameworkBoundary>,
    );
    expect(screen.getByText(`framework: ${describeCaught(signal)}`)).toBeVisible();
  });

  it.each([
    ["a digest of another kind", withDigest("2338470583")],
    ["a digest that only contains the name", withDigest("see NEXT_REDIRECT")],
    ["an error that is found", Object.assign(new Error("found"), { isNotFound: false })],
    ["a Response", new Response(null, { status: 404 })],
  ])("is not %s", (_, thrown) => {
    render(
      <FrameworkBoundary>
        <ErrorBoundary>
          <Throw thrown={thrown} />
        </ErrorBoundary>
      </FrameworkBoundary>,
    );
    expect(screen.getByRole("alert")).toBeVisible();
  });
});
