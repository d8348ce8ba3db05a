import { screen } from "@testing-library/react";
import { faultText } from "amends/i18n";
import { faultFor, rowPath } from "amends/testing";
import { contractHandlers } from "amends/testing/msw";
import { setupServer } from "msw/node";
import { renderInApp } from "./render.tsx";
import { Scans } from "./scans.tsx";

const row = "prism-io/not_found/404";
const msw = setupServer(...contractHandlers({ origin: "https://api.example", route: () => rowPath(row) }));
beforeAll(() => msw.listen({ onUnhandledRequest: "error" }));
afterAll(() => msw.close());

it("says what a mocked network answered", async () => {
  renderInApp(<Scans />);
  expect(await screen.findByRole("alert")).toHaveTextContent(faultText(faultFor(row)).title);
});
