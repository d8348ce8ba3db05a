// @vitest-environment jsdom
import { act, render, screen } from "@testing-library/react";
import { createInstance } from "i18next";
import type { ReactNode } from "react";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import english from "../../locales/en/amends.json" with { type: "json" };
import { loadAmends, registerAmends } from "../../src/i18n/index.ts";
import { AmendsProvider, ErrorMessage, FieldError, RateLimitBanner, RetryButton } from "../../src/index.ts";
import { faultFor } from "../../src/testing/index.ts";

const root = document.documentElement;
beforeEach(() => {
  root.lang = "en";
  root.dir = "ltr";
});
afterEach(() => {
  root.removeAttribute("lang");
  root.removeAttribute("dir");
});

const error = faultFor("prism-io/server_error/500");

async function showIn(lng: string, children: ReactNode = <ErrorMessage error={error} data-testid="root" />) {
  const i18n = createInstance();
  await i18n.init({ lng, fallbackLng: "en" });
  await loadAmends(i18n);
  const tree = <AmendsProvider i18n={i18n}>{children}</AmendsProvider>;
  return { i18n, tree, ...render(tree) };
}

const marksOf = (element: Element = screen.getByTestId("root")) => ({
  lang: element.getAttribute("lang"),
  dir: element.getAttribute("dir"),
});

describe("a component of the kit", () => {
  it("has no marks where the page is in its language", async () => {
    await showIn("en");
    expect(marksOf()).toEqual({ lang: null, dir: null });
  });

  it("has none for another region, and the language's code for another language", async () => {
    root.lang = "de-AT";
    await showIn("de");
    expect(marksOf()).toEqual({ lang: null, dir: null });
    root.lang = "fr";
    await act(async () => {});
    expect(marksOf()).toEqual({ lang: "de", dir: null });
  });

  it("is marked with its direction too, where the page runs in the other", async () => {
    await showIn("ar");
    expect(marksOf()).toEqual({ lang: "ar", dir: "rtl" });
    root.lang = "ar";
    root.dir = "rtl";
    await act(async () => {});
    expect(marksOf()).toEqual({ lang: null, dir: null });
  });

  it("says English in a page of another language, where the kit lacks that one", async () => {
    root.lang = "tlh";
    await showIn("tlh");
    // The root is the app's too: each text is marked that is not in the app's language.
    expect(marksOf()).toEqual({ lang: null, dir: null });
    const { title } = english.codes["prism-io"].server_error;
    expect(marksOf(screen.getByText(title))).toEqual({ lang: "en", dir: null });
  });

  it("tells two scripts of one language apart", async () => {
    root.lang = "zh-TW";
    await showIn("zh-Hans");
    expect(marksOf()).toEqual({ lang: "zh-Hans", dir: null });
  });

  it("follows the host's language", async () => {
    const { i18n } = await showIn("en");
    await act(async () => {
      await loadAmends(i18n, "he");
      await i18n.changeLanguage("he");
    });
    expect(marksOf()).toEqual({ lang: "he", dir: "rtl" });
  });

  it("keeps the app's own marks", async () => {
    await showIn("ar", <ErrorMessage error={error} data-testid="root" lang="x-own" dir="auto" />);
    expect(marksOf()).toEqual({ lang: "x-own", dir: "auto" });
  });

  it("has none on a server, where nobody knows the page", async () => {
    const i18n = createInstance();
    await i18n.init({ lng: "ar" });
    registerAmends(i18n);
    await loadAmends(i18n);
    const html = renderToString(
      <AmendsProvider i18n={i18n}>
        <ErrorMessage error={error} />
      </AmendsProvider>,
    );
    expect(html).not.toMatch(/ (lang|dir)="(ar|rtl)"/);
  });

  it("is marked whichever it is", async () => {
    const refused = faultFor("prism-io/validation_error/422", {
      violations: [{ param: "name", path: ["name"], message: "Too short", code: null, values: {} }],
    });
    const limit = faultFor("prism-io/rate_limit_exceeded/429");
    const failed = { isError: true, error, refetch: () => {} };
    const { container } = await showIn(
      "ar",
      <form>
        <input name="name" />
        <FieldError error={refused} name="name" />
        <RateLimitBanner error={limit} />
        <RetryButton error={failed} />
      </form>,
    );
    const roots = ["field-error", "rate-limit-banner", "action"].map((part) =>
      container.querySelector(`[data-amends-part=${part}][lang]`),
    );
    expect(roots.map((each) => each && marksOf(each))).toEqual(Array(3).fill({ lang: "ar", dir: "rtl" }));
  });
});

describe("what the server said", () => {
  it("keeps its own direction, and claims no language", async () => {
    const fault = faultFor("prism-io/governance_error/422/unknown-code", { message: "Tone is too formal" });
    const { container } = await showIn("ar", <ErrorMessage error={fault} />);
    const said = container.querySelector("[data-amends-part=detail] bdi");
    expect(said).toHaveTextContent("Tone is too formal");
    expect(said?.getAttribute("lang")).toBe("");
    expect(said?.hasAttribute("dir")).toBe(false);
  });
});
