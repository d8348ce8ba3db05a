// @vitest-environment jsdom
import { onlineManager, QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { act, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { catalog } from "../../src/i18n/catalog.ts";
import { ErrorMessage } from "../../src/index.ts";
import { contractRow, errorFor } from "../../src/testing/index.ts";

/*
 * Of the kind "what waits for the connection looks like what is being fetched": TanStack/query#2361 and #2179,
 * Ries630/ZaimViewer#27, boardsesh/boardsesh#4354.
 */

afterEach(() => act(() => onlineManager.setOnline(true)));

it("a button that was pressed offline says that it waits for the connection, and tries once that is back", async () => {
  const queryFn = vi.fn(async () => "well");
  queryFn.mockResolvedValueOnce("first").mockRejectedValueOnce(errorFor(contractRow("prism-io/server_error/500")));
  function Page() {
    const query = useQuery({ queryKey: ["a"], queryFn });
    return (
      <>
        <p>{query.data}</p>
        <ErrorMessage error={query} />
      </>
    );
  }
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={client}>
      <Page />
    </QueryClientProvider>,
  );
  await screen.findByText("first");
  await act(() => client.refetchQueries());
  const button = await screen.findByRole("button", { name: catalog.remedies.retry });
  act(() => onlineManager.setOnline(false));
  expect(button).toHaveTextContent(catalog.remedies.retry);
  await userEvent.click(button);
  expect(button).toHaveTextContent(/^Waiting for a connection$/);
  expect(button).toHaveAttribute("aria-disabled", "true");
  expect(button).toHaveFocus();
  expect(queryFn).toHaveBeenCalledTimes(2);
  await userEvent.click(button);
  act(() => onlineManager.setOnline(true));
  expect(await screen.findByText("well")).toBeVisible();
  expect(queryFn).toHaveBeenCalledTimes(3);
  expect(screen.queryByRole("alert")).toBeNull();
});
