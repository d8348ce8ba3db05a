import { createRequire } from "node:module";
import { type Browser, chromium, type Page } from "playwright";
import { findChromium } from "../../scripts/chromium.ts";
import type { IndexEntry } from "./build.ts";

/** How the book is looked at. */
export interface Look {
  readonly name: string;
  readonly theme: "light" | "dark";
  readonly direction: "ltr" | "rtl";
  readonly forcedColors: "active" | "none";
}

interface Line {
  readonly kind: "resource" | "fault" | "other";
  readonly text: string;
}

/** What came of one story or page. */
export interface Sight {
  /** Everything that is wrong with it, but for its lines. */
  readonly flaws: readonly string[];
  readonly lines: readonly Line[];
  /** How many rules of axe's it breaks. */
  readonly violations: number;
  /** The kit's parts that are in it, each with the part that is the root around it. */
  readonly parts: readonly (readonly [root: string, part: string])[];
  /** Ids that its links lead to. */
  readonly links: readonly string[];
}

export interface Book {
  look(entry: IndexEntry): Promise<Sight>;
  close(): Promise<void>;
}

/**
 * The browser writes the first by itself, and the kit the second in development, once for each unexpected fault. No
 * other host is to be asked for anything.
 */
function kindOf(text: string): Line["kind"] {
  if (/^Failed to load resource(?!.*NAME_NOT_RESOLVED)/.test(text)) return "resource";
  return text.startsWith("amends: unexpected ") ? "fault" : "other";
}

/** What shows that something failed: the kit's parts, or those of a design system that speaks its words. */
const failureOnScreen =
  "[data-amends-part]:not([data-amends-part=announcer]), [role=alert], [role=status]:not(:empty), [role=dialog], dialog[open], [aria-invalid=true]";

const require = createRequire(import.meta.url);
const axe = createRequire(require.resolve("@storybook/addon-a11y/package.json")).resolve("axe-core");

export async function openBook(origin: string, look: Look): Promise<Book> {
  const options = findChromium();
  // As without a network: whatever is not served from here, or answered by a story, is not there.
  const args = [...(options.args ?? []), "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost"];
  const browser: Browser = await chromium.launch({ ...options, args });
  const { theme, direction, forcedColors } = look;
  const page = await browser.newPage({ colorScheme: theme, forcedColors, reducedMotion: "reduce" });
  page.setDefaultTimeout(150_000);
  let lines: Line[] = [];
  const note = (text: string): void => void lines.push({ kind: kindOf(text), text: text.slice(0, 600) });
  page.on("console", (message) => note(message.text()));
  page.on("pageerror", (error) => note(`uncaught ${error.stack ?? error}`));
  let file = "";

  const open = async ({ id, type }: IndexEntry): Promise<void> => {
    const url = new URL("/iframe.html", origin);
    url.search = `${new URLSearchParams({ id, viewMode: type, globals: `theme:${theme};direction:${direction}` })}`;
    // In vain where the page has just begun to load itself anew; that is over by then.
    await page.goto(url.href).catch(() => page.goto(url.href));
  };
  // Storybook complains that there is no such story, and takes whichever it is told of.
  const openEmpty = async (entry: IndexEntry): Promise<void> => {
    await open({ ...entry, id: "nothing--of-this-name" });
    await page.waitForFunction(() => /sb-show-(?:errordisplay|nopreview)/.test(document.body.className));
    lines = [];
  };
  return {
    async look(entry) {
      lines = [];
      if (entry.type === "docs") {
        if (file !== "docs") await open(entry);
        else await page.evaluate(showDocs, entry.id);
        file = "docs";
        return { ...(await readDocs(page)), lines };
      }
      // As the tests of stories: a page for each file, since a failure that was told is told once.
      if (entry.importPath !== file) {
        await openEmpty(entry);
        file = entry.importPath;
      }
      const flaws = await play(page, entry).catch(async () => {
        // It has loaded itself anew: Storybook does where what was left renders once more, and MSW where the page has
        // no worker yet.
        await openEmpty(entry);
        return play(page, entry);
      });
      // Storybook loads the page anew where a story is left that still renders.
      await page.waitForFunction(isAtRest);
      const { shown, parts } = await page.evaluate(readStory, failureOnScreen);
      const isQuiet = !entry.tags.includes("dev") || entry.tags.includes("quiet");
      if (!shown && !isQuiet) flaws.flaws.push("nothing that failed is on the screen");
      return { ...flaws, parts, links: [], lines };
    },
    close: () => browser.close(),
  };
}

interface Played {
  readonly flaws: string[];
  readonly violations: number;
}

/** Has Storybook show a story, play it to its end, and look at it with axe. */
async function play(page: Page, { id, tags }: IndexEntry): Promise<Played> {
  return page.evaluate(
    ({ storyId, isPlayed }) =>
      new Promise<Played>((resolve) => {
        type Listener = (told: never) => void;
        interface Channel {
          on(event: string, listener: Listener): void;
          off(event: string, listener: Listener): void;
          emit(event: string, told: object): void;
        }
        interface Report {
          readonly type: string;
          readonly result: {
            readonly violations?: readonly {
              readonly id: string;
              readonly nodes: readonly { readonly html: string }[];
            }[];
            readonly error?: unknown;
          };
        }
        const channel = (globalThis as unknown as { __STORYBOOK_ADDONS_CHANNEL__: Channel })
          .__STORYBOOK_ADDONS_CHANNEL__;
        const flaws: string[] = [];
        // A story whose args change while it is played renders again, and is told to have finished by that.
        let isOver = !isPlayed;
        const listeners: Record<string, Listener> = {
          storyRenderPhaseChanged: (told: { readonly storyId: string; readonly newPhase: string }) => {
            if (told.storyId === storyId && told.newPhase === "played") isOver = true;
          },
          playFunctionThrewException: ({ message }: { readonly message: string }) => void flaws.push(message),
          storyThrewException: (error: { readonly message: string }) => end(`threw ${error.message}`),
          storyErrored: ({ title }: { readonly title: string }) => end(`errored: ${title}`),
          storyMissing: () => end("is missing"),
          storyFinished: (told: {
            readonly storyId: string;
            readonly status: string;
            readonly reporters: readonly Report[];
          }) => {
            if (told.storyId !== storyId || (!isOver && flaws.length === 0)) return;
            const report = told.reporters.find(({ type }) => type === "a11y");
            if (!report || report.result.error) flaws.push("was not looked at by axe");
            const violations = report?.result.violations ?? [];
            for (const { id: rule, nodes } of violations) flaws.push(`axe: ${rule}: ${nodes[0]?.html.slice(0, 200)}`);
            end(told.status === "success" || flaws.length > 0 ? null : "failed", violations.length);
          },
        };
        const end = (flaw: string | null, violations = 0): void => {
          for (const [event, listener] of Object.entries(listeners)) channel.off(event, listener);
          resolve({ flaws: flaw === null ? flaws : [...flaws, flaw], violations });
        };
        for (const [event, listener] of Object.entries(listeners)) channel.on(event, listener);
        channel.emit("setCurrentStory", { storyId, viewMode: "story" });
      }),
    { storyId: id, isPlayed: tags.includes("play-fn") },
  );
}

interface Preview {
  readonly currentRender?: { isPending?(): boolean };
}

function isAtRest(): boolean {
  const { __STORYBOOK_PREVIEW__: preview } = globalThis as unknown as { __STORYBOOK_PREVIEW__: Preview };
  return preview.currentRender?.isPending?.() !== true;
}

async function showDocs(storyId: string): Promise<void> {
  interface Channel {
    once(event: string, listener: () => void): void;
    emit(event: string, told: object): void;
  }
  const { __STORYBOOK_ADDONS_CHANNEL__: channel } = globalThis as unknown as { __STORYBOOK_ADDONS_CHANNEL__: Channel };
  await new Promise<void>((resolve) => {
    channel.once("docsRendered", resolve);
    channel.emit("setCurrentStory", { storyId, viewMode: "docs" });
  });
}

function readStory(failure: string): { shown: boolean; parts: [string, string][] } {
  const all = [...document.querySelectorAll<HTMLElement>("[data-amends-part]")];
  const rootOf = (element: HTMLElement): string => {
    const outer = element.parentElement?.closest<HTMLElement>("[data-amends-part]");
    return outer ? rootOf(outer) : `${element.dataset.amendsPart}`;
  };
  return {
    shown: [...document.querySelectorAll(failure)].some((element) => element.checkVisibility()),
    parts: all.map((element): [string, string] => [rootOf(element), `${element.dataset.amendsPart}`]),
  };
}

/** A page of documentation, once all that it embeds is there. */
async function readDocs(page: Page): Promise<Omit<Sight, "lines">> {
  await page.waitForFunction(() => {
    const stories = [...document.querySelectorAll("[id^=story--]:not([id$=-inner])")];
    const isThere = document.querySelector("#storybook-docs h1") !== null;
    return isThere && stories.every((story) => story.querySelector("iframe, [id$=-inner] > *"));
  });
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.addScriptTag({ path: axe });
  return page.evaluate(async () => {
    interface Axe {
      run(
        context: object,
        options: object,
      ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
    }
    const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run(
      { include: ["#storybook-docs"] },
      // Storybook's own frame is none of ours: landmarks, and the region around each story.
      { rules: { region: { enabled: false } } },
    );
    const links = [...document.querySelectorAll("a")].flatMap(
      ({ search }) => /[?&]path=\/(?:docs|story)\/([\w-]+)/.exec(decodeURIComponent(search))?.[1] ?? [],
    );
    return {
      flaws: violations.map(
        ({ id, nodes }) => `axe: ${id}: ${nodes[0]?.html.slice(0, 200)} ${nodes[0]?.failureSummary}`,
      ),
      violations: violations.length,
      parts: [],
      links,
    };
  });
}
