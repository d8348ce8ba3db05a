"use client";

import type { i18n } from "i18next";
import { useCallback, useContext, useSyncExternalStore } from "react";
import { getI18n, I18nContext } from "react-i18next";
import { AmendsContext } from "./provider.tsx";

/**
 * The i18next instance that holds here, or undefined: the provider's, else that of
 * react-i18next's provider, else its global one. Renders again when the language changes or texts arrive.
 *
 * Not `useTranslation`, which has a host's backend fetch the namespace, and suspends meanwhile.
 */
export function useI18n(): i18n | undefined {
  return useHost().i18n;
}

/** The same, and what changes whenever its words may have: for whatever keeps them beyond a render. */
export function useHost(): { readonly i18n: i18n | undefined; readonly revision: string } {
  const { i18n: given } = useContext(AmendsContext);
  const provided = useContext(I18nContext)?.i18n;
  const i18n = given ?? provided ?? (getI18n() as i18n | undefined);
  const store = i18n?.store as Emitter | undefined; // none before `init`

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
  const getSnapshot = (): string => `${revisionOf(i18n?.store as Emitter | undefined)} ${i18n?.language}`;
  return { i18n, revision: useSyncExternalStore(subscribe, getSnapshot, getSnapshot) };
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

interface Emitter {
  on(event: string, listener: () => void): void;
  off(event: string, listener: () => void): void;
}
