import type { Row } from "./envelope.ts";
import { CANCELLED } from "./http-status.ts";
import { own } from "./read.ts";
import type { FaultType, Remedy } from "./vocabulary.ts";
import { types } from "./vocabulary.ts";

/** A row of this type; with its usual recovery and remedy where no other remedy is named. */
export function row(type: FaultType, remedy?: Remedy, rest?: Partial<Row>): Row {
  const usual = types[type];
  return { type, remedy: remedy ?? usual.remedy, recovery: (!remedy && usual.recovery) || null, ...rest };
}

/** What the kit itself found: no API reports these, and every app may override them. */
export const kitRows = {
  /** An error that wraps a body reporting success. */
  success_reported_as_error: row("unknown_error"),
  /** A deploy took away the file that a lazy import names. */
  stale_chunk: row("unknown_error", "reload", { expected: true }),
};

const statuses: Readonly<Record<number, readonly [FaultType, Remedy?, Partial<Row>?]>> = {
  [CANCELLED]: ["cancelled"],
  401: [
    "authentication_error",
    "contact_support",
    { expected: false, session: { recovery: "refresh", remedy: "sign_in" } },
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
