// @vitest-environment jsdom
import { act, render, screen } from "@testing-library/react";
import { StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import danish from "../../locales/da/amends.json" with { type: "json" };
import german from "../../locales/de/amends.json" with { type: "json" };
import english from "../../locales/en/amends.json" with { type: "json" };
import finnish from "../../locales/fi/amends.json" with { type: "json" };
import swedish from "../../locales/sv/amends.json" with { type: "json" };
import { defineAmends } from "../../src/core/index.ts";
import { type AmendsResources, loadLocale } from "../../src/i18n/index.ts";
import { AmendsProvider, ErrorMessage } from "../../src/index.ts";
import { faultFor } from "../../src/testing/index.ts";

const offline = faultFor("client/offline");
const titleOf = (texts: { readonly types: typeof english.types }) => texts.types.network_error.title;

beforeEach(() => {
  document.documentElement.lang = "";
});
afterEach(() => {
  document.documentElement.lang = "";
  document.body.replaceChildren();
});

describe("without a provider", () => {
  it("the language is the page's, once it has arrived, and the words are not marked", async () => {
    document.documentElement.lang = "da-DK";
    render(<ErrorMessage error={offline} />);
    expect(await screen.findByText(titleOf(danish))).toBeVisible();
    expect(document.querySelector("[lang]:not(html)")).toBeNull();
  });

  it("a change of the page's language is followed", async () => {
    document.documentElement.lang = "en";
    render(<ErrorMessage error={offline} />);
    expect(screen.getByText(titleOf(english))).toBeVisible();
    document.documentElement.lang = "sv";
    expect(await screen.findByText(titleOf(swedish))).toBeVisible();
  });

  it("a language that the kit does not speak is English, marked as such", () => {
    document.documentElement.lang = "tlh";
    render(<ErrorMessage error={offline} />);
    expect(screen.getByText(titleOf(english)).closest("[lang]")).toHaveAttribute("lang", "en");
  });
});

describe("a provider with a language", () => {
  it("speaks it, whatever the page says, and marks its words", async () => {
    document.documentElement.lang = "en";
    render(
      <StrictMode>
        <AmendsProvider language="fi">
          <ErrorMessage error={offline} />
        </AmendsProvider>
      </StrictMode>,
    );
    expect((await screen.findByText(titleOf(finnish))).closest("[lang]")).toHaveAttribute("lang", "fi");
  });

  it("follows a change of it", async () => {
    await Promise.all([loadLocale("de"), loadLocale("fi")]);
    const app = (language: string) => (
      <AmendsProvider language={language}>
        <ErrorMessage error={offline} />
      </AmendsProvider>
    );
    const { rerender } = render(app("de"));
    expect(screen.getByText(titleOf(german))).toBeVisible();
    rerender(app("fi"));
    expect(screen.getByText(titleOf(finnish))).toBeVisible();
  });

  it("renders on a server what hydrates in the browser, once the language was waited for", async () => {
    await loadLocale("de");
    const app = (
      <AmendsProvider language="de">
        <ErrorMessage error={offline} />
      </AmendsProvider>
    );
    const container = document.body.appendChild(document.createElement("div"));
    container.innerHTML = renderToString(app);
    expect(container).toHaveTextContent(titleOf(german));
    const complaints = vi.spyOn(console, "error");
    const onRecoverableError = vi.fn();
    await act(async () => {
      hydrateRoot(container, app, { onRecoverableError });
    });
    expect(container).toHaveTextContent(titleOf(german));
    expect(onRecoverableError).not.toHaveBeenCalled();
    expect(complaints).not.toHaveBeenCalled();
  });

  it("hydrates in English, as the server wrote it, where only the page says the language", async () => {
    document.documentElement.lang = "de";
    await loadLocale("de");
    const container = document.body.appendChild(document.createElement("div"));
    vi.stubGlobal("document", undefined);
    container.innerHTML = renderToString(<ErrorMessage error={offline} />);
    vi.unstubAllGlobals();
    expect(container).toHaveTextContent(titleOf(english));
    const complaints = vi.spyOn(console, "error");
    const onRecoverableError = vi.fn();
    await act(async () => {
      hydrateRoot(container, <ErrorMessage error={offline} />, { onRecoverableError });
    });
    expect(container).toHaveTextContent(titleOf(german));
    expect(onRecoverableError).not.toHaveBeenCalled();
    expect(complaints).not.toHaveBeenCalled();
  });

  it("gives way to an i18next instance below it, and keeps what an outer one says", async () => {
    await loadLocale("de");
    render(
      <AmendsProvider language="de">
        <AmendsProvider value={defineAmends({})}>
          <ErrorMessage error={offline} />
        </AmendsProvider>
      </AmendsProvider>,
    );
    expect(screen.getByText(titleOf(german))).toBeVisible();
  });
});

describe("the app's own words", () => {
  const amends = defineAmends({ codes: { seat_limit: { type: "permission_error", remedy: "upgrade" } } });
  const seats = { ...faultFor("prism-io/not_found/404"), code: "seat_limit", envelope: null };
  const locales = {
    en: { codes: { app: { seat_limit: { title: "No seats left", body: "Buy one." } } } },
    de: { codes: { app: { seat_limit: { title: "Alle Plätze belegt", body: "Kaufen Sie einen." } } } },
  } satisfies Readonly<Record<string, AmendsResources<typeof amends>>>;

  it.each([
    ["de-AT", "Alle Plätze belegt"],
    ["en", "No seats left"],
  ])("come before the kit's, in %s", async (language, title) => {
    await loadLocale(language);
    render(
      <AmendsProvider value={amends} language={language} locales={locales}>
        <ErrorMessage error={seats} />
        <ErrorMessage error={offline} />
      </AmendsProvider>,
    );
    expect(screen.getByText(title)).toBeVisible();
    expect(screen.getByText(titleOf(language === "en" ? english : german))).toBeVisible();
  });

  it("give way to the type's in a language that has none: they say less, and are understood", async () => {
    await loadLocale("fi");
    render(
      <AmendsProvider value={amends} language="fi" locales={{ en: locales.en }}>
        <ErrorMessage error={seats} />
      </AmendsProvider>,
    );
    expect(screen.getByText(finnish.types.not_found_error.title)).toBeVisible();
  });

  it("hold in the page's language where the provider is given no other", async () => {
    document.documentElement.lang = "de";
    await loadLocale("de");
    render(
      <AmendsProvider value={amends} locales={locales}>
        <ErrorMessage error={seats} />
      </AmendsProvider>,
    );
    expect(screen.getByText("Alle Plätze belegt")).toBeVisible();
  });

  it("hold below a provider that changes the language alone", async () => {
    await loadLocale("de");
    render(
      <AmendsProvider value={amends} locales={locales}>
        <AmendsProvider language="de">
          <ErrorMessage error={seats} />
        </AmendsProvider>
      </AmendsProvider>,
    );
    expect(screen.getByText("Alle Plätze belegt")).toBeVisible();
  });
});
