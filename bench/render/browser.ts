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

/** Opens a page in a context, and with that a process, of its own. */
export async function openPage(browser: Browser, address: string): Promise<OpenPage> {
  const context = await browser.newContext();
  await context.addInitScript(installProbe);
  const page = await context.newPage();
  page.on("pageerror", (error) => console.error(error));
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.goto(address);
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
