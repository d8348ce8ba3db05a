import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright";
import { findChromium } from "./chromium.ts";
import { builtStorybook, serveFolder, storyIsThere } from "./storybook-server.ts";

const usage = `node scripts/screenshot.ts <story-id> [options] <out.png>

Takes a picture of one story, or page (its id ends in --docs), from storybook-static (npm run build:storybook), or from --url.

  --theme light|dark     --dir ltr|rtl      --width 960    --height 720
  --url http://localhost:6006               a running Storybook
  --media forced-colors|reduced-motion      emulated, may be repeated
  --zoom 2                                  device scale factor
  --globals key:value;key:value             further toolbar globals
  --args key:value;key:value                the story's args, as in its address
  --crop                                    the window only, not the whole page
  --wait 500                                milliseconds after the story has played
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    theme: { type: "string", default: "light" },
    dir: { type: "string", default: "ltr" },
    width: { type: "string", default: "960" },
    height: { type: "string", default: "720" },
    url: { type: "string" },
    media: { type: "string", multiple: true, default: [] },
    zoom: { type: "string", default: "1" },
    globals: { type: "string" },
    args: { type: "string" },
    crop: { type: "boolean", default: false },
    wait: { type: "string", default: "300" },
  },
});
const [storyId, out] = positionals;

if (storyId === undefined || out === undefined) {
  console.error(usage);
  process.exitCode = 2;
} else if (values.url !== undefined) {
  await take(values.url, storyId, out);
} else if (existsSync(join(builtStorybook, "iframe.html"))) {
  const server = await serveFolder(builtStorybook);
  await take(server.origin, storyId, out).finally(server.close);
} else {
  console.error("There is no storybook-static: run `npm run build:storybook`, or name a running Storybook by --url.");
  process.exitCode = 1;
}

async function take(origin: string, id: string, path: string): Promise<void> {
  const browser = await chromium.launch(findChromium());
  try {
    const page = await browser.newPage({
      viewport: { width: Number(values.width), height: Number(values.height) },
      deviceScaleFactor: Number(values.zoom),
      colorScheme: values.theme === "dark" ? "dark" : "light",
      forcedColors: values.media.includes("forced-colors") ? "active" : "none",
      reducedMotion: values.media.includes("reduced-motion") ? "reduce" : "no-preference",
    });
    page.on("pageerror", (error) => console.error(error));
    page.on("console", (message) => {
      if (message.type() === "error") {
        console.error(message.text());
      }
    });
    const url = new URL("/iframe.html", origin);
    url.searchParams.set("id", id);
    url.searchParams.set("viewMode", id.endsWith("--docs") ? "docs" : "story");
    const globals = [`theme:${values.theme}`, `direction:${values.dir}`, values.globals].filter(Boolean);
    url.searchParams.set("globals", globals.join(";"));
    if (values.args !== undefined) {
      url.searchParams.set("args", values.args);
    }
    await page.goto(url.href);
    await page.waitForFunction(storyIsThere);
    await page.waitForTimeout(Number(values.wait));
    await page.screenshot({ path, fullPage: !values.crop });
    console.log(path);
  } finally {
    await browser.close();
  }
}
