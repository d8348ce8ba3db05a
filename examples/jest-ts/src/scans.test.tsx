import { screen } from "@testing-library/react";
import { faultText } from "amends/i18n";
import { faultFor, rowPath } from "amends/testing";
import { type ContractServer, startContractServer } from "amends/testing/server";
import { renderInApp } from "./render";
import { Scans } from "./scans";

let row = "";
let server: ContractServer;
beforeAll(async () => {
  server = await startContractServer({ route: () => rowPath(row) });
});
afterAll(() => server.close());

it.each(["prism-io/not_found/404", "prisma-airs/403/quota_exceeded", "http/502"])("says what %s means", async (id) => {
  row = id;
  renderInApp(<Scans api={server.origin} />);
  expect(await screen.findByRole("alert")).toHaveTextContent(faultText(faultFor(id)).title);
});
