"use client";

import { useSyncExternalStore } from "react";
import { createListeners } from "../../core/listeners.ts";

/** The direction and the language of the page, in one string, which compares by value: `"rtl ar"`. */
export type Surroundings = `${"ltr" | "rtl"} ${string}`;

export function readPage(): Surroundings {
  const { lang, dir } = document.documentElement;
  return `${dir === "rtl" ? "rtl" : "ltr"} ${lang}`;
}

/** The language that the page says it is in; null where it says none. */
export function languageIn(page: Surroundings | null): string | null {
  return page?.split(" ")[1] || null;
}

/** What holds for the page; null on a server and while hydrating, where it is not known. */
export function usePage(): Surroundings | null {
  return useSyncExternalStore(watchPage, readPage, () => null);
}

const listeners = createListeners();
let observer: MutationObserver | undefined;

function watchPage(onChange: () => void): () => void {
  const unsubscribe = listeners.subscribe(onChange);
  observer ??= new MutationObserver(listeners.notify);
  if (listeners.size === 1) observer.observe(document.documentElement, { attributeFilter: ["lang", "dir"] });
  return () => {
    unsubscribe();
    if (listeners.size === 0) observer?.disconnect();
  };
}
