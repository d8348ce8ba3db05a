// @vitest-environment jsdom
import { act, render, screen } from "@testing-library/react";
import { createInstance, type i18n } from "i18next";
import { Suspense } from "react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { I18nextProvider, useTranslation } from "react-i18next";
import { describe, expect, it, vi } from "vitest";
import german from "../../locales/de/amends.json" with { type: "json" };
import english from "../../locales/en/amends.json" with { type: "json" };
import { loadAmends, registerAmends } from "../../src/i18n/index.ts";
import { ErrorMessage } from "../../src/index.ts";
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
    <Suspense fallback="waiting">
      <App />
    </Suspense>
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
