import { describe, expect, it } from "vitest";
import english from "../../locales/en/amends.json" with { type: "json" };
import japanese from "../../locales/ja/amends.json" with { type: "json" };
import portuguese from "../../locales/pt-BR/amends.json" with { type: "json" };
import { createTexts, faultText, loadLocale } from "../../src/i18n/index.ts";
import { translate } from "../../src/i18n/translate.ts";
import { faultFor } from "../../src/testing/index.ts";

const offline = faultFor("client/offline");

describe("createTexts", () => {
  it("speaks English until its language is there, and then that", async () => {
    const texts = createTexts("ja");
    expect(faultText(offline, texts)).toMatchObject({ title: english.types.network_error.title, lang: "en" });
    await texts.load();
    expect(faultText(offline, texts)).toEqual(japanese.types.network_error);
  });

  it("has what loadLocale has brought, for every language that reads it", async () => {
    await loadLocale("pt");
    expect(faultText(offline, createTexts("pt-BR"))).toEqual(portuguese.types.network_error);
    expect(faultText(offline, createTexts("pt"))).toEqual(portuguese.types.network_error);
  });

  it("puts values in, whatever they contain", () => {
    const { text } = translate(createTexts("en"), ["countdown", "ready_in"], { time: "{{time}} $t(x)" });
    expect(text).toContain("{{time}} $t(x)");
  });

  it("takes the nearest of the app's own words: of the region, then of the language", () => {
    const words = (title: string) => ({ types: { network_error: { title } } });
    const texts = createTexts("en-AU", { "en-AU": words("region"), en: words("language") });
    expect(faultText(offline, texts)).toMatchObject({ title: "region", body: english.types.network_error.body });
    expect(faultText(offline, createTexts("en-NZ", { en: words("language") })).title).toBe("language");
  });

  it.each(["", "not a tag", "tlh", "__proto__", "x-private"])("never throws, and is English: %j", (tag) => {
    const texts = createTexts(tag, { [tag]: { types: null, codes: "broken" } as object });
    expect(faultText(offline, texts).title).toBe(english.types.network_error.title);
  });
});
