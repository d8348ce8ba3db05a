// @vitest-environment jsdom
import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import { type ReactElement, StrictMode } from "react";
import { renderToString } from "react-dom/server";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { defineAmends } from "../../src/core/index.ts";
import { AmendsProvider, ErrorBoundary, ErrorMessage, FieldError, useFault } from "../../src/index.ts";
import { amendsQueryDefaults } from "../../src/query/index.ts";
import { createApiFetch } from "../../src/recovery/index.ts";
import { contractRow, errorFor, responseFor } from "../../src/testing/index.ts";

const error = vi.spyOn(console, "error");
beforeEach(() => {
  error.mockReset().mockImplementation(() => {});
});

/** What the kit wrote of faults; React writes of what boundaries catch, too. */
const logged = () => error.mock.calls.filter(([line]) => String(line).startsWith("amends: unexpected"));
const bug = (): Error => new TypeError("Cannot read properties of undefined (reading 'map')");

function Scans({ thrown }: { thrown: unknown }): ReactElement {
  const scans = useQuery({ queryKey: ["scans"], queryFn: () => Promise.reject(thrown) });
  const fault = useFault(scans);
  return (
    <>
      <ErrorMessage error={scans} />
      <FieldError error={scans} name="email" />
      {fault?.type}
    </>
  );
}

const inApp = (client: QueryClient, children: ReactElement) => (
  <StrictMode>
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  </StrictMode>
);

// TanStack/query#4675: it wrote of failed queries itself once, and no longer does.
describe("a bug in a query function is written to the console once", () => {
  it.each([
    ["with the kit's defaults", () => new QueryClient(amendsQueryDefaults(defineAmends()))],
    ["without them", () => new QueryClient({ defaultOptions: { queries: { retry: false } } })],
  ])("%s, in StrictMode, and however many components show it", async (_, makeClient) => {
    const thrown = bug();
    render(inApp(makeClient(), <Scans thrown={thrown} />));
    await screen.findByRole("alert");
    expect(logged()).toEqual([[expect.stringContaining("unknown_error"), thrown]]);
  });

  it("where a boundary shows what the cache has met", async () => {
    const thrown = bug();
    function Page(): ReactElement {
      useQuery({ queryKey: ["page"], queryFn: () => Promise.reject(thrown), throwOnError: true });
      return <p>loading</p>;
    }
    const client = new QueryClient(amendsQueryDefaults(defineAmends()));
    render(
      inApp(
        client,
        <ErrorBoundary>
          <Page />
        </ErrorBoundary>,
      ),
    );
    await screen.findByRole("alert");
    expect(logged()).toEqual([[expect.any(String), thrown]]);
  });

  it("where two configurations hold", async () => {
    const thrown = bug();
    const client = new QueryClient(amendsQueryDefaults(defineAmends()));
    const within = (
      <AmendsProvider value={defineAmends()}>
        <Scans thrown={thrown} />
      </AmendsProvider>
    );
    render(inApp(client, within));
    await screen.findByRole("alert");
    expect(logged()).toHaveLength(1);
  });

  it("where its meta leaves it out of reports, by whoever shows it", async () => {
    const thrown = bug();
    function Page(): ReactElement {
      return (
        <ErrorMessage
          error={useQuery({ queryKey: ["a"], queryFn: () => Promise.reject(thrown), meta: { amends: false } })}
        />
      );
    }
    render(inApp(new QueryClient(amendsQueryDefaults(defineAmends())), <Page />));
    await screen.findByRole("alert");
    expect(logged()).toEqual([[expect.any(String), thrown]]);
  });
});

it("a boundary tells of a bug in a component, without any client", () => {
  const thrown = bug();
  function Page(): ReactElement {
    throw thrown;
  }
  render(
    <StrictMode>
      <ErrorBoundary>
        <Page />
      </ErrorBoundary>
    </StrictMode>,
  );
  expect(logged()).toEqual([[expect.any(String), thrown]]);
});

it("an unread Response that a component shows is told of once it was read", async () => {
  const response = responseFor(contractRow("prism-io/server_error/500"));
  render(
    <StrictMode>
      <ErrorMessage error={response} />
    </StrictMode>,
  );
  await waitFor(() => expect(logged()).toHaveLength(1));
  expect(logged()).toEqual([[expect.stringContaining("code server_error"), response]]);
});

it("what `createApiFetch` gives back is told of once, also where a component shows it then", async () => {
  const network = async () => responseFor(contractRow("prism-io/server_error/500"));
  const response = await createApiFetch(defineAmends(), { fetch: network })("https://api.example/scans");
  render(<ErrorMessage error={response} />);
  await waitFor(() => expect(logged()).toHaveLength(1));
});

it("an expected failure is not written to the console", () => {
  render(<ErrorMessage error={errorFor(contractRow("prism-io/not_found/404"))} />);
  expect(screen.getByRole("alert")).toBeVisible();
  expect(error).not.toHaveBeenCalled();
});

it("what the app itself cancelled is not written to the console", () => {
  render(<ErrorMessage error={new DOMException("left", "AbortError")} />);
  expect(error).not.toHaveBeenCalled();
});

it("nothing is written while rendering, as on a server", () => {
  renderToString(<ErrorMessage error={bug()} />);
  expect(error).not.toHaveBeenCalled();
});
