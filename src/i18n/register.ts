import { isObject } from "../core/read.ts";
import { catalog, namespace } from "./catalog.ts";
import { complete } from "./complete.ts";
import { type I18n, internalsOf, type Store } from "./host.ts";
import { writingOf } from "./language.ts";
import { loadLocale } from "./locales.ts";
import { noteRegistration } from "./registered.ts";

export interface RegisterOptions {
  /** Further languages, or the app's own words, by language tag: `{ de, en: { codes: { app: { … } } } }`. */
  readonly locales?: Readonly<Record<string, object>>;
  /**
   * Whether the kit's texts in the host's language are loaded, now and whenever that changes: a chunk for
   * each language. Default: true. False where `locales` or a backend brings all of them.
   */
  readonly load?: boolean;
}

/** The instances whose language is followed. */
const followed = new WeakSet<I18n>();

/**
 * Adds the kit's texts to an i18next instance under the namespace `amends`: English at once, and the
 * host's language as soon as it has been loaded, now and whenever it changes; `loadAmends` waits for
 * that. Fills in only what is missing, so the host's own words stay, and may be called again.
 * Before `init` it takes effect with it. Returns the instance.
 */
export function registerAmends<Host extends I18n>(
  i18n: Host,
  { locales = {}, load = true }: RegisterOptions = {},
): Host {
  noteRegistration();
  for (const [language, texts] of [...Object.entries(locales), ["en", catalog] as const]) add(i18n, language, texts);
  if (load) follow(i18n);
  if (load && internalsOf(i18n).isInitialized) void addLanguages(i18n);
  return i18n;
}

/**
 * As `registerAmends`, and resolves once the kit's texts are there in the host's language, or in
 * the given one before a change to it: on a server before each render, in the browser before
 * hydration, and wherever English must not be seen for a moment. To be called after `init`, unless
 * a language is given. Never rejects: what cannot be loaded stays English.
 *
 * @param language a BCP 47 tag. Default: the host's, with those that it falls back to.
 */
export async function loadAmends(i18n: I18n, language?: string): Promise<void> {
  registerAmends(i18n, { load: false });
  follow(i18n);
  await addLanguages(i18n, language === undefined ? undefined : [language]);
}

function follow(i18n: I18n): void {
  if (followed.has(i18n)) return;
  followed.add(i18n);
  // After a change, the host's backend has brought what it has.
  i18n.on("languageChanged", () => void addLanguages(i18n));
}

async function addLanguages(i18n: I18n, languages: readonly string[] = i18n.languages ?? []): Promise<void> {
  await Promise.all(
    languages.filter(isReadable).map(async (language) => {
      const texts = language === "en" ? null : await loadLocale(language);
      if (texts) add(i18n, language, texts);
    }),
  );
}

/** Not what i18next cuts a tag down to where that is another script: `sr` for `sr-Latn`, `zh` for `zh-TW`. */
function isReadable(language: string, _: number, languages: readonly string[]): boolean {
  const isCutDown = (tag: string) => tag.startsWith(`${language}-`) || tag.startsWith(`${language}_`);
  return !languages.some((tag) => isCutDown(tag) && writingOf(tag).language !== writingOf(language).language);
}

/** At once, or with `init`. */
function add(i18n: I18n, language: string, texts: object): void {
  const host = internalsOf(i18n);
  // While `init` runs the instance has no such methods yet, but its store has.
  const init = (): void => {
    if (host.store) addTexts(host.store, language, texts);
  };
  if (host.store) init();
  else host.use?.({ type: "3rdParty", init });
}

/** i18next writes into what the app gave it, which may be frozen, or a module's exports: so into copies. */
function copyGiven(store: Store, language: string): void {
  const resources = store.data[language];
  store.data = { ...store.data, ...(isObject(resources) && { [language]: { ...resources } }) };
  store.options.ns = [...store.options.ns];
}

function addTexts(store: Store, language: string, texts: object): void {
  copyGiven(store, language);
  const { ns } = store.options;
  const wasListed = ns.includes(namespace);
  store.addResourceBundle(language, namespace, complete(store.getResourceBundle(language, namespace), texts));
  // A listed namespace is one that a backend asks for in every language: that is for the host to say.
  if (!wasListed) store.removeNamespaces(namespace);
}
