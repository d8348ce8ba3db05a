import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadLocale, localeTags, resolveLocale } from "../../src/i18n/index.ts";

describe("resolveLocale", () => {
  it.each(localeTags)("takes %s for itself", (tag) => {
    expect(resolveLocale(tag)).toBe(tag);
  });

  it.each([
    ["de-AT", "de"],
    ["de-CH", "de"],
    ["en-US", "en"],
    ["en_US", "en"],
    ["en-AU", "en-GB"],
    ["en-IN", "en-GB"],
    ["en-GB", "en-GB"],
    ["es-MX", "es-419"],
    ["es-AR", "es-419"],
    ["es-US", "es-419"],
    ["es-ES", "es"],
    ["es-FR", "es"],
    ["es-PH", "es"],
    ["pt-US", "pt-BR"],
    ["pt", "pt-BR"],
    ["pt-AO", "pt-PT"],
    ["fr-CA", "fr-CA"],
    ["fr-BE", "fr"],
    ["zh", "zh-Hans"],
    ["zh-CN", "zh-Hans"],
    ["zh-SG", "zh-Hans"],
    ["zh-TW", "zh-Hant"],
    ["zh-HK", "zh-Hant"],
    ["zh-Hant-TW", "zh-Hant"],
    ["zh_Hant_HK", "zh-Hant"],
    ["cmn-Hans", "zh-Hans"],
    ["no", "nb"],
    ["nn", "nb"],
    ["iw", "he"],
    ["in", "id"],
    ["tl", "fil"],
    ["ro-MD", "ro"],
    ["uz-Latn-UZ", "uz"],
    ["pa-Guru", "pa"],
    ["DE-de", "de"],
    ["de-DE-u-nu-latn-x-private", "de"],
  ])("takes %s for %s", (tag, expected) => {
    expect(resolveLocale(tag)).toBe(expected);
  });

  it.each([
    "sr-Latn",
    "pa-Arab",
    "uz-Cyrl",
    "ms-Arab",
    "yi",
    "tlh",
    "cimode",
    "dev",
    "",
    "-",
    "de--AT",
    "en-",
    "x",
    "🙂",
    "__proto__",
  ])("knows nothing of %j", (tag) => {
    expect(resolveLocale(tag)).toBeNull();
  });

  it("never throws, and answers with one of its tags or null", () => {
    fc.assert(
      fc.property(fc.string(), (tag) => {
        const found = resolveLocale(tag);
        return found === null || localeTags.includes(found);
      }),
    );
  });
});

describe("loadLocale", () => {
  it.each(localeTags)("loads %s", async (tag) => {
    expect(Object.keys((await loadLocale(tag)) ?? {})).toEqual([
      "codes",
      "types",
      "remedies",
      "ui",
      "countdown",
      "session",
      "violations",
    ]);
  });

  it("loads a language's parent", async () => {
    expect(await loadLocale("de-AT")).toBe(await loadLocale("de"));
  });

  it("has nothing of a language that the kit does not speak", async () => {
    expect(await loadLocale("tlh")).toBeNull();
  });
});
