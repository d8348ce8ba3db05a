// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import german from "../../locales/de/amends.json" with { type: "json" };
import * as bare from "../../src/bare.ts";
import { catalog } from "../../src/i18n/catalog.ts";
import { airsBody, httpError, prismBody } from "../core/http-error.ts";
import { App, Unconfigured } from "./app.tsx";

const notFound = () => httpError(404, prismBody("not_found_error", "not_found"));
const { types, codes } = catalog;

afterEach(() => {
  document.documentElement.lang = "";
  vi.restoreAllMocks();
});

describe("amends/bare", () => {
  it("reads the contract that its app configured, and no other", () => {
    const { rerender } = render(<App error={notFound()} />);
    expect(screen.getByRole("alert")).toHaveTextContent(codes["prism-io"].not_found.title);
    rerender(<App error={httpError(404, airsBody(404, "Report ID not found"))} />);
    expect(screen.getByRole("alert")).toHaveTextContent(types.not_found_error.title);
  });

  it("goes by the status, without a provider", () => {
    render(<Unconfigured error={notFound()} />);
    expect(screen.getByRole("alert")).toHaveTextContent(types.not_found_error.title);
    expect(screen.getByTestId("fault")).toHaveAttribute("data-code", "");
    expect(screen.getByTestId("fault")).toHaveAttribute("data-envelope", "");
  });

  it("goes by what the client says of itself, without a provider", () => {
    render(<Unconfigured error={new DOMException("The operation timed out.", "TimeoutError")} />);
    expect(screen.getByRole("alert")).toHaveTextContent(types.timeout_error.title);
  });

  it("speaks a language whose texts it was given, for its regions too", () => {
    vi.spyOn(console, "warn");
    render(<App error={notFound()} language="de-AT" locales={{ de: german }} />);
    expect(screen.getByRole("alert")).toHaveTextContent(german.codes["prism-io"].not_found.title);
    expect(console.warn).not.toHaveBeenCalled();
  });

  it("speaks English, marked as that, where it was not, and tells the developer once", () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    document.documentElement.lang = "de";
    render(<App error={notFound()} />);
    render(<App error={notFound()} language="de" />);
    for (const alert of screen.getAllByRole("alert")) {
      expect(alert).toHaveTextContent(codes["prism-io"].not_found.title);
      expect(alert.querySelector("[lang=en]")).not.toBeNull();
    }
    expect(warn).toHaveBeenCalledOnce();
    expect(warn).toHaveBeenCalledWith(expect.stringContaining("<AmendsProvider locales={…}>"));
  });

  it("says nothing of languages where English is what was asked for", () => {
    vi.spyOn(console, "warn");
    render(<App error={notFound()} language="en-AU" />);
    expect(console.warn).not.toHaveBeenCalled();
  });
});

// Last, for it is for the page as a whole, and for good.
describe("amends beside amends/bare", () => {
  it("has the same names, and the very same components and hooks", async () => {
    const whole: Record<string, unknown> = await import("../../src/index.ts");
    expect(Object.keys(whole).sort()).toEqual(Object.keys(bare).sort());
    for (const [name, own] of Object.entries(bare)) expect(whole[name], name).toBe(own);
  });

  it("brings both contracts and all languages to what nobody configured", async () => {
    const { ErrorMessage } = await import("../../src/index.ts");
    document.documentElement.lang = "de";
    render(
      <>
        <ErrorMessage error={notFound()} />
        <Unconfigured error={notFound()} />
      </>,
    );
    await vi.waitFor(() => {
      for (const alert of screen.getAllByRole("alert")) {
        expect(alert).toHaveTextContent(german.codes["prism-io"].not_found.title);
      }
    });
    expect(screen.getByTestId("fault")).toHaveAttribute("data-envelope", "prism-io");
  });

  it("leaves an app that configured one contract with that", () => {
    render(<App error={httpError(404, airsBody(404, "Report ID not found"))} language="en" />);
    expect(screen.getByRole("alert")).toHaveTextContent(types.not_found_error.title);
  });
});
