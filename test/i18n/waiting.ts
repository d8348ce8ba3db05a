import type { i18n } from "i18next";
import { violationText } from "../../src/i18n/fault-text.ts";
import { faultWith, violationAt } from "./faults.ts";

/** A language's texts but for those at these paths, plurals by their name: so it is while they wait to be translated. */
export function without(texts: object, ...paths: readonly (readonly string[])[]): object {
  const copy = structuredClone(texts) as Record<string, unknown>;
  for (const path of paths) {
    const group = path.slice(0, -1).reduce((tree, name) => tree[name] as Record<string, unknown>, copy);
    const isOf = (name: string) => name.replace(/_(zero|one|two|few|many|other)$/, "") === path.at(-1);
    for (const name of Object.keys(group)) if (name === path.at(-1) || isOf(name)) delete group[name];
  }
  return copy;
}

/** The words for a violation's code. */
export function violationTextOf(
  code: string,
  values: Readonly<Record<string, string | number>>,
  host: i18n,
): ReturnType<typeof violationText> {
  const violation = violationAt(["age"], { code, values });
  return violationText(faultWith({ violations: [violation] }), violation, host);
}
