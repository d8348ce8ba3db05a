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

/** google.rpc.Code in the order of its numbers, with the HTTP status of each. */
const grpc = {
  OK: 200,
  CANCELLED,
  UNKNOWN: 500,
  INVALID_ARGUMENT: 400,
  DEADLINE_EXCEEDED: 504,
  NOT_FOUND: 404,
  ALREADY_EXISTS: 409,
  PERMISSION_DENIED: 403,
  RESOURCE_EXHAUSTED: 429,
  FAILED_PRECONDITION: 400,
  ABORTED: 409,
  OUT_OF_RANGE: 400,
  UNIMPLEMENTED: 501,
  INTERNAL: 500,
  UNAVAILABLE: 503,
  DATA_LOSS: 500,
  UNAUTHENTICATED: 401,
};
const grpcStatuses = Object.values(grpc);

/**
 * HTTP status of a gRPC code (google.rpc.Code), given as a number, in digits or by name in
 * any case (Connect and Firebase write `not_found`, `permission-denied`); undefined for
 * anything else. CANCELLED gives 1, which `statusRow` understands.
 */
export function fromGrpc(code: unknown): number | undefined {
  if (typeof code !== "string") return typeof code === "number" ? grpcStatuses[code] : undefined;
  // No name is longer, and most codes of other APIs are.
  if (code.length > 19) return undefined;
  const name = code.toUpperCase().replaceAll("-", "_").replace("CELED", "CELLED");
  return (own(grpc, name) ?? own(grpcStatuses, name)) as number | undefined;
}

/** Whether this is an HTTP status, as a number or in digits. */
export function isStatus(value: unknown): value is number | string {
  if (typeof value === "number") return Number.isInteger(value) && value >= 100 && value < 600;
  return typeof value === "string" && /^ *[1-5]\d\d *$/.test(value.slice(0, 20));
}
