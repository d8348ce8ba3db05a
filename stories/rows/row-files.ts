import {
  type ContractRow,
  disagreeingRows,
  grpcRows,
  httpRows,
  lookalikeRows,
  prismaAirsRows,
  prismIoRows,
} from "../../src/testing/index.ts";

/** A file of stories, one for each row, and the page that lists them under the same title. */
export interface RowFile {
  readonly name: string;
  readonly title: string;
  readonly rows: readonly ContractRow[];
}

export const rowFiles: readonly RowFile[] = [
  { name: "prism-io", title: "Contracts/Prism IO", rows: prismIoRows },
  { name: "prisma-airs", title: "Contracts/Prisma AIRS", rows: prismaAirsRows },
  { name: "http", title: "Contracts/Other answers/Status alone", rows: httpRows },
  { name: "lookalike", title: "Contracts/Other answers/Another API with the same keys", rows: lookalikeRows },
  { name: "disagreeing", title: "Contracts/Other answers/Status and body disagree", rows: disagreeingRows },
  { name: "grpc", title: "Contracts/Other answers/gRPC codes", rows: grpcRows },
];

/** `prisma-airs/400/empty_body` is `Status400EmptyBody`: what the title says is left out. */
export function toExportName(id: string): string {
  const words = id
    .replace(/^prism-io\//, "")
    .replace(/^prisma-airs/, "status")
    .split(/[^a-z0-9]+/);
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}
