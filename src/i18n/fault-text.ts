import type { Fault, Violation } from "../core/fault.ts";
import { own } from "../core/read.ts";
import { catalog, type FaultText } from "./catalog.ts";
import type { I18n } from "./host.ts";
import { firstText, type Speaker, speakersOf, type Translated } from "./translate.ts";

/**
 * A fault in words, for toasts, emails and servers; components use `useFaultText`, or
 * for many faults `useTranslator`. The text of
 * its code (for a single violation, of its code and param), else of its type and remedy, else of
 * its type: in the first language of the i18next instance that has any of these, else in English.
 * Title and body are of one language, and of one place unless the app has other words for one of
 * them. The server's own words are `fault.message`. Never throws.
 *
 * @param i18n an i18next instance; without i18next, what `createTexts` makes. Default: English.
 */
export function faultText(fault: Fault, i18n?: I18n): FaultText {
  const places = textPlaces(fault);
  for (const speaker of speakersOf(i18n)) {
    const pair = pairIn(speaker, places);
    if (pair) return pair;
  }
  return { title: "", body: "" };
}

/** Where the words for a fault may stand, the most telling first. */
export function textPlaces(fault: Fault): readonly TextPlace[] {
  const [violation, ...others] = fault.violations;
  const endings = violation && others.length === 0 ? paramEndings(violation) : [];
  const byRemedy = `${fault.type}__${fault.remedy}`;
  return [
    ...codePaths(fault, endings).map((path) => ({ path, isOverride: true })),
    ...codePaths(fault, [""]).map((path) => ({ path, isOverride: false })),
    // Where only the status is known, what can be done tells more than the type.
    { path: ["types", byRemedy], isOverride: !own(catalog.types, byRemedy) },
    { path: ["types", fault.type], isOverride: false },
  ];
}

interface TextPlace {
  readonly path: readonly string[];
  /** Whether only an app has words there, and perhaps for the title or the body alone. */
  readonly isOverride: boolean;
}

/** The first whole pair in a language, under an app's other words. A half of another place says nothing beside it. */
function pairIn(speaker: Speaker, places: readonly TextPlace[]): FaultText | undefined {
  const apps: { title?: Translated; body?: Translated } = {};
  for (const { path, isOverride } of places) {
    const title = speaker([...path, "title"]);
    const body = speaker([...path, "body"]);
    if (title && body) {
      const { text, lang } = apps.title ?? title;
      return { title: text, body: (apps.body ?? body).text, ...(lang && { lang }) };
    }
    if (isOverride && title) apps.title ??= title;
    if (isOverride && body) apps.body ??= body;
  }
  return;
}

/**
 * What is wrong with one input, in words: the app's for the code and the param, else those for
 * the violation's code, of which the kit has words for pydantic's commonest. Undefined where there
 * are none: then `violation.message` has the server's words, or is null. Never throws.
 */
export function violationText(fault: Fault, violation: Violation, i18n?: I18n): Translated | undefined {
  const { code, values: given } = violation;
  const count = given.count ?? given.min_length ?? given.max_length ?? given.decimal_places;
  const values = typeof count === "number" ? { ...given, count } : given;
  const endings = paramEndings(violation);
  const codes = code === null ? [] : [code, wordsOf(code)];
  const byViolation = (ending: string) => codes.map((each) => ["violations", each + ending]);
  // "More than" a day is no sentence, and a text of the server's has no place in one of the kit's.
  const bound = own(bounds, `${code}`);
  const isSayable = typeof bound !== "string" || typeof values[bound] === "number";
  const paths = [
    ...endings.flatMap(byViolation),
    ...codePaths(fault, endings).map((place) => [...place, "body"]),
    ...(isSayable ? byViolation("") : []),
  ];
  return firstText(i18n, paths, values);
}

/** The number that the words for a code are about. */
const bounds: Readonly<Record<string, string>> = {
  greater_than: "gt",
  greater_than_equal: "ge",
  less_than: "lt",
  less_than_equal: "le",
  multiple_of: "multiple_of",
};

/**
 * Which of pydantic's error types say, for a person, what another one says, as a table of patterns.
 *
 * @see https://docs.pydantic.dev/latest/errors/validation_errors/
 */
const sameWords: readonly (readonly [types: RegExp, as: string])[] = [
  [/^string_(sub_type|unicode)$/, "string_type"],
  [/^(float|decimal)_(type|parsing)$|^finite_number$/, "float_parsing"],
  [/^timezone_(aware|naive)$/, "datetime_parsing"],
  [
    /^(int|bool|date|datetime|time|uuid|url)_(type|from_\w+|object_invalid|version|scheme|syntax_violation)$/,
    "$1_parsing",
  ],
  [/^datetime_(past|future)$/, "date_$1"],
  [/^enum$/, "literal_error"],
];

/** The key of the words for a violation's code. */
function wordsOf(code: string): string {
  const [types, as] = sameWords.find(([each]) => each.test(code)) ?? [];
  return types && as ? code.replace(types, as) : code;
}

/** Where the words for a fault's code may stand, under each ending of its key. */
function codePaths({ envelope, code }: Fault, endings: readonly string[]): string[][] {
  if (code === null) return [];
  const owners = envelope === null ? ["app", "amends"] : [envelope, "app", "amends"];
  return endings.flatMap((ending) => owners.map((owner) => ["codes", owner, code + ending]));
}

/** How a key names a violation's param: `__items.*.name`. Behind a prefix of pydantic's (`body.email`) also without. */
function paramEndings({ path }: Violation): string[] {
  const steps = path.map((step) => (/^\d+$/.test(String(step)) ? "*" : String(step)));
  const isPrefixed = /^(body|query|path|header|cookie)$/.test(steps[0] ?? "");
  return [steps, isPrefixed ? steps.slice(1) : []].flatMap((names) => (names.length > 0 ? `__${names.join(".")}` : []));
}
