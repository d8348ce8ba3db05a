import { screen } from "@testing-library/react";
import { faultText } from "amends/i18n";
import { faultFor, rowPath } from "amends/testing";
import { type ContractServer, startContractServer } from "amends/testing/server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { renderInApp } from "./render.tsx";
import { Scans } from "./scans.tsx";

const row = "prism-io/tier_limit_exceeded/403";

let server: ContractServer;
beforeAll(async () => {
  server = await startContractServer({ route: () => rowPath(row) });
});
afterAll(() => server.close());

it("tells what a real server answered, which was asked once", async () => {
  renderInApp(<Scans api={server.origin} />);
  expect(await screen.findByRole("alert")).toHaveTextContent(faultText(faultFor(row)).title);
  expect(server.requests.map(({ method, url }) => `${method} ${url}`)).toEqual(["GET /scans"]);
});
