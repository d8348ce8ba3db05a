/** What is wrong with how an element of the kit's lies on the page; in words, for a test's message. */
export function flawsIn(page: Document): string[] {
  const flaws: string[] = [];
  const { scrollWidth, clientWidth } = page.documentElement;
  if (scrollWidth > clientWidth) flaws.push(`the page is ${scrollWidth} px wide in a window of ${clientWidth}`);
  const parts = [...page.querySelectorAll<HTMLElement>("[data-amends-part]")].filter(isShown);
  for (const part of parts) {
    const { left, right } = part.getBoundingClientRect();
    if (left < -1 || right > clientWidth + 1)
      flaws.push(`${nameOf(part)} sticks out: ${left}–${right} of ${clientWidth}`);
    if (isClipped(part)) flaws.push(`${nameOf(part)} is clipped`);
  }
  const texts = parts.flatMap(textsOf);
  for (const [index, one] of texts.entries()) {
    for (const other of texts.slice(index + 1)) {
      if (overlap(one.box, other.box)) flaws.push(`"${one.text}" lies on "${other.text}"`);
    }
  }
  return [...new Set(flaws)];
}

/** Not the page's live region, which nobody sees. */
function isShown(part: HTMLElement): boolean {
  return part.dataset.amendsPart !== "announcer" && part.checkVisibility() && part.getClientRects().length > 0;
}

function isClipped(part: HTMLElement): boolean {
  const { overflowY, display } = getComputedStyle(part);
  if (display === "inline") return false;
  // What scrolls is not lost, but a message should not, and least of all sideways.
  const isTall = part.scrollHeight > part.clientHeight + 1 && /^(hidden|clip)$/.test(overflowY);
  return isTall || part.scrollWidth > part.clientWidth + 1;
}

interface Text {
  readonly text: string;
  readonly box: DOMRect;
}

/** The lines of an element's own text. */
function textsOf(part: HTMLElement): Text[] {
  return [...part.childNodes].flatMap((node) => {
    if (node.nodeType !== Node.TEXT_NODE || !node.textContent?.trim()) return [];
    const range = part.ownerDocument.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].map((box) => ({ text: `${node.textContent}`.slice(0, 40), box }));
  });
}

function overlap(a: DOMRect, b: DOMRect): boolean {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  // The boxes of lines that follow each other may share some px of their leading.
  return width > 2 && height > 6;
}

function nameOf(part: HTMLElement): string {
  return `${part.dataset.amendsPart} "${part.textContent?.trim().slice(0, 40)}"`;
}
