import { createInstance, type i18n as I18n } from "i18next";
import english from "../locales/en/amends.json" with { type: "json" };
import { loadAmends, localeTags, registerAmends } from "../src/i18n/index.ts";

/**
 * Longer by half, accented and in brackets, as "en-XA": shows what is not translated, does not fit or is
 * put together from pieces. And mirrored English, as "en-Arab", for tests that read English.
 */
const pseudoTag = "en-XA";
const mirroredTag = "en-Arab";

const accents = new Map(
  [..."aceinorsuyACEINORSUY"].map((letter, index) => [letter, [..."àçéîñöřšûýÀÇÉÎÑÖŘŠÛÝ"][index]]),
);

function pseudo(text: string): string {
  const parts = text.split(/(\{\{\w+\}\})/);
  const accented = parts.map((part) =>
    part.startsWith("{{") ? part : part.replace(/./g, (each) => accents.get(each) ?? each),
  );
  return `[${accented.join("")}${" wörd".repeat(Math.ceil(text.length / 12))}]`;
}

function pseudoTree(tree: object): object {
  return Object.fromEntries(
    Object.entries(tree).map(([key, below]) => [key, typeof below === "string" ? pseudo(below) : pseudoTree(below)]),
  );
}

export const i18n: I18n = createInstance();
void i18n.init({ lng: "en", fallbackLng: false, interpolation: { escapeValue: false } });
registerAmends(i18n, { locales: { [pseudoTag]: pseudoTree(english), [mirroredTag]: english } });

export const languages: readonly string[] = [...localeTags, pseudoTag];

/** Has the stories speak a language, and the page be in it; English is mirrored where the page is. */
export async function speak(tag: string, direction: string): Promise<void> {
  const isMirrored = direction === "rtl" && tag === "en";
  const language = isMirrored ? mirroredTag : tag;
  await loadAmends(i18n, language);
  await i18n.changeLanguage(language);
  const { script } = new Intl.Locale(language).maximize();
  document.documentElement.lang = language;
  document.documentElement.dir = direction === "rtl" || /^(Arab|Hebr)$/.test(`${script}`) ? "rtl" : "ltr";
}

/** What the stories speak: for a story within a page that is in English itself. */
export function spokenNow(): { readonly lang: string; readonly dir: string } {
  const { lang, dir } = document.documentElement;
  return { lang, dir };
}

/** What a language calls itself, or is called in another, as far as the browser knows. */
export function nameOf(tag: string, language = tag): string {
  if (tag === pseudoTag) return language === tag ? "[Þšéûðö]" : "Pseudo";
  return new Intl.DisplayNames([language], { type: "language" }).of(tag) ?? tag;
}
