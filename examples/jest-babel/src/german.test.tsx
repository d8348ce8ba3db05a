import { act, screen } from "@testing-library/react";
import { ErrorMessage } from "amends";
import { faultText, loadAmends, loadLocale, registerAmends } from "amends/i18n";
import german from "amends/locales/de/amends.json" with { type: "json" };
import { faultFor } from "amends/testing";
import { createInstance } from "i18next";
import { i18n } from "./i18n.ts";
import { renderInApp } from "./render.tsx";

const fault = faultFor("prism-io/not_found/404");
const { title } = german.codes["prism-io"].not_found;

it("has a toast's words in German", async () => {
  const other = createInstance();
  await other.init({ lng: "de", resources: {} });
  registerAmends(other, { locales: { de: (await loadLocale("de")) ?? {} } });
  expect(faultText(fault, other).title).toBe(title);
});

it("speaks German as soon as the app does", async () => {
  await loadAmends(i18n, "de");
  renderInApp(<ErrorMessage error={fault} />);
  expect(screen.getByRole("alert")).not.toHaveTextContent(title);
  await act(() => i18n.changeLanguage("de"));
  expect(screen.getByRole("alert")).toHaveTextContent(title);
});
