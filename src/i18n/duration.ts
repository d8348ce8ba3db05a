import type { i18n } from "i18next";
import { attempt } from "../core/read.ts";
import { firstText } from "./translate.ts";

type UnitDisplay = "short" | "long";

/**
 * A span of whole seconds in a language's words: `2 min 5 sec`, `2 minutes, 5 seconds`. Not by
 * Intl.DurationFormat, which browsers before 2025 lack.
 */
export function durationText(seconds: number, language: string, unitDisplay: UnitDisplay): string {
  const { units, list } = formatsOf(language, unitDisplay);
  const parts: string[] = [];
  let rest = seconds;
  for (const [size, unit] of units) {
    const count = Math.floor(rest / size);
    rest %= size;
    if (count > 0 || (seconds === 0 && size === 1)) parts.push(unit.format(count));
  }
  return list.format(parts);
}

/** The language that the host shows, as Intl takes it; English without a host, as everything the kit says. */
export function languageOf(i18n: i18n | undefined): string {
  return attempt(() => intlTag(i18n?.resolvedLanguage ?? i18n?.language)) ?? "en";
}

/** The language of the kit's own sentences: English where the host has none of them, whatever it shows. */
export function languageOfTexts(i18n: i18n | undefined): string {
  const sentence = firstText(i18n, [["countdown", "ready_in"]], { time: "" });
  return attempt(() => intlTag(sentence?.language)) ?? "en";
}

function intlTag(language: string | undefined): string | undefined {
  return language ? Intl.getCanonicalLocales(language.replaceAll("_", "-"))[0] : undefined;
}

interface Formats {
  readonly units: readonly (readonly [seconds: number, format: Intl.NumberFormat])[];
  readonly list: Intl.ListFormat;
}

/** To make a format takes far longer than to use it, and a page may count down in many places. */
const made = new Map<string, Formats>();

function formatsOf(language: string, unitDisplay: UnitDisplay): Formats {
  const key = language + unitDisplay;
  const unit = (name: string) => new Intl.NumberFormat(language, { style: "unit", unit: name, unitDisplay });
  const formats = made.get(key) ?? {
    units: [
      [3600, unit("hour")],
      [60, unit("minute")],
      [1, unit("second")],
    ],
    list: new Intl.ListFormat(language, { type: "unit", style: unitDisplay === "short" ? "narrow" : "long" }),
  };
  made.set(key, formats);
  return formats;
}
