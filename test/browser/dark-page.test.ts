import { readFileSync } from "node:fs";
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Harness, startHarness } from "./harness.ts";

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness("dark-page-app.tsx");
});
afterAll(() => harness.close());

const styles = readFileSync(new URL("../../src/styles.css", import.meta.url), "utf8");
const dark = "body { background: #111; color: #eee }";
const pages = {
  // web-platform-dx/baseline-status#10, bigskysoftware/htmx#3353, browserpad/browserpad#77: a page that is dark by its own
  // rules says nothing of it, so that what is written in the system's colours stays black there.
  "dark, without color-scheme": dark,
  "dark by an element of the app's": "#root { background: #0b0f19; color: #e5e7eb; min-height: 100vh }",
  "dark, with color-scheme": `:root { color-scheme: dark } ${dark}`,
  "as the browser has it": "body { margin: 1rem }",
  sepia: "body { background: #f4ecd8; color: #5b4636 }",
};

/** What can be read in the page, and its contrast (WCAG 2, from 1 to 21) with what is painted behind it. */
function measure(page: Page): Promise<{ text: string; contrast: number }[]> {
  return page.evaluate(() => {
    const context = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", {
      willReadFrequently: true,
    }) as CanvasRenderingContext2D;
    /** Colours painted over each other, the last on top. */
    const paint = (colours: readonly string[]): number => {
      context.fillStyle = "#fff";
      context.fillRect(0, 0, 1, 1);
      for (const colour of colours) {
        context.fillStyle = colour;
        context.fillRect(0, 0, 1, 1);
      }
      const [red = 0, green = 0, blue = 0] = [...context.getImageData(0, 0, 1, 1).data]
        .slice(0, 3)
        .map((value) => value / 255)
        .map((value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: { text: string; contrast: number }[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement as HTMLElement;
      const text = node.textContent?.trim() ?? "";
      const isKits = element.closest("[data-amends-part]:not([data-amends-part=announcer])");
      if (text === "" || !isKits || getComputedStyle(element).clipPath !== "none") continue;
      const behind: string[] = [];
      for (let each: Element | null = element; each; each = each.parentElement)
        behind.unshift(getComputedStyle(each).backgroundColor);
      behind.unshift(getComputedStyle(document.documentElement).colorScheme === "dark" ? "#121212" : "#fff");
      const [ground, front] = [paint(behind), paint([...behind, getComputedStyle(element).color])];
      const contrast = (Math.max(ground, front) + 0.05) / (Math.min(ground, front) + 0.05);
      found.push({ text, contrast });
    }
    return found;
  });
}

describe.each(Object.entries(pages))("in a page that is %s", (_, css) => {
  it("each word of the kit's is legible: 4.5 : 1 at least", async () => {
    const context = await harness.newContext();
    const page = await harness.openApp(context, {});
    await page.addStyleTag({ content: styles });
    await page.addStyleTag({ content: css });
    await page.getByRole("alert").first().waitFor();
    const texts = await measure(page);
    expect(texts.length).toBeGreaterThan(15);
    expect(texts.filter(({ contrast }) => contrast < 4.5)).toEqual([]);
    await context.close();
  });
});
