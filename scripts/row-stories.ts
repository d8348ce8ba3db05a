import { writeFileSync } from "node:fs";
import type { ContractRow } from "../src/testing/index.ts";
import { rowFiles, toExportName } from "../stories/rows/row-files.ts";

/** One file of stories, a story for each row. */
interface StoryFile {
  readonly path: string;
  readonly text: string;
}

/** Storybook indexes stories without running them, so each has to be written out. */
export function rowStoryFiles(): StoryFile[] {
  return rowFiles.map(({ name, title, rows }) => ({
    path: `stories/rows/${name}.stories.tsx`,
    text: `// Written by \`npm run stories:rows\` from the fixtures in src/testing.
import preview from "../../.storybook/preview.tsx";
import { rowStories } from "./row-story.tsx";

// Not in the sidebar, which they would flood: the page of this title lists them.
const meta = preview.meta({
  ...rowStories,
  title: ${quote(title)},
  tags: ["!dev"],
});
${rows.map(toStory).join("")}`,
  }));
}

function toStory({ id, label }: ContractRow): string {
  return `
export const ${toExportName(id)} = meta.story({
  name: ${quote(label)},
  args: { row: ${quote(id)} },
});
`;
}

/** As the formatter would: with the quotes that need no escaping. */
function quote(text: string): string {
  return text.includes('"') ? `'${text}'` : `"${text}"`;
}

if (import.meta.main) {
  for (const { path, text } of rowStoryFiles()) {
    writeFileSync(new URL(`../${path}`, import.meta.url), text);
    console.log(path);
  }
}
