import type { BrowserContext, Page } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { catalog } from "../../src/i18n/catalog.ts";
import { type Harness, startHarness } from "./harness.ts";

let harness: Harness;
let context: BrowserContext;
beforeAll(async () => {
  harness = await startHarness("retrying-app.tsx");
});
afterAll(() => harness.close());
beforeEach(async () => {
  context = await harness.newContext();
});
afterEach(() => context.close());

const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.textContent ?? document.activeElement?.tagName);

describe("a first load that is tried again", () => {
  const { retry } = catalog.remedies;
  const button = (page: Page) => page.getByRole("button", { name: retry });

  async function failAndPress(press: (page: Page) => Promise<void>): Promise<Page> {
    const page = await harness.openApp(context, { list: "" });
    await page.evaluate(() => retrying.answer(false));
    await button(page).waitFor();
    await press(page);
    await page.getByText("Loading").waitFor();
    return page;
  }

  it.each([
    [
      "a key",
      async (page: Page) => {
        await button(page).focus();
        await page.keyboard.press("Enter");
      },
    ],
    [
      "the space bar",
      async (page: Page) => {
        await button(page).focus();
        await page.keyboard.press("Space");
      },
    ],
    ["a mouse", (page: Page) => button(page).click()],
  ])("by %s has the focus on its button when it fails again", async (_, press) => {
    const page = await failAndPress(press);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("BODY");
    await page.evaluate(() => retrying.answer(false));
    await button(page).waitFor();
    expect(await focused(page)).toBe(retry);
    // And by that it can be pressed once more.
    await page.keyboard.press("Enter");
    await page.getByText("Loading").waitFor();
    await page.evaluate(() => retrying.answer(true));
    await page.getByText("well").waitFor();
  });

  it("leaves the focus where the person has gone meanwhile", async () => {
    const page = await failAndPress((opened) => button(opened).click());
    await page.getByLabel("Name").focus();
    await page.evaluate(() => retrying.answer(false));
    await button(page).waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("INPUT");
  });
});

/*
 * A deploy took a part of the app away. Of the kind "a page that reloads by itself does so without end, or loses what was
 * entered": crosswithfriends#551 (no storage), DIM#11809 and ryos#539 (offline), lfx-self-serve#735 (the next deploy).
 */
describe("a part of the app that is gone", () => {
  const { reload } = catalog.remedies;
  const chart = "export default () => 'The chart';";
  /** How often the page was loaded. */
  let loads: number;

  /** Answers for a part: the page itself, as a server does that knows no such file, or the part. */
  async function open(settings: Record<string, string>, isThere: () => boolean): Promise<Page> {
    loads = 0;
    await context.route("**/assets/*", async (route) => {
      if (isThere()) await route.fulfill({ contentType: "text/javascript", body: chart });
      else await route.fulfill({ contentType: "text/html", body: "<!doctype html>" });
    });
    context.on("request", (request) => {
      if (request.isNavigationRequest()) loads += 1;
    });
    return harness.openApp(context, settings);
  }

  it("is there after one reload of the page, which nobody sees words before", async () => {
    await context.addInitScript(() => {
      const note = () => document.querySelector("[role=alert]") && sessionStorage.setItem("seen", "words");
      new MutationObserver(note).observe(document, { subtree: true, childList: true });
    });
    const page = await open({ build: "1", open: "" }, () => loads > 1);
    await page.getByText("The chart").waitFor();
    expect(loads).toBe(2);
    expect(await page.evaluate(() => sessionStorage.getItem("seen"))).toBeNull();
  });

  it("has words after one reload that did not help, and a button", async () => {
    const page = await open({ build: "1", open: "" }, () => false);
    await page.getByRole("button", { name: reload }).waitFor();
    expect(loads).toBe(2);
    await page.getByRole("button", { name: reload }).click();
    await expect.poll(() => loads).toBe(3);
    await page.getByRole("button", { name: reload }).waitFor();
    expect(loads).toBe(3);
  });

  it("has the page reloaded once, however many parts are gone", async () => {
    const page = await open({ build: "1", open: "", legend: "" }, () => false);
    await expect.poll(() => page.getByRole("button", { name: reload }).count()).toBe(2);
    expect(loads).toBe(2);
  });

  it("is loaded after a click that opened it", async () => {
    const page = await open({ build: "1" }, () => loads > 1);
    await page.getByRole("button", { name: "Open" }).click();
    await expect.poll(() => loads).toBe(2);
    await page.getByRole("button", { name: "Open" }).click();
    await page.getByText("The chart").waitFor();
  });

  it("has the page loaded again after the next deploy too", async () => {
    const page = await open({ build: "1", open: "" }, () => loads % 2 === 0);
    await page.getByText("The chart").waitFor();
    await page.goto(page.url().replace("build=1", "build=2"));
    await page.getByText("The chart").waitFor();
    expect(loads).toBe(4);
  });

  it.each([
    ["typed", (page: Page) => page.getByLabel("Name").fill("Ada")],
    [
      "typed, and taken that away again,",
      async (page: Page) => {
        await page.getByLabel("Name").pressSequentially("A");
        await page.keyboard.press("Backspace");
      },
    ],
  ])("has words at once where somebody has %s", async (_, change) => {
    const page = await open({ build: "1" }, () => loads > 1);
    await change(page);
    await page.getByRole("button", { name: "Open" }).click();
    await page.getByRole("button", { name: reload }).waitFor();
    expect(loads).toBe(1);
  });

  it("has words at once where nothing can be noted", async () => {
    await context.addInitScript(() =>
      Object.defineProperty(globalThis, "sessionStorage", {
        get() {
          throw new DOMException("The operation is insecure.", "SecurityError");
        },
      }),
    );
    const page = await open({ build: "1", open: "" }, () => loads > 1);
    await page.getByRole("button", { name: reload }).waitFor();
    expect(loads).toBe(1);
  });

  it("has words at once offline", async () => {
    const page = await open({ build: "1" }, () => loads > 1);
    await context.setOffline(true);
    await page.getByRole("button", { name: "Open" }).click();
    await page.getByRole("button", { name: reload }).waitFor();
    expect(loads).toBe(1);
  });
});
