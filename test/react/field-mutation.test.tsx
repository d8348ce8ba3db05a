// @vitest-environment jsdom
import { QueryClient, QueryClientProvider, useMutation } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { StrictMode } from "react";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { throwIfFault } from "../../src/core/index.ts";
import { ErrorSummary, FieldError, useFieldErrors } from "../../src/index.ts";
import { contractRow, rowPath } from "../../src/testing/index.ts";
import { type ContractServer, startContractServer } from "../../src/testing/server.ts";

let server: ContractServer;
beforeAll(async () => {
  server = await startContractServer({ route: () => rowPath(row.id) });
});
afterAll(() => server.close());

const row = contractRow("prism-io/validation_error/422");
const { param, message } = (row.body as { error: { param: string; message: string } }).error;

/** Fails with a Response whose body nobody has read, as well as with an Error. */
function useSave(isBare: boolean) {
  return useMutation({
    mutationFn: async () => {
      const response = await fetch(server.origin);
      if (isBare) throw response;
      return throwIfFault(response);
    },
  });
}

function Form({ isBare }: { readonly isBare: boolean }) {
  const mutation = useSave(isBare);
  const { field } = useFieldErrors(mutation, { fields: [param] });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        mutation.mutate();
      }}
    >
      <ErrorSummary error={mutation} />
      <input name={param} aria-label={param} />
      <FieldError error={mutation} name={param} />
      <output>{field(param).messages}</output>
      <button type="submit">Save</button>
    </form>
  );
}

describe.each([
  ["an Error", false],
  ["an unread Response", true],
])("a mutation that fails with %s", (_, isBare) => {
  it("marks the field, clears it when that is edited, and marks it again when it fails in the same way", async () => {
    render(
      <StrictMode>
        <QueryClientProvider client={new QueryClient()}>
          <Form isBare={isBare} />
        </QueryClientProvider>
      </StrictMode>,
    );
    const control = screen.getByRole("textbox");
    const save = () => userEvent.click(screen.getByRole("button", { name: "Save" }));
    await save();
    await waitFor(() => expect(control).toHaveAccessibleDescription(message));
    expect(screen.getByRole("link", { name: message })).toBeVisible();
    expect(screen.getByRole("status")).toHaveTextContent(message);
    expect(document.querySelector("[data-amends-part=error-summary]")).toHaveFocus();

    await userEvent.type(control, "a");
    expect(control).not.toHaveAttribute("aria-invalid");
    await save();
    await waitFor(() => expect(control).toHaveAccessibleDescription(message));
    expect(document.querySelector("[data-amends-part=error-summary]")).toHaveFocus();
  });
});
