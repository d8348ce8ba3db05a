// @vitest-environment jsdom
import { act, render } from "@testing-library/react";
import { createInstance, type i18n } from "i18next";
import { memo, type ReactElement, useMemo } from "react";
import { renderToString } from "react-dom/server";
import { afterEach, describe, expect, it, vi } from "vitest";
import german from "../../locales/de/amends.json" with { type: "json" };
import english from "../../locales/en/amends.json" with { type: "json" };
import type { Fault } from "../../src/core/index.ts";
import { faultText, type I18n, loadAmends, loadLocale, registerAmends } from "../../src/i18n/index.ts";
import { AmendsProvider, useTranslator } from "../../src/index.ts";
import { faultFor } from "../../src/testing/index.ts";

const faults = [faultFor("prism-io/not_found/404"), faultFor("prism-io/server_error/500")];
const titlesIn = ({ codes }: typeof english | typeof german): string =>
  codes["prism-io"].not_found.title + codes["prism-io"].server_error.title;

/** As an app's, whose words for many faults no hook can say one by one. */
function Failures(): ReactElement {
  const translator = useTranslator();
  return <p>{faults.map((fault) => faultText(fault, translator).title)}</p>;
}

/** As an app's that remembers by hand what the React Compiler remembers by itself. */
function Remembered(): ReactElement {
  const translator = useTranslator();
  return <p>{useMemo(() => faults.map((fault) => faultText(fault, translator).title), [translator])}</p>;
}

const Title = memo(function Title({ fault, translator }: { fault: Fault; translator: I18n | undefined }) {
  return faultText(fault, translator).title;
});

/** As an app's whose parts render only when what they are given is another thing. */
function InParts(): ReactElement {
  const translator = useTranslator();
  return (
    <p>
      {faults.map((fault) => (
        <Title key={fault.type} fault={fault} translator={translator} />
      ))}
    </p>
  );
}

async function hostIn(lng: string): Promise<i18n> {
  const host = createInstance();
  await host.init({ lng, fallbackLng: "en", resources: {} });
  return registerAmends(host, { load: false });
}

afterEach(() => document.documentElement.removeAttribute("lang"));

// i18next/react-i18next#1884 and lingui/js-lingui#2456: an instance that stays the same object has what was made of it
// under the React Compiler stay as it is; lingui/js-lingui#1690 is the same by useMemo.
describe.each([
  ["called while rendering", Failures],
  ["remembered", Remembered],
  ["in memoised parts", InParts],
])("faultText %s", (_, Shown) => {
  const texts = () => document.querySelector("p")?.textContent;

  it("is in the host's language once that has arrived", async () => {
    const host = await hostIn("de");
    render(<Shown />, { wrapper: ({ children }) => <AmendsProvider i18n={host}>{children}</AmendsProvider> });
    expect(texts()).toBe(titlesIn(english));
    await act(() => loadAmends(host));
    expect(texts()).toBe(titlesIn(german));
  });

  it("follows the host's language there and back", async () => {
    const host = registerAmends(await hostIn("en"), { locales: { de: german }, load: false });
    render(<Shown />, { wrapper: ({ children }) => <AmendsProvider i18n={host}>{children}</AmendsProvider> });
    for (const [language, expected] of [
      ["de", german],
      ["en", english],
      ["de", german],
    ] as const) {
      await act(async () => void (await host.changeLanguage(language)));
      expect(texts()).toBe(titlesIn(expected));
    }
  });

  it("waits for an instance that is initialised late", async () => {
    const host = registerAmends(createInstance() as i18n, { locales: { de: german }, load: false });
    render(<Shown />, { wrapper: ({ children }) => <AmendsProvider i18n={host}>{children}</AmendsProvider> });
    expect(texts()).toBe(titlesIn(english));
    await act(async () => void (await host.init({ lng: "de" })));
    expect(texts()).toBe(titlesIn(german));
  });

  it("is in the page's language without i18next, once that has arrived", async () => {
    document.documentElement.lang = "de";
    render(<Shown />);
    await act(async () => void (await loadLocale("de")));
    expect(texts()).toBe(titlesIn(german));
  });
});

describe("the translator", () => {
  it("is the same for all until its words may be others", async () => {
    const host = await hostIn("de");
    const seen: (I18n | undefined)[] = [];
    function Seen(): null {
      seen.push(useTranslator());
      return null;
    }
    const both = () => (
      <AmendsProvider i18n={host}>
        <Seen />
        <Seen />
      </AmendsProvider>
    );
    const { rerender } = render(both());
    rerender(both());
    expect(new Set(seen).size).toBe(1);
    await act(() => loadAmends(host));
    expect(seen.at(-1)).not.toBe(seen[0]);
    expect(seen.at(-1)).toBe(seen.at(-2));
  });

  it("is the host's instance in all that it does", async () => {
    const host = await hostIn("de");
    let translator: I18n | undefined;
    function Taken(): null {
      translator = useTranslator();
      return null;
    }
    render(<Taken />, { wrapper: ({ children }) => <AmendsProvider i18n={host}>{children}</AmendsProvider> });
    const heard = vi.fn();
    translator?.on("languageChanged", heard);
    await act(async () => void (await host.changeLanguage("fr")));
    expect(heard).toHaveBeenCalledOnce();
    translator?.off("languageChanged", heard);
    await act(async () => void (await host.changeLanguage("it")));
    expect(heard).toHaveBeenCalledOnce();
    expect(translator?.language).toBe("it");
  });

  it("is none on a server that was told no language, and the words are English", () => {
    const html = renderToString(<Failures />);
    expect(html.replace(/<!-- -->/g, "")).toContain(titlesIn(english));
  });
});
