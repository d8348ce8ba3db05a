// @vitest-environment jsdom
import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { type ReactElement, StrictMode } from "react";
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

describe("a component that shows a failure", () => {
  it.each<[string, () => unknown]>([
    ["an error", missing],
    ["a fault", () => classify(missing())],
    ["a text", () => "broken"],
  ])("tells nobody of it: %s", (_, make) => {
    const { reports, amends } = collect();
    render(inApp(amends, twice(make())));
    expect(reports).toEqual([]);
  });

  it("tells nobody of an unread Response either", async () => {
    const { reports, amends } = collect();
    render(inApp(amends, twice(await responseFor(contractRow("prism-io/not_found/404")))));
    await screen.findAllByText(/may have been (re)?moved|not/i);
    expect(reports).toEqual([]);
  });

  it("leaves that to the query client, once", async () => {
    const { reports, amends } = collect();
    const Page = (): ReactElement => twice(useQuery({ queryKey: ["a"], queryFn: () => Promise.reject(missing()) }));
    const client = new QueryClient(amendsQueryDefaults(amends));
    render(<QueryClientProvider client={client}>{inApp(amends, <Page />)}</QueryClientProvider>);
    await screen.findAllByRole("alert");
    expect(reports).toHaveLength(1);
  });

  it("tells nobody where the query's meta leaves it out", async () => {
    const { reports, amends } = collect();
    const queryFn = () => Promise.reject(missing());
    const Page = (): ReactElement => twice(useQuery({ queryKey: ["a"], queryFn, meta: { amends: false } }));
    const client = new QueryClient(amendsQueryDefaults(amends));
    render(<QueryClientProvider client={client}>{inApp(amends, <Page />)}</QueryClientProvider>);
    await screen.findAllByRole("alert");
    expect(reports).toEqual([]);
  });

  it("leaves that to the boundary whose message it is, once", () => {
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
});
