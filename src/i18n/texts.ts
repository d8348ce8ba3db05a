import { entryOf, namespace } from "./catalog.ts";
import { complete } from "./complete.ts";
import { fill } from "./fill.ts";
import type { Emitter, I18n } from "./host.ts";
import { type LocaleTag, loadedLocale, loadLocale, localeArrivals, resolveLocale } from "./locales.ts";

/** The kit's texts in one language, for a host without i18next. */
export interface Texts extends I18n {
  /** Loads the kit's texts in this language, unless they are there. Never rejects. */
  load(): Promise<void>;
  readonly store: Emitter;
}

/**
 * The kit's texts in one language, for hosts without i18next: what `AmendsProvider` and `faultText`
 * take in place of an instance. English until the language has been loaded, by its `load` or by
 * `loadLocale`. Holds nothing of a person, so that a server may keep it. Never throws.
 *
 * @param language a BCP 47 tag, as for `resolveLocale`.
 * @param locales the app's own words, by language tag: `{ de, en: { codes: { app: { … } } } }`.
 */
export function createTexts(language: string, locales: Readonly<Record<string, object>> = {}): Texts {
  const locale = resolveLocale(language);
  const bundles = new Map<string, { readonly kit: object; readonly texts: object }>();

  /** The app's words over the kit's; put together again once the kit's have arrived. */
  const bundleOf = (tag: string): object => {
    const kit = kitTexts(tag === language ? locale : resolveLocale(tag));
    const known = bundles.get(tag);
    if (known?.kit === kit) return known.texts;
    const texts = parentsOf(tag).reduceRight((below, each) => complete(entryOf(locales, each), below), kit);
    bundles.set(tag, { kit, texts });
    return texts;
  };

  return Object.freeze<Texts>({
    language,
    languages: Object.freeze([language, "en"]),
    store: localeArrivals,
    getResourceBundle: (tag: string, name: string) => (name === namespace ? bundleOf(tag) : undefined),
    t: (key: string, { lng, keySeparator, replace }: TranslateOptions) => {
      const text = key.split(keySeparator).reduce<unknown>(entryOf, bundleOf(lng));
      return typeof text === "string" ? fill(text, replace) : key;
    },
    // Its language is always the same.
    on: () => {},
    off: () => {},
    load: async () => {
      if (locale) await loadLocale(locale);
    },
  });
}

/** What the kit gives an instance's `t`. */
interface TranslateOptions {
  readonly lng: string;
  readonly keySeparator: string;
  readonly replace: Readonly<Record<string, string | number | boolean>>;
}

const noTexts = Object.freeze({});

function kitTexts(locale: LocaleTag | null): object {
  return (locale && loadedLocale(locale)) ?? noTexts;
}

/** A tag, and what it is a region or a script of: `zh-Hant-TW`, `zh-Hant`, `zh`. */
function parentsOf(tag: string): string[] {
  const subtags = tag.split(/[-_]/);
  return subtags.map((_, index) => subtags.slice(0, subtags.length - index).join("-"));
}
