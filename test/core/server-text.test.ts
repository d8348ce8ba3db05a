import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { sanitizeServerText } from "../../src/core/server-text.ts";

const manyRuns = { numRuns: 500 };

const segmenter = new Intl.Segmenter();
const graphemesOf = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment);

/** First and last code points, written out on purpose where the source names Unicode properties. */
const forbidden: (readonly [number, number])[] = [
  [0x0000, 0x001f],
  [0x007f, 0x009f],
  [0x00ad, 0x00ad],
  [0x034f, 0x034f],
  [0x061c, 0x061c],
  [0x115f, 0x1160],
  [0x180e, 0x180e],
  [0x200b, 0x200b],
  [0x200e, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xd800, 0xdfff],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff9, 0xfffb],
  [0xe0000, 0xe00ff],
];

const forbiddenIn = (text: string) =>
  Array.from(text, (character) => character.codePointAt(0) as number).filter((code) =>
    forbidden.some(([first, last]) => first <= code && code <= last),
  );

const anyCharacter = fc.nat(0x10ffff).map((code) => String.fromCodePoint(code));

const hostile = fc.string({
  unit: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom("a", " ", "ß", "字", "م") },
    {
      weight: 3,
      arbitrary: fc.constantFrom(
        ..."\n\t\0\u0085\u00a0\u00ad\u061c\u0600\u0301\u094d\u0915\u0e33\u1100\u1161\u11a8\u200b\u200c\u200d\u200e",
        ..."\u2028\u202e\u2066\u2069\u3000\ufe0f\ufeff\ufffb\ue000\ud83d\ude00…",
      ),
    },
    {
      weight: 2,
      arbitrary: fc.constantFrom("👩", "🏽", "🇩", "🏴", "\u{e0067}", "\u{e007f}", "\u{e0100}", "\u{1d173}", "🧑‍"),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom("a", "\n", "\u0301", "\u200d", "\u200b", "🏽", "\u1100", "\u0600", "🧑‍"), fc.nat(60))
        .map(([unit, times]) => unit.repeat(times)),
    },
  ),
  maxLength: 400,
  size: "max",
});

/** Both ways of counting: with Intl.Segmenter, and as in a browser that lacks it. */
async function withoutSegmenter() {
  vi.stubGlobal("Intl", Object.create(Intl, { Segmenter: { value: undefined } }));
  vi.resetModules();
  return (await import("../../src/core/server-text.ts")).sanitizeServerText;
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("sanitizeServerText", () => {
  it.each([
    ["plain text", "The name is too short.", "The name is too short."],
    ["text in another script", "名前が短すぎます。", "名前が短すぎます。"],
    ["markup and templates", '<b>$t(a)</b> {{b}} "c" &amp;', '<b>$t(a)</b> {{b}} "c" &amp;'],
    ["ordinary spaces inside", "a  b\u00a0c", "a  b\u00a0c"],
    ["ZWNJ of Persian", "می\u200cخواهم", "می\u200cخواهم"],
    ["ZWJ of Sinhala", "ශ්\u200dරී", "ශ්\u200dරී"],
    ["a family of emoji", "👨🏽‍👩🏽‍👧🏽‍👦🏽", "👨🏽‍👩🏽‍👧🏽‍👦🏽"],
    ["emoji variation and a flag", "❤️ 🇩🇪", "❤️ 🇩🇪"],
    ["an ideographic variation", "葛\u{e0100}", "葛\u{e0100}"],
    ["the tallest Tibetan stack", "ཧྐྵྨླྺྼྻྂ", "ཧྐྵྨླྺྼྻྂ"],
    ["visible format characters", "\u0600\u0661", "\u0600\u0661"],
    ["private use", "a\ue000\u{f0000}", "a\ue000\u{f0000}"],
  ])("keeps %s", (_, text, expected) => {
    expect(sanitizeServerText(text)).toBe(expected);
  });

  it.each([
    ["bidi marks", "a\u061cb\u200ec\u200fd"],
    ["bidi embeddings and overrides", "a\u202ab\u202bc\u202cd\u202d\u202e"],
    ["bidi isolates", "\u2066a\u2067b\u2068c\u2069d"],
    ["zero-width space and word joiner", "a\u200bb\u2060cd"],
    ["byte order marks", "\ufeffa\ufeffbcd"],
    ["soft hyphens", "a\u00adbc\u00add"],
    ["invisible operators and deprecated format characters", "a\u2061b\u2064c\u206a\u206fd"],
    ["Hangul fillers and the grapheme joiner", "a\u115f\u1160b\u3164c\uffa0\u034fd"],
    ["interlinear annotation", "a\ufff9b\ufffac\ufffbd"],
    ["tag characters", "ab\u{e0001}\u{e0061}\u{e007f}cd"],
    ["half surrogate pairs", "a\ud83db\ude00cd\ud83d"],
  ])("strips %s", (_, text) => {
    expect(sanitizeServerText(text)).toBe("abcd");
  });

  it("does not join the halves of two surrogate pairs that stood apart", () => {
    expect(sanitizeServerText("a\ud83d\u200b\ude00b")).toBe("ab");
  });

  it("leaves the black flag of England's", () => {
    expect(sanitizeServerText("🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}")).toBe("🏴");
  });

  it.each(["\n", "\r\n", "\t\t", "\0\u001f\u007f\u009f", "\u0085", "\u2028\u2029\n", "\n\u200b\n"])(
    "turns the run %j into one space",
    (run) => {
      expect(sanitizeServerText(`a${run}b`)).toBe("a b");
    },
  );

  it("trims white space, line breaks and what was invisible", () => {
    expect(sanitizeServerText(" \n\ufeff\u00a0 a b \u3000\u200b\t")).toBe("a b");
  });

  it("is empty for text with nothing to show", () => {
    expect(sanitizeServerText(" \n\u200b\u202e\ud800 ")).toBe("");
  });

  it.each(["\u0301", "\u0e31", "\u200c", "\u200d", "\ufe0f"])("keeps eight of a pile of %j", (mark) => {
    expect(sanitizeServerText(`Z${mark.repeat(200)}a${mark.repeat(8)}`)).toBe(`Z${mark.repeat(8)}a${mark.repeat(8)}`);
  });

  it("keeps 300 graphemes, and of more 299 with an ellipsis", () => {
    const family = "👨‍👩‍👧‍👦";
    expect(sanitizeServerText(family.repeat(300))).toBe(family.repeat(300));
    expect(sanitizeServerText(family.repeat(301))).toBe(`${family.repeat(299)}…`);
    expect(sanitizeServerText("a".repeat(300))).toBe("a".repeat(300));
    expect(sanitizeServerText("a".repeat(301))).toBe(`${"a".repeat(299)}…`);
  });

  it("leaves no space before the ellipsis", () => {
    expect(sanitizeServerText("one two three", { maxLength: 5 })).toBe("one…");
  });

  it("ends before a grapheme of more than 32 code units in text that is too long to go uncounted", () => {
    expect(sanitizeServerText(`${"a".repeat(290)} ${"🏽".repeat(17)}b`)).toBe(`${"a".repeat(290)}…`);
  });

  it.each([
    [3, "ab…"],
    [3.9, "ab…"],
    [1, "…"],
    [5, "abcde"],
  ])("shortens to a maxLength of %d", (maxLength, expected) => {
    expect(sanitizeServerText("abcde", { maxLength })).toBe(expected);
  });

  it.each([0, -1, 0.5, Number.NaN, Number.NEGATIVE_INFINITY, undefined])(
    "takes 300 for a maxLength of %s",
    (maxLength) => {
      expect(sanitizeServerText("a".repeat(400), { maxLength } as { maxLength: number })).toHaveLength(300);
    },
  );

  it.each([10_000, 10_001, 1e9, Number.POSITIVE_INFINITY])("takes 10,000 for a maxLength of %d", (maxLength) => {
    expect(sanitizeServerText("a".repeat(20_000), { maxLength })).toHaveLength(10_000);
  });

  it.each([undefined, null, 1, 1n, true, {}, ["a"], Symbol("a"), new String("a"), () => "a"])(
    "is empty for %s, which is no string",
    (value) => {
      expect(sanitizeServerText(value as unknown as string)).toBe("");
    },
  );

  it("strips each forbidden character but control characters, which become a space", () => {
    for (const [first, last] of forbidden) {
      for (let code = first; code <= last; code++) {
        const isControl = code < 0xa0 || code === 0x2028 || code === 0x2029;
        expect(sanitizeServerText(`a${String.fromCodePoint(code)}b`)).toBe(isControl ? "a b" : "ab");
      }
    }
  });

  it.each([9601, 10_000_000])("looks at no more than 32 code units per grapheme of a text of %d", (length) => {
    const replace = vi.spyOn(String.prototype, "replace");
    const shortened = sanitizeServerText("\u200ba".repeat(length).slice(0, length));
    const longest = Math.max(...replace.mock.contexts.map((context) => String(context).length));
    expect(longest).toBe(9600);
    expect(shortened).toBe(`${"a".repeat(299)}…`);
  });

  it("marks a text as shortened whose visible part ends where it stops looking", () => {
    expect(sanitizeServerText(`abc${"\u200b".repeat(20_000)}def`)).toBe("abc…");
  });

  it("makes no segmenter for text that is short enough, and one for all that is not", async () => {
    const made = vi.fn();
    class Segmenter extends Intl.Segmenter {
      constructor() {
        super();
        made();
      }
    }
    vi.stubGlobal("Intl", Object.create(Intl, { Segmenter: { value: Segmenter } }));
    vi.resetModules();
    const { sanitizeServerText: fresh } = await import("../../src/core/server-text.ts");
    fresh("é".repeat(300));
    expect(made).not.toHaveBeenCalled();
    fresh("é".repeat(301));
    fresh("ü".repeat(301));
    expect(made).toHaveBeenCalledTimes(1);
  });

  it("gives the segmenter pieces, so that an engine may take the square of each", () => {
    const segment = vi.spyOn(Intl.Segmenter.prototype, "segment");
    const longest = (length: number): [number, number] => {
      segment.mockClear();
      sanitizeServerText("é".repeat(length), { maxLength: 10_000 });
      const lengths = segment.mock.calls.map(([text]) => text?.length ?? 0);
      return [Math.max(...lengths), lengths.reduce((sum, each) => sum + each, 0)];
    };
    const [piece, looked] = longest(320_000);
    expect(piece).toBeLessThan(1000);
    expect(looked).toBeLessThan(25_000);
    expect(longest(160_000)).toEqual([piece, looked]);
  });

  it("cuts nothing where one of its pieces ends", () => {
    const texts = fc.array(fc.constantFrom("é", "👩🏽‍🚀", "🇩🇪", "e\u0301", "한", "\u{1f468}", "\u{10a0f}", "a"), {
      minLength: 300,
      maxLength: 1500,
      size: "max",
    });
    fc.assert(
      fc.property(texts, (parts) => {
        const graphemes = graphemesOf(parts.join(""));
        const maxLength = Math.ceil(graphemes.length / 2);
        const expected = `${graphemes.slice(0, maxLength - 1).join("")}…`;
        if (graphemes.every((each) => each.length <= 32))
          expect(sanitizeServerText(parts.join(""), { maxLength })).toBe(expected);
      }),
      { numRuns: 200 },
    );
  });

  it("counts code points where there is no Intl.Segmenter", async () => {
    const sanitize = await withoutSegmenter();
    expect(sanitize("😀".repeat(300))).toBe("😀".repeat(300));
    expect(sanitize("😀".repeat(301))).toBe(`${"😀".repeat(299)}…`);
  });

  describe.each([
    ["with Intl.Segmenter", async () => sanitizeServerText],
    ["without Intl.Segmenter", withoutSegmenter],
  ])("%s, for any text and length", (_, load) => {
    const anyText = fc.oneof(hostile, fc.string({ unit: anyCharacter, maxLength: 600, size: "max" }));
    const anyLength = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constant(300), fc.double());

    it("changes nothing the second time", async () => {
      const sanitize = await load();
      fc.assert(
        fc.property(anyText, anyLength, (text, maxLength) => {
          const once = sanitize(text, { maxLength });
          expect(sanitize(once, { maxLength })).toBe(once);
        }),
        { numRuns: 2000 },
      );
    });

    it("answers trimmed, well-formed text without forbidden characters", async () => {
      const sanitize = await load();
      fc.assert(
        fc.property(anyText, anyLength, (text, maxLength) => {
          const clean = sanitize(text, { maxLength });
          expect(forbiddenIn(clean)).toEqual([]);
          expect(clean).toBe(clean.trim());
        }),
        manyRuns,
      );
    });

    it("answers at most maxLength graphemes and 32 code units for each", async () => {
      const sanitize = await load();
      fc.assert(
        fc.property(anyText, fc.integer({ min: 1, max: 40 }), (text, maxLength) => {
          const clean = sanitize(text, { maxLength });
          expect(graphemesOf(clean).length).toBeLessThanOrEqual(maxLength);
          expect(clean.length).toBeLessThanOrEqual(maxLength * 32);
        }),
        manyRuns,
      );
    });
  });
});
