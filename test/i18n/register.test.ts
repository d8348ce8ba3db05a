import { createInstance, type InitOptions, type i18n } from "i18next";
import { describe, expect, it, vi } from "vitest";
import english from "../../locales/en/amends.json" with { type: "json" };
import { registerAmends } from "../../src/i18n/register.ts";
import { translate } from "../../src/i18n/translate.ts";

async function initialised(options: InitOptions = {}): Promise<i18n> {
  const host = createInstance();
  await host.init({ lng: "en", resources: {}, ...options });
  return host;
}
const bundleOf = (host: i18n, language = "en") => host.getResourceBundle(language, "amends");
const deepFreeze = <T>(value: T): T => {
  for (const inner of Object.values(value as object)) if (typeof inner === "object") deepFreeze(inner);
  return Object.freeze(value);
};

describe("registerAmends", () => {
  it("adds English after init, and returns the instance", async () => {
    const host = await initialised();
    expect(registerAmends(host)).toBe(host);
    expect(bundleOf(host)).toEqual(english);
  });

  it("adds English with init when called before", () => {
    const host = registerAmends(createInstance());
    void host.init({ lng: "en" });
    // At once, and not when what a backend loads has arrived: the first render may follow.
    expect(bundleOf(host)).toEqual(english);
  });

  it("keeps each text that the host has, whether it registers before init or after", async () => {
    const resources = () => ({ en: { amends: { remedies: { retry: "Once more" }, ui: { extra: "Extra" } } } });
    const before = registerAmends(createInstance());
    await before.init({ lng: "en", resources: resources() });
    const after = registerAmends(await initialised({ resources: resources() }));
    for (const host of [before, after]) {
      expect(bundleOf(host)).toEqual({
        ...english,
        remedies: { ...english.remedies, retry: "Once more" },
        ui: { ...english.ui, extra: "Extra" },
      });
    }
  });

  it("may be called again, and keeps what the host has added since", async () => {
    const host = registerAmends(await initialised());
    host.addResourceBundle("en", "amends", { remedies: { retry: "Once more" } }, true, true);
    registerAmends(registerAmends(host));
    expect(bundleOf(host)).toEqual({ ...english, remedies: { ...english.remedies, retry: "Once more" } });
  });

  it("leaves the host's objects and the kit's English as they are", async () => {
    const mine = deepFreeze({ remedies: { retry: "Once more" }, types: {} });
    const copy = structuredClone(english);
    const host = registerAmends(await initialised({ resources: { en: { amends: mine } } }));
    host.addResourceBundle("en", "amends", { remedies: { reload: "Afresh" } }, true, true);
    expect(bundleOf(host).remedies).toMatchObject({ retry: "Once more", reload: "Afresh" });
    expect(mine).toEqual({ remedies: { retry: "Once more" }, types: {} });
    expect(english).toEqual(copy);
  });

  it("adds further languages, which may be given later", async () => {
    const host = registerAmends(await initialised({ lng: "de" }));
    expect(translate(host, ["remedies", "retry"]).text).toBe("Try again");
    registerAmends(host, { locales: { de: { remedies: { retry: "Erneut versuchen" } } } });
    expect(translate(host, ["remedies", "retry"]).text).toBe("Erneut versuchen");
    expect(bundleOf(host)).toEqual(english);
  });

  it("puts the app's own English before the kit's", async () => {
    const host = registerAmends(await initialised(), { locales: { en: { remedies: { retry: "Once more" } } } });
    expect(bundleOf(host).remedies).toEqual({ ...english.remedies, retry: "Once more" });
  });

  it("makes no backend ask for the namespace in other languages", async () => {
    const read = vi.fn((_language: string, _namespace: string, done: (error: null, texts: object) => void) =>
      done(null, {}),
    );
    const host = createInstance().use({ type: "backend", init() {}, read });
    await host.init({ lng: "en", ns: ["translation"], fallbackLng: false });
    registerAmends(host);
    await host.changeLanguage("de");
    expect(read.mock.calls.map(([language, namespace]) => `${language}/${namespace}`)).toEqual([
      "en/translation",
      "de/translation",
    ]);
    expect(translate(host, ["remedies", "retry"]).text).toBe("Try again");
  });

  it("leaves the namespace to a backend where the host has listed it", async () => {
    const texts = { amends: { remedies: { retry: "Noch einmal" } } } as Record<string, object>;
    const host = createInstance().use({
      type: "backend",
      init() {},
      read: (_language: string, namespace: string, done: (error: null, texts: object) => void) =>
        done(null, texts[namespace] ?? {}),
    });
    await host.init({ lng: "en", ns: ["translation", "amends"], fallbackLng: false });
    registerAmends(host);
    await host.changeLanguage("de");
    expect(translate(host, ["remedies", "retry"]).text).toBe("Noch einmal");
  });

  it("serves instances that share a store", async () => {
    const host = registerAmends(await initialised());
    expect(translate(host.cloneInstance({ lng: "en" }), ["remedies", "go_back"]).text).toBe("Go back");
  });
});
