import type { i18n } from "i18next";
import { rows } from "../core/envelopes/prism-io.ts";
import type { Fault, Row, Violation } from "../core/fault.ts";
import { own } from "../core/read.ts";
import type { FaultText } from "./catalog.ts";
import { firstText } from "./translate.ts";

/**
 * A fault in words, for toasts, emails and servers; components use `useFaultText`. The text of
 * its code (for a single violation, of its code and param), else of its type and remedy, else of
 * its type; in the language of the i18next instance, else in English. The server's own words are
 * `fault.message`. Never throws.
 */
export function faultText(fault: Fault, i18n?: i18n): FaultText {
  const [violation, ...others] = fault.violations;
  const endings = violation && others.length === 0 ? paramEndings(violation) : [];
  // Where only the status is known, what can be done tells more than the type.
  const types = [`${fault.type}__${fault.remedy}`, fault.type].map((name) => ["types", name]);
  const places = [...codePaths(fault, [...endings, ""]), ...types];
  const part = (name: string) => {
    const paths = places.map((place) => [...place, name]);
    return firstText(i18n, paths)?.text ?? "";
  };
  return { title: part("title"), body: part("body") };
}

/**
 * What is wrong with one input, in words: the app's for the code and the param, else those for
 * the violation's code, of which the kit has words for pydantic's commonest. Undefined where there
 * are none: then `violation.message` has the server's words, or is null. Never throws.
 */
export function violationText(fault: Fault, violation: Violation, i18n?: i18n): string | undefined {
  const { code, values: given } = violation;
  const count = given.count ?? given.min_length ?? given.max_length ?? given.decimal_places;
  const values = typeof count === "number" ? { ...given, count } : given;
  const endings = paramEndings(violation);
  const codes = code === null ? [] : [code, ...(own(sameWords, code) === undefined ? [] : [sameWords[code] as string])];
  const byViolation = (ending: string) => codes.map((each) => ["violations", each + ending]);
  const paths = [
    ...endings.flatMap(byViolation),
    ...codePaths(fault, endings).map((place) => [...place, "body"]),
    ...byViolation(""),
  ];
  return firstText(i18n, paths, values)?.text;
}

/**
 * Which of pydantic's error types say, for a person, what another one says.
 *
 * @see https://docs.pydantic.dev/latest/errors/validation_errors/
 */
const sameWords: Readonly<Record<string, string>> = {
  string_sub_type: "string_type",
  string_unicode: "string_type",
  int_type: "int_parsing",
  int_from_float: "int_parsing",
  float_type: "float_parsing",
  decimal_type: "float_parsing",
  decimal_parsing: "float_parsing",
  finite_number: "float_parsing",
  bool_type: "bool_parsing",
  enum: "literal_error",
  date_type: "date_parsing",
  date_from_datetime_parsing: "date_parsing",
  date_from_datetime_inexact: "date_parsing",
  datetime_type: "datetime_parsing",
  datetime_from_date_parsing: "datetime_parsing",
  datetime_object_invalid: "datetime_parsing",
  timezone_aware: "datetime_parsing",
  timezone_naive: "datetime_parsing",
  time_type: "time_parsing",
  datetime_past: "date_past",
  datetime_future: "date_future",
  uuid_type: "uuid_parsing",
  uuid_version: "uuid_parsing",
  url_type: "url_parsing",
  url_scheme: "url_parsing",
  url_syntax_violation: "url_parsing",
};

/** Where the words for a fault's code may stand, under each ending of its key. */
function codePaths({ envelope, code }: Fault, endings: readonly string[]): string[][] {
  if (code === null) return [];
  const owners = envelope === null ? ["app", "amends"] : [envelope, "app", "amends"];
  const group = envelope === "prism-io" ? (own(rows, code) as Row | undefined)?.group : undefined;
  // Nobody may tell the members of a group apart, and a param might: only one of them may have come with it.
  const allowed = group ? endings.filter((ending) => ending === "") : endings;
  return allowed.flatMap((ending) => owners.map((owner) => ["codes", owner, (group ?? code) + ending]));
}

/** How a key names a violation's param: `__items.*.name`. Behind a prefix of pydantic's (`body.email`) also without. */
function paramEndings({ path }: Violation): string[] {
  const steps = path.map((step) => (/^\d+$/.test(String(step)) ? "*" : String(step)));
  const isPrefixed = /^(body|query|path|header|cookie)$/.test(steps[0] ?? "");
  return [steps, isPrefixed ? steps.slice(1) : []].flatMap((names) => (names.length > 0 ? `__${names.join(".")}` : []));
}
