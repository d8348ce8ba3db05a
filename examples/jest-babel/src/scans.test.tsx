import { screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { faultText } from "amends/i18n";
import { contractRow, errorFor, faultFor } from "amends/testing";
import { fetchScans } from "./api.ts";
import { renderInApp } from "./render.tsx";
import { Scans } from "./scans.tsx";

jest.mock("./api.ts");

it.each(["prism-io/not_found/404", "prisma-airs/403/quota_exceeded", "http/502"])("says what %s means", async (id) => {
  jest.mocked(fetchScans).mockRejectedValue(errorFor(contractRow(id)));
  renderInApp(<Scans />);
  expect(await screen.findByRole("alert")).toHaveTextContent(faultText(faultFor(id)).title);
});

it("tries again when the person asks", async () => {
  jest
    .mocked(fetchScans)
    .mockRejectedValueOnce(errorFor(contractRow("http/502")))
    .mockResolvedValue([]);
  renderInApp(<Scans />);
  await userEvent.click(await screen.findByRole("button", { name: "Try again" }));
  expect(await screen.findByText("Up to date")).toBeInTheDocument();
});
