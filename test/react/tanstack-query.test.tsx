// @vitest-environment jsdom
import { QueryClient, QueryClientProvider, useMutation, useQuery } from "@tanstack/react-query";
import { act, render, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import type { ReactNode } from "react";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { throwIfFault } from "../../src/core/index.ts";
import { catalog } from "../../src/i18n/catalog.ts";
import { ErrorMessage, useFault, useRemedy } from "../../src/index.ts";
import { rowPath } from "../../src/testing/index.ts";
import { type ContractServer, startContractServer } from "../../src/testing/server.ts";

let server: ContractServer;
let answers: string[];
let client: QueryClient;

beforeAll(async () => {
  server = await startContractServer({ route: () => answers.shift() ?? "/ok" });
});
afterAll(() => server.close());
beforeEach(() => {
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
});
afterEach(() => client.clear());

function wrapper({ children }: { children: ReactNode }) {
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}

async function load(): Promise<unknown> {
  const response = await throwIfFault(await fetch(server.origin));
  return response.json();
}

function Page() {
  const query = useQuery({ queryKey: ["page"], queryFn: load });
  return (
    <>
      <ErrorMessage error={query} />
      {query.data !== undefined && <p>loaded</p>}
    </>
  );
}

const retryButton = () => screen.findByRole("button", { name: catalog.remedies.retry });

describe("a query", () => {
  it("that fails says why, and is fetched again by the button", async () => {
    answers = [rowPath("prism-io/server_error/500")];
    render(<Page />, { wrapper });
    const button = await retryButton();
    expect(screen.getByRole("alert")).toHaveTextContent(catalog.codes["prism-io"].server_error.title);
    await userEvent.click(button);
    expect(await screen.findByText("loaded")).toBeVisible();
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("whose data cannot be refreshed keeps it beside the message, and the button waits for the fetch", async () => {
    answers = ["/ok", rowPath("prism-io/server_error/500"), rowPath("prism-io/server_error/502")];
    render(<Page />, { wrapper });
    await screen.findByText("loaded");
    await act(() => client.refetchQueries());
    const button = await retryButton();
    expect(screen.getByText("loaded")).toBeVisible();

    const first = screen.getByRole("alert");
    await userEvent.click(button);
    await waitFor(() => expect(screen.getByRole("alert")).not.toBe(first)); // announced again
    await waitFor(() => expect(button).not.toHaveAttribute("aria-disabled"));
    expect(button).toHaveFocus();
    await userEvent.click(button);
    await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
  });

  it("is rendered again for its failure alone", async () => {
    answers = [];
    let renders = 0;
    function Probe() {
      renders += 1;
      const query = useQuery({ queryKey: ["probe"], queryFn: load });
      useRemedy(query);
      return <p>{useFault(query)?.type ?? "fine"}</p>;
    }
    render(<Probe />, { wrapper });
    await waitFor(() => expect(client.getQueryData(["probe"])).toEqual({ ok: true }));
    act(() => void client.setQueryData(["probe"], { ok: "changed" }));
    await act(() => client.refetchQueries());
    expect(renders).toBe(1);
    answers = [rowPath("prism-io/not_found/404")];
    await act(() => client.refetchQueries());
    expect(await screen.findByText("not_found_error")).toBeVisible();
  });
});

it("a mutation that fails says why, and is not run again", async () => {
  answers = [rowPath("prism-io/server_error/500")];
  const save = vi.fn(load);
  function Form() {
    const mutation = useMutation({ mutationFn: save });
    return (
      <>
        <ErrorMessage error={mutation} />
        <button type="button" onClick={() => mutation.mutate()}>
          Save
        </button>
      </>
    );
  }
  render(<Form />, { wrapper });
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByRole("alert")).toHaveTextContent(catalog.codes["prism-io"].server_error.title);
  expect(screen.getAllByRole("button").map((button) => button.textContent)).toEqual(["Save"]);
  expect(save).toHaveBeenCalledOnce();
});
