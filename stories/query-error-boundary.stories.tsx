import { QueryClient, QueryClientProvider, useSuspenseQuery } from "@tanstack/react-query";
import { HttpResponse, http } from "msw";
import { type ReactElement, Suspense } from "react";
import { expect, spyOn } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { defineAmends, throwIfFault } from "../src/core/index.ts";
import { AmendsProvider } from "../src/index.ts";
import { QueryErrorBoundary } from "../src/query/index.ts";
import { contractRow, responseFor } from "../src/testing/index.ts";

const meta = preview.meta({
  title: "Components/QueryErrorBoundary",
  component: QueryErrorBoundary,
  args: { children: null },
  beforeEach: () => {
    spyOn(console, "error").mockImplementation(() => {}); // React writes down what is caught
  },
});

const amends = defineAmends({ actions: { contact_support: "#support" } });
const asked = { plan: 0, invoices: 0 };

function useApi(name: keyof typeof asked): string {
  const load = async (): Promise<string> => {
    const response = await throwIfFault(await fetch(`https://api.example/${name}`), amends);
    return response.json();
  };
  return useSuspenseQuery({ queryKey: [name], queryFn: load }).data;
}

function Plan(): ReactElement {
  return <p lang="en">{useApi("plan")}</p>;
}

function LoadedInvoices(): ReactElement {
  return <p lang="en">{useApi("invoices")}</p>;
}

// Whatever mounts stale is fetched as ever: without a staleTime a second after it was fetched before.
const queries = { retry: false, staleTime: Number.POSITIVE_INFINITY };

/** Two queries below one boundary; a reset fetches the one that failed. */
export const Queries = meta.story({
  render: () => (
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries } })}>
      <AmendsProvider value={amends}>
        <QueryErrorBoundary>
          <Suspense fallback={<p lang="en">Loading</p>}>
            <Plan />
            <LoadedInvoices />
          </Suspense>
        </QueryErrorBoundary>
      </AmendsProvider>
    </QueryClientProvider>
  ),
  parameters: {
    msw: {
      handlers: [
        http.get("https://api.example/plan", () => {
          asked.plan += 1;
          return HttpResponse.json("Team plan");
        }),
        http.get("https://api.example/invoices", () => {
          asked.invoices += 1;
          const isFirst = asked.invoices === 1;
          return isFirst ? responseFor(contractRow("prism-io/server_error/500")) : HttpResponse.json("Invoice 1");
        }),
      ],
    },
  },
  beforeEach: () => {
    asked.plan = 0;
    asked.invoices = 0;
  },
  play: async ({ canvas }) => {
    await canvas.findByRole("button", { name: "Try again" });
  },
});

export const QueriesTriedAgain = meta.story({
  ...Queries.input,
  tags: ["!dev"],
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Try again" }));
    await expect(await canvas.findByText("Invoice 1")).toBeVisible();
    await expect(canvas.getByText("Team plan")).toBeVisible();
    await expect(asked).toEqual({ plan: 1, invoices: 2 });
  },
});
