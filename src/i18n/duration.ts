type UnitDisplay = "short" | "long";

/**
 * A span of whole seconds in a language's words: `2 min 5 sec`, `2 minutes, 5 seconds`; as a clock
 * has it, `2:05`, where the browser lacks the language's words (Chromium those of a dozen). Not by
 * Intl.DurationFormat, which browsers before 2025 lack.
 */
export function durationText(seconds: number, language: string, unitDisplay: UnitDisplay): string {
  const { units, list, isWordless } = formatsOf(language, unitDisplay);
  if (isWordless) return clockOf(seconds);
  const parts: string[] = [];
  let rest = seconds;
  for (const [size, unit] of units) {
    const count = Math.floor(rest / size);
    rest %= size;
    if (count > 0 || (seconds === 0 && size === 1)) parts.push(unit.format(count));
  }
  return list.format(parts);
}

function clockOf(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const [first, ...others] = parts[0] === 0 ? parts.slice(1) : parts;
  return [first, ...others.map((part) => String(part).padStart(2, "0"))].join(":");
}

function baseOf(tag: string): string | undefined {
  return tag.split("-")[0];
}

/** A browser may know a language and none of its units; French really has these words. */
function isEnglish(minutes: Intl.NumberFormat, language: string): boolean {
  return minutes.format(5) === "5 minutes" && !/^(en|fr)$/.test(`${baseOf(language)}`);
}

interface Formats {
  readonly units: readonly (readonly [seconds: number, format: Intl.NumberFormat])[];
  readonly list: Intl.ListFormat;
  /** Whether the words are those of the browser's own language, for want of this one's. */
  readonly isWordless: boolean;
}

/** To make a format takes far longer than to use it, and a page may count down in many places. */
const made = new Map<string, Formats>();

function formatsOf(language: string, unitDisplay: UnitDisplay): Formats {
  const key = language + unitDisplay;
  const unit = (name: string) => new Intl.NumberFormat(language, { style: "unit", unit: name, unitDisplay });
  const known = made.get(key);
  if (known) return known;
  const minutes = new Intl.NumberFormat(language, { style: "unit", unit: "minute", unitDisplay: "long" });
  const formats = {
    units: [
      [3600, unit("hour")],
      [60, unit("minute")],
      [1, unit("second")],
    ] as const,
    isWordless: baseOf(minutes.resolvedOptions().locale) !== baseOf(language) || isEnglish(minutes, language),
    list: new Intl.ListFormat(language, { type: "unit", style: unitDisplay === "short" ? "narrow" : "long" }),
  };
  made.set(key, formats);
  return formats;
}
