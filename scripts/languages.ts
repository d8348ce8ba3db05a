import { readdirSync, readFileSync } from "node:fs";

/** A mistake of whoever runs a script: what, why, and the cure. */
export class Complaint extends Error {}

/** What docs/translation/<tag>.json tells of a language. */
export interface About {
  readonly name: string;
  readonly english_name: string;
  readonly address: string;
  readonly glossary: Readonly<Record<string, string>>;
  /** Beginnings of words that a text about something that is not there must not have. */
  readonly hiding: readonly string[];
  /** The same for a sign-in that failed. */
  readonly accounts: readonly string[];
  /** English words that are this language's too, or that its software uses. */
  readonly english?: readonly string[];
  readonly history: readonly { readonly what: string; readonly on: string }[];
  readonly back_translations?: Readonly<Record<string, string>>;
}

/** A checkout: locales/ and docs/translation/. */
export interface Languages {
  /** English among them. */
  readonly tags: readonly string[];
  /** The texts of a language, by their dotted keys; no key of the kit's has a dot in it. */
  textsOf(tag: string): ReadonlyMap<string, string>;
  aboutOf(tag: string): About;
  /** What is translated as one: title and body, the forms of a plural, or one text. By what it is called, English's keys. */
  readonly entries: ReadonlyMap<string, readonly string[]>;
  /** Of which entries a language has not all. */
  missingIn(tag: string): readonly string[];
  /** The entries that may be missing, each with its note for translators: docs/translation/pending.json. */
  readonly pending: Readonly<Record<string, string>>;
  /** What an entry is for, and what to mind. */
  noteOn(entry: string): string | undefined;
}

const plural = /_(zero|one|two|few|many|other)$/;

/** The entry that a key belongs to. */
export function entryOf(key: string): string {
  return /^(codes|types)\./.test(key) ? key.replace(/\.(title|body)$/, "") : key.replace(plural, "");
}

/** Reads what a checkout's languages have. What is not there, or is no JSON, is a `Complaint`. */
export function languagesIn(root: URL): Languages {
  const read = (path: string, why: string): unknown => readJson(new URL(path, root), path, why);
  const textsOf = (tag: string) => {
    const path = `locales/${tag}/amends.json`;
    return new Map(
      textsIn(read(path, `Each folder of locales/ is a language, so add its texts or remove locales/${tag}.`)),
    );
  };
  const entries = new Map<string, string[]>();
  for (const key of textsOf("en").keys()) entries.set(entryOf(key), [...(entries.get(entryOf(key)) ?? []), key]);
  const notes = read("docs/translation/notes.json", "It tells translators what each text is for.") as Record<
    string,
    string
  >;
  const why = "It lists the texts that wait to be translated; `{}` if none does.";
  const pending = read("docs/translation/pending.json", why) as Record<string, string>;
  return {
    tags: readdirSync(new URL("locales/", root), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort(),
    textsOf,
    aboutOf: (tag) =>
      read(
        `docs/translation/${tag}.json`,
        `Each language has its name, glossary and history there. Write it as docs/translation/de.json is, or remove locales/${tag}.`,
      ) as About,
    entries,
    missingIn(tag) {
      const texts = textsOf(tag);
      // A language has plural forms of its own, but every one has the general form.
      const needed = (keys: readonly string[]) => keys.filter((key) => !plural.test(key) || key.endsWith("_other"));
      return [...entries].filter(([, keys]) => !needed(keys).every((key) => texts.has(key))).map(([entry]) => entry);
    },
    pending,
    noteOn: (entry) => pending[entry] ?? notes[entry],
  };
}

/** What keeps docs/translation/pending.json from being true: a sentence each, with the cure. */
export function flawsInPending({ tags, entries, missingIn, pending, textsOf, noteOn }: Languages): string[] {
  const waitingIn = new Map<string, string[]>();
  for (const tag of tags) {
    for (const entry of missingIn(tag)) waitingIn.set(entry, [...(waitingIn.get(entry) ?? []), tag]);
  }
  const english = textsOf("en");
  const listed = Object.keys(pending);
  const missing = [...waitingIn].filter(([entry]) => !listed.includes(entry));
  const unknown = listed.filter((entry) => !entries.has(entry));
  const done = listed.filter((entry) => entries.has(entry) && !waitingIn.has(entry));
  const silent = [...entries.keys()].filter((entry) => !noteOn(entry)?.trim());
  return [
    ...missing.map(([entry, where]) => {
      const text = (entries.get(entry) ?? []).map((key) => JSON.stringify(english.get(key))).join(", ");
      const places = where.length > 3 ? `${where.length} languages` : where.join(", ");
      return `"${entry}" (${text}) is missing in ${places}. Translate it in locales/<tag>/amends.json, or let it wait: add "${entry}", with a note for translators, to docs/translation/pending.json.`;
    }),
    ...unknown.map((entry) => {
      const whole = entryOf(entry);
      const cure =
        entries.has(whole) && whole !== entry
          ? `list "${whole}", which is translated as one`
          : "correct the name, or take it out";
      return `"${entry}" in docs/translation/pending.json is nothing that English has: ${cure}.`;
    }),
    ...done.map(
      (entry) =>
        `"${entry}" waits in no language any more: move its note from docs/translation/pending.json to docs/translation/notes.json.`,
    ),
    ...silent
      .filter((entry) => !missing.some(([name]) => name === entry))
      .map((entry) => `"${entry}" has no note: say in docs/translation/notes.json what the text is for.`),
  ];
}

/** The texts of a tree. */
function textsIn(tree: unknown, path = ""): [key: string, text: string][] {
  if (typeof tree === "string") return [[path, tree]];
  return Object.entries(tree as object).flatMap(([name, below]) => textsIn(below, path ? `${path}.${name}` : name));
}

function readJson(file: URL, path: string, why: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    throw new Complaint(`${path} is missing. ${why}`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Complaint(`${path} is no JSON: ${(error as Error).message}. Correct it there.`);
  }
}
