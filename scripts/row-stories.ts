import { writeFileSync } from "node:fs";
import {
  type ContractRow,
  disagreeingRows,
  grpcRows,
  httpRows,
  lookalikeRows,
  prismaAirsRows,
  prismIoRows,
} from "../src/testing/index.ts";

/** One file of stories, a story for each row. */
interface StoryFile {
  readonly path: string;
  readonly text: string;
}

const files: readonly (readonly [name: string, title: string, rows: readonly ContractRow[]])[] = [
  ["prism-io", "Prism IO", prismIoRows],
  ["prisma-airs", "Prisma AIRS", prismaAirsRows],
  ["http", "Other answers/Status alone", httpRows],
  ["lookalike", "Other answers/Another API with the same keys", lookalikeRows],
  ["disagreeing", "Other answers/Status and body disagree", disagreeingRows],
  ["grpc", "Other answers/gRPC codes", grpcRows],
];

/** Storybook indexes stories without running them, so each has to be written out. */
export function rowStoryFiles(): StoryFile[] {
  return files.map(([name, title, rows]) => ({
    path: `stories/rows/${name}.stories.tsx`,
    text: `// Written by \`npm run stories:rows\` from the fixtures in src/testing.
import preview from "../../.storybook/preview.tsx";
import { rowStories } from "./row-story.tsx";

const meta = preview.meta({ ...rowStories, title: ${quote(`Contracts/${title}`)} });
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

/** `prisma-airs/400/empty_body` is `Status400EmptyBody`: what the title says is left out. */
function toExportName(id: string): string {
  const words = id
    .replace(/^prism-io\//, "")
    .replace(/^prisma-airs/, "status")
    .split(/[^a-z0-9]+/);
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
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
