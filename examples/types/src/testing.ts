import type { Fault } from "amends/core";
import {
  type ContractAuth,
  type ContractRow,
  contractRow,
  contractRows,
  createContractAuth,
  errorFor,
  faultFor,
  responseFor,
  rowPath,
  type ThrownRow,
  thrownRows,
  withWording,
} from "amends/testing";
import { type ContractHandlersOptions, contractHandlers } from "amends/testing/msw";
import { type ContractServer, type RecordedRequest, startContractServer } from "amends/testing/server";
import type { RequestHandler } from "msw";
import { amends } from "./amends.js";

export const row: ContractRow = withWording(contractRow("prism-io/not_found/404"), "Gone");
export const all: readonly (ContractRow | ThrownRow)[] = [...contractRows, ...thrownRows];
export const fault: Fault = faultFor(row, { requestId: "req-1" }, amends);
export const thrown: Error = errorFor(row);
export const response: Response = responseFor(row);

const auth: ContractAuth = createContractAuth({ rotation: false });
const route = ({ url }: RecordedRequest): string | undefined => (url === "/scans" ? rowPath(row) : undefined);
export const options: ContractHandlersOptions = { origin: "https://api.example", auth, route, now: () => 0 };
export const handlers: RequestHandler[] = contractHandlers(options);

export async function asked(): Promise<readonly RecordedRequest[]> {
  const server: ContractServer = await startContractServer({ auth, route });
  await fetch(`${server.origin}/scans`);
  await server.close();
  return server.requests;
}
