import { createInstance, type InitOptions, type i18n } from "i18next";
import resourcesToBackend from "i18next-resources-to-backend";
import { describe, expect, it, vi } from "vitest";
import german from "../../locales/de/amends.json" with { type: "json" };
import english from "../../locales/en/amends.json" with { type: "json" };
import french from "../../locales/fr/amends.json" with { type: "json" };
import { loadAmends, loadLocale, registerAmends } from "../../src/i18n/index.ts";
import { loaders } from "../../src/i18n/loaders.ts";
import { translate } from "../../src/i18n/translate.ts";

async function initialised(options: InitOptions = {}): Promise<i18n> {
  const host = createInstance();
  await host.init({ lng: "en", fallbackLng: "en", resources: {}, ...options });
  return host;
}

const retryIn = (host: i18n) => translate(host, ["remedies", "retry"]).text;
const [inEnglish, inGerman, inFrench] = [english, german, french].map(({ remedies }) => remedies.retry);

describe("registerAmends", () => {
  it("brings the host's language as soon as it is loaded, English until then", async () => {
    const host = registerAmends(await initialised({ lng: "de" }));
    expect(retryIn(host)).toBe(inEnglish);
    await expect.poll(() => retryIn(host)).toBe(inGerman);
  });

  it("does so when it is called before init", async () => {
    const host = registerAmends(createInstance());
    await host.init({ lng: "de-AT", fallbackLng: "en" });
    await expect.poll(() => retryIn(host)).toBe(inGerman);
  });

  it("follows each change of the language", async () => {
    const host = registerAmends(await initialised());
    await host.changeLanguage("fr");
    await expect.poll(() => retryIn(host)).toBe(inFrench);
    await host.changeLanguage("de");
    await expect.poll(() => retryIn(host)).toBe(inGerman);
    await host.changeLanguage("en");
    expect(retryIn(host)).toBe(inEnglish);
  });

  it("follows it once, however often it is called", async () => {
    const host = await initialised();
    const on = vi.spyOn(host, "on");
    registerAmends(registerAmends(registerAmends(host)));
    expect(on).toHaveBeenCalledOnce();
  });

  it("loads nothing where the app brings all of it", async () => {
    const host = registerAmends(await initialised({ lng: "de" }), { load: false, locales: { fr: french } });
    await loadLocale("de");
    expect(retryIn(host)).toBe(inEnglish);
    await host.changeLanguage("fr");
    expect(retryIn(host)).toBe(inFrench);
  });

  it("keeps the host's own words, and those that its backend brings for another language", async () => {
    const host = createInstance();
    host.use({
      type: "backend",
      read: (language: string, _: string, done: (error: null, data: object) => void) =>
        done(null, language === "de" ? { remedies: { retry: "Noch mal" } } : {}),
    });
    await host.init({ lng: "en", fallbackLng: "en", ns: ["amends"] });
    registerAmends(host);
    await host.changeLanguage("de");
    await expect.poll(() => translate(host, ["remedies", "reload"]).text).toBe(german.remedies.reload);
    expect(retryIn(host)).toBe("Noch mal");
  });

  it("takes the host's fallback where the kit does not speak its language", async () => {
    const host = registerAmends(await initialised({ lng: "tlh", fallbackLng: ["fr", "en"] }));
    await expect.poll(() => retryIn(host)).toBe(inFrench);
  });

  it("stays with English where nothing fits", async () => {
    const host = await initialised({ lng: "tlh", fallbackLng: false });
    await loadAmends(host);
    expect(retryIn(host)).toBe(inEnglish);
  });
});

describe("loadAmends", () => {
  it("resolves when the host's language is there, and registers", async () => {
    const host = await initialised({ lng: "de-CH" });
    await loadAmends(host);
    expect(retryIn(host)).toBe(inGerman);
    await host.changeLanguage("fr");
    await expect.poll(() => retryIn(host)).toBe(inFrench);
  });

  it("brings a language before the host changes to it, so that no English shows in between", async () => {
    const host = registerAmends(await initialised());
    await loadAmends(host, "de");
    void host.changeLanguage("de");
    await expect.poll(() => host.language).toBe("de");
    expect(retryIn(host)).toBe(inGerman);
  });

  it("gives each request on a server its own language", async () => {
    const render = async (lng: string) => {
      const host = await initialised({ lng });
      await loadAmends(host);
      return retryIn(host);
    };
    expect(await Promise.all(["de", "fr", "en", "de-AT"].map(render))).toEqual([
      inGerman,
      inFrench,
      inEnglish,
      inGerman,
    ]);
  });

  it("stays with English where a chunk cannot be had, says so, and tries again the next time", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    vi.spyOn(loaders, "de").mockRejectedValueOnce(new Error("Failed to fetch dynamically imported module"));
    const host = await initialised({ lng: "de" });
    await loadAmends(host);
    expect(retryIn(host)).toBe(inEnglish);
    expect(warn).toHaveBeenCalledWith(expect.stringContaining('"de" could not be loaded'));
    await loadAmends(host);
    expect(retryIn(host)).toBe(inGerman);
    warn.mockRestore();
  });

  it("may bring a language before init", async () => {
    const host = createInstance();
    await loadAmends(host, "de");
    await host.init({ lng: "de", fallbackLng: "en" });
    expect(retryIn(host)).toBe(inGerman);
  });

  it("adds each language once", async () => {
    const host = await initialised({ lng: "de" });
    const added = vi.fn();
    host.store.on("added", added);
    await loadAmends(host);
    expect(added.mock.calls.map(([language]) => language).sort()).toEqual(["de", "en"]);
  });

  it("never rejects, whatever the language", async () => {
    const host = await initialised({ lng: "de" });
    for (const language of ["", "🙂", "constructor", "tlh"])
      await expect(loadAmends(host, language)).resolves.toBeUndefined();
  });
});

describe("i18next-resources-to-backend", () => {
  it("can load the kit's texts beside the host's own", async () => {
    const host = createInstance();
    host.use(
      resourcesToBackend((language: string, namespace: string) =>
        namespace === "amends" ? loadLocale(language) : Promise.resolve({ hello: language }),
      ),
    );
    await host.init({ lng: "de-AT", fallbackLng: "en", ns: ["translation", "amends"] });
    expect(retryIn(host)).toBe(inGerman);
    expect(host.t("hello")).toBe("de-AT");
    await host.changeLanguage("fr");
    expect(retryIn(host)).toBe(inFrench);
  });
});
