import { parseRetryAfter } from "./retry-after.ts";

const key = /[a-z*][a-z\d_.*-]*/.source;
const bare = // Decimal and Integer, String, Token, Byte Sequence, Boolean, Date, Display String
  /(?:-?(?:\d{1,12}\.\d{1,3}|\d{1,15})|"(?:[ !#-[\]-~]|\\["\\])*"|[A-Za-z*][\w!#-'*+./:^`|~-]*|:[A-Za-z\d+/=]*:|\?[01]|@-?\d{1,15}|%"(?:[ !#$&-~]|%[\da-f]{2})*")/
    .source;
const parameters = `(?:; *${key}(?:=${bare})?)*`;
const commaSeparated = (member: string) => RegExp(`^ *${member}(?:[ \t]*,[ \t]*${member})*[ \t]*$`);
const list = commaSeparated(bare + parameters);
const dictionary = commaSeparated(`${key}(?:=${bare})?${parameters}`);

/**
 * ms until each exhausted limit of a `RateLimit` field has quota again, or undefined where the
 * field does not say. It is a List of Items, in which `r` is required
 * (draft-ietf-httpapi-ratelimit-headers-10 §4), or as in draft 7 a Dictionary of the one limit
 * that is closest to exhaustion. A field with an error anywhere counts as absent
 * (RFC 9651 §4.2); only the UTF-8 of Display Strings, which mean nothing here, goes unchecked.
 * Never throws.
 */
export function parseRateLimitField(field: string): (number | undefined)[] {
  const isList = list.test(field);
  if (!isList && !dictionary.test(field)) return [];
  // Without what is in quotes, commas and semicolons only separate.
  const text = field.replace(/%"[^"]*"|"(?:\\.|[^"])*"/g, "");
  const [remaining, reset, limits] = isList
    ? ["r", "t", text.split(",").map((member) => pairs(member, ";"))]
    : ["remaining", "reset", [{ remaining: "0", ...pairs(text.replace(/;[^,]*/g, ""), ",") }]];
  return limits
    .filter((limit) => /^-?0+$/.test(limit[remaining] ?? ""))
    .map((limit) => parseRetryAfter(limit[reset] ?? ""));
}

function pairs(text: string, separator: string): Record<string, string | undefined> {
  return Object.fromEntries(text.split(separator).map((pair) => pair.trim().split("=")));
}
