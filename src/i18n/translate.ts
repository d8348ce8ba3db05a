import type { Violation } from "../core/fault.ts";
import { attempt, read, textOf } from "../core/read.ts";
import { warnOnce } from "../core/warn.ts";
import { catalog, entryOf, namespace, type TextPath } from "./catalog.ts";
import { fill } from "./fill.ts";
import { type I18n, internalsOf } from "./host.ts";
import { langBeside, writingOf } from "./language.ts";

/**
 * What a text's `{{placeholders}}` stand for; a number called `count` chooses the plural. A function
 * is asked for the words in the language that the text is in.
 */
export type Values = Readonly<Record<string, Violation["values"][string] | ((language: string) => string)>>;

/** A text that knows its language. */
export interface Translated {
  readonly text: string;
  /** A BCP 47 tag, where the text is in another language than the host shows. */
  readonly lang?: string | undefined;
}

/** What stands at a path, in one language; undefined where that has nothing there. */
export type Speaker = (path: readonly string[], values?: Values) => Translated | undefined;

/** No code and no param has this in it, so none is ever split, whatever the host's separators are. */
const keySeparator = "\u001f";

/**
 * The text that stands at a path of the namespace `amends`: in the first of the host's languages
 * that has it, else in the kit's English. Without an i18next instance, English. Never throws.
 */
export function translate(i18n: I18n | undefined, path: TextPath, values?: Values): Translated {
  return firstText(i18n, [path], values) ?? { text: "" };
}

/** The first path that has a text: all of them in one language, then all of them in the next. */
export function firstText(
  i18n: I18n | undefined,
  paths: readonly (readonly string[])[],
  values?: Values,
): Translated | undefined {
  for (const speaker of speakersOf(i18n)) {
    for (const path of paths) {
      const found = speaker(path, values);
      if (found) return found;
    }
  }
  return;
}

/**
 * Those who may be asked for a text, one for each language: the host's in its order, and at last
 * the kit's English. Regions of one language and script, as `de-CH` and `de`, are one language.
 */
export function speakersOf(i18n: I18n | undefined): readonly Speaker[] {
  const languages = attempt(() => i18n?.languages.map((language) => ({ language, isHost: true }))) ?? [];
  const groups: { readonly writing: string; readonly sources: Speaker[] }[] = [];
  for (const { language, isHost } of [...languages, { language: "en", isHost: false }]) {
    const { language: writing } = writingOf(language);
    const source: Speaker = (path, values = {}) => {
      const text = isHost ? hostText(i18n as I18n, language, path, values) : kitText(i18n, path, values);
      return text === null ? undefined : { text, lang: langBeside(i18n, language) };
    };
    const last = groups.at(-1);
    if (last?.writing === writing) last.sources.push(source);
    else groups.push({ writing, sources: [source] });
  }
  return groups.map(({ sources }) => (path, values) => {
    for (const source of sources) {
      const found = source(path, values);
      if (found) return found;
    }
    return;
  });
}

/**
 * A code is looked for among the bundle's own properties first, so that `t` only ever sees a
 * key that is there: neither a prototype's name nor a server's code becomes one.
 */
function hostText(i18n: I18n, language: string, path: readonly string[], values: Values): string | null {
  try {
    const bundle = i18n.getResourceBundle(language, namespace);
    const keys = resolvePath(bundle, path, language, values);
    if (!keys) return null;
    if (showsKeys(i18n)) return keys.join(".");
    const key = keys.join(keySeparator);
    const filled = formatted(values, language);
    const hasFormat = read(internalsOf(i18n).services, "i18nFormat") !== undefined;
    const text = String(keys.reduce<unknown>(entryOf, bundle));
    // A format of the host's, ICU say, knows other placeholders than the kit's texts have.
    if (hasFormat && isOfKit(text)) return fill(text, filled);
    const found = (i18n as Translator).t(key, {
      // Where a format looks for them; i18next itself reads `replace`.
      ...(hasFormat && namedIn(text, filled)),
      lng: language,
      ns: namespace,
      keySeparator,
      nsSeparator: false,
      returnDetails: false,
      // Apart from the options, for values may have any name. What the text refers to by `$t(…)` sees only these.
      replace: { lng: language, ...filled },
      // The kit's placeholders, under any host's settings. Whoever renders the text escapes it; and
      // what a server sent is never searched for `$t(…)`.
      interpolation: { escapeValue: false, skipOnVariables: true, prefix: "{{", suffix: "}}" },
    });
    return found === key ? null : textOf(found);
  } catch {
    // Thrown amid an interpolation: until it is reset, i18next would not escape the host's texts either.
    attempt(() => internalsOf(i18n).services?.interpolator.reset());
    return null;
  }
}

/** Whether a text has the kit's placeholders and no other braces, as ICU's `{n, plural, other {{n}}}` has. */
function isOfKit(text: string): boolean {
  const rest = text.replace(/\{\{\w+\}\}/g, "");
  return rest !== text && !/[{}]/.test(rest);
}

/**
 * The values that a text names in braces. No others: a server chooses the names of a violation's values, and beside
 * `t`'s options it could set one, a default value or a postprocessor.
 */
function namedIn(text: string, values: object): object {
  const names = new Set(Array.from(text.matchAll(/\{\s*\$?(\w+)/g), ([, name]) => name));
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name)));
}

function kitText(i18n: I18n | undefined, path: readonly string[], values: Values): string | null {
  if (i18n) warnIfUnregistered(i18n);
  const keys = resolvePath(catalog, path, "en", values);
  if (!keys) return null;
  if (showsKeys(i18n)) return keys.join(".");
  return fill(String(keys.reduce<unknown>(entryOf, catalog)), formatted(values, "en"));
}

/** Whether the host is in i18next's mode for seeing keys. */
function showsKeys(i18n: I18n | undefined): boolean {
  return attempt(() => i18n?.language.toLowerCase() === "cimode") === true;
}

/** `t`, as the kit calls it. */
interface Translator {
  t(key: string, options: object): unknown;
}

/** The path, with the plural's ending where there is one; undefined where the bundle has no text there. */
function resolvePath(
  bundle: unknown,
  path: readonly string[],
  language: string,
  { count }: Values,
): readonly string[] | undefined {
  const group = path.slice(0, -1);
  const texts = group.reduce<unknown>(entryOf, bundle);
  const endings = typeof count === "number" ? [`_${pluralOf(language, count)}`, "_other", ""] : [""];
  const names = endings.map((ending) => `${path.at(-1)}${ending}`);
  const name = names.find((candidate) => textOf(entryOf(texts, candidate)) !== null);
  return name === undefined ? undefined : [...group, name];
}

/** The plural's name in i18next's keys, which a host's `pluralSeparator` does not change here. */
function pluralOf(language: string, count: number): Intl.LDMLPluralRule {
  return new Intl.PluralRules(language.replaceAll("_", "-")).select(count);
}

/** Values as the language writes them: numbers whole. A new object, for i18next writes into it. */
function formatted(values: Values, language: string): Violation["values"] {
  const tag = language.replaceAll("_", "-");
  const write = (value: Values[string]) => {
    if (typeof value === "function") return value(tag);
    return typeof value === "number" ? new Intl.NumberFormat(tag, { maximumFractionDigits: 20 }).format(value) : value;
  };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, write(value)]));
}

/** Nobody would guess why the kit speaks English in an app that does not. */
function warnIfUnregistered(i18n: I18n): void {
  try {
    // Written out, since bundlers replace just these words.
    if (process.env.NODE_ENV === "production") return;
    const { isInitialized, store } = internalsOf(i18n);
    if (!isInitialized || !store || Object.values(store.data).some((language) => entryOf(language, namespace))) return;
  } catch {
    return;
  }
  warnOnce(
    'this i18next instance has no namespace "amends", so all of the kit\'s texts are in English. ' +
      "To mend it, call registerAmends(i18n) from amends/i18n where the instance is set up.",
  );
}
