import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium } from "playwright";
import { findChromium } from "./chromium.ts";
import { builtStorybook, serveFolder, storyIsThere } from "./storybook-server.ts";

/**
 * Takes the README's pictures of the main components from storybook-static (npm run build:storybook):
 * docs/components-light.png, -dark.png, and -rtl.png in Arabic.
 */

/** A column each, top down. */
const columns: readonly (readonly string[])[] = [
  ["form-fields--every-control", "components-ratelimitbanner--several-causes"],
  ["components-errormessage--server-text", "components-errorpage--server-failure"],
  ["components-signinprompt--asking"],
];

interface Look {
  readonly name: string;
  readonly theme: "light" | "dark";
  readonly locale: string;
  readonly direction: "ltr" | "rtl";
}

const looks: readonly Look[] = [
  { name: "light", theme: "light", locale: "en", direction: "ltr" },
  { name: "dark", theme: "dark", locale: "en", direction: "ltr" },
  { name: "rtl", theme: "light", locale: "ar", direction: "rtl" },
];

/** px */
const [width, gap] = [400, 24];

async function pictureOf(browser: Browser, origin: string, story: string, look: Look): Promise<string> {
  const { theme, locale, direction } = look;
  const page = await browser.newPage({ viewport: { width, height: 560 }, colorScheme: theme, deviceScaleFactor: 2 });
  const url = new URL("/iframe.html", origin);
  const globals = `theme:${theme};direction:${direction};locale:${locale}`;
  url.search = `${new URLSearchParams({ id: story, viewMode: "story", globals })}`;
  await page.goto(url.href);
  await page.waitForFunction(storyIsThere);
  await page.waitForTimeout(1000); // until it has been played, and nothing has the focus's ring
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  // No more than what it shows, a dialog's page apart.
  const isDialog = (await page.locator("dialog[open]").count()) > 0;
  const root = page.locator("#storybook-root");
  const box = isDialog ? null : await root.boundingBox();
  const clip = box && { x: 0, y: 0, width, height: Math.min(900, Math.ceil(box.y + box.height + 8)) };
  const picture = await page.screenshot(clip ? { clip, fullPage: true } : {});
  await page.close();
  return picture.toString("base64");
}

async function takeSheet(browser: Browser, origin: string, look: Look): Promise<string> {
  const cells: string[] = [];
  for (const column of columns) {
    const pictures: string[] = [];
    for (const story of column) {
      const data = await pictureOf(browser, origin, story, look);
      pictures.push(`<img width="${width}" src="data:image/png;base64,${data}">`);
    }
    cells.push(`<div>${pictures.join("")}</div>`);
  }
  const sheetWidth = columns.length * (width + gap) + gap;
  const page = await browser.newPage({ viewport: { width: sheetWidth, height: 400 }, deviceScaleFactor: 2 });
  const frame = look.theme === "dark" ? "#000" : "#e6e8eb";
  await page.setContent(
    `<style>body{margin:0;padding:${gap}px;display:flex;gap:${gap}px;background:${frame}}div{display:grid;gap:${gap}px;align-content:start}img{border-radius:8px;display:block}</style>` +
      `<body dir="${look.direction}">${cells.join("")}</body>`,
  );
  await page.waitForTimeout(200);
  const path = fileURLToPath(new URL(`../docs/components-${look.name}.png`, import.meta.url));
  await page.screenshot({ path, fullPage: true });
  await page.close();
  return path;
}

if (existsSync(join(builtStorybook, "iframe.html"))) {
  const server = await serveFolder(builtStorybook);
  const browser = await chromium.launch(findChromium());
  try {
    for (const look of looks) console.log(await takeSheet(browser, server.origin, look));
  } finally {
    await browser.close();
    server.close();
  }
} else {
  console.error("There is no storybook-static: run `npm run build:storybook` first.");
  process.exitCode = 1;
}
