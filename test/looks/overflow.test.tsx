import { composeStory } from "@storybook/react-vite";
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { configure } from "storybook/test";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { page } from "vitest/browser";
import { i18n, speak } from "../../.storybook/languages.ts";
import preview from "../../.storybook/preview.tsx";
import { AmendsProvider, ErrorMessage, ErrorPage } from "../../src/index.ts";
import { contractRows, errorFor } from "../../src/testing/index.ts";
import { flawsIn } from "./measure.ts";
import { unmarkedWords } from "./unmarked-words.ts";

/** What `preview.meta(…).story(…)` makes, as far as it is needed here. */
interface Story {
  readonly input: Parameters<typeof composeStory>[0];
  readonly meta: { readonly input: Parameters<typeof composeStory>[1] };
}

const isStory = (value: unknown): value is Story =>
  typeof value === "object" && value !== null && "input" in value && "meta" in value;

const modules = import.meta.glob<Readonly<Record<string, unknown>>>("../../stories/*.stories.tsx", { eager: true });
// The addons' decorators are for Storybook's own pages; ours have the stories' language, and what they stand on.
const annotations = { ...preview.composed, decorators: preview.input.decorators } as Parameters<typeof composeStory>[2];
const stories = Object.values(modules).flatMap((module) =>
  Object.entries(module).flatMap(([name, story]) =>
    isStory(story) ? [composeStory(story.input, story.meta.input, annotations, name)] : [],
  ),
);

// What is played looks for English, and gives up soon: in vain, it would wait a minute for each word.
configure({ asyncUtilTimeout: 300 });

let underWay = 0;
const { fetch } = window;
window.fetch = async (...request) => {
  underWay += 1;
  try {
    return await fetch(...request);
  } finally {
    underWay -= 1;
  }
};

const { VITE_LOCALE, VITE_DIRECTION } = import.meta.env;

beforeAll(() => page.viewport(320, 800));
afterEach(() => document.body.replaceChildren());

describe("every story, 320 px wide", () => {
  const shown: string[] = [];

  it.each(stories.map((Story) => ({ Story, id: `${Story.id} ${Story.storyName}` })))(
    "$id: nothing is clipped, and nothing overlaps",
    async ({ Story, id }) => {
      // As far as it goes without reading: it opens what a click opens.
      await Story.run().catch(() => {});
      await settled();
      if (document.querySelector("[data-amends-part]")) shown.push(id);
      expect(flawsIn(document)).toEqual([]);
      // A frame, a design system and the Lab have words of their own making.
      if (Story.parameters.demo !== false) expect(unmarkedWords(document)).toEqual([]);
    },
  );

  it("shows something of the kit's, but for those that do so only when they are played to the end", () => {
    expect(shown.length).toBeGreaterThan(0.75 * stories.length);
  });
});

describe("every row of the contracts, 320 px wide", () => {
  it.each([
    { name: "ErrorMessage", Component: ErrorMessage },
    { name: "ErrorPage", Component: ErrorPage },
  ])("$name: nothing is clipped, and nothing overlaps", async ({ Component }) => {
    await speak(`${VITE_LOCALE}`, `${VITE_DIRECTION}`);
    const root = createRoot(document.body.appendChild(document.createElement("div")));
    const messages = contractRows.map((row) => {
      const error = { isError: true, error: errorFor(row), refetch: () => {} };
      return createElement(Component, { key: row.id, error, role: "none" });
    });
    root.render(createElement(AmendsProvider, { i18n }, ...messages));
    await settled();
    const titles = [...document.querySelectorAll("[data-amends-part=title]")].map(({ textContent }) => textContent);
    expect(titles.length).toBeGreaterThan(200);
    for (const title of titles) expect(title).toMatch(/^\[/);
    expect(flawsIn(document)).toEqual([]);
    root.unmount();
  });
});

/** Until every request has its answer, and the page has been painted some times without a change. */
async function settled(): Promise<void> {
  let before = "";
  for (let unchanged = 0; unchanged < 3; ) {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const now = document.body.innerHTML.replace(/\d+/g, "0"); // a countdown never rests
    unchanged = underWay === 0 && now === before ? unchanged + 1 : 0;
    before = now;
  }
}
