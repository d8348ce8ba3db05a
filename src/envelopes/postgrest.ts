import type { Envelope, EnvelopeReading } from "../core/envelope.ts";
import { own, read, tagOf, textOf } from "../core/read.ts";
import { row, statusRow } from "../core/rows.ts";

const input = row("invalid_request_error", "fix_input");
const developer = statusRow(400);
const expired = row("authentication_error", "sign_in", { recovery: "refresh" });

/** Codes that mean something else, or more, than the status that they come with. */
const rows = {
  /** A value that is there already. */
  "23505": input,
  "23502": input,
  "23514": input,
  "22001": input,
  "22003": input,
  "22007": input,
  "22008": input,
  "22P02": input,
  /** What a function of the API's own raises. */
  P0001: input,
  /** A statement that took longer than it may. */
  "57014": row("timeout_error"),
  PGRST116: row("not_found_error"),
  PGRST201: developer,
  PGRST203: developer,
  PGRST300: row("server_error", "contact_support"),
  PGRST301: expired,
  PGRST302: row("authentication_error"),
  PGRST303: expired,
};

/**
 * PostgREST's status for a code, by the beginning of it, the longest first: its two tables. The body alone,
 * as supabase-js throws it, has none.
 */
const statuses: readonly (readonly [start: RegExp, status: number])[] = [
  [/^PGRST00[0-2]$/, 503],
  [/^PGRST003$/, 504],
  [/^PGRST(?:101|105|117)$/, 405],
  [/^PGRST103$/, 416],
  [/^PGRST(?:106|116)$/, 406],
  [/^PGRST107$/, 415],
  [/^PGRST(?:111|112|121|300|X\d\d)$/, 500],
  [/^PGRST20[13]$/, 300],
  [/^PGRST20[25]$/, 404],
  [/^PGRST30[1-3]$/, 401],
  [/^PGRST/, 400],
  [/^2350[35]$/, 409],
  [/^25006$/, 405],
  [/^53400$/, 500],
  [/^(?:08|53)/, 503],
  [/^(?:0L|0P|28)/, 403],
  [/^P0001$/, 400],
  [/^(?:09|25|2D|38|39|3B|40|54|55|57|58|F0|HV|P0|XX)/, 500],
  [/^42(?:883|P01)$/, 404],
  [/^42P17$/, 500],
  [/^42501$/, 403],
];

/**
 * PostgREST's error, of Supabase's database API too: `{ code, message, details, hint }`, where the code is
 * PostgREST's own (`PGRST116`) or PostgreSQL's (`23505`). What its JavaScript client throws keeps these four
 * and no answer, so the status then is the one that PostgREST documents for the code.
 *
 * Its words are PostgreSQL's, about tables and constraints, and none is shown.
 *
 * @see https://docs.postgrest.org/en/stable/references/errors.html
 */
export const postgrest: Envelope<"postgrest", keyof typeof rows> = {
  name: "postgrest",
  rows,
  // Two of its codes come with a 300.
  readsSuccess: true,
  read(body, { status, bound }) {
    if (tagOf(body) !== "Object" || (status !== null && status < 300)) return null;
    return readFields(body, bound);
  },
  errors: ["PostgrestError"],
  readError: (error) => readFields(error, true),
};

/** A function may raise a code of any form, which only a bound origin vouches for. */
function readFields(body: unknown, isAnyCode: boolean): EnvelopeReading | null {
  const code = textOf(read(body, "code"));
  const hasAll = ["message", "details", "hint"].every((key) => read(body, key) !== undefined);
  if (!code || !hasAll || typeof read(body, "message") !== "string") return null;
  if (!isAnyCode && !/^(?:PGRST[\dX]\d\d|[\dA-Z]{5})$/.test(code)) return null;
  const raised = /^PT([45]\d\d)$/.exec(code)?.[1];
  const status = raised ? Number(raised) : (statuses.find(([start]) => start.test(code))?.[1] ?? statusOfOthers(code));
  const known = own(rows, code) !== undefined;
  return {
    code,
    status,
    // More than one row, where one was asked for, is a mistake in the query.
    ...(known &&
      code === "PGRST116" &&
      !/\b0 rows\b/.test(textOf(read(body, "details"))?.slice(0, 200) ?? "") && { expected: false }),
  };
}

/** Any other code of PostgreSQL's is a 400; what is raised as `PGRST` may have any status. */
function statusOfOthers(code: string): number | null {
  return /^[\dA-Z]{5}$/.test(code) ? 400 : null;
}
