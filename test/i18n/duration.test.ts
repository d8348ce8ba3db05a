import { createInstance, type InitOptions, type i18n } from "i18next";
import { describe, expect, it } from "vitest";
import { durationText } from "../../src/i18n/duration.ts";
import { languageOf } from "../../src/i18n/language.ts";

describe("a span", () => {
  it.each([
    [0, "0 sec"],
    [1, "1 sec"],
    [59, "59 sec"],
    [60, "1 min"],
    [61, "1 min 1 sec"],
    [125, "2 min 5 sec"],
    [3599, "59 min 59 sec"],
    [3600, "1 hr"],
    [7325, "2 hr 2 min 5 sec"],
    [172_800, "48 hr"],
  ])("of %i seconds is short in writing", (seconds, text) => {
    expect(durationText(seconds, "en", "short")).toBe(text);
  });

  it.each([
    [0, "0 seconds"],
    [1, "1 second"],
    [60, "1 minute"],
    [125, "2 minutes, 5 seconds"],
  ])("of %i seconds is whole words in speech", (seconds, text) => {
    expect(durationText(seconds, "en", "long")).toBe(text);
  });

  it("has the words, plurals and order of its language", () => {
    expect(durationText(65, "de", "long")).toBe("1 Minute, 5 Sekunden");
    expect(durationText(125, "pl", "long")).toBe("2 minuty i 5 sekund");
    expect(durationText(125, "ja", "short")).toContain("分");
  });
});

describe("a span in a language whose words for it the browser lacks", () => {
  it.each([
    [0, "0:00"],
    [9, "0:09"],
    [90, "1:30"],
    [3600, "1:00:00"],
    [7325, "2:02:05"],
  ])("of %i seconds is written as a clock has it", (seconds, text) => {
    expect(durationText(seconds, "tlh", "short")).toBe(text);
    expect(durationText(seconds, "tlh", "long")).toBe(text);
  });

  it("is not, where those are the words", () => {
    expect(durationText(65, "fr", "long")).toMatch(/^1.minute et 5.secondes$/);
    expect(durationText(65, "en-GB", "long")).toBe("1 minute, 5 seconds");
  });
});

describe("the language", () => {
  function hostIn(lng: string, options: InitOptions = {}): i18n {
    const host = createInstance();
    void host.init({ lng, initImmediate: false, initAsync: false, ...options } as InitOptions);
    return host;
  }

  it("is English without a host, and before the host has one", () => {
    expect(languageOf(undefined)).toBe("en");
    expect(languageOf(createInstance())).toBe("en");
  });

  it("is the host's", () => {
    expect(languageOf(hostIn("de"))).toBe("de");
    expect(languageOf(hostIn("pt_BR"))).toBe("pt-BR");
  });

  it("is the one whose texts the host shows, where it has none for the language that was asked for", () => {
    const resources = { fr: { translation: { hello: "Bonjour" } } };
    expect(languageOf(hostIn("sv", { fallbackLng: "fr", resources }))).toBe("fr");
  });

  it.each(["", "a", "not a language", "🙂"])("is English for what is no language tag: %j", (language) => {
    expect(languageOf({ language } as i18n)).toBe("en");
  });

  it("is English where it cannot be read", () => {
    const broken = {
      get language(): string {
        throw new Error("broken");
      },
    };
    expect(languageOf(broken as i18n)).toBe("en");
  });
});
