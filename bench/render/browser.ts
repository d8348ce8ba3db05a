import { type Browser, type CDPSession, chromium, type Page } from "playwright";
import { findChromium } from "../../scripts/chromium.ts";
import { installProbe } from "./probe.ts";

/** ms that the page's main thread has worked: CPU time, to which other processes add nothing. */
export interface Work {
  /** Everything: scripts, style, layout, painting, garbage collection. */
  readonly task: number;
  /** Scripts alone. What a debugger evaluates does not count, nor does layout that a script asked for. */
  readonly script: number;
  /** When it was read, ms. */
  readonly at: number;
}

export interface OpenPage {
  readonly page: Page;
  work(): Promise<Work>;
  close(): Promise<void>;
}

/** A collection of garbage when the measurement says so, not amid it. */
const launchArguments = ["--js-flags=--expose-gc"];

export async function launch(): Promise<Browser> {
  const found = findChromium();
  return chromium.launch({ ...found, args: [...found.args, ...launchArguments] });
}

/** Opens a page in a context, and with that a process, of its own. Nothing is served but the given scripts. */
export async function openPage(
  browser: Browser,
  scripts: ReadonlyMap<string, string>,
  script: string,
  variant = "",
): Promise<OpenPage> {
  const context = await browser.newContext();
  await context.addInitScript(installProbe);
  const html = `<!doctype html><html lang="en"><div id="root"></div><script type="module" src="/${script}.js"></script>`;
  await context.route("**/*", async (route) => {
    const code = scripts.get(new URL(route.request().url()).pathname.slice(1));
    await route.fulfill(
      code === undefined
        ? { contentType: "text/html", body: html }
        : { contentType: "text/javascript; charset=utf-8", body: code },
    );
  });
  const page = await context.newPage();
  page.on("pageerror", (error) => console.error(error));
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.goto(`http://localhost/?${variant}`);
  return {
    page,
    work: () => readWork(session),
    close: () => context.close(),
  };
}

async function readWork(session: CDPSession): Promise<Work> {
  const { metrics } = await session.send("Performance.getMetrics");
  const ms = (name: string) => (metrics.find((metric) => metric.name === name)?.value ?? Number.NaN) * 1000;
  return { task: ms("TaskDuration"), script: ms("ScriptDuration"), at: ms("Timestamp") };
}
