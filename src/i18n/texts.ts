import { buildTexts, type Texts } from "./build-texts.ts";
import { languages } from "./locales.ts";

/**
 * The kit's texts in one language, for hosts without i18next: what `AmendsProvider` and `faultText`
 * take in place of an instance. English until the language has been loaded, by its `load` or by
 * `loadLocale`. Holds nothing of a person, so that a server may keep it. Never throws.
 *
 * @param language a BCP 47 tag, as for `resolveLocale`.
 * @param locales the app's own words, by language tag: `{ de, en: { codes: { app: { … } } } }`.
 */
export function createTexts(language: string, locales: Readonly<Record<string, object>> = {}): Texts {
  return buildTexts(language, locales, () => languages);
}
