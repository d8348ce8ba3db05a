import type { i18n } from "i18next";
import { catalog, entryOf, namespace } from "./catalog.ts";

export interface RegisterOptions {
  /** Further languages, or the app's own words, by language tag: `{ de, en: { codes: { app: { … } } } }`. */
  readonly locales?: Readonly<Record<string, object>>;
}

/**
 * Adds the kit's texts to an i18next instance: English, and whichever languages are given, under
 * the namespace `amends`. Fills in only what is missing, so the host's own words stay, and may be
 * called again, for instance when a language has been loaded. Before `init` it takes effect
 * with it; if a backend loads words for this namespace, call it after `init` has resolved.
 * Returns the instance.
 */
export function registerAmends(i18n: i18n, { locales = {} }: RegisterOptions = {}): i18n {
  const languages = [...Object.entries(locales), ["en", catalog] as const];
  const add = () => {
    for (const [language, texts] of languages) addTexts(i18n, language, texts);
  };
  if (i18n.store) add();
  else i18n.use({ type: "3rdParty", init: add });
  return i18n;
}

function addTexts(i18n: i18n, language: string, texts: object): void {
  // While `init` runs the instance has no such methods yet, but its store has.
  const store = i18n.store as unknown as Store;
  const { ns } = store.options;
  const wasListed = ns.includes(namespace);
  store.addResourceBundle(language, namespace, complete(store.getResourceBundle(language, namespace), texts));
  // A listed namespace is one that a backend asks for in every language: that is for the host to say.
  if (!wasListed) store.removeNamespaces(namespace);
}

/** i18next's store, as all versions have it and no version declares it. */
interface Store extends Pick<i18n, "getResourceBundle"> {
  readonly options: { readonly ns: readonly string[] };
  addResourceBundle(language: string, namespace: string, texts: object): void;
  removeNamespaces(namespace: string): void;
}

/** The host's texts with ours where it has none: a new tree, for theirs may be frozen, and ours is shared. */
function complete(theirs: unknown, ours: object): object {
  const texts: Record<string, unknown> = typeof theirs === "object" ? { ...theirs } : {};
  for (const [key, text] of Object.entries(ours)) {
    const existing = entryOf(theirs, key);
    texts[key] = typeof text === "string" ? (existing ?? text) : complete(existing, text as object);
  }
  return texts;
}
