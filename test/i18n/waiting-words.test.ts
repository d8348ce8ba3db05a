import { createInstance, type InitOptions, type i18n } from "i18next";
import { afterEach, describe, expect, it, vi } from "vitest";
import arabic from "../../locales/ar/amends.json" with { type: "json" };
import german from "../../locales/de/amends.json" with { type: "json" };
import english from "../../locales/en/amends.json" with { type: "json" };
import french from "../../locales/fr/amends.json" with { type: "json" };
import brazilian from "../../locales/pt-BR/amends.json" with { type: "json" };
import traditional from "../../locales/zh-Hant/amends.json" with { type: "json" };
import { faultText, loadAmends, registerAmends } from "../../src/i18n/index.ts";
import { loaders } from "../../src/i18n/loaders.ts";
import { translate } from "../../src/i18n/translate.ts";
import { faultWith, violationAt } from "./faults.ts";
import { violationTextOf, without } from "./waiting.ts";

afterEach(() => void vi.restoreAllMocks());

async function hostWith(locales: Record<string, object>, options: InitOptions = {}): Promise<i18n> {
  const host = createInstance();
  await host.init({ lng: "de", fallbackLng: "en", resources: {}, ...options });
  return registerAmends(host, { locales, load: false });
}

const notFound = faultWith({ type: "not_found_error", envelope: "prism-io", code: "not_found" });
const code = ["codes", "prism-io", "not_found"];

describe("a code that waits", () => {
  it("shows its type's words in the host's language", async () => {
    const host = await hostWith({ de: without(german, code) });
    expect(faultText(notFound, host)).toEqual(german.types.not_found_error);
  });

  it("shows those of its type and remedy, where there are any", async () => {
    const fault = faultWith({ ...notFound, type: "invalid_request_error", remedy: "reload" });
    const host = await hostWith({ de: without(german, code) });
    expect(faultText(fault, host)).toEqual(german.types.invalid_request_error__reload);
  });

  it.each(["title", "body"])("is not shown by half where only its %s waits", async (part) => {
    const host = await hostWith({ de: without(german, [...code, part]) });
    expect(faultText(notFound, host)).toEqual(german.types.not_found_error);
  });

  it("is in English, both title and body, where its type waits too", async () => {
    const half = without(german, [...code, "body"]);
    const host = await hostWith({ de: without(half, ["types", "not_found_error"]) });
    expect(faultText(notFound, host)).toEqual({ ...english.codes["prism-io"].not_found, lang: "en" });
  });

  it("is not in English because the app has words of its own in that language alone", async () => {
    const host = await hostWith({
      de: without(german, code),
      en: { codes: { app: { not_found: french.types.cancelled } } },
    });
    expect(faultText(notFound, host)).toEqual(german.types.not_found_error);
  });

  it("is read by a region as by its language", async () => {
    const swiss = { codes: { "prism-io": { not_found: { title: "Nöd gfunde" } } } };
    const whole = await hostWith({ de: german, "de-CH": swiss }, { lng: "de-CH" });
    expect(faultText(notFound, whole)).toEqual({ title: "Nöd gfunde", body: german.codes["prism-io"].not_found.body });
    const waiting = await hostWith({ de: without(german, code), "de-CH": swiss }, { lng: "de-CH" });
    expect(faultText(notFound, waiting)).toEqual(german.types.not_found_error);
  });

  it("has the app's words for a param over its type's, be it for the title alone", async () => {
    const refused = faultWith({ ...notFound, violations: [violationAt(["email"])] });
    const overrides = { codes: { "prism-io": { not_found__email: { title: "Adresse unbekannt" } } } };
    const host = await hostWith({ de: overrides });
    registerAmends(host, { locales: { de: without(german, code) }, load: false });
    expect(faultText(refused, host)).toEqual({ ...german.types.not_found_error, title: "Adresse unbekannt" });
  });
});

describe("any other text that waits", () => {
  it("is in English, and says so", async () => {
    const host = await hostWith({ de: without(german, ["ui", "copy"]) });
    expect(translate(host, ["ui", "copy"])).toEqual({ text: english.ui.copy, lang: "en" });
    expect(translate(host, ["ui", "copied"])).toEqual({ text: german.ui.copied });
  });

  it("says so for what is wrong with a field", async () => {
    const host = await hostWith({ de: without(german, ["violations", "int_parsing"]) });
    expect(violationTextOf("int_parsing", {}, host)).toEqual({ text: english.violations.int_parsing, lang: "en" });
    expect(violationTextOf("missing", {}, host)).toEqual({ text: german.violations.missing });
  });

  // i18next/i18next#295, i18next/i18next-icu#67: rules and formats of the language that was asked for, in another one.
  it("has numbers, plurals and times as English has them", async () => {
    const host = await hostWith({ de: without(german, ["violations"], ["countdown", "ready_in"]) });
    expect(violationTextOf("greater_than", { gt: 1234.5 }, host)?.text).toContain("1,234.5");
    const time = vi.fn((language: string) => `5 (${language})`);
    expect(translate(host, ["countdown", "ready_in"], { time }).text).toContain("5 (en)");
    expect(time).toHaveBeenCalledExactlyOnceWith("en");
    expect(translate(host, ["countdown", "auto_in"], { time }).text).toContain("5 (de)");
  });

  it("refers to the host's texts in English", async () => {
    const resources = { de: { translation: { team: "die Hilfe" } }, en: { translation: { team: "the help desk" } } };
    const host = await hostWith(
      { de: without(german, ["remedies", "contact_support"]), en: { remedies: { contact_support: "Ask $t(team)" } } },
      { resources },
    );
    expect(translate(host, ["remedies", "contact_support"])).toEqual({ text: "Ask the help desk", lang: "en" });
  });

  it("has no mark where the host shows English, in whatever region", async () => {
    const host = await hostWith({ "en-GB": {} }, { lng: "en-GB", fallbackLng: false });
    expect(translate(host, ["ui", "copy"])).toEqual({ text: english.ui.copy });
  });
});

// SAP/spartacus#15370, matrix-org/matrix-react-sdk#7323: each text of its own, whoever lacks the others.
describe("a host's languages", () => {
  const [retry, reload] = [["remedies", "retry"] as const, ["remedies", "reload"] as const];

  it("may be registered in part", async () => {
    const host = await hostWith({ fr: { remedies: { retry: french.remedies.retry } } }, { lng: "fr" });
    expect(translate(host, retry)).toEqual({ text: french.remedies.retry });
    expect(translate(host, reload)).toEqual({ text: english.remedies.reload, lang: "en" });
    expect(faultText(notFound, host)).toEqual({ ...english.codes["prism-io"].not_found, lang: "en" });
  });

  it("may be one of which the kit has nothing but the host a few words, before one that the host falls back to", async () => {
    const host = await hostWith(
      {
        tlh: { remedies: { retry: "yInID" }, codes: { "prism-io": { not_found: { title: "tu'lu'be'" } } } },
        fr: french,
      },
      { lng: "tlh", fallbackLng: ["fr", "en"], resources: { tlh: { translation: { hello: "nuqneH" } } } },
    );
    expect(translate(host, retry)).toEqual({ text: "yInID" });
    expect(translate(host, reload)).toEqual({ text: french.remedies.reload, lang: "fr" });
    expect(faultText(notFound, host)).toEqual({ ...french.codes["prism-io"].not_found, lang: "fr" });
  });

  it("may include one whose chunk did not come", async () => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    vi.spyOn(loaders, "ar").mockRejectedValue(new Error("Failed to fetch dynamically imported module"));
    const host = createInstance();
    await host.init({ lng: "ar", resources: { ar: { amends: { remedies: { retry: arabic.remedies.retry } } } } });
    await loadAmends(host);
    expect(translate(host, retry)).toEqual({ text: arabic.remedies.retry });
    expect(translate(host, reload)).toEqual({ text: english.remedies.reload, lang: "en" });
  });

  it.each(["pt", "pt-BR", "pt_BR"])("have the words of the region that is read there: %s", async (lng) => {
    const host = createInstance();
    await host.init({ lng, fallbackLng: "en" });
    await loadAmends(host);
    expect(translate(host, reload)).toEqual({ text: brazilian.remedies.reload });
  });

  it.each([
    { lng: "sr-Latn", text: english.remedies.reload, lang: "en" },
    { lng: "zh-TW", text: traditional.remedies.reload },
  ])("are not crossed with another script of theirs: $lng", async ({ lng, ...expected }) => {
    // openinframap/openinframap#256: i18next itself goes from zh-TW to zh, and so to Simplified Chinese.
    const host = createInstance();
    await host.init({ lng, fallbackLng: "en", resources: { [lng]: { translation: { hello: "x" } } } });
    const load = vi.spyOn(loaders, lng === "zh-TW" ? "zh-Hans" : "sr");
    await loadAmends(host);
    expect(translate(host, reload)).toEqual(expected);
    expect(load).not.toHaveBeenCalled();
  });

  it.each([["en"], false as const])(
    "may be i18next's mode for seeing keys, with fallbackLng %j",
    async (fallbackLng) => {
      const host = await hostWith({}, { lng: "cimode", fallbackLng });
      expect(translate(host, retry).text).toBe("remedies.retry");
      expect(faultText(notFound, host).body).toBe("codes.prism-io.not_found.body");
    },
  );
});
