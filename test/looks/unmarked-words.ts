/** English that a page of another language does not say is English: of the app, for the kit marks its own. */
export function unmarkedWords(page: Document): string[] {
  const texts = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  const found: string[] = [];
  while (texts.nextNode()) {
    const { parentElement, textContent } = texts.currentNode;
    // The kit's words are in brackets here, which no other has.
    if (!parentElement || !/[A-Za-z]{3}/.test(`${textContent}`) || /[[\]]/.test(`${textContent}`)) continue;
    const isKits = parentElement.closest("[data-amends-part], script, style") !== null;
    const isMarked = parentElement.closest("[lang]") !== page.documentElement;
    if (!isKits && !isMarked && parentElement.checkVisibility()) found.push(`${textContent}`.trim());
  }
  return [...new Set(found)];
}
