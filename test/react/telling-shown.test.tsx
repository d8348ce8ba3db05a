// @vitest-environment jsdom
import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import { type ReactElement, StrictMode } from "react";
import { renderToString } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { classify, defineAmends, type FaultReport } from "../../src/core/index.ts";
import { AmendsProvider, ErrorBoundary, ErrorMessage } from "../../src/index.ts";
import { amendsQueryDefaults } from "../../src/query/index.ts";
import { contractRow, errorFor, responseFor } from "../../src/testing/index.ts";
import { muteCaughtErrors } from "./mute-caught-errors.ts";

muteCaughtErrors();

const missing = (): Error => errorFor(contractRow("prism-io/not_found/404"));

function collect() {
  const reports: FaultReport[] = [];
  return { reports, amends: defineAmends({ onFault: (report) => void reports.push(report) }) };
}

const inApp = (amends: ReturnType<typeof defineAmends>, children: ReactElement): ReactElement => (
  <StrictMode>
    <AmendsProvider value={amends}>{children}</AmendsProvider>
  </StrictMode>
);

const twice = (error: unknown): ReactElement => (
  <>
    <ErrorMessage error={error} />
    <ErrorMessage error={error} />
  </>
);

describe("a component that shows what nobody was told of tells it", () => {
  it("once, in StrictMode, and however many show it", () => {
    const { reports, amends } = collect();
    const error = missing();
    const { rerender } = render(inApp(amends, twice(error)));
    rerender(inApp(amends, twice(error)));
    expect(reports).toMatchObject([{ code: "not_found" }]);
  });

  it("of the failure of a query client without the kit's defaults", async () => {
    const { reports, amends } = collect();
    const error = missing();
    const Page = (): ReactElement =>
      twice(useQuery({ queryKey: ["a"], queryFn: () => Promise.reject(error), retry: false }));
    render(<QueryClientProvider client={new QueryClient()}>{inApp(amends, <Page />)}</QueryClientProvider>);
    await screen.findAllByRole("alert");
    expect(reports).toHaveLength(1);
  });

  it("not again where the query client told", async () => {
    const { reports, amends } = collect();
    const Page = (): ReactElement => twice(useQuery({ queryKey: ["a"], queryFn: () => Promise.reject(missing()) }));
    const client = new QueryClient(amendsQueryDefaults(amends));
    render(<QueryClientProvider client={client}>{inApp(amends, <Page />)}</QueryClientProvider>);
    await screen.findAllByRole("alert");
    expect(reports).toHaveLength(1);
  });

  it("not where the query's meta leaves it out", async () => {
    const { reports, amends } = collect();
    const queryFn = () => Promise.reject(missing());
    const Page = (): ReactElement => twice(useQuery({ queryKey: ["a"], queryFn, meta: { amends: false } }));
    const client = new QueryClient(amendsQueryDefaults(amends));
    render(<QueryClientProvider client={client}>{inApp(amends, <Page />)}</QueryClientProvider>);
    await screen.findAllByRole("alert");
    expect(reports).toEqual([]);
  });

  it("not again where a boundary told, whose message it is", () => {
    const { reports, amends } = collect();
    function Thrower(): ReactElement {
      throw thrown;
    }
    const thrown = missing();
    render(
      inApp(
        amends,
        <ErrorBoundary>
          <Thrower />
        </ErrorBoundary>,
      ),
    );
    expect(reports).toHaveLength(1);
  });

  it("of each that comes after another", () => {
    const { reports, amends } = collect();
    const { rerender } = render(inApp(amends, <ErrorMessage error={missing()} />));
    rerender(inApp(amends, <ErrorMessage error={null} />));
    rerender(inApp(amends, <ErrorMessage error={missing()} />));
    expect(reports).toHaveLength(2);
  });

  // getsentry/sentry-javascript#7147: one person's page sent 445 events of one failure within an hour.
  it("once of one that an app makes anew in each render", () => {
    const { reports, amends } = collect();
    const { rerender } = render(inApp(amends, <ErrorMessage error={missing()} />));
    for (let i = 0; i < 10; i += 1) rerender(inApp(amends, <ErrorMessage error={missing()} />));
    expect(reports).toHaveLength(1);
  });

  it("of an unread Response once it was read", async () => {
    const { reports, amends } = collect();
    const response = await responseFor(contractRow("prism-io/not_found/404"));
    render(inApp(amends, twice(response)));
    await waitFor(() => expect(reports).toMatchObject([{ code: "not_found" }]));
  });
});

describe("a configuration", () => {
  it("that comes late is told then, and once", () => {
    const { reports, amends } = collect();
    const error = missing();
    const { rerender } = render(inApp(defineAmends(), twice(error)));
    expect(reports).toEqual([]);
    rerender(inApp(amends, twice(error)));
    rerender(inApp(amends, twice(error)));
    expect(reports).toHaveLength(1);
  });

  it("that takes another's place is not told of what that one was", () => {
    const [one, other] = [collect(), collect()];
    const error = missing();
    const { rerender } = render(inApp(one.amends, twice(error)));
    rerender(inApp(other.amends, twice(error)));
    expect([one, other].map(({ reports }) => reports.length)).toEqual([1, 0]);
  });
});

it("what came as data was told elsewhere, and a text may stand in several places", () => {
  const { reports, amends } = collect();
  render(inApp(amends, twice(JSON.parse(JSON.stringify(classify(missing()))))));
  render(inApp(amends, twice("broken")));
  expect(reports).toEqual([]);
});

it("what the app itself cancelled is not told", () => {
  const { reports, amends } = collect();
  render(inApp(amends, <ErrorMessage error={new DOMException("left", "AbortError")} />));
  expect(reports).toEqual([]);
});

it("nothing is told while rendering, as on a server", () => {
  const { reports, amends } = collect();
  renderToString(inApp(amends, <ErrorMessage error={missing()} />));
  expect(reports).toEqual([]);
});
