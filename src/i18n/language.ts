import { attempt } from "../core/read.ts";
import type { I18n } from "./host.ts";

/** The language that the host shows, as Intl takes it; English without a host, as everything the kit says. */
export function languageOf(i18n: I18n | undefined): string {
  return attempt(() => intlTag(i18n?.resolvedLanguage ?? i18n?.language)) ?? "en";
}

/**
 * What marks a text in this language, as a BCP 47 tag, where the host shows another language or script;
 * undefined where it shows this one, of whatever region, and for what is no tag.
 */
export function langBeside(i18n: I18n | undefined, language: string): string | undefined {
  const isShown = writingOf(language).language === writingOf(languageOf(i18n)).language;
  return isShown ? undefined : attempt(() => intlTag(language));
}

function intlTag(language: string | undefined): string | undefined {
  return language ? Intl.getCanonicalLocales(language.replaceAll("_", "-"))[0] : undefined;
}

export interface Writing {
  /** With its script: that is what tells readers apart, not the region. */
  readonly language: string;
  readonly direction: "ltr" | "rtl";
}

const known = new Map<string, Writing>();

/** How a language is written; never throws. */
export function writingOf(tag: string): Writing {
  const before = known.get(tag);
  if (before) return before;
  const locale = attempt(() => new Intl.Locale(tag.replaceAll("_", "-")).maximize());
  const { language = tag, script = "" } = locale ?? {};
  const direction = /^(Adlm|Arab|Hebr|Nkoo|Rohg|Syrc|Thaa)$/.test(script) ? "rtl" : "ltr";
  const writing: Writing = { language: `${language}-${script}`, direction };
  known.set(tag, writing);
  return writing;
}
