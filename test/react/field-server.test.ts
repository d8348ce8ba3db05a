import { createElement as h, StrictMode } from "react";
import { renderToString } from "react-dom/server";
import { expect, it, vi } from "vitest";
import { ErrorSummary, FieldError } from "../../src/index.ts";
import { refusalOf } from "./refusal.ts";

const error = refusalOf({ email: "Taken.", vat: "Unknown number." });

// In an environment without a DOM, unlike what hydrates.
it("a form's errors are rendered on a server, where the fields are known by their names alone", () => {
  const consoleError = vi.spyOn(console, "error").mockImplementation(() => {});
  const html = renderToString(
    h(
      StrictMode,
      null,
      h(ErrorSummary, { error, fields: ["email"] }),
      h("input", { id: "email", name: "email" }),
      h(FieldError, { error, name: "email" }),
    ),
  );
  expect(html).toContain('<a href="#email"><bdi lang="">Taken.</bdi></a>');
  expect(html).toContain('<bdi lang="">Unknown number.</bdi>');
  expect(html.match(/Taken\./g)).toHaveLength(2);
  expect(html).not.toMatch(/<script|<style|\sstyle=|\son\w+=/);
  expect(consoleError).not.toHaveBeenCalled();
  consoleError.mockRestore();
});
