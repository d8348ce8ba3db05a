export interface Language {
  /** BCP 47. */
  readonly tag: string;
  /** What it calls itself. */
  readonly name: string;
  /** What it is called in English. */
  readonly english: string;
}

/** Those whose names or tag have a word that begins so; accents and case aside. All, where nothing is looked for. */
export function searchLanguages(languages: readonly Language[], query: string): readonly Language[] {
  const wanted = plain(query.trim());
  const isFound = ({ tag, name, english }: Language): boolean =>
    [tag, name, english].some((text) => ` ${plain(text)}`.replace(/[-(]/g, " ").includes(` ${wanted}`));
  return languages.filter((language) => isFound(language) || language.tag.toLowerCase() === wanted);
}

function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();
}
