const months = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec";
const weekday = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)";
// A leap second can only be the last of a day.
const time = /(?:(?:[01]\d|2[0-3])(?::[0-5]\d){2}|23:59:60)/.source;

/** IMF-fixdate, RFC 850, asctime. */
const httpDate = new RegExp(
  `^[ \\t]*(?:${weekday}, \\d\\d (?:${months}) \\d{4} ${time} GMT` +
    `|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \\d\\d-(?:${months})-\\d\\d ${time} GMT` +
    `|${weekday} (?:${months}) [ \\d]\\d ${time} \\d{4})[ \\t]*$`,
);

/**
 * Epoch ms of an HTTP-date in any of its three forms, else undefined (RFC 9110 §5.6.7).
 * A day that its month lacks is no date. A weekday that is not the date's is forgiven: the
 * grammar does not tie the two together. Never throws.
 *
 * @param now epoch ms from which the 50 years of an RFC 850 date are counted.
 */
export function parseHttpDate(value: unknown, now: number): number | undefined {
  if (typeof value !== "string" || !httpDate.test(value)) return undefined;
  const numbers = value.match(/\d+/g) as string[];
  if (!value.includes(",")) numbers.splice(1, 0, numbers.pop() as string); // asctime's year stands last
  const [day, year, hour, minute, second] = numbers.map(Number) as [number, number, number, number, number];
  const month = months.indexOf(value.match(months)?.[0] as string) / 4;

  const inYear = (fullYear: number): number | undefined => {
    const date = new Date(0);
    const midnight = date.setUTCFullYear(fullYear, month, day); // Date.UTC would take the year 50 for 1950
    return date.getUTCDate() === day ? midnight + ((hour * 60 + minute) * 60 + second) * 1000 : undefined;
  };
  if (!value.includes("-")) return inYear(year);

  // RFC 850: the last year with these two digits that is at most 50 years ahead.
  const latest = new Date(now);
  const latestYear = latest.getUTCFullYear() + 50;
  const candidate = latestYear - ((latestYear - year) % 100);
  const at = inYear(candidate);
  return at && at > latest.setUTCFullYear(latestYear) ? inYear(candidate - 100) : at;
}

/**
 * Reads a `Retry-After` value strictly: delta-seconds or an HTTP-date, spaces and tabs around
 * it apart (RFC 9110 §10.2.3, §5.6.7). Never throws.
 *
 * @param options.date the same response's `Date`: if it is an HTTP-date, dates are measured
 *   against it, so that a wrong clock here does not matter.
 * @param options.now epoch ms, for want of a valid `date`. Default: `Date.now()`.
 * @returns ms to wait, unclamped; 0 for a date in the past; undefined for anything else, more
 *   seconds than a number can hold included.
 */
export function parseRetryAfter(value: string, options?: { date?: string; now?: number }): number | undefined {
  if (typeof value !== "string") return undefined;
  const now = options?.now ?? Date.now();
  const answeredAt = parseHttpDate(options?.date, now) ?? now;
  const ms = /^[ \t]*\d+[ \t]*$/.test(value)
    ? Number(value) * 1000
    : Math.max(0, (parseHttpDate(value, answeredAt) ?? Number.NaN) - answeredAt);
  return ms < Infinity ? ms : undefined;
}
