// @vitest-environment jsdom
import { act, screen } from "@testing-library/react";
import { StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { expect, it, vi } from "vitest";
import { ErrorSummary, FieldError, useFieldErrors } from "../../src/index.ts";
import { refusalOf } from "./refusal.ts";

const error = refusalOf({ phone: "Too short.", email: "Taken.", vat: "Unknown number." });

function Form() {
  const { field } = useFieldErrors(error, { fields: ["phone"] });
  return (
    <form>
      <ErrorSummary error={error} />
      <input aria-label="email" name="email" />
      <FieldError error={error} name="email" />
      <input aria-label="phone" {...field("phone").inputProps} />
      <p {...field("phone").messageProps}>{field("phone").messages}</p>
    </form>
  );
}

it("a browser takes a form's errors over as they are, and ties them to the fields", async () => {
  const app = (
    <StrictMode>
      <Form />
    </StrictMode>
  );
  const onRecoverableError = vi.fn();
  const container = document.createElement("div");
  document.body.replaceChildren(container);
  const consoleError = vi.spyOn(console, "error").mockImplementation(() => {}); // React 18 takes this for a server
  container.innerHTML = renderToString(app);
  consoleError.mockRestore();
  const message = screen.getByText("Taken.", { selector: "[data-amends-part=message] bdi" });

  const root = await act(async () => hydrateRoot(container, app, { onRecoverableError }));
  expect(onRecoverableError).not.toHaveBeenCalled();
  expect(message).toBeVisible();
  expect(screen.getByRole("textbox", { name: "email" })).toHaveAccessibleDescription("Taken.");
  expect(screen.getByRole("textbox", { name: "phone" })).toHaveAccessibleDescription("Too short.");
  expect(screen.getAllByRole("link").map((link) => link.getAttribute("href"))).toEqual(["#email", "#phone"]);
  expect(container.querySelector("[data-amends-part=error-summary]")).toHaveFocus();
  act(() => root.unmount());
});
