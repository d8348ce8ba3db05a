import { type Amends, classify, type Fault, isFault } from "../core/index.ts";
import { bodyText } from "./answer.ts";
import type { ContractRow, ThrownRow } from "./contract-row.ts";
import { findContractRow } from "./fixtures.ts";
import { thrownRows } from "./thrown-rows.ts";

/**
 * The error that an HTTP client throws for a row's answer: an Error with `response`, whose
 * `data` is the body. Its message is the client's, not the server's.
 */
export function errorFor(row: ContractRow): Error {
  const { status, headers, contentType, body } = row;
  const response = { status, headers: { "content-type": contentType, ...headers }, data: copyOf(body) };
  return Object.assign(new Error(`Request failed with status code ${status}`), { response });
}

/** A body is JSON or text. Not by structuredClone, which is missing in Jest's jsdom, or makes objects of another realm. */
function copyOf(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body));
}

/**
 * The Response that fetch gives for a row's answer, for mocks of fetch and handlers of one's own.
 * @throws TypeError where there is no Response, as in Jest's jsdom.
 */
export function responseFor(row: ContractRow): Response {
  if (typeof Response === "undefined") {
    throw new TypeError(
      "responseFor makes a Response, which this environment lacks, so there is nothing to make. " +
        "In Jest use the environment jest-fixed-jsdom in place of jsdom, or reject with errorFor(row), which needs none.",
    );
  }
  const { status, headers, contentType, body } = row;
  return new Response(bodyText(body) || null, { status, headers: { "Content-Type": contentType, ...headers } });
}

/**
 * A real fault, as `classify` makes it, of a row or of the row with this id
 * (`"prism-io/rate_limit_exceeded/429"`, `"client/offline"`). Overrides replace single members.
 *
 * @throws RangeError for an id that no row has, TypeError for overrides that make it no fault.
 */
export function faultFor(row: ContractRow | ThrownRow | string, overrides?: Partial<Fault>, amends?: Amends): Fault {
  const error = toThrown(typeof row === "string" ? findRow(row) : row);
  const fault = error instanceof Error ? classify(error, amends) : classify(error, amends);
  if (!overrides) return fault as Fault;
  const changed = Object.freeze({ ...fault, ...overrides });
  if (isFault(changed)) return changed;
  throw new TypeError(`${JSON.stringify(overrides)} makes ${JSON.stringify(fault)} something that is no fault`);
}

function toThrown(row: ContractRow | ThrownRow): unknown {
  return "thrown" in row ? row.thrown() : errorFor(row);
}

function findRow(id: string): ContractRow | ThrownRow {
  const row = findContractRow(id) ?? thrownRows.find((thrown) => thrown.id === id);
  if (row) return row;
  throw new RangeError(`No row has the id "${id}"; the ids are those of contractRows and thrownRows`);
}
