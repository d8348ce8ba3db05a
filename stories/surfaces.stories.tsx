import { MutationCache, QueryClient, QueryClientProvider, useMutation, useQuery } from "@tanstack/react-query";
import { HttpResponse, http } from "msw";
import { type ReactElement, type ReactNode, useState } from "react";
import { expect, waitFor } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { classify, defineAmends, type Fault, prismIo, surfaceOf, throwIfFault } from "../src/core/index.ts";
import { faultText } from "../src/i18n/index.ts";
import { AmendsProvider, ErrorMessage, OutageBanner, useTranslator } from "../src/index.ts";
import { contractRow, responseFor } from "../src/testing/index.ts";

const meta = preview.meta({ title: "Guides/Surfaces", component: ErrorMessage, args: { error: null } });

const api = "https://api.example";

async function load<T>(path: string): Promise<T> {
  return (await throwIfFault(await fetch(api + path))).json();
}

const queries = { retry: false };

function WithQueries({ children }: { readonly children: ReactNode }): ReactElement {
  const [client] = useState(() => new QueryClient({ defaultOptions: { queries } }));
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}

function Invoices(): ReactElement {
  const invoices = useQuery({ queryKey: ["invoices"], queryFn: () => load<string[]>("/invoices") });
  return (
    <>
      <ErrorMessage error={invoices} />
      {/* By its data, and not by its status: what is there stays. */}
      {invoices.data && (
        <ul lang="en">
          {invoices.data.map((invoice) => (
            <li key={invoice}>{invoice}</li>
          ))}
        </ul>
      )}
      <button type="button" lang="en" onClick={() => void invoices.refetch()}>
        Refresh
      </button>
    </>
  );
}

let asked = 0;

/** A refresh that fails shows beside the data that is there, never instead of it. */
export const BesideGoodData = meta.story({
  render: () => (
    <WithQueries>
      <Invoices />
    </WithQueries>
  ),
  parameters: {
    msw: {
      handlers: [
        http.get(`${api}/invoices`, () => {
          asked += 1;
          return asked === 2
            ? responseFor(contractRow("prism-io/server_error/503"))
            : HttpResponse.json(["Invoice 1", "Invoice 2"]);
        }),
      ],
    },
  },
  beforeEach: () => {
    asked = 0;
  },
  play: async ({ canvas, userEvent }) => {
    await canvas.findByText("Invoice 1");
    await expect(canvas.queryByRole("alert")).toBeNull();
    await userEvent.click(canvas.getByRole("button", { name: "Refresh" }));
    await canvas.findByRole("alert");
    await expect(canvas.getByText("Invoice 1")).toBeVisible();
  },
});

export const BesideGoodDataTriedAgain = meta.story({
  ...BesideGoodData.input,
  tags: ["!dev"],
  play: async (context) => {
    const { canvas, userEvent } = context;
    await BesideGoodData.input.play?.(context);
    await userEvent.click(canvas.getByRole("button", { name: "Try again" }));
    await waitFor(() => expect(canvas.queryByRole("alert")).toBeNull());
    await expect(canvas.getByText("Invoice 2")).toBeVisible();
  },
});

function Widget({ id }: { readonly id: number }): ReactElement {
  const widget = useQuery({ queryKey: ["widget", id], queryFn: () => load(`/widgets/${id}`) });
  return <ErrorMessage error={widget} />;
}

/** Ten queries fail with one cause: one banner says so, once, and their messages shrink to a line. */
export const TenQueriesOneBanner = meta.story({
  render: () => (
    <WithQueries>
      <OutageBanner />
      <div style={{ display: "grid", gap: "0.5rem", marginBlockStart: "1rem" }}>
        {[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((id) => (
          <Widget key={id} id={id} />
        ))}
      </div>
    </WithQueries>
  ),
  parameters: {
    msw: {
      handlers: [http.get(`${api}/widgets/:id`, () => responseFor(contractRow("prism-io/rate_limit_exceeded/429")))],
    },
  },
  play: async ({ canvas, canvasElement }) => {
    await waitFor(() => expect(canvasElement.querySelectorAll("[data-compact]")).toHaveLength(10));
    await expect(canvas.getAllByRole("alert")).toHaveLength(1);
    await expect(canvas.getAllByRole("button")).toHaveLength(1);
    await expect(canvasElement.querySelectorAll("[data-amends-part=line]")).toHaveLength(1);
  },
});

// What an app writes: which failure is for a toast, in a row; and, in one place for all mutations, its own toast.
const withToasts = defineAmends({
  apis: [{ origin: api, envelope: prismIo, codes: { server_error: { surface: "toast" } } }],
});

async function put(path: string): Promise<void> {
  await throwIfFault(await fetch(api + path, { method: "PUT" }), withToasts);
}

function Editor(): ReactElement {
  const [toast, setToast] = useState<Fault | null>(null);
  const translator = useTranslator();
  const [client] = useState(() => {
    const mutationCache = new MutationCache({
      onError: (error) => {
        const fault = classify(error, withToasts);
        if (surfaceOf(fault, withToasts) === "toast") setToast(fault);
      },
    });
    return new QueryClient({ mutationCache });
  });
  return (
    <AmendsProvider value={withToasts}>
      <QueryClientProvider client={client}>
        <SaveButton path="/articles/1" label="Save" />
        <SaveButton path="/articles/2" label="Save another" />
        <p role="status">{toast && faultText(toast, translator).title}</p>
      </QueryClientProvider>
    </AmendsProvider>
  );
}

function SaveButton({ path, label }: { readonly path: string; readonly label: string }): ReactElement {
  const save = useMutation({ mutationFn: () => put(path) });
  return (
    <>
      <button type="button" lang="en" onClick={() => save.mutate()}>
        {label}
      </button>{" "}
    </>
  );
}

/** An app's own toast for the rows that it says are for one, and for no other. */
export const Toast = meta.story({
  render: () => <Editor />,
  parameters: {
    msw: {
      handlers: [
        http.put(`${api}/articles/1`, () => responseFor(contractRow("prism-io/server_error/500"))),
        http.put(`${api}/articles/2`, () => responseFor(contractRow("prism-io/validation_error/422"))),
      ],
    },
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Save another" }));
    await userEvent.click(canvas.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(canvas.getByRole("status")).toHaveTextContent("Something went wrong on our side"));
  },
});
