import { screen } from "@testing-library/react";
import { ErrorMessage } from "amends";
import { faultText, loadLocale, registerAmends } from "amends/i18n";
import german from "amends/locales/de/amends.json";
import { faultFor } from "amends/testing";
import { createInstance } from "i18next";
import { amends, english } from "./amends";
import { renderInApp } from "./render";

it("has a toast's words in German", async () => {
  const other = createInstance();
  await other.init({ lng: "de", resources: {} });
  registerAmends(other, { locales: { de: (await loadLocale("de")) ?? {} } });
  expect(faultText(faultFor("prism-io/not_found/404"), other)).toEqual(german.codes["prism-io"].not_found);
});

it("says a code of the app's own in the app's words, with the way that the app gave", () => {
  const fault = faultFor("prism-io/tier_limit_exceeded/403", { code: "seat_limit" }, amends);
  renderInApp(<ErrorMessage error={fault} />);
  expect(screen.getByRole("alert")).toHaveTextContent(english.codes.app.seat_limit.title);
  expect(screen.getByRole("link")).toHaveAttribute("href", "/billing");
});
