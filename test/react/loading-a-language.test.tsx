// @vitest-environment jsdom
import { act, render, screen } from "@testing-library/react";
import { createInstance, type i18n } from "i18next";
import { type ReactElement, Suspense, useLayoutEffect } from "react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { I18nextProvider, useTranslation } from "react-i18next";
import { describe, expect, it, vi } from "vitest";
import german from "../../locales/de/amends.json" with { type: "json" };
import english from "../../locales/en/amends.json" with { type: "json" };
import { loadAmends, registerAmends } from "../../src/i18n/index.ts";
import { ErrorMessage } from "../../src/index.ts";
import { AmendsProvider } from "../../src/react-i18next/index.ts";
import { faultFor } from "../../src/testing/index.ts";

const error = faultFor("prism-io/not_found/404");
const titleOf = (texts: typeof english | typeof german) => texts.codes["prism-io"].not_found.title;

async function hostIn(lng: string, useSuspense: boolean): Promise<i18n> {
  const host = createInstance();
  await host.init({
    lng,
    fallbackLng: "en",
    resources: { [lng]: { translation: { hi: "Hi" } } },
    react: { useSuspense },
  });
  return host;
}

function App() {
  const { t } = useTranslation();
  return (
    <>
      <p>{t("hi")}</p>
      <ErrorMessage error={error} />
    </>
  );
}

const app = (host: i18n) => (
  <I18nextProvider i18n={host}>
    <AmendsProvider>
      <Suspense fallback="waiting">
        <App />
      </Suspense>
    </AmendsProvider>
  </I18nextProvider>
);

describe.each([true, false])("with react-i18next's useSuspense %s", (useSuspense) => {
  it("a language that is still loading suspends nothing: English shows until it is there", async () => {
    const host = registerAmends(await hostIn("de", useSuspense));
    render(app(host));
    expect(screen.queryByText("waiting")).toBeNull();
    expect(screen.getByRole("alert")).toHaveTextContent(titleOf(english));
    await act(() => loadAmends(host));
    expect(screen.getByRole("alert")).toHaveTextContent(titleOf(german));
  });

  it("a language that was waited for is on the server's page, and hydrates as it is", async () => {
    const onServer = await hostIn("de", useSuspense);
    await loadAmends(onServer);
    const html = renderToString(app(onServer));
    expect(html).toContain(titleOf(german));

    const inBrowser = await hostIn("de", useSuspense);
    await loadAmends(inBrowser);
    const container = document.body.appendChild(document.createElement("div"));
    container.innerHTML = html;
    const onRecoverableError = vi.fn();
    const complaints = vi.spyOn(console, "error");
    const root = await act(async () => hydrateRoot(container, app(inBrowser), { onRecoverableError }));
    expect(container).toHaveTextContent(titleOf(german));
    expect(onRecoverableError).not.toHaveBeenCalled();
    expect(complaints).not.toHaveBeenCalled();
    await act(async () => root.unmount());
  });
});

// As in i18next/react-i18next#968 and #1705: a language that a neighbour changes while it mounts is missed.
describe("what comes after the render and before anybody listens", () => {
  /** Runs once the page is there, and before any effect of it. */
  function Arrival({ of }: { readonly of: () => void }): null {
    useLayoutEffect(() => {
      of();
    }, [of]);
    return null;
  }
  const appWith = (host: i18n, arrival?: () => void): ReactElement => (
    <AmendsProvider i18n={host}>
      <ErrorMessage error={error} />
      {arrival && <Arrival of={arrival} />}
    </AmendsProvider>
  );
  const arrivals: Record<string, (host: i18n) => void> = {
    "a language's texts": (host) => host.addResourceBundle("de", "amends", german),
    "texts that a host adds deep into its own": (host) => host.addResourceBundle("de", "amends", german, true),
    "texts of its own": (host) => {
      const { title, body } = german.codes["prism-io"].not_found;
      host.addResource("de", "amends", "codes.prism-io.not_found.title", title, { silent: false });
      host.addResource("de", "amends", "codes.prism-io.not_found.body", body, { silent: false });
    },
    "another language": (host) => void host.changeLanguage("de"),
  };

  it.each(Object.keys(arrivals))("%s shows", async (name) => {
    const host = registerAmends(await hostIn(name === "another language" ? "en" : "de", true), {
      load: false,
      locales: name === "another language" ? { de: german } : { de: { codes: {} } },
    });
    await act(async () => render(appWith(host, () => arrivals[name]?.(host))));
    expect(screen.getByRole("alert")).toHaveTextContent(titleOf(german));
  });

  it("a language's texts show in a page that is hydrated", async () => {
    const html = renderToString(appWith(registerAmends(await hostIn("de", true), { load: false })));
    const host = registerAmends(await hostIn("de", true), { load: false });
    const container = document.body.appendChild(document.createElement("div"));
    container.innerHTML = html;
    const arrival = () => void host.addResourceBundle("de", "amends", german);
    const root = await act(async () => hydrateRoot(container, appWith(host, arrival)));
    expect(container).toHaveTextContent(titleOf(german));
    await act(async () => root.unmount());
  });

  it("listens once to a store that the clones of an instance share, as a server makes one for each request", async () => {
    const host = registerAmends(await hostIn("de", true), { load: false });
    const { on } = host.store;
    const listened = vi.spyOn(host.store, "on").mockImplementation(on.bind(host.store));
    for (let request = 0; request < 3; request += 1) renderToString(appWith(host.cloneInstance()));
    expect(listened).toHaveBeenCalledTimes(1);
  });
});
