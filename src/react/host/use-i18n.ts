"use client";

import { useCallback, useContext, useEffect, useSyncExternalStore } from "react";
import { buildTexts, type Texts } from "../../i18n/build-texts.ts";
import { type Emitter, type I18n, internalsOf } from "../../i18n/host.ts";
import { warnIfForgotten } from "../../i18n/registered.ts";
import { languagesNow } from "./defaults.ts";
import { languageIn, readPage, usePage } from "./page.ts";
import { AmendsContext } from "./provider.tsx";

/**
 * Where the words come from here: the provider's i18next instance or texts, else the kit's texts in the
 * page's language; undefined on a server that was told none, where they are English. Renders again when
 * the language changes or texts arrive.
 *
 * Not by react-i18next's `useTranslation`, which has a host's backend fetch the namespace, and suspends meanwhile.
 */
export function useI18n(): I18n | undefined {
  return useHost().i18n;
}

/** The same, and what changes whenever its words may have: for whatever keeps them beyond a render. */
export function useHost(): { readonly i18n: I18n | undefined; readonly revision: string } {
  const { i18n: given } = useContext(AmendsContext);
  const page = textsOfPage(languageIn(usePage()));
  const i18n = given ?? page;
  const { store } = internalsOf(i18n); // none before `init`

  useEffect(() => {
    if (given) return;
    void page?.load();
    warnIfForgotten();
  }, [given, page]);

  const subscribe = useCallback(
    (onChange: () => void) => {
      const sources: [Emitter | undefined, string][] = [
        [i18n, "initialized"],
        [i18n, "languageChanged"],
        [i18n, "loaded"],
        [store, "added"],
      ];
      // One by one, for older versions take several names in `on` but not in `off`.
      for (const [emitter, event] of sources) emitter?.on(event, onChange);
      return () => {
        for (const [emitter, event] of sources) emitter?.off(event, onChange);
      };
    },
    [i18n, store],
  );
  // Of the store and the language, not of what was heard: what changes between the render and the subscription is noticed too.
  const getSnapshot = (): string => `${revisionOf(internalsOf(i18n).store)} ${i18n?.language}`;
  return { i18n, revision: useSyncExternalStore(subscribe, getSnapshot, getSnapshot) };
}

let latestPage: Texts | undefined;

/** One for all components; undefined where the page says no language. */
function textsOfPage(language: string | null): Texts | undefined {
  if (language === null) return undefined;
  if (latestPage?.language !== language) latestPage = buildTexts(language, {}, languagesNow);
  return latestPage;
}

/** As `useI18n`, for what must subscribe to nothing. */
export function i18nNow(given: I18n | undefined): I18n | undefined {
  return given ?? (typeof document === "undefined" ? undefined : textsOfPage(languageIn(readPage())));
}

let latest = 0;
const revisions = new WeakMap<object, number>();

/** Another number after each text that a store was given since it was first asked about, and for another store. */
function revisionOf(store: Emitter | undefined): number {
  if (!store) return 0;
  const known = revisions.get(store);
  if (known !== undefined) return known;
  const count = (): void => {
    latest += 1;
    revisions.set(store, latest);
  };
  // For good, since no render tells when the last one is over; on the store, which all clones of an instance share.
  store.on("added", count);
  count();
  return latest;
}
