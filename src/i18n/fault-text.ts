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
 * the violation's code. Undefined where there are none: then `violation.message` has the
 * server's words, or is null. Never throws.
 */
export function violationText(fault: Fault, violation: Violation, i18n?: i18n): string | undefined {
  const { code, values } = violation;
  const endings = paramEndings(violation);
  const byViolation = (ending: string) => (code === null ? [] : [["violations", code + ending]]);
  const paths = [
    ...endings.flatMap(byViolation),
    ...codePaths(fault, endings).map((place) => [...place, "body"]),
    ...byViolation(""),
  ];
  return firstText(i18n, paths, values)?.text;
}

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
