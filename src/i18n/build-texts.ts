import { warnOnce } from "../core/warn.ts";
import { entryOf, namespace } from "./catalog.ts";
import { complete } from "./complete.ts";
import { fill } from "./fill.ts";
import type { Emitter, I18n } from "./host.ts";
import { writingOf } from "./language.ts";

/** The kit's texts in one language, for a host without i18next. */
export interface Texts extends I18n {
  /** Loads the kit's texts in this language, unless they are there. Never rejects. */
  load(): Promise<void>;
  readonly store: Emitter;
}

/** The languages that the kit speaks besides English, which `amends/bare` goes without. */
export interface Languages {
  /** As `resolveLocale`. */
  resolve(tag: string): string | null;
  /** As `loadLocale`. */
  load(tag: string): Promise<object | null>;
  /** The kit's texts in a language that `resolve` named, if they are there. */
  loaded(locale: string): object | undefined;
  /** Tells of each language that arrives: as the event `added`, which i18next's store has too. */
  readonly arrivals: Emitter;
}

/**
 * As `createTexts`, with whatever languages there are by then: asked anew each time, since what brings
 * them may be imported late.
 */
export function buildTexts(
  language: string,
  locales: Readonly<Record<string, object>>,
  languages: () => Languages | undefined,
): Texts {
  const bundles = new Map<string, { readonly kit: object; readonly texts: object }>();

  /** The app's words over the kit's; put together again once the kit's have arrived. */
  const bundleOf = (tag: string): object => {
    const kit = kitTexts(tag, languages());
    const known = bundles.get(tag);
    if (known?.kit === kit) return known.texts;
    const texts = parentsOf(tag).reduceRight((below, each) => complete(entryOf(locales, each), below), kit);
    bundles.set(tag, { kit, texts });
    return texts;
  };

  return Object.freeze<Texts>({
    language,
    languages: Object.freeze([language, "en"]),
    get store() {
      return languages()?.arrivals ?? silent;
    },
    getResourceBundle: (tag: string, name: string) => (name === namespace ? bundleOf(tag) : undefined),
    t: (key: string, { lng, keySeparator, replace }: TranslateOptions) => {
      const text = key.split(keySeparator).reduce<unknown>(entryOf, bundleOf(lng));
      return typeof text === "string" ? fill(text, replace) : key;
    },
    // Its language is always the same.
    on: () => {},
    off: () => {},
    load: async () => {
      const source = languages();
      if (source?.resolve(language)) await source.load(language);
      else if (!source) warnIfSpeechless(language, locales);
    },
  });
}

/** What never tells of anything. */
const silent: Emitter = Object.freeze({ on() {}, off() {} });

/** Nobody would guess why the kit speaks English on a page that does not. */
function warnIfSpeechless(language: string, locales: Readonly<Record<string, object>>): void {
  try {
    // Written out, since bundlers replace just these words.
    if (process.env.NODE_ENV === "production") return;
  } catch {
    return;
  }
  if (parentsOf(language).some((tag) => entryOf(locales, tag))) return;
  if (writingOf(language).language === writingOf("en").language) return;
  warnOnce(
    `amends/bare loads no language, and was given no words in "${language}", so it speaks English there. To mend it, ` +
      "pass <AmendsProvider locales={…}> the texts of amends/locales/<tag>/amends.json, or import from amends instead.",
  );
}

/** What the kit gives an instance's `t`. */
interface TranslateOptions {
  readonly lng: string;
  readonly keySeparator: string;
  readonly replace: Readonly<Record<string, string | number | boolean>>;
}

const noTexts = Object.freeze({});

function kitTexts(tag: string, languages: Languages | undefined): object {
  const locale = languages?.resolve(tag);
  return (locale && languages?.loaded(locale)) || noTexts;
}

/** A tag, and what it is a region or a script of: `zh-Hant-TW`, `zh-Hant`, `zh`. */
function parentsOf(tag: string): string[] {
  const subtags = tag.split(/[-_]/);
  return subtags.map((_, index) => subtags.slice(0, subtags.length - index).join("-"));
}
