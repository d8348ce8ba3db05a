// @vitest-environment jsdom
import { act, render, renderHook, screen } from "@testing-library/react";
import { createInstance, type InitOptions, type i18n } from "i18next";
import { memo, type ReactNode, StrictMode } from "react";
import { I18nextProvider, initReactI18next, setI18n } from "react-i18next";
import { afterEach, describe, expect, it, vi } from "vitest";
import { defineAmends } from "../../src/core/index.ts";
import { catalog } from "../../src/i18n/catalog.ts";
import { registerAmends } from "../../src/i18n/register.ts";
import { AmendsProvider, ErrorMessage, useFaultText, useRemedy } from "../../src/index.ts";
import { AmendsProvider as ReactI18nextProvider } from "../../src/react-i18next/index.ts";
import { faultFor } from "../../src/testing/index.ts";

const offline = faultFor("client/offline");
const inEnglish = catalog.types.network_error;

/** Texts that differ from the kit's and from each other's by the name in front. */
function textsOf(name: string) {
  return { types: { network_error: { title: `${name}: offline`, body: `${name}: check` } } };
}

function hostWith(names: readonly string[], lng = names[0] as string, options: InitOptions = {}): i18n {
  const host = createInstance();
  void host.init({ lng, fallbackLng: false, initImmediate: false, initAsync: false, ...options } as InitOptions);
  return registerAmends(host, { locales: Object.fromEntries(names.map((name) => [name, textsOf(name)])) });
}

function titleIn(wrapper?: (props: { children: ReactNode }) => ReactNode): string | undefined {
  return renderHook(() => useFaultText(offline), wrapper ? { wrapper } : {}).result.current?.title;
}

afterEach(() => {
  setI18n(undefined as unknown as i18n);
});

describe("the language", () => {
  it("is English without a provider and without i18next", () => {
    expect(renderHook(() => useFaultText(offline)).result.current).toEqual(inEnglish);
  });

  it("is that of react-i18next's global instance, for its own provider alone", () => {
    const host = hostWith(["de"]);
    host.use(initReactI18next);
    setI18n(host);
    expect(titleIn(ReactI18nextProvider)).toBe("de: offline");
    expect(titleIn(AmendsProvider)).toBe(inEnglish.title);
  });

  it("is English while react-i18next's global instance waits to be initialised, and then the host's", async () => {
    const host = createInstance();
    setI18n(host);
    registerAmends(host, { locales: { de: textsOf("de") } });
    const { result } = renderHook(() => useFaultText(offline), { wrapper: ReactI18nextProvider });
    expect(result.current).toEqual(inEnglish);
    await act(async () => {
      await host.init({ lng: "de" });
    });
    expect(result.current?.title).toBe("de: offline");
  });

  it("is that of react-i18next's provider before the global one's", () => {
    setI18n(hostWith(["de"]));
    const host = hostWith(["fr"]);
    expect(
      titleIn(({ children }) => (
        <I18nextProvider i18n={host}>
          <ReactI18nextProvider>{children}</ReactI18nextProvider>
        </I18nextProvider>
      )),
    ).toBe("fr: offline");
  });

  it("is that of the instance that the provider is given before both", () => {
    setI18n(hostWith(["de"]));
    const own = hostWith(["sv"]);
    const host = hostWith(["fr"]);
    expect(
      titleIn(({ children }) => (
        <I18nextProvider i18n={host}>
          <ReactI18nextProvider i18n={own}>{children}</ReactI18nextProvider>
        </I18nextProvider>
      )),
    ).toBe("sv: offline");
  });

  it("is English in a host that has not registered the kit's texts", () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    const host = createInstance();
    void host.init({ lng: "de", resources: { de: { translation: { hello: "Hallo" } } } });
    expect(titleIn(({ children }) => <AmendsProvider i18n={host}>{children}</AmendsProvider>)).toBe(inEnglish.title);
    warn.mockRestore();
  });

  it("never has a host's backend fetch the namespace", async () => {
    const asked: string[] = [];
    const host = createInstance();
    host.use({
      type: "backend",
      init: () => {},
      read: (_: string, namespace: string, done: (error: null, texts: object) => void) => {
        asked.push(namespace);
        done(null, {});
      },
    });
    await host.init({ lng: "de", fallbackLng: false });
    registerAmends(host, { locales: { de: textsOf("de") } });
    render(<ErrorMessage error={offline} />, {
      wrapper: ({ children }) => <AmendsProvider i18n={host}>{children}</AmendsProvider>,
    });
    await act(() => host.changeLanguage("fr"));
    expect(asked.length).toBeGreaterThan(0);
    expect(asked).not.toContain("amends");
  });
});

describe("a change of language", () => {
  // Memoised, so that nothing but its own subscription renders it again.
  const Title = memo(function Title() {
    return <p>{useFaultText(offline)?.title}</p>;
  });

  it("shows at once", async () => {
    const host = hostWith(["de", "fr"]);
    render(<Title />, {
      wrapper: ({ children }) => (
        <StrictMode>
          <AmendsProvider i18n={host}>{children}</AmendsProvider>
        </StrictMode>
      ),
    });
    await act(() => host.changeLanguage("fr"));
    expect(screen.getByText("fr: offline")).toBeVisible();
  });

  it("shows when texts arrive later", () => {
    const host = hostWith(["de"], "fr");
    render(<Title />, { wrapper: ({ children }) => <AmendsProvider i18n={host}>{children}</AmendsProvider> });
    expect(screen.getByText(inEnglish.title)).toBeVisible();
    act(() => {
      registerAmends(host, { locales: { fr: textsOf("fr") } });
    });
    expect(screen.getByText("fr: offline")).toBeVisible();
  });

  it("no longer matters after unmounting", () => {
    const host = hostWith(["de"]);
    const listeners = () => {
      const { observers } = host as unknown as { observers: Record<string, Iterable<unknown> & { size?: number }> };
      const { observers: ofStore } = host.store as unknown as { observers: typeof observers };
      return ["initialized", "languageChanged", "loaded"]
        .map((event) => [...(observers[event] ?? [])].length)
        .concat([...(ofStore.added ?? [])].length);
    };
    const show = () =>
      render(<Title />, {
        wrapper: ({ children }) => <AmendsProvider i18n={host}>{children}</AmendsProvider>,
      });
    show().unmount();
    const before = listeners();
    const { unmount } = show();
    const ofStore = before.at(-1); // what its changes are counted by stays with it
    expect(listeners()).toEqual([...before.slice(0, -1).map((count) => count + 1), ofStore]);
    unmount();
    expect(listeners()).toEqual(before);
  });
});

describe("providers", () => {
  const outer = defineAmends({ actions: { contact_support: "/outer" } });
  const inner = defineAmends({ actions: { contact_support: "/inner" } });
  const defect = faultFor("client/defect");
  function Link({ name }: { name: string }) {
    return <a href={useRemedy(defect)?.href}>{name}</a>;
  }
  const hrefOf = (name: string) => screen.getByText(name).getAttribute("href");

  it("hold for what is below them, nested and side by side", () => {
    render(
      <>
        <Link name="outside" />
        <AmendsProvider value={outer}>
          <Link name="outer" />
          <AmendsProvider value={inner}>
            <Link name="nested" />
          </AmendsProvider>
        </AmendsProvider>
        <AmendsProvider value={inner}>
          <Link name="sibling" />
        </AmendsProvider>
      </>,
    );
    expect(["outside", "outer", "nested", "sibling"].map(hrefOf)).toEqual([null, "/outer", "/inner", "/inner"]);
  });

  it("keep what an outer one says and they do not", () => {
    const host = hostWith(["de"]);
    function Probe() {
      return (
        <p>
          {useFaultText(offline)?.title} {useRemedy(defect)?.href}
        </p>
      );
    }
    const { container, rerender } = render(
      <AmendsProvider value={outer}>
        <AmendsProvider i18n={host}>
          <Probe />
        </AmendsProvider>
      </AmendsProvider>,
    );
    expect(container).toHaveTextContent("de: offline /outer");
    rerender(
      <AmendsProvider i18n={host}>
        <AmendsProvider value={outer}>
          <Probe />
        </AmendsProvider>
      </AmendsProvider>,
    );
    expect(container).toHaveTextContent("de: offline /outer");
  });

  it("take a configuration with codes of the app's own", () => {
    const amends = defineAmends({ codes: { seat_limit: { type: "permission_error", remedy: "upgrade" } } });
    render(<AmendsProvider value={amends}>ok</AmendsProvider>);
    expect(screen.getByText("ok")).toBeVisible();
  });
});
