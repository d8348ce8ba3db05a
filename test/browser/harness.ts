import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright";
import { rolldown } from "rolldown";
import { findChromium } from "../../scripts/chromium.ts";

export interface Harness {
  /** A browser with nothing stored. */
  newContext(): Promise<BrowserContext>;
  /**
   * Opens the app in a tab, told by its address where its API is and how it signs in.
   * @param host by which the page is called; on any but 127.0.0.1 it is no secure context, as on an intranet
   */
  openApp(context: BrowserContext, settings: Record<string, string>, host?: string): Promise<Page>;
  close(): Promise<void>;
}

/** Starts Chromium, and a server on loopback that serves an app of this folder, bundled, at every address. */
export async function startHarness(app = "app.tsx"): Promise<Harness> {
  const script = await bundle(fileURLToPath(new URL(app, import.meta.url)));
  const html = `<!doctype html><html lang="en"><title>App</title><link rel="icon" href="data:,"><div id="root"></div><script type="module">${script.replaceAll("</script", "<\\/script")}</script>`;
  const server = createServer((_, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(html);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  const found = findChromium();
  const browser: Browser = await chromium.launch({
    ...found,
    args: [...found.args, "--host-resolver-rules=MAP *.test 127.0.0.1"],
  });
  return {
    async newContext() {
      const context = await browser.newContext();
      // What is waited for comes, however busy the machine is: as vitest.config.ts has it for everything else.
      context.setDefaultTimeout(60_000);
      return context;
    },
    async openApp(context, settings, host = "127.0.0.1") {
      const page = await context.newPage();
      page.on("pageerror", (error) => console.error(error));
      await page.goto(`http://${host}:${port}/?${new URLSearchParams(settings)}`);
      await page.waitForFunction(() => "app" in globalThis);
      return page;
    },
    async close() {
      await browser.close();
      server.close();
      server.closeAllConnections();
    },
  };
}

async function bundle(input: string): Promise<string> {
  const bundled = await rolldown({
    input,
    platform: "browser",
    logLevel: "silent", // it would warn of each "use client"
    transform: {
      target: "es2022",
      jsx: { runtime: "automatic" },
      define: { "process.env.NODE_ENV": '"development"' },
    },
  });
  const { output } = await bundled.generate({ format: "esm", codeSplitting: false });
  await bundled.close();
  return output[0].code;
}
