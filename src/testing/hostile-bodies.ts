/** A body by what it is, made anew each time. */
export type NamedBody = readonly [name: string, make: () => unknown];

function fail(): never {
  throw new Error("nobody may read this");
}

/** An object of this many levels, each of them the one member of the one around it. */
function nested(levels: number, key: string, innermost: unknown): unknown {
  let body = innermost;
  for (let level = 0; level < levels; level++) body = { [key]: body };
  return body;
}

/** Members that error bodies have, each of which may hold anything. */
const members =
  "error errors code type title status message detail details violations data path extensions reason param hint".split(
    " ",
  );

function everywhere(value: unknown): object {
  return Object.fromEntries(members.map((key) => [key, value]));
}

function withThrowingGetters(): object {
  return Object.defineProperties({}, Object.fromEntries(members.map((key) => [key, { get: fail, enumerable: true }])));
}

/** Values that may stand in the place of any other. */
export const oddValues: readonly NamedBody[] = [
  ["undefined", () => undefined],
  ["null", () => null],
  ["true", () => true],
  ["0", () => 0],
  ["-1", () => -1],
  ["NaN", () => Number.NaN],
  ["a number", () => 1e300],
  ["an empty text", () => ""],
  ["a text", () => "__proto__"],
  ["an empty array", () => []],
  ["an array of arrays", () => [[[]], [null]]],
  ["an array of nulls", () => [null, undefined, null]],
  ["an empty object", () => ({})],
  ["an object without a prototype", () => Object.create(null)],
  ["an object whose getters throw", withThrowingGetters],
  ["an object that is no primitive", () => ({ toString: fail, valueOf: fail, toJSON: fail })],
];

/** Bodies that no API means to send, and some gateway or attacker does. */
export const hostileBodies: readonly NamedBody[] = [
  ...oddValues,
  ["a gateway's page", () => "<html><head><title>502 Bad Gateway</title></head></html>"],
  ["XML", () => '<?xml version="1.0"?><error><code>7</code></error>'],
  ["JSON that is cut off", () => '{"error":{"code":'],
  ["a long text", () => "x".repeat(262_144)],
  ["sixty errors in each other", () => nested(60, "error", { code: "x", message: "m" })],
  ["twenty thousand errors in each other", () => nested(20_000, "error", { code: "x", message: "m" })],
  ["data in data", () => nested(60, "data", { errors: [{ message: "m" }] })],
  ["fifty thousand errors", () => ({ errors: Array.from({ length: 50_000 }, () => ({ message: "m", path: ["a"] })) })],
  [
    "names of a prototype's",
    () => JSON.parse('{"__proto__":{"code":"x"},"constructor":{"message":"m"},"error":"toString"}'),
  ],
  [
    "a body in itself",
    () => {
      const body: Record<string, unknown> = {};
      for (const key of members) body[key] = body;
      return body;
    },
  ],
  ...oddValues.map(([name, make]): NamedBody => [`${name} in every member`, () => everywhere(make())]),
  ...oddValues.map(
    ([name, make]): NamedBody => [`${name} in every member of \`error\``, () => ({ error: everywhere(make()) })],
  ),
];

/** Where in a body something stands: the names and indices that lead there. */
export type Place = readonly string[];

/** The places in a body, at most so many; those of texts alone where `isText`. */
export function placesIn(body: unknown, most: number, isText = false): Place[] {
  const found: Place[] = [];
  const visit = (value: unknown, place: Place): void => {
    if (found.length >= most || place.length > 8) return;
    if (place.length > 0 && (!isText || typeof value === "string")) found.push(place);
    if (typeof value !== "object" || value === null) return;
    for (const key of Object.keys(value)) visit((value as Record<string, unknown>)[key], [...place, key]);
  };
  visit(body, []);
  return found;
}

/** A copy of a JSON body with something else in one of its places. */
export function withAt(body: unknown, [key, ...rest]: Place, value: unknown): unknown {
  if (key === undefined) return value;
  const copy: unknown = Array.isArray(body) ? [...body] : { ...(body as object) };
  (copy as Record<string, unknown>)[key] = withAt((body as Record<string, unknown>)[key], rest, value);
  return copy;
}

/** Texts on which a careless pattern takes the square of their length, or worse: the end is what it does not expect. */
export const tiringTexts: readonly (readonly [name: string, make: (length: number) => string])[] = [
  ...[" ", "a", "A_", "a.", "1", "[", "/", "\n"],
].map((part) => [JSON.stringify(part), (length) => `${part.repeat(length / part.length)}!`]);
