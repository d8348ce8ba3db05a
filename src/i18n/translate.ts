import type { i18n } from "i18next";
import type { Violation } from "../core/fault.ts";
import { textOf } from "../core/read.ts";
import { warnOnce } from "../core/warn.ts";
import { catalog, entryOf, namespace, type TextPath } from "./catalog.ts";

/** What a text's `{{placeholders}}` stand for; a number called `count` chooses the plural. */
export type Values = Violation["values"];

/** No code and no param has this in it, so none is ever split, whatever the host's separators are. */
const keySeparator = "\u001f";

/**
 * The text that stands at a path of the namespace `amends`: the host's in its current language,
 * else the kit's English. Without an i18next instance, English. Never throws.
 */
export function translate(i18n: i18n | undefined, path: TextPath, values?: Values): string {
  return firstText(i18n, [path], values)?.text ?? "";
}

/** A text, and the language that it is in. */
interface Translated {
  readonly text: string;
  readonly language: string;
}

/** The first path that has a text: all of them in the host's languages, then all of them in the kit's English. */
export function firstText(
  i18n: i18n | undefined,
  paths: readonly (readonly string[])[],
  values: Values = {},
): Translated | undefined {
  if (i18n) {
    for (const path of paths) {
      const found = hostText(i18n, path, values);
      if (found) return found;
    }
    if (typeof process !== "undefined" && process.env.NODE_ENV !== "production") warnIfUnregistered(i18n);
  }
  for (const path of paths) {
    const keys = resolvePath(catalog, path, "en", values);
    if (keys)
      return { text: fill(String(keys.reduce<unknown>(entryOf, catalog)), formatted(values, "en")), language: "en" };
  }
  return;
}

/**
 * A code is looked for among the bundle's own properties first, so that `t` only ever sees a
 * key that is there: neither a prototype's name nor a server's code becomes one.
 */
function hostText(i18n: i18n, path: readonly string[], values: Values): Translated | undefined {
  try {
    for (const language of i18n.languages ?? []) {
      const keys = resolvePath(i18n.getResourceBundle(language, namespace), path, language, values);
      if (!keys) continue;
      if (i18n.language.toLowerCase() === "cimode") return { text: keys.join("."), language };
      const key = keys.join(keySeparator);
      const found = (i18n as unknown as Translator).t(key, {
        ns: namespace,
        keySeparator,
        nsSeparator: false,
        returnDetails: false,
        // Apart from the options, for values may have any name.
        replace: formatted(values, language),
        // The kit's placeholders, under any host's settings. Whoever renders the text escapes it; and
        // what a server sent is never searched for `$t(…)`.
        interpolation: { escapeValue: false, skipOnVariables: true, prefix: "{{", suffix: "}}" },
      });
      const text = textOf(found);
      return text === null || text === key ? undefined : { text, language };
    }
  } catch {
    // Thrown amid an interpolation: until it is reset, i18next would not escape the host's texts either.
    try {
      i18n.services.interpolator.reset();
    } catch {}
  }
  return;
}

/** i18next's `t`, whose own type only knows the keys that the host declared. */
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

/** Numbers as the language writes them, whole. A new object, for i18next writes into it. */
function formatted(values: Values, language: string): Values {
  const write = (value: Values[string]) =>
    typeof value === "number"
      ? new Intl.NumberFormat(language.replaceAll("_", "-"), { maximumFractionDigits: 20 }).format(value)
      : value;
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, write(value)]));
}

/** Puts values into English in one pass: what a value contains is never a placeholder. */
function fill(text: string, values: Values): string {
  return text.replace(/\{\{(\w+)\}\}/g, (placeholder, name: string) => String(values[name] ?? placeholder));
}

/** Nobody would guess why the kit speaks English in an app that does not. */
function warnIfUnregistered(i18n: i18n): void {
  try {
    if (!i18n.isInitialized || Object.values(i18n.store.data).some((language) => entryOf(language, namespace))) return;
  } catch {
    return;
  }
  warnOnce(
    'this i18next instance has no namespace "amends", so all of the kit\'s texts are in English. ' +
      "To mend it, call registerAmends(i18n) from amends/i18n where the instance is set up.",
  );
}
