const defaultMaxLength = 300;
const largestMaxLength = 10_000;
/** UTF-16 code units in a grapheme: a family of four, each with a skin tone, has 19. */
const maxGrapheme = 32;

/**
 * Whatever Unicode calls default-ignorable: bidi controls, zero-width and tag characters, soft
 * hyphens, byte order marks, Hangul fillers. Scripts and emoji need three kinds of them: ZWNJ, ZWJ
 * and variation selectors. Also half surrogate pairs and interlinear annotation.
 */
const invisible = /(?![\p{Join_C}\p{VS}])[\p{DI}\p{Cs}\ufff9-\ufffb]/gu;
/** The tallest stack that is ever written, a Tibetan syllable, has eight. */
const stackedMarks = /([\p{M}\p{Join_C}]{8})[\p{M}\p{Join_C}]+/gu;
const controls = /[\p{Cc}\u2028\u2029]+/gu;

let segmenter: Intl.Segmenter | undefined;

/**
 * A server's words as one line of plain text that can neither reorder nor break what stands around
 * it. Invisible characters and half surrogate pairs go, runs of control characters and line breaks
 * become one space, ends are trimmed, at most eight combining marks stay on a letter. Applied twice
 * it changes nothing more. Private-use characters and emoji stay, but the flags of England, Scotland
 * and Wales lose their tag characters, which can hide a text, and turn black.
 *
 * What is longer than `maxLength` graphemes (code points where there is no `Intl.Segmenter`) ends
 * in "…", which counts; so does what goes on with a grapheme of more than 32 UTF-16 code units. Only
 * the first 32 × `maxLength` code units are looked at, so the cost is bounded.
 *
 * It does not escape HTML, as React does. What is no string becomes "". Never throws.
 *
 * @param options.maxLength in graphemes, 300 by default and at most 10,000; 300 if it is not at least 1.
 */
export function sanitizeServerText(text: string, options?: { maxLength?: number }): string {
  if (typeof text !== "string") return "";
  const wanted = options?.maxLength ?? 0;
  const maxLength = wanted >= 1 ? Math.min(wanted, largestMaxLength) : defaultMaxLength;

  // Nearly all text is of nothing but these, each of which is a grapheme.
  const start = text.trim().slice(0, maxLength + 1);
  if (/^[ -~]*$/.test(start)) return start.length > maxLength ? `${start.slice(0, maxLength - 1).trimEnd()}…` : start;

  const limit = maxLength * maxGrapheme;
  const clean = (text.length > limit ? `${text.slice(0, limit - 1)}…` : text)
    .replace(invisible, "")
    .replace(stackedMarks, "$1")
    .replace(controls, " ")
    .trim();
  if (clean.length <= maxLength) return clean; // nor can it have more graphemes

  const graphemes: string[] = [];
  for (const grapheme of graphemesOf(clean)) {
    if (graphemes.length + 1 > maxLength || grapheme.length > maxGrapheme) {
      const kept = graphemes.slice(0, maxLength - 1).join("");
      return `${kept.trimEnd()}…`;
    }
    graphemes.push(grapheme);
  }
  return clean;
}

/** In UTF-16 code units; long enough for many graphemes of the longest kind. */
const pieceLength = 512;

/**
 * The graphemes of a text, one longer than `maxGrapheme` perhaps cut; its code points where there is
 * no `Intl.Segmenter`. Piece by piece: with some engines (V8 before 12) each step over a long text of
 * Latin-1 takes as long as the text, so that all of them together take its square.
 */
function* graphemesOf(text: string): Generator<string> {
  segmenter ??= Intl.Segmenter && new Intl.Segmenter(); // slow to make, and missing in older browsers
  if (!segmenter) yield* text;
  for (let start = 0; segmenter && start < text.length; ) {
    let end = start + pieceLength;
    // A piece ends behind a whole character, or the last boundary would be a guess.
    if (/[\ud800-\udbff]/.test(text.charAt(end - 1))) end++;
    const found = Array.from(segmenter.segment(text.slice(start, end)), ({ segment }) => segment);
    // What the piece's end may have cut is read again with what follows, unless it is all there is.
    const whole = end < text.length && found.length > 1 ? found.slice(0, -1) : found;
    yield* whole;
    start += whole.join("").length;
  }
}
