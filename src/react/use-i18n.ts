"use client";

import type { i18n } from "i18next";
import { useCallback, useContext, useRef, useSyncExternalStore } from "react";
import { getI18n, I18nContext } from "react-i18next";
import { AmendsContext } from "./provider.tsx";

/**
 * The i18next instance that holds here, or undefined: the provider's, else that of
 * react-i18next's provider, else its global one. Renders again when the language changes or texts arrive.
 *
 * Not `useTranslation`, which has a host's backend fetch the namespace, and suspends meanwhile.
 */
export function useI18n(): i18n | undefined {
  const { i18n: given } = useContext(AmendsContext);
  const provided = useContext(I18nContext)?.i18n;
  const i18n = given ?? provided ?? (getI18n() as i18n | undefined);
  const store = i18n?.store as Emitter | undefined; // none before `init`
  const revision = useRef(0);

  const subscribe = useCallback(
    (onChange: () => void) => {
      const update = (): void => {
        revision.current += 1;
        onChange();
      };
      const sources: [Emitter | undefined, string][] = [
        [i18n, "initialized"],
        [i18n, "languageChanged"],
        [i18n, "loaded"],
        [store, "added"],
      ];
      // One by one, for older versions take several names in `on` but not in `off`.
      for (const [emitter, event] of sources) emitter?.on(event, update);
      return () => {
        for (const [emitter, event] of sources) emitter?.off(event, update);
      };
    },
    [i18n, store],
  );
  // With the language in it, a change between the render and the subscription is noticed too.
  const getSnapshot = (): string => `${revision.current} ${i18n?.language}`;
  useSyncExternalStore(subscribe, getSnapshot, getSnapshot);
  return i18n;
}

interface Emitter {
  on(event: string, listener: () => void): void;
  off(event: string, listener: () => void): void;
}
