"use client";

import { useCallback, useContext, useEffect, useSyncExternalStore } from "react";
import { createListeners } from "../../core/listeners.ts";
import { buildTexts, type Texts } from "../../i18n/build-texts.ts";
import { type Emitter, type I18n, internalsOf } from "../../i18n/host.ts";
import { warnIfForgotten } from "../../i18n/registered.ts";
import { languagesNow } from "./defaults.ts";
import { languageIn, readPage, usePage } from "./page.ts";
import { AmendsContext } from "./provider.tsx";

/**
 * Where the words come from here, for `faultText` while rendering: the provider's i18next instance or texts, else
 * the kit's texts in the page's language; undefined on a server that was told none, where they are English. Renders
 * again when the language changes or texts arrive, and then is another object, so that whatever was remembered by
 * it, as the React Compiler does, is said anew. Never throws.
 *
 * Not by react-i18next's `useTranslation`, which has a host's backend fetch the namespace, and suspends meanwhile.
 */
export function useTranslator(): I18n | undefined {
  const { i18n: given } = useContext(AmendsContext);
  const page = textsOfPage(languageIn(usePage()));
  const i18n = given ?? page;

  useEffect(() => {
    if (given) return;
    void page?.load();
    warnIfForgotten();
  }, [given, page]);

  const subscribe = useCallback(
    (onChange: () => void) => {
      const unsubscribe = arrivals.subscribe(onChange);
      // One by one, for older versions take several names in `on` but not in `off`.
      for (const event of events) i18n?.on(event, onChange);
      return () => {
        unsubscribe();
        for (const event of events) i18n?.off(event, onChange);
      };
    },
    [i18n],
  );
  const getSnapshot = (): I18n | undefined => viewOf(i18n);
  return useSyncExternalStore(subscribe, getSnapshot, getSnapshot);
}

const events = ["initialized", "languageChanged", "loaded"];

interface View {
  readonly revision: string;
  readonly i18n: I18n;
}

const views = new WeakMap<I18n, View>();

/**
 * The instance itself, in an object that is another one whenever its words may be others, and the same for everybody
 * until then. By the store and the language, not by what was heard: what changes between the render and the
 * subscription is noticed too.
 */
function viewOf(i18n: I18n | undefined): I18n | undefined {
  if (!i18n) return undefined;
  const revision = `${revisionOf(internalsOf(i18n).store)} ${i18n.language}`;
  const known = views.get(i18n);
  const view = known?.revision === revision ? known : { revision, i18n: Object.create(i18n) as I18n };
  views.set(i18n, view);
  return view.i18n;
}

let latestPage: Texts | undefined;

/** One for all components; undefined where the page says no language. */
function textsOfPage(language: string | null): Texts | undefined {
  if (language === null) return undefined;
  if (latestPage?.language !== language) latestPage = buildTexts(language, {}, languagesNow);
  return latestPage;
}

/** As `useTranslator`, for what must subscribe to nothing. */
export function i18nNow(given: I18n | undefined): I18n | undefined {
  return given ?? (typeof document === "undefined" ? undefined : textsOfPage(languageIn(readPage())));
}

let latest = 0;
/** Tells of each text that a store was given, whichever store that is: an instance has none before `init`. */
const arrivals = createListeners();
const revisions = new WeakMap<object, number>();

/** Another number after each text that a store was given since it was first asked about, and for another store. */
function revisionOf(store: Emitter | undefined): number {
  if (!store) return 0;
  const known = revisions.get(store);
  if (known !== undefined) return known;
  const count = (): void => {
    latest += 1;
    revisions.set(store, latest);
    arrivals.notify();
  };
  // For good, since no render tells when the last one is over; on the store, which all clones of an instance share.
  store.on("added", count);
  latest += 1;
  revisions.set(store, latest);
  return latest;
}
