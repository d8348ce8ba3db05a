import fc from "fast-check";
import { parseDictionary, parseList } from "structured-headers";
import { describe, expect, it } from "vitest";
import { parseRateLimitField } from "../../src/core/rate-limit-field.ts";

describe("parseRateLimitField with a List", () => {
  it.each([
    ['"default";r=0;t=30', [30_000]],
    ['"default";r=50;t=30', []],
    ['"burst";r=0;t=5, "daily";r=0;t=3600', [5000, 3_600_000]],
    ['"burst";r=3;t=5,"daily";r=0;t=3600', [3_600_000]],
    ['"default";r=0', [undefined]],
    ['"default";t=30', []],
    ["default;r=0;t=30", [30_000]],
    ['"peruser";r=0;t=60;pk=:QXBwLTk5OQ==:', [60_000]],
    ['"a";acme-reset=@1659578233;r=0;t=1', [1000]],
    ['"a";acme-note=%"f%c3%bc, ; r=5";r=0;t=1', [1000]],
    ['"a";acme-note=%"\\";r=0;t=1, "b";r=1', [1000]],
    ['"a";r=-0;t=1', [1000]],
    ['"a, \\"b\\";r=5;t=9";r=0;t=1', [1000]],
    ['"\\\\";r=0;t=1, "b";r=0;t=2', [1000, 2000]],
    ['"a";  r=0;  t=1', [1000]],
    ['"a";r=1;r=0;t=9;t=1', [1000]],
    ['"a";r=0;t=1;r', []],
    ['"a";r=000;t=007', [7000]],
    ["t;r=0", [undefined]],
    ["r;t=5", []],
    ['  "a";r=0;t=1 \t,\t "b";r=0;t=2 \t', [1000, 2000]],
  ])("reads %s", (field, waits) => {
    expect(parseRateLimitField(field)).toEqual(waits);
  });

  it.each([
    ["a remaining of another type", '"a";r="0";t=1'],
    ["a Decimal remaining", '"a";r=0.0;t=1'],
    ["a negative remaining", '"a";r=-1;t=1'],
    ["a true remaining", '"a";r=?0;t=1'],
    ["the names of the Dictionary", '"a";remaining=0;reset=1'],
  ])("takes %s for no exhausted limit", (_, field) => {
    expect(parseRateLimitField(field)).toEqual([]);
  });

  it.each([
    ['"a";r=0;t="30"'],
    ['"a";r=0;t=30.5'],
    ['"a";r=0;t=-30'],
    ['"a";r=0;t=soon'],
    ['"a";r=0;t=@30'],
    ['"a";r=0;t'],
  ])("reads no time from %s", (field) => {
    expect(parseRateLimitField(field)).toEqual([undefined]);
  });
});

describe("parseRateLimitField with a Dictionary", () => {
  it.each([
    ["limit=100, remaining=0, reset=30", [30_000]],
    ["limit=100,remaining=0,reset=30", [30_000]],
    ["limit=100, remaining=50, reset=30", []],
    ["limit=100, reset=30", [30_000]],
    ["limit=100, remaining=0", [undefined]],
    ["limit=100;w=60, remaining=0;reset=5, reset=30;remaining=9", [30_000]],
    ["remaining=5, reset=5, remaining=0, reset=30", [30_000]],
    ["remaining, reset=30", []],
    ["remaining=0.0, reset=30", []],
    ['remaining="0", reset=30', []],
    ["r=0, t=30", [undefined]],
  ])("reads %s", (field, waits) => {
    expect(parseRateLimitField(field)).toEqual(waits);
  });
});

describe("parseRateLimitField with a malformed field", () => {
  const good = '"good";r=0;t=30';
  it.each([
    ["nothing", ""],
    ["spaces", "  "],
    ["a leading tab", `\t${good}`],
    ["a leading comma", `,${good}`],
    ["a trailing comma", `${good},`],
    ["a trailing comma and space", `${good}, `],
    ["two commas", `${good},,"b"`],
    ["no comma", `${good} "b"`],
    ["a trailing semicolon", `${good};`],
    ["a space before a semicolon", '"good" ;r=0;t=30'],
    ["a tab after a semicolon", '"good";\tr=0;t=30'],
    ["spaces around the equals sign", '"good";r = 0;t=30'],
    ["a key in upper case", `${good};R=0`],
    ["a key that starts with a digit", `${good};1=0`],
    ["a key without a value", `${good};x=`],
    ["an open String", `${good}, "b`],
    ["a String with another escape", `${good}, "\\n"`],
    ["a String that ends in a backslash", `${good}, "\\`],
    ["a String with a control character", `${good}, "\u0007"`],
    ["a String beyond ASCII", `${good}, "ü"`],
    ["a String in single quotes", `${good}, 'b'`],
    ["an Integer of 16 digits", `${good}, 1234567890123456`],
    ["a Decimal of 13 digits before the point", `${good}, 1234567890123.1`],
    ["a Decimal of 4 digits behind the point", `${good}, 1.2345`],
    ["a Decimal without digits behind the point", `${good}, 1.`],
    ["a Decimal without digits before the point", `${good}, .5`],
    ["a plus sign", `${good}, +1`],
    ["a lone minus sign", `${good}, -`],
    ["a Token beyond ASCII", `${good}, bü`],
    ["a Boolean that is neither", `${good}, ?2`],
    ["an open Byte Sequence", `${good}, :YQ==`],
    ["a Byte Sequence in another alphabet", `${good}, :Y-_=:`],
    ["a Date of 16 digits", `${good}, @1234567890123456`],
    ["a Date with a fraction", `${good}, @1.5`],
    ["a Display String with an octet in upper case", `${good}, %"%C3%BC"`],
    ["a Display String beyond ASCII", `${good}, %"ü"`],
    ["an Inner List, which is no Item", `${good}, ("b");r=0;t=1`],
    ["an Inner List in a Dictionary", "remaining=0, reset=30, policies=(1 2)"],
    ["an item in a Dictionary", `limit=1, remaining=0, reset=30, ${good}`],
    ["a Dictionary key in upper case", "Limit=1, remaining=0, reset=30"],
    ["separators of another kind", "limit=100; remaining=0; reset=30 seconds"],
    ["JSON", '{"remaining":0,"reset":30}'],
  ])("ignores it whole: %s", (_, field) => {
    expect(parseRateLimitField(field)).toEqual([]);
  });

  it.each([
    ["members", `${good}, `.repeat(280_000)],
    ["a String", `"${"\\".repeat(4_000_001)}`],
    ["quotes", '"'.repeat(4_000_001)],
    ["a key", `"a";${"r".repeat(4_000_000)}=`],
    ["spaces", `"a"${" \t".repeat(2_000_000)}"`],
  ])("refuses any number of %s, in linear time", (_, field) => {
    expect(parseRateLimitField(field)).toEqual([]);
  });
});

/** What the field says, by another's parser. */
function oracle(field: string): (number | undefined)[] {
  const exhausted = ([remaining, reset]: readonly [unknown, unknown]) => {
    if (remaining !== 0) return [];
    return [typeof reset === "number" && Number.isInteger(reset) && reset >= 0 ? reset * 1000 : undefined];
  };
  // Inner Lists are well-formed, but no Items, even where a key comes again and replaces one.
  if (field.replace(/"(?:[^"\\]|\\.)*"/g, "").includes("(")) return [];
  try {
    return parseList(field).flatMap(([, parameters]) => exhausted([parameters.get("r"), parameters.get("t")]));
  } catch {
    try {
      const dictionary = parseDictionary(field);
      if (dictionary.size === 0) return [];
      const { remaining = [0], reset = [] } = Object.fromEntries<readonly unknown[]>(dictionary);
      return exhausted([remaining[0], reset[0]]);
    } catch {
      return [];
    }
  }
}

describe("parseRateLimitField beside structured-headers", () => {
  const key = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom("r", "t", "limit", "remaining", "reset") },
    fc.stringMatching(/^[a-z*][a-z\d_.*-]{0,5}$/),
  );
  const number = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom("0", "00", "1", "30", "3600") },
    fc.stringMatching(/^-?\d{1,15}$/),
    fc.stringMatching(/^-?\d{1,12}\.\d{0,2}[1-9]$/),
  );
  const item = fc.oneof(
    { weight: 4, arbitrary: number },
    fc.stringMatching(/^"(?:[ !#-[\]-~]|\\["\\]){0,8}"$/),
    fc.stringMatching(/^[A-Za-z*][\w!#$%&'*+.^`|~/-]{0,5}$/),
    fc.constantFrom("?0", "?1"),
  );
  // These two it checks in more (padding, UTF-8): generated whole, never mutated.
  const fragile = fc.constantFrom(":QXBwLTk5OQ==:", "::", '%"f%c3%bc, \\;r=0"', '%""');
  const optional = (arbitrary: fc.Arbitrary<string>) => fc.option(arbitrary, { nil: undefined });
  const space = fc.constantFrom("", " ", "  ");
  const comma = fc.constantFrom(",", ", ", " ,\t", "\t, ");

  const fieldOf = (bare: fc.Arbitrary<string>) => {
    const parameter = fc
      .tuple(space, key, optional(bare))
      .map(([gap, name, value]) => `;${gap}${name}${value === undefined ? "" : `=${value}`}`);
    const parameters = fc.array(parameter, { maxLength: 4 }).map((list) => list.join(""));
    const innerList = fc
      .array(fc.tuple(bare, parameters), { maxLength: 3 })
      .map((items) => `( ${items.map((pair) => pair.join("")).join("  ")})`);
    const value = fc.oneof({ weight: 20, arbitrary: bare }, innerList);
    const listMember = fc.tuple(value, parameters).map((pair) => pair.join(""));
    const dictionaryMember = fc
      .tuple(key, optional(value), parameters)
      .map(([name, given, rest]) => `${name}${given === undefined ? "" : `=${given}`}${rest}`);
    const membersOf = (member: fc.Arbitrary<string>) => fc.array(member, { minLength: 1, maxLength: 4 });
    return fc
      .tuple(fc.oneof(membersOf(listMember), membersOf(dictionaryMember)), comma, space)
      .map(([members, separator, margin]) => margin + members.join(separator) + margin);
  };

  /** Where the two differ on purpose, or the other gives no way to tell: 0.0 from 0, -0. */
  const comparable = (field: string) => !/-0|\.0*(?!\d)/.test(field);

  it("agrees on every well-formed field", () => {
    let exhausted = 0;
    fc.assert(
      fc.property(fieldOf(fc.oneof({ weight: 6, arbitrary: item }, fragile)), (field) => {
        fc.pre(comparable(field));
        const waits = parseRateLimitField(field);
        expect(waits).toEqual(oracle(field));
        exhausted += waits.length;
      }),
      { numRuns: 3000 },
    );
    expect(exhausted).toBeGreaterThan(100);
  });

  it("agrees on fields with mistakes in them", () => {
    const edit = fc.record({
      at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      remove: fc.constantFrom(0, 1, 1, 2),
      insert: fc.oneof(fc.constantFrom(..." \t,;=\"\\()?*-.0123rtAZ_'{é\u0000\u007f".split(""), ""), fc.constant("")),
    });
    let accepted = 0;
    let ignored = 0;
    fc.assert(
      fc.property(fieldOf(item), fc.array(edit, { minLength: 1, maxLength: 3 }), (field, edits) => {
        const mutated = edits.reduce((text, { at, remove, insert }) => {
          const index = Math.floor(at * (text.length + 1));
          return text.slice(0, index) + insert + text.slice(index + remove);
        }, field);
        fc.pre(comparable(mutated));
        const waits = parseRateLimitField(mutated);
        expect(waits).toEqual(oracle(mutated));
        if (waits.length > 0) accepted++;
        else if (oracle(field).length > 0) ignored++;
      }),
      { numRuns: 5000 },
    );
    expect(accepted).toBeGreaterThan(100);
    expect(ignored).toBeGreaterThan(100);
  });

  it("agrees on any text, or has it for malformed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary-ascii" }), (field) => {
        fc.pre(comparable(field) && !/[@:%]/.test(field));
        expect(parseRateLimitField(field)).toEqual(oracle(field));
      }),
    );
  });
});
