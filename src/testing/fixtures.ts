import type { ContractRow } from "./contract-row.ts";
import { disagreeingRows } from "./disagreeing-rows.ts";
import { grpcRows } from "./grpc-rows.ts";
import { httpRows } from "./http-rows.ts";
import { lookalikeRows } from "./lookalike-rows.ts";
import { prismIoRows } from "./prism-io-rows.ts";
import { prismaAirsRows } from "./prisma-airs-rows.ts";

/** Every answer that the kit's behaviour is pinned to, of both contracts and of none. */
export const contractRows: readonly ContractRow[] = [
  ...prismIoRows,
  ...prismaAirsRows,
  ...httpRows,
  ...lookalikeRows,
  ...disagreeingRows,
  ...grpcRows,
];

const byId: ReadonlyMap<string, ContractRow> = new Map(contractRows.map((row) => [row.id, row]));

/** The row with this id; undefined where there is none. */
export function findContractRow(id: string): ContractRow | undefined {
  return byId.get(id);
}

/**
 * The row with this id: `contractRow("prisma-airs/403/quota_exceeded")`.
 * @throws RangeError for an id that no row has.
 */
export function contractRow(id: string): ContractRow {
  const row = byId.get(id);
  if (row) return row;
  throw new RangeError(`No contract row has the id "${id}"; the ids are those of contractRows`);
}
