import { screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { faultText } from "amends/i18n";
import { faultFor, rowPath } from "amends/testing";
import { contractHandlers } from "amends/testing/msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { renderInApp } from "./render.tsx";
import { Scans } from "./scans.tsx";

const msw = setupServer();
beforeAll(() => msw.listen({ onUnhandledRequest: "error" }));
afterEach(() => msw.resetHandlers());
afterAll(() => msw.close());

/** Has the API answer `/scans` with these rows, one after the other, and the last from then on. */
function answerWith(...rows: readonly string[]): { readonly count: () => number } {
  let count = 0;
  const route = (): string => {
    count += 1;
    return rows[count - 1] ?? rows.at(-1) ?? "/ok";
  };
  msw.use(...contractHandlers({ origin: "https://api.example", route }));
  return { count: () => count };
}

it("says that it was not found", async () => {
  answerWith(rowPath("prism-io/not_found/404"));
  renderInApp(<Scans />);
  expect(await screen.findByRole("alert")).toHaveTextContent(faultText(faultFor("prism-io/not_found/404")).title);
});

it("tries once more by itself where the server failed", async () => {
  const asked = answerWith(rowPath("prism-io/server_error/503"), "/ok");
  renderInApp(<Scans />);
  await screen.findByText("Up to date");
  expect(asked.count()).toBe(2);
  expect(screen.queryByRole("alert")).not.toBeInTheDocument();
});

it("tries again when the person asks", async () => {
  answerWith(rowPath("http/504"), "/ok");
  renderInApp(<Scans />);
  await userEvent.click(await screen.findByRole("button", { name: "Try again" }));
  await screen.findByText("Up to date");
});
