import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { rowStoryFiles } from "../../scripts/row-stories.ts";
import { contractRows } from "../../src/testing/index.ts";

describe("the stories of the contract rows", () => {
  it.each(rowStoryFiles())("$path is what `npm run stories:rows` writes", ({ path, text }) => {
    expect(readFileSync(new URL(`../../${path}`, import.meta.url), "utf8")).toBe(text);
  });

  it("show every contract row, each under a name of its own", () => {
    const texts = rowStoryFiles().map(({ text }) => [
      ...text.matchAll(/^export const (\w+) =[\s\S]*?args: \{ row: "(.+)" \}/gm),
    ]);
    expect(texts.flat().map(([, , id]) => id)).toEqual(contractRows.map(({ id }) => id));
    for (const stories of texts) {
      const names = stories.map(([, name]) => name);
      expect(new Set(names).size).toBe(names.length);
    }
  });
});
