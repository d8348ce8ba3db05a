"use client";

import { type Context, createContext, useContext } from "react";
import { languageOf, writingOf } from "../../i18n/language.ts";
import { type Surroundings, usePage } from "./page.ts";
import { useTranslator } from "./use-translator.ts";

/** What marks an element whose text is in another language than what surrounds it, or runs in another direction. */
export interface LanguageProps {
  readonly lang?: string;
  readonly dir?: "ltr" | "rtl";
}

/** What holds within a root of the kit's; null outside, where the page's does. */
export const SurroundingsContext: Context<Surroundings | null> = createContext<Surroundings | null>(null);

/** What surrounds a text within an element: in the language, unless the app has marked the element itself. */
export function surroundingsIn(
  language: string,
  { lang = language, dir }: { lang?: string | undefined; dir?: string | undefined } = {},
): Surroundings {
  return `${dir === "ltr" || dir === "rtl" ? dir : writingOf(language).direction} ${lang}`;
}

/** The marks of an element whose text is in this language; none where the surroundings are written alike. */
export function marksOf(language: string, surroundings: Surroundings): LanguageProps {
  const [direction, around = ""] = surroundings.split(" ");
  const own = writingOf(language);
  return {
    ...(own.language !== writingOf(around).language && { lang: language }),
    ...(own.direction !== direction && { dir: own.direction }),
  };
}

/**
 * Marks for what stands here: of a text by its `lang`, and without one of what is in the host's
 * language, `host`. On a server and while hydrating, where the page is not known, it is taken to be in that.
 */
export function useMarks(): { readonly marks: (lang?: string) => LanguageProps; readonly host: string } {
  const host = languageOf(useTranslator());
  const root = useContext(SurroundingsContext);
  const page = usePage();
  const surroundings = root ?? page ?? surroundingsIn(host);
  return { marks: (lang = host) => marksOf(lang, surroundings), host };
}

/** Elements whose marks are ours; an app's own stay. */
const markedByKit = new WeakSet<Element>();

/** Marks an element that is written without a render, by what really surrounds it. */
export function markElement(
  element: HTMLElement,
  language: string,
  parent: Element | null = element.parentElement,
): void {
  if (!markedByKit.has(element) && (element.lang || element.dir)) return;
  markedByKit.add(element);
  const lang = parent?.closest<HTMLElement>("[lang]")?.lang ?? "";
  const dir = parent?.closest<HTMLElement>("[dir]")?.dir;
  const marks = marksOf(language, `${dir === "rtl" ? "rtl" : "ltr"} ${lang}`);
  for (const name of ["lang", "dir"] as const) {
    const mark = marks[name];
    if (mark === undefined) element.removeAttribute(name);
    else if (element.getAttribute(name) !== mark) element.setAttribute(name, mark);
  }
}
