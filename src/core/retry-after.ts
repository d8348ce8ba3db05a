/** The shapes of IMF-fixdate and asctime, then of RFC 850. */
const httpDate =
  /^[ \t]*(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:, \d\d \w{3} \d{4} [\d:]{8} GMT| \w{3} [ \d]\d [\d:]{8} \d{4})|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \d\d-\w{3}-\d\d [\d:]{8} GMT)[ \t]*$/;

/**
 * Epoch ms of an HTTP-date in any of its three forms, else undefined (RFC 9110 §5.6.7).
 * A day that its month lacks is no date. A weekday that is not the date's is forgiven: the
 * grammar does not tie the two together. Never throws.
 *
 * @param now epoch ms from which the 50 years of an RFC 850 date are counted.
 */
export function parseHttpDate(value: unknown, now: number): number | undefined {
  if (typeof value !== "string" || !httpDate.test(value)) return undefined;
  const words = value.match(/[\w:]+/g) as string[];
  const order = value.includes(",") ? [1, 2, 3, 4] : [2, 1, 4, 3]; // asctime
  const [day, month, year, time] = order.map((index) => words[index]?.padStart(2, "0"));
  // A leap second can only be the last of a day; Date knows none.
  const isLeapSecond = time === "23:59:60";
  // A leap year, since it has all days.
  const in2000 = `${day} ${month} 2000 ${isLeapSecond ? "23:59:59" : time} GMT`;

  const inYear = (fullYear: number): number | undefined => {
    const date = new Date(in2000);
    const exists = date.toUTCString().endsWith(in2000);
    const at = date.setUTCFullYear(fullYear);
    return exists && date.getUTCDate() === Number(day) ? at + Number(isLeapSecond) * 1000 : undefined;
  };
  if (!value.includes("-")) return inYear(Number(year));

  // RFC 850: the last year with these two digits that is at most 50 years ahead.
  const latest = new Date(now);
  const latestYear = latest.getUTCFullYear() + 50;
  const candidate = latestYear - ((latestYear - Number(year)) % 100);
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
