import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchField, toPath } from "../../src/core/field-path.ts";

type Path = readonly (string | number)[];

const manyRuns = { numRuns: 500 };

const plainName = fc.stringMatching(/^[a-z]{1,6}$/);
const anyName = fc.oneof(
  plainName,
  fc.string({ unit: "grapheme", maxLength: 6 }),
  fc.string({ unit: fc.constantFrom(..."/~.[]\"'\\#%_-0"), maxLength: 6 }),
  fc.constantFrom("__proto__", "constructor", "toString", "body", "query"),
);
const index = fc.nat(99);
const anyPath: fc.Arbitrary<Path> = fc.array(fc.oneof(anyName, index), { minLength: 1, maxLength: 5 });
const plainPath: fc.Arbitrary<Path> = fc
  .tuple(plainName, fc.array(fc.oneof(plainName, index), { maxLength: 4 }))
  .map(([first, rest]) => [first, ...rest]);

const quotedWith = (quote: string) => (segment: string | number) =>
  typeof segment === "number" ? `[${segment}]` : `[${quote}${segment.replace(/["'\\]/g, "\\$&")}${quote}]`;
const escaped = (segment: string | number) => `${segment}`.replaceAll("~", "~0").replaceAll("/", "~1");

/** Spellings that can write any name. */
const spellings: Record<string, (path: Path) => string> = {
  "JSON array": (path) => JSON.stringify(path),
  "JSON pointer": (path) => path.map((segment) => `/${escaped(segment)}`).join(""),
  "JSON pointer as a URI fragment": (path) =>
    `#${path.map((segment) => `/${encodeURIComponent(escaped(segment))}`).join("")}`,
  "double quotes in brackets": (path) => path.map(quotedWith('"')).join(""),
  "single quotes in brackets": (path) => path.map(quotedWith("'")).join(""),
};
/** Spellings of names without punctuation. */
const plainSpellings: Record<string, (path: Path) => string> = {
  ...spellings,
  dots: (path) => path.join("."),
  "dots and indexes": (path) =>
    path.map((segment) => (typeof segment === "number" ? `[${segment}]` : `.${segment}`)).join(""),
  "bare brackets": ([first, ...rest]) => `${first}${rest.map((segment) => `[${segment}]`).join("")}`,
};

/** Digits are numbers in a path, however they came. */
const withNumbers = (path: Path) =>
  path.map((segment) => (String(Number(segment)) === segment && /^\d+$/.test(segment) ? Number(segment) : segment));

describe("toPath", () => {
  it.each<[string, string | number | Path, Path]>([
    ["a name", "email", ["email"]],
    ["an index in brackets", "items[0].name", ["items", 0, "name"]],
    ["dots", "items.0.name", ["items", 0, "name"]],
    ["a JSON pointer", "/items/0/name", ["items", 0, "name"]],
    ["a pointer's escapes, ~1 before ~0", "/a~1b/c~0d/~01", ["a/b", "c~d", "~1"]],
    ["a pointer to an empty name", "/", [""]],
    ["a pointer as a URI fragment", "#/items/0/%C3%A4", ["items", 0, "ä"]],
    ["a fragment with a stray percent sign", "#/50%", ["#/50%"]],
    ["an array", ["body", "items", 0, "name"], ["body", "items", 0, "name"]],
    ["an array as JSON", '["body","items",0,"name"]', ["body", "items", 0, "name"]],
    ["double quotes", 'items[0]["name"]', ["items", 0, "name"]],
    ["single quotes around a dot", "items['a.b']", ["items", "a.b"]],
    ["an escaped quote", "items['it\\'s']", ["items", "it's"]],
    ["a bracket within quotes", 'items["a]b"].c', ["items", "a]b", "c"]],
    ["an empty name within quotes", 'items[""]', ["items", ""]],
    ["bare brackets", "user[address][city]", ["user", "address", "city"]],
    ["a leading index", "[0].name", [0, "name"]],
    ["empty brackets", "tags[]", ["tags"]],
    ["doubled, leading and trailing dots", ".a..b.", ["a", "b"]],
    ["an open bracket", "items[0", ["items", 0]],
    ["a number", 3, [3]],
    ["digits in an array", ["items", "0"], ["items", 0]],
    ["digits that a number would change", "a.007.9007199254740993", ["a", "007", "9007199254740993"]],
    ["names of Object.prototype", "__proto__.constructor[toString]", ["__proto__", "constructor", "toString"]],
    ["an empty string", "", []],
    ["an empty array", [], []],
    ["an array with numbers that are not finite", [Number.NaN, "a", Number.POSITIVE_INFINITY], ["a"]],
    ["a JSON array of other things", "[null, {}, [1], true]", []],
  ])("takes apart %s", (_, param, path) => {
    expect(toPath(param)).toEqual(path);
  });

  it.each(Object.entries(spellings))("reads any path spelled as %s", (_, spell) => {
    fc.assert(
      fc.property(anyPath, (path) => {
        expect(toPath(spell(path))).toEqual(withNumbers(path));
      }),
      manyRuns,
    );
  });

  it.each(Object.entries(plainSpellings))("reads a path of plain names spelled as %s", (_, spell) => {
    fc.assert(
      fc.property(plainPath, (path) => {
        expect(toPath(spell(path))).toEqual(path);
      }),
      manyRuns,
    );
  });

  it("changes nothing in a path that it made", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), anyPath), (param) => {
        const path = toPath(param);
        expect(toPath(path)).toEqual(path);
      }),
      manyRuns,
    );
  });

  it("takes apart 1000 code units, and leaves more as one segment cut to 1000", () => {
    const longest = `a.${"b".repeat(998)}`;
    expect(toPath(longest)).toEqual(["a", "b".repeat(998)]);
    expect(toPath(`${longest}b`)).toEqual([longest]);
  });

  it("keeps the first 64 segments", () => {
    expect(toPath("a.".repeat(65))).toEqual(Array(64).fill("a"));
    expect(toPath(Array(1e6).fill(0))).toEqual(Array(64).fill(0));
  });

  it("cuts each segment of an array to 1000 code units", () => {
    expect(toPath(["a", "b".repeat(1e6)])).toEqual(["a", "b".repeat(1000)]);
  });

  it("answers strings and finite numbers, at most 64 and 1000 long, whatever it is given", () => {
    const junk = fc.oneof(
      fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true }),
      fc.array(fc.anything()),
      fc.string({ unit: fc.constantFrom(..."[]\"'\\./~#%a0"), maxLength: 1100, size: "max" }),
      fc.constantFrom<unknown>(Symbol("a"), [Symbol("a"), Number.NaN, Number.POSITIVE_INFINITY, 1n]),
    );
    fc.assert(
      fc.property(junk, (param) => {
        const path = toPath(param as string);
        expect(path.length).toBeLessThanOrEqual(64);
        for (const segment of path) {
          expect(typeof segment === "string" ? segment.length <= 1000 : Number.isFinite(segment)).toBe(true);
        }
      }),
      manyRuns,
    );
  });

  it("is empty for an array that throws", () => {
    const { proxy, revoke } = Proxy.revocable([], {});
    revoke();
    const trap = Object.defineProperty(["a"], 0, {
      get() {
        throw new Error("trap");
      },
    });
    expect(toPath(proxy)).toEqual([]);
    expect(toPath(trap)).toEqual([]);
  });
});

describe("matchField", () => {
  it("finds a field however either of the two is spelled", () => {
    const alike = (path: Path) =>
      JSON.stringify(path.map((segment) => `${segment}`.replace(/[-_]/g, "").toLowerCase()));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.tuple(plainPath, fc.constant(Object.values(plainSpellings))),
          fc.tuple(anyPath, fc.constant(Object.values(spellings))),
        ),
        fc.array(anyPath, { maxLength: 5 }),
        fc.nat(5),
        ([path, spells], others, place) => {
          const decoys = others.filter((other) => alike(other) !== alike(path)).map((other) => JSON.stringify(other));
          for (const spellField of spells) {
            const field = spellField(path);
            const fields = decoys.toSpliced(place, 0, field);
            expect(matchField(path, fields)).toBe(field);
            expect(matchField(path.map(String), fields)).toBe(field);
            for (const spellParam of spells) expect(matchField(spellParam(path), fields)).toBe(field);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it.each(["body", "query", "path", "header", "cookie"])(
    "looks after %s for the whole path, the path without it, then ancestors with and without it",
    (prefix) => {
      fc.assert(
        fc.property(
          fc.array(
            plainName.filter((name) => name !== prefix),
            { minLength: 1, maxLength: 4 },
          ),
          fc.infiniteStream(fc.boolean()),
          fc.boolean(),
          (path, coins, reversed) => {
            const ancestors = path.map((_, i) => path.slice(0, path.length - 1 - i).join(".")).filter(Boolean);
            const inOrder = [
              `${prefix}.${path.join(".")}`,
              path.join("."),
              ...ancestors.map((ancestor) => `${prefix}.${ancestor}`),
              ...ancestors,
              prefix,
            ];
            const registered = inOrder.filter(() => coins.next().value);
            const fields = reversed ? registered.toReversed() : registered;
            expect(matchField([prefix, ...path], fields)).toBe(registered[0]);
          },
        ),
        manyRuns,
      );
    },
  );

  it("takes the nearest ancestor of a path without a prefix", () => {
    expect(matchField("items[0].name", ["items", "items.0", "items.1.name"])).toBe("items.0");
    expect(matchField("items[0].name", ["items", "items.1.name"])).toBe("items");
  });

  it("does not take a descendant, a sibling or a name that only begins alike", () => {
    expect(matchField("items", ["items[0].name", "items.undefined", "item", "itemsize"])).toBeUndefined();
    expect(matchField("items.0.name", ["items.0.size", "items.00"])).toBeUndefined();
  });

  it("finds a field with the name of a prefix by that name alone", () => {
    expect(matchField("body", ["title", "body"])).toBe("body");
    expect(matchField(["body", "body"], ["title", "body"])).toBe("body");
  });

  it("prefers any field that the rest of the path names to one with the name of the prefix", () => {
    expect(matchField(["body", "tags", 0], ["body", "tags"])).toBe("tags");
  });

  it("prefers the farthest ancestor with the prefix to the nearest without", () => {
    expect(matchField("body.a.b.c.d.e.f", ["a.b.c.d.e", "body.a"])).toBe("body.a");
  });

  it("takes only the first segment for a prefix, and only in lower case", () => {
    expect(matchField("body.query.name", ["name"])).toBeUndefined();
    expect(matchField("Body.name", ["name"])).toBeUndefined();
  });

  it("reads snake, kebab, camel and Pascal case alike", () => {
    const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
    const cases: ((words: string[]) => string)[] = [
      (words) => words.join("_"),
      (words) => words.join("-"),
      ([first, ...rest]) => `${first}${rest.map(capital).join("")}`,
      (words) => words.map(capital).join(""),
    ];
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z\d]{1,5}$/), { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...cases),
        fc.constantFrom(...cases),
        (words, inParam, inField) => {
          const field = `form.${inField(words)}.value`;
          expect(matchField(`form.${inParam(words)}.value`, ["form", field])).toBe(field);
        },
      ),
      manyRuns,
    );
  });

  it.each(["_id", "__proto__", "id_", "_"])("does not take %s for the name without its outer underscores", (param) => {
    expect(matchField(param, [param.replace(/^_+|_+$/g, "") || "-"])).toBeUndefined();
  });

  it("reads numbers and numeric strings alike", () => {
    expect(matchField(["items", 0], ["items.0"])).toBe("items.0");
    expect(matchField(["items", "0"], ["items[0]"])).toBe("items[0]");
  });

  it.each<[string, string | Path, string[], string]>([
    ["the same string before the same segments", "items[0].id", ["items.0.id", "items[0].id"], "items[0].id"],
    ["the same segments before another case", "user_name[0]", ["userName.0", "user_name.0"], "user_name.0"],
    ["the first registered of the same segments", ["items", 0], ["items[0]", "items.0"], "items[0]"],
    ["the first registered of other cases", "user_name", ["userName", "user-name"], "userName"],
    ["another case of the whole path before an exact ancestor", "a_b.c_d", ["a_b", "aB.cD"], "aB.cD"],
    ["another case with the prefix before an exact one without", "body.a_b", ["a_b", "body.aB"], "body.aB"],
    ["another case of a nearer ancestor before an exact farther one", "a.b_c.d", ["a", "a.bC"], "a.bC"],
  ])("prefers %s", (_, param, fields, field) => {
    expect(matchField(param, fields)).toBe(field);
  });

  it.each(["__proto__", "constructor", "toString", "hasOwnProperty"])("takes %s for an ordinary name", (name) => {
    expect(matchField(name, ["email"])).toBeUndefined();
    expect(matchField(name, ["email", name])).toBe(name);
    expect(matchField(["body", name, 0], ["email", name])).toBe(name);
    expect(matchField(`email.${name}`, [`email[${name}]`])).toBe(`email[${name}]`);
  });

  it.each([[""], [[]], ["."], ["[]"]])("finds nothing for the empty param %j", (param) => {
    expect(matchField(param, ["", ".", "[]", "email"])).toBeUndefined();
  });

  it("finds nothing where no field is registered", () => {
    expect(matchField("email", [])).toBeUndefined();
  });

  it("finds an ancestor of a path deeper than 64 segments", () => {
    expect(matchField(`items.${"a.".repeat(400)}`, ["items"])).toBe("items");
  });

  it("answers one of the fields or undefined, whatever it is given", () => {
    const fewNames = fc.string({ unit: fc.constantFrom(..."aA_.[]0/"), maxLength: 5 });
    fc.assert(
      fc.property(
        fc.oneof(fewNames, fc.array(fc.oneof(fewNames, fc.nat(1))), fc.anything()),
        fc.array(fc.oneof(fewNames, fc.anything()), { maxLength: 8 }),
        (param, fields) => {
          expect([undefined, ...fields]).toContain(matchField(param as string, fields as string[]));
        },
      ),
      manyRuns,
    );
  });

  it.each([null, undefined, 1, "email", {}, Symbol("fields")])("finds nothing in fields that are %s", (fields) => {
    expect(matchField("email", fields as unknown as string[])).toBeUndefined();
  });
});
