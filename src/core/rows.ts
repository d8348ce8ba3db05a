import type { FaultType, Remedy, Row } from "./fault.ts";
import { types } from "./fault.ts";
import { own } from "./read.ts";

/** A row of this type; with its usual recovery and remedy where no other remedy is named. */
export function row(type: FaultType, remedy?: Remedy, rest?: Partial<Row>): Row {
  const [usual, recovery] = types[type];
  return { type, remedy: remedy ?? usual, recovery: (!remedy && recovery) || null, ...rest };
}

/** What the kit itself found: no API reports these, and every app may override them. */
export const kitRows = {
  /** An error that wraps a body reporting success. */
  success_reported_as_error: row("unknown_error"),
  /** A deploy took away the file that a lazy import names. */
  stale_chunk: row("unknown_error", "reload", { expected: true }),
};

/** gRPC's CANCELLED has no HTTP status: its own number stands for it, below all of HTTP's. */
const CANCELLED = 1;

const statuses: Readonly<Record<number, readonly [FaultType, Remedy?, Partial<Row>?]>> = {
  [CANCELLED]: ["cancelled"],
  401: [
    "authentication_error",
    "contact_support",
    { expected: false, session: { recovery: "reauthenticate", remedy: "sign_in" } },
  ],
  403: ["permission_error"],
  404: ["not_found_error"],
  408: ["timeout_error"],
  409: ["invalid_request_error", "reload"],
  410: ["not_found_error"],
  412: ["invalid_request_error", "reload"],
  413: ["invalid_request_error"],
  422: ["invalid_request_error"],
  429: ["rate_limit_error"],
  500: ["server_error"],
  502: ["server_error"],
  503: ["server_error"],
};

/** What an HTTP status means by itself, or google.rpc.Code's CANCELLED (see `fromGrpc`). */
export function statusRow(status: number | null): Row {
  const known = own(statuses, `${status}`) as (typeof statuses)[number] | undefined;
  if (known) return row(...known);
  if (status === null || status < 400) return row("unknown_error");
  // 501, 504 and the rarer ones are not retried: what is missing stays so, what is late may still be running.
  return status < 500
    ? row("invalid_request_error", "contact_support", { expected: false })
    : row("server_error", "retry");
}

/** The names of google.rpc.Code in the order of their numbers, and their HTTP statuses. */
const grpcNames =
  "OK CANCELLED UNKNOWN INVALID_ARGUMENT DEADLINE_EXCEEDED NOT_FOUND ALREADY_EXISTS PERMISSION_DENIED RESOURCE_EXHAUSTED FAILED_PRECONDITION ABORTED OUT_OF_RANGE UNIMPLEMENTED INTERNAL UNAVAILABLE DATA_LOSS UNAUTHENTICATED".split(
    " ",
  );
const grpcStatuses = [200, CANCELLED, 500, 400, 504, 404, 409, 403, 429, 400, 409, 400, 501, 500, 503, 500, 401];

/**
 * HTTP status of a gRPC code (google.rpc.Code), given as a number, in digits or by name in
 * any case (Connect and Firebase write `not_found`, `permission-denied`); undefined for
 * anything else. CANCELLED gives 1, which `statusRow` understands.
 */
export function fromGrpc(code: unknown): number | undefined {
  if (typeof code === "number") return grpcStatuses[code];
  if (typeof code !== "string" || code.length > 20) return undefined;
  const name = code.toUpperCase().replace("-", "_").replace("CELED", "CELLED");
  return grpcStatuses[/^\d+$/.test(name) ? Number(name) : grpcNames.indexOf(name)];
}
