const maxSegments = 64;
const maxLength = 1000;

/** One segment: `["quoted"]`, `['quoted']`, `[bracketed]`, or a bare name between dots. */
const segment = /\[(?:(["'])((?:\\.|(?!\1)[^\\])*)\1|([^\][]+))\]|[^.[\]]+/gs;

/**
 * Takes the name of an input apart: `items[0].name`, `items[0]["name"]`, `items.0.name`, JSONPath's
 * `$.items[0].name` (RFC 9535 §2.2: `$` is the whole), the JSON
 * pointers `/items/0/name` and `#/items/0/name` (RFC 6901 §3, §6), and an array of segments or such
 * an array as JSON are all `["items", 0, "name"]`. Decimal digits become a number; the empty brackets
 * of `tags[]` name nothing. Empty where nothing is named. Never throws.
 *
 * Bounded: a string of more than 1000 UTF-16 code units is not taken apart, a segment is cut to as
 * many, and segments after the 64th are dropped, so that what is left still names an ancestor.
 */
export function toPath(param: string | number | readonly (string | number)[]): readonly (string | number)[] {
  // Nearly all are a plain name.
  if (typeof param === "string" && /^[a-z_]\w{0,99}$/i.test(param)) return [param];
  try {
    const named: unknown = typeof param === "string" ? parse(param) : param;
    const segments: unknown[] = Array.isArray(named) ? named : [named];
    return segments
      .slice(0, maxSegments)
      .filter((each): each is string | number => typeof each === "string" || Number.isFinite(each))
      .map((each) => {
        const name = `${each}`.slice(0, maxLength);
        // More digits would not survive as a number, nor would the zeros of "007".
        return /^(0|[1-9]\d{0,14})$/.test(name) ? Number(name) : name;
      });
  } catch {
    return []; // a revoked proxy, or elements that throw
  }
}

function parse(text: string): unknown {
  if (text.length > maxLength) return text;
  try {
    if (text.startsWith("[")) return JSON.parse(text);
    if (/^#?\//.test(text)) {
      const [, ...names] = (text.startsWith("#") ? decodeURIComponent(text) : text).split("/");
      return names.map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~"));
    }
  } catch {
    // Brackets that are not JSON, such as `[0].name`, or a stray percent sign.
  }
  return Array.from(
    text.replace(/^\$(?=[.[]|$)/, "").matchAll(segment),
    ([bare, , quoted, bracketed]) => quoted?.replace(/\\(.)/gs, "$1") ?? bracketed ?? bare,
  );
}

/** How many segments in front of a path say where in the request, or in a JSON:API document, it is. */
function prefixLengthOf([first, second]: readonly (string | number)[]): number {
  if (first === "data" && /^(attributes|relationships)$/.test(`${second}`)) return 2;
  return /^(body|query|path|header|cookie)$/.test(`${first}`) ? 1 : 0;
}

/**
 * A path without the longest of these prefixes of an API's that stands in front of it; the whole path
 * where none does, or where nothing would be left. Never throws.
 */
export function withoutPrefix(
  path: readonly (string | number)[],
  prefixes: readonly string[],
): readonly (string | number)[] {
  let longest = 0;
  for (const prefix of prefixes) {
    const names = toPath(prefix);
    const isInFront = names.length < path.length && names.every((name, i) => name === path[i]);
    if (isInFront) longest = Math.max(longest, names.length);
  }
  return path.slice(longest);
}

/** `first_name`, `first-name`, `FirstName` and `firstName` alike; `_id` is not `id`. */
function foldCase(segment: unknown): string {
  return `${segment}`.replace(/([^_-])[_-]+(?=[^_-])/g, "$1").toLowerCase();
}

/**
 * The registered field that a server's `param` means, in whichever of the spellings of `toPath`
 * either of them is written; undefined if it means none of them, or nothing. Never throws.
 *
 * Where the request was read (`body`, `query`, `path`, `header`, `cookie`) may stand in front, and where
 * in a JSON:API document (`/data/attributes`, `/data/relationships`).
 * Looked for in this order: the whole path; the path without that prefix; the nearest ancestor;
 * the nearest ancestor without the prefix; a field with the name of the prefix. Within a step
 * the same string comes first, then the same segments, then segments that differ only in snake,
 * kebab, camel or Pascal case; among equals the field registered first.
 */
export function matchField(
  param: string | readonly (string | number)[],
  fields: readonly string[],
): string | undefined {
  try {
    const path = toPath(param);
    const prefixLength = prefixLengthOf(path);
    let best: string | undefined;
    let bestRank = 5000; // behind every step
    fields.forEach((field) => {
      const own = toPath(field);
      for (const skipped of prefixLength ? [0, prefixLength] : [0]) {
        const below = path.length - skipped - own.length;
        const isAlike = (spell: (segment: unknown) => string) =>
          own.every((each, i) => spell(each) === spell(path[i + skipped]));
        if (!own.length || below < 0 || !isAlike(foldCase)) continue;

        // A form may well have a field "body", but FastAPI's ["body", "tags", 0] is about its tags.
        const isPrefix = skipped < prefixLength && own.length <= prefixLength;
        const step = isPrefix ? 4 : Number(skipped > 0) + (below && 2);
        const difference = field === param ? 0 : 2 - Number(isAlike(String));
        const rank = step * 1000 + below * 3 + difference;
        if (rank < bestRank) [best, bestRank] = [field, rank];
      }
    });
    return best;
  } catch {
    return undefined; // fields is no array
  }
}
