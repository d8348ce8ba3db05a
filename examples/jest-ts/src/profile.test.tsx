import { screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { contractRow, errorFor } from "amends/testing";
import { Profile } from "./profile";
import { renderInApp } from "./render";

it("marks the field that the server refused, until the person changes it", async () => {
  renderInApp(<Profile onSave={() => Promise.reject(errorFor(contractRow("prism-io/validation_error/422")))} />);
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  const field = screen.getByLabelText("Name");
  await waitFor(() => expect(field).toBeInvalid());
  expect(field).toHaveAccessibleDescription();
  await userEvent.type(field, "Ada");
  expect(field).toBeValid();
});
