import { screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { contractRow, errorFor } from "amends/testing";
import { saveProfile } from "./api.ts";
import { Profile } from "./profile.tsx";
import { renderInApp } from "./render.tsx";

jest.mock("./api.ts");

it("marks the field that the server refused, until the person changes it", async () => {
  jest.mocked(saveProfile).mockRejectedValue(errorFor(contractRow("prism-io/validation_error/422")));
  renderInApp(<Profile />);
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  const field = screen.getByLabelText("Name");
  await waitFor(() => expect(field).toBeInvalid());
  expect(field).toHaveAccessibleDescription();
  await userEvent.type(field, "Ada");
  expect(field).toBeValid();
});
