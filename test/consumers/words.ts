import { readFileSync } from "node:fs";

interface Texts {
  readonly codes: { readonly "prism-io": Readonly<Record<string, { readonly title: string; readonly body: string }>> };
  readonly types: Readonly<Record<string, { readonly title: string; readonly body: string }>>;
  readonly remedies: Readonly<Record<string, string>>;
}

/** The kit's words in a language, so that no consumer's test has to change when they do. */
export function wordsIn(language: string): Texts {
  const file = new URL(`../../locales/${language}/amends.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")) as Texts;
}

/** What the button for a remedy says. */
export function labelOf(remedy: string, language = "en"): string {
  const label = wordsIn(language).remedies[remedy];
  if (label === undefined) throw new Error(`"${language}" has no label for ${remedy}.`);
  return label;
}

/** The title for one of Prism IO's codes. */
export function titleOf(code: string, language = "en"): string {
  const title = wordsIn(language).codes["prism-io"][code]?.title;
  if (title === undefined) throw new Error(`"${language}" has no words for ${code}.`);
  return title;
}
