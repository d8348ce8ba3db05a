import { createListeners } from "../core/listeners.ts";
import { attempt } from "../core/read.ts";
import { warnOnce } from "../core/warn.ts";
import type { Languages } from "./build-texts.ts";
import { catalog } from "./catalog.ts";
import { loaders } from "./loaders.ts";

/** A language that the kit speaks: a BCP 47 tag. */
export type LocaleTag = "en" | keyof typeof loaders;

/** All languages that the kit speaks, English first. */
export const localeTags: readonly LocaleTag[] = ["en", ...(Object.keys(loaders) as (keyof typeof loaders)[])];

/** The codes of languages that another one stands for here. */
const aliases: Readonly<Record<string, string>> = { no: "nb", nn: "nb" };

/** Of which regions a region's language is read that is not the language's own: CLDR's parents. */
const regional: Readonly<Record<string, readonly [parent: string, regions: RegExp]>> = {
  en: ["en-GB", /^(?!(US|AS|BI|GU|MH|MP|PR|UM|VI)$)/],
  es: ["es-419", /^(AR|BO|BR|BZ|CL|CO|CR|CU|DO|EC|GT|HN|MX|NI|PA|PE|PR|PY|SV|US|UY|VE)$/],
  pt: ["pt-PT", /^(AO|CH|CV|FR|GQ|GW|LU|MO|MZ|ST|TL)$/],
};

/**
 * Which of the kit's languages a person reads who reads this one, along BCP 47 and CLDR's parents:
 * `de` for `de-AT`, `zh-Hant` for `zh-TW`, `es-419` for `es-MX`, `nb` for `no`, `he` for `iw`. Null
 * for languages that the kit does not speak, for other scripts than its own (`sr-Latn`), and for
 * what is no tag at all. Never throws.
 *
 * @param tag a BCP 47 tag; `en_US` is accepted.
 * @see https://www.rfc-editor.org/rfc/rfc4647#section-3.4
 */
export function resolveLocale(tag: string): LocaleTag | null {
  const locale = attempt(() => new Intl.Locale(tag.replaceAll("_", "-")).maximize());
  if (!locale) return null;
  const { script, region = "" } = locale;
  const language = aliases[locale.language] ?? locale.language;
  const [parent, regions] = regional[language] ?? [];
  const group = regions?.test(region) ? parent : undefined;
  const own = new Intl.Locale(language).maximize().region; // Brazil's, for Portuguese
  const candidates = [`${language}-${region}`, `${language}-${script}`, group, language, `${language}-${own}`];
  const isReadable = (each: string | undefined): each is LocaleTag =>
    localeTags.includes(each as LocaleTag) && new Intl.Locale(each as string).maximize().script === script;
  return candidates.find(isReadable) ?? null;
}

/**
 * The kit's texts in one language, as i18next's resources of the namespace `amends`; a chunk of its
 * own, except English. Null where the kit does not speak it, or where the chunk could not be had,
 * which the console is told of. For backends such as `i18next-resources-to-backend`. Never rejects.
 *
 * @param tag as for `resolveLocale`.
 */
export async function loadLocale(tag: string): Promise<object | null> {
  const locale = resolveLocale(tag);
  if (locale === null || locale === "en") return locale && catalog;
  try {
    const { default: texts } = await loaders[locale]();
    if (!loaded.has(locale)) {
      loaded.set(locale, texts);
      arrivals.notify();
    }
    return texts;
  } catch (error) {
    warnOnce(`the kit's texts in "${locale}" could not be loaded, so they are in English for now: ${error}`);
    return null;
  }
}

/** What has been loaded on this page, or by this server: the same for everybody. */
const loaded = new Map<string, object>([["en", catalog]]);
const arrivals = createListeners();

/** All of them, each loaded when it is asked for. */
export const languages: Languages = {
  resolve: resolveLocale,
  load: loadLocale,
  loaded: (locale) => loaded.get(locale),
  arrivals: {
    on: (_, listener) => arrivals.subscribe(listener),
    off: (_, listener) => arrivals.unsubscribe(listener),
  },
};
