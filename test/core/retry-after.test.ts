import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { parseHttpDate, parseRetryAfter } from "../../src/core/retry-after.ts";

const names = {
  days: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
  months: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
};

function partsOf(date: Date) {
  const two = (n: number) => String(n).padStart(2, "0");
  const weekday = names.days[date.getUTCDay()] as string;
  return {
    weekday,
    www: weekday.slice(0, 3),
    day: date.getUTCDate(),
    dd: two(date.getUTCDate()),
    month: names.months[date.getUTCMonth()],
    yyyy: String(date.getUTCFullYear()).padStart(4, "0"),
    yy: two(date.getUTCFullYear() % 100),
    time: [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(":"),
  };
}

const forms = {
  "IMF-fixdate": (date: Date) => {
    const { www, dd, month, yyyy, time } = partsOf(date);
    return `${www}, ${dd} ${month} ${yyyy} ${time} GMT`;
  },
  "RFC 850": (date: Date) => {
    const { weekday, dd, month, yy, time } = partsOf(date);
    return `${weekday}, ${dd}-${month}-${yy} ${time} GMT`;
  },
  asctime: (date: Date) => {
    const { www, day, month, yyyy, time } = partsOf(date);
    return `${www} ${month} ${String(day).padStart(2)} ${time} ${yyyy}`;
  },
};

const at = Date.UTC(1994, 10, 6, 8, 49, 37);
const now = at - 60_000;

describe("parseRetryAfter with delta-seconds", () => {
  it.each([
    ["0", 0],
    ["1", 1000],
    ["120", 120_000],
    ["007", 7000],
    [" \t30 \t", 30_000],
    ["31536000", 31_536_000_000],
    ["2147483648", 2_147_483_648_000],
    ["9".repeat(20), Number("9".repeat(20)) * 1000],
  ])("reads %j as %d ms", (value, ms) => {
    expect(parseRetryAfter(value)).toBe(ms);
  });

  it("answers undefined for more seconds than a number can hold", () => {
    expect(parseRetryAfter("9".repeat(400))).toBeUndefined();
  });

  it.each([
    ...["", " ", "-1", "+1", "1.5", "1e3", "0x10", "1_000", "1 2", "30s", "30;", "30, 60", "30,", "Infinity", "NaN"],
    ...["\u00a030", "30\n", "\u0661", "\uff11", "P1D", "soon"],
  ])("answers undefined for %j", (value) => {
    expect(parseRetryAfter(value)).toBeUndefined();
  });
});

describe("parseRetryAfter with an HTTP-date", () => {
  it.each([
    "Sun, 06 Nov 1994 08:49:37 GMT",
    "Sunday, 06-Nov-94 08:49:37 GMT",
    "Sun Nov  6 08:49:37 1994",
    " \tSun, 06 Nov 1994 08:49:37 GMT\t ",
  ])("reads %j", (value) => {
    expect(parseRetryAfter(value, { now })).toBe(60_000);
  });

  it.each([
    ["IMF-fixdate with a day of one digit", "Sun, 6 Nov 1994 08:49:37 GMT"],
    ["IMF-fixdate with a padded day", "Sun,  6 Nov 1994 08:49:37 GMT"],
    ["IMF-fixdate with a two-digit year", "Sun, 06 Nov 94 08:49:37 GMT"],
    ["IMF-fixdate with a five-digit year", "Sun, 06 Nov 11994 08:49:37 GMT"],
    ["IMF-fixdate without a weekday", "06 Nov 1994 08:49:37 GMT"],
    ["IMF-fixdate with a long weekday", "Sunday, 06 Nov 1994 08:49:37 GMT"],
    ["IMF-fixdate with a long month", "Sun, 06 November 1994 08:49:37 GMT"],
    ["IMF-fixdate without seconds", "Sun, 06 Nov 1994 08:49 GMT"],
    ["IMF-fixdate without a zone", "Sun, 06 Nov 1994 08:49:37"],
    ["IMF-fixdate in UTC by name", "Sun, 06 Nov 1994 08:49:37 UTC"],
    ["IMF-fixdate with an offset", "Sun, 06 Nov 1994 08:49:37 +0000"],
    ["IMF-fixdate in lower case", "sun, 06 nov 1994 08:49:37 gmt"],
    ["IMF-fixdate with two spaces", "Sun, 06 Nov 1994  08:49:37 GMT"],
    ["IMF-fixdate twice", "Sun, 06 Nov 1994 08:49:37 GMT, Sun, 06 Nov 1994 08:49:37 GMT"],
    ["an unknown month", "Sun, 06 Nav 1994 08:49:37 GMT"],
    ["an unknown weekday", "Son, 06 Nov 1994 08:49:37 GMT"],
    ["RFC 850 with a short weekday", "Sun, 06-Nov-94 08:49:37 GMT"],
    ["RFC 850 with a mixed weekday", "Sunsday, 06-Nov-94 08:49:37 GMT"],
    ["RFC 850 with a four-digit year", "Sunday, 06-Nov-1994 08:49:37 GMT"],
    ["RFC 850 with spaces", "Sunday, 06 Nov 94 08:49:37 GMT"],
    ["asctime with a zone", "Sun Nov  6 08:49:37 1994 GMT"],
    ["asctime with an unpadded day", "Sun Nov 6 08:49:37 1994"],
    ["asctime with a comma", "Sun, Nov  6 08:49:37 1994"],
    ["asctime with a two-digit year", "Sun Nov  6 08:49:37 94"],
    ["ISO 8601", "1994-11-06T08:49:37Z"],
    ["24:00:00", "Sun, 06 Nov 1994 24:00:00 GMT"],
    ["60 minutes", "Sun, 06 Nov 1994 08:60:37 GMT"],
    ["61 seconds", "Sun, 06 Nov 1994 23:59:61 GMT"],
    ["a leap second in the middle of a day", "Sun, 06 Nov 1994 08:49:60 GMT"],
    ["the day 00", "Sun, 00 Nov 1994 08:49:37 GMT"],
    ["the day 31 in November", "Sun, 31 Nov 1994 08:49:37 GMT"],
    ["the day 31 in February", "Sun, 31 Feb 1994 08:49:37 GMT"],
    ["the day 29 in February of a common year", "Sun, 29 Feb 1994 08:49:37 GMT"],
    ["the day 29 in February of 1900", "Thu, 29 Feb 1900 08:49:37 GMT"],
    ["the day 32", "Sun Jan 32 08:49:37 1994"],
  ])("answers undefined for %s", (_, value) => {
    expect(parseRetryAfter(value, { now })).toBeUndefined();
  });

  it.each([
    ["a leap second", "Sat, 31 Dec 2016 23:59:60 GMT", Date.UTC(2017, 0, 1)],
    ["a leap second in RFC 850", "Saturday, 31-Dec-16 23:59:60 GMT", Date.UTC(2017, 0, 1)],
    ["a leap second in asctime", "Sat Dec 31 23:59:60 2016", Date.UTC(2017, 0, 1)],
    ["29 February of a leap year", "Thu, 29 Feb 2024 00:00:00 GMT", Date.UTC(2024, 1, 29)],
    ["29 February 2000", "Tue, 29 Feb 2000 00:00:00 GMT", Date.UTC(2000, 1, 29)],
    ["a weekday that is not the date's", "Mon, 06 Nov 1994 08:49:37 GMT", at],
    ["a year before 100", "Sun, 06 Nov 0094 08:49:37 GMT", Date.parse("0094-11-06T08:49:37Z")],
  ])("reads %s", (_, value, expected) => {
    expect(parseHttpDate(value, Date.UTC(2016, 0, 1))).toBe(expected);
  });

  it("answers 0 for a date in the past", () => {
    expect(parseRetryAfter("Sun, 06 Nov 1994 08:49:37 GMT", { now: at + 1 })).toBe(0);
  });

  it("measures against the response's Date rather than this clock", () => {
    const date = "Sun, 06 Nov 1994 08:49:07 GMT";
    expect(parseRetryAfter("Sun, 06 Nov 1994 08:49:37 GMT", { date, now: 0 })).toBe(30_000);
  });

  it("takes a Date in an obsolete form", () => {
    const date = "Sun Nov  6 08:49:07 1994";
    expect(parseRetryAfter("Sun, 06 Nov 1994 08:49:37 GMT", { date, now: 0 })).toBe(30_000);
  });

  it.each(["", "yesterday", "30", "Sun, 31 Feb 1994 08:49:07 GMT"])("measures against now if Date is %j", (date) => {
    expect(parseRetryAfter("Sun, 06 Nov 1994 08:49:37 GMT", { date, now })).toBe(60_000);
  });

  it("measures against this machine's clock by default", () => {
    vi.useFakeTimers({ now });
    try {
      expect(parseRetryAfter("Sun, 06 Nov 1994 08:49:37 GMT")).toBe(60_000);
    } finally {
      vi.useRealTimers();
    }
  });

  it.each([Number.NaN, Infinity, -Infinity])("never answers NaN or Infinity, even if now is %d", (broken) => {
    expect([undefined, 0]).toContain(parseRetryAfter("Sunday, 06-Nov-94 08:49:37 GMT", { now: broken }));
    expect([undefined, 0]).toContain(parseRetryAfter("Sun, 06 Nov 1994 08:49:37 GMT", { now: broken }));
  });
});

describe("the century of an RFC 850 date", () => {
  const reference = Date.UTC(2026, 10, 22, 12);
  it.each([
    ["50 years ahead to the second", "Sunday, 22-Nov-76 12:00:00 GMT", Date.UTC(2076, 10, 22, 12)],
    ["a second more", "Monday, 22-Nov-76 12:00:01 GMT", Date.UTC(1976, 10, 22, 12, 0, 1)],
    ["this year", "Monday, 23-Nov-26 00:00:00 GMT", Date.UTC(2026, 10, 23)],
    ["next year", "Friday, 01-Jan-27 00:00:00 GMT", Date.UTC(2027, 0, 1)],
    ["51 years ahead", "Saturday, 01-Jan-77 00:00:00 GMT", Date.UTC(1977, 0, 1)],
  ])("is told by 50 years from now: %s", (_, value, expected) => {
    expect(parseHttpDate(value, reference)).toBe(expected);
  });

  it("can be the next one", () => {
    expect(parseHttpDate("Monday, 01-Jan-05 00:00:00 GMT", Date.UTC(2095, 0, 1))).toBe(Date.UTC(2105, 0, 1));
  });

  it("is counted from the response's Date", () => {
    const date = "Tue, 06 Nov 2040 08:49:37 GMT";
    const inFifty = Date.UTC(2088, 0, 1) - Date.UTC(2040, 10, 6, 8, 49, 37);
    expect(parseRetryAfter("Thursday, 01-Jan-88 00:00:00 GMT", { date, now: reference })).toBe(inFifty);
    expect(parseRetryAfter("Thursday, 01-Jan-88 00:00:00 GMT", { now: reference })).toBe(0);
  });

  it("is counted from now if Date is invalid", () => {
    expect(parseRetryAfter("Monday, 23-Nov-26 12:00:00 GMT", { date: "x", now: reference })).toBe(86_400_000);
  });

  it("refuses 29 February where the year it falls in has none", () => {
    expect(parseHttpDate("Monday, 29-Feb-00 00:00:00 GMT", Date.UTC(2060, 0, 1))).toBeUndefined();
    expect(parseHttpDate("Tuesday, 29-Feb-00 00:00:00 GMT", Date.UTC(2026, 0, 1))).toBe(Date.UTC(2000, 1, 29));
  });
});

describe("any Retry-After", () => {
  const seconds = (min: string, max: string) =>
    fc.date({ min: new Date(min), max: new Date(max), noInvalidDate: true }).map((date) => {
      date.setUTCMilliseconds(0);
      return date;
    });

  it.each(["IMF-fixdate", "asctime"] as const)("comes back from %s as the date that was written", (form) => {
    fc.assert(
      fc.property(seconds("0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z"), (date) => {
        expect(parseHttpDate(forms[form](date), 0)).toBe(date.getTime());
      }),
    );
  });

  it("comes back from RFC 850 as the date that was written, within 50 years before and after", () => {
    const fifty = 50 * 365 * 86_400_000;
    fc.assert(
      fc.property(
        seconds("1000-01-01T00:00:00Z", "9000-01-01T00:00:00Z"),
        fc.integer({ min: -fifty / 1000, max: fifty / 1000 }),
        (date, offset) => {
          expect(parseHttpDate(forms["RFC 850"](date), date.getTime() + offset * 1000)).toBe(date.getTime());
        },
      ),
    );
  });

  it("waits for the same time whichever form it is in", () => {
    fc.assert(
      fc.property(seconds("2000-01-01T00:00:00Z", "2049-01-01T00:00:00Z"), (date) => {
        const reference = { now: Date.UTC(2000, 0, 1) };
        const waits = Object.values(forms).map((write) => parseRetryAfter(write(date), reference));
        expect(waits).toEqual(Array(3).fill(date.getTime() - reference.now));
      }),
    );
  });

  it("agrees with the year, month and day whatever is written there", () => {
    const two = fc.integer({ min: 0, max: 99 }).map((n) => String(n).padStart(2, "0"));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 11 }), two, (year, month, dd) => {
        const yyyy = String(year).padStart(4, "0");
        const iso = `${yyyy}-${String(month + 1).padStart(2, "0")}-${dd}`;
        const expected = Number(dd) > 0 && Number(dd) < 32 ? new Date(`${iso}T00:00:00Z`) : new Date(Number.NaN);
        const exists = !Number.isNaN(expected.getTime()) && expected.toISOString().startsWith(iso);
        const value = `Sun, ${dd} ${names.months[month]} ${yyyy} 00:00:00 GMT`;
        expect(parseHttpDate(value, 0)).toBe(exists ? expected.getTime() : undefined);
      }),
    );
  });

  it("gives undefined or a finite wait of 0 or more for any text", () => {
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.stringMatching(/^[ \t]*[\d,.+-]+[ \t]*$/),
      fc.stringMatching(/^[A-Z][a-z]{2,8},? \d\d[ -][A-Z][a-z]{2}[ -]\d{2,4} \d\d:\d\d:\d\d GMT$/),
    );
    fc.assert(
      fc.property(texts, texts, fc.double(), (value, date, clock) => {
        const ms = parseRetryAfter(value, { date, now: clock });
        expect(ms === undefined || (Number.isFinite(ms) && ms >= 0 && !Object.is(ms, -0))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it("gives undefined for anything that is no text", () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const values = [undefined, null, 30, 30n, Symbol("30"), true, ["30"], { toString: () => "30" }, new Date(), proxy];
    for (const value of values) expect(parseRetryAfter(value as string, { now })).toBeUndefined();
    fc.assert(
      fc.property(
        fc.anything().filter((value) => typeof value !== "string"),
        (value) => parseRetryAfter(value as string) === undefined,
      ),
    );
  });

  it("bears options that are none", () => {
    expect(parseRetryAfter("30", null as never)).toBe(30_000);
    expect(parseRetryAfter("30", { date: 5 as never, now })).toBe(30_000);
    const date = { toString: () => "Sun, 06 Nov 1994 08:49:07 GMT" } as string;
    expect(parseRetryAfter("Sun, 06 Nov 1994 08:49:37 GMT", { date, now })).toBe(60_000);
  });

  it.each([
    ["digits", "1".repeat(4_000_000)],
    ["spaces", `${" ".repeat(4_000_000)}x`],
    ["a date and spaces", `Sun, 06 Nov 1994 08:49:37 GMT${" ".repeat(4_000_000)}x`],
  ])("refuses any number of %s, in linear time", (_, value) => {
    expect(parseRetryAfter(value, { now })).toBeUndefined();
  });
});
