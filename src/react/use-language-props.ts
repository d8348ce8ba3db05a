"use client";

import { useSyncExternalStore } from "react";
import { attempt } from "../core/read.ts";
import { languageOfTexts } from "../i18n/duration.ts";
import { useI18n } from "./use-i18n.ts";

export interface LanguageProps {
  readonly lang?: string;
  readonly dir?: "ltr" | "rtl";
}

/**
 * What marks an element whose text is the kit's, where the page as a whole is in another language, or
 * runs in another direction: `lang` and `dir`. Nothing on a server and while hydrating, where the
 * page is not known.
 */
export function useLanguageProps(): LanguageProps {
  const language = languageOfTexts(useI18n());
  const page = useSyncExternalStore(watchPage, readPage, () => null);
  if (page === null) return {};
  const [pageLanguage = "", pageDirection] = page.split(" ");
  const own = writingOf(language);
  const theirs = writingOf(pageLanguage);
  return {
    ...(own.language !== theirs.language && { lang: language }),
    ...(own.direction !== pageDirection && { dir: own.direction }),
  };
}

function readPage(): string {
  const { lang, dir } = document.documentElement;
  return `${lang} ${dir === "rtl" ? "rtl" : "ltr"}`;
}

const listeners = new Set<() => void>();
let observer: MutationObserver | undefined;

function watchPage(onChange: () => void): () => void {
  listeners.add(onChange);
  observer ??= new MutationObserver(() => {
    for (const listener of listeners) listener();
  });
  if (listeners.size === 1) observer.observe(document.documentElement, { attributeFilter: ["lang", "dir"] });
  return () => {
    listeners.delete(onChange);
    if (listeners.size === 0) observer?.disconnect();
  };
}

interface Writing {
  /** With its script: that is what tells readers apart, not the region. */
  readonly language: string;
  readonly direction: "ltr" | "rtl";
}

const known = new Map<string, Writing>();

function writingOf(tag: string): Writing {
  const before = known.get(tag);
  if (before) return before;
  const { language = "", script = "" } = attempt(() => new Intl.Locale(tag).maximize()) ?? {};
  const direction = /^(Arab|Hebr)$/.test(script) ? "rtl" : "ltr";
  const writing: Writing = { language: `${language}-${script}`, direction };
  known.set(tag, writing);
  return writing;
}
