import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { anatomies, parts } from "../../.storybook/reference/parts.ts";
import { type Book, type Look, openBook, type Sight } from "./open-book.ts";

/** Opens every story and every page of the built Storybook in one look, and says how many there were. */
export function crawl(look: Look): void {
  const entries = inject("entries");
  const ids = new Set(entries.map(({ id }) => id));
  const seen = new Map<string, Sight>();
  let book: Book;
  beforeAll(async () => {
    book = await openBook(inject("origin"), look);
  });
  afterAll(async () => {
    await book.close();
    // biome-ignore lint/suspicious/noConsole: the counts are what one wants to know.
    console.log(
      countsOf(
        look,
        [...seen].map(([id, sight]) => ({
          ...sight,
          isDocs: entries.find((entry) => entry.id === id)?.type === "docs",
        })),
      ),
    );
  });

  describe(`the Storybook, ${look.name}`, () => {
    // Those of a file one after the other, since a file is a page.
    const inFiles = entries.toSorted((a, b) => a.importPath.localeCompare(b.importPath));
    it.each(inFiles)("$id: as it should be, and nothing in the console", async (entry) => {
      const sight = await book.look(entry);
      seen.set(entry.id, sight);
      expect(sight.flaws).toEqual([]);
      expect(sight.lines.filter(({ kind }) => kind === "other")).toEqual([]);
      expect(sight.links.filter((id) => !ids.has(id))).toEqual([]);
    });

    it("each part that is shown is in its component's table, and each in a table is shown", () => {
      const shown = [...seen.values()].flatMap((sight) => sight.parts);
      for (const [component, anatomy] of Object.entries(anatomies)) {
        const within = shown.filter(([root]) => root === anatomy.parts[0]).map(([, part]) => part);
        const told: readonly string[] = anatomy.parts;
        expect({ component, untold: within.filter((part) => !told.includes(part)) }).toEqual({ component, untold: [] });
      }
      const names = new Set(shown.map(([, part]) => part));
      expect(Object.keys(parts).filter((part) => !names.has(part))).toEqual([]);
    });
  });
}

function countsOf({ name }: Look, seen: readonly (Sight & { readonly isDocs: boolean })[]): string {
  const pages = seen.filter(({ isDocs }) => isDocs).length;
  const lines = seen.flatMap((sight) => sight.lines.map(({ kind }) => kind));
  const count = (kind: string): number => lines.filter((each) => each === kind).length;
  const violations = seen.reduce((sum, sight) => sum + sight.violations, 0);
  return (
    `${name}: ${seen.length - pages} stories, ${pages} docs pages; console lines: ${count("other")}, and ` +
    `${count("resource")} "Failed to load resource", ${count("fault")} unexpected faults; axe violations: ${violations}`
  );
}
