import type { Answer } from "./answer.ts";
import { CANCELLED } from "./http-status.ts";
import { own, read, tagOf } from "./read.ts";

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

/**
 * The HTTP status of a gRPC code: at the top level of a body, on what a client of gRPC's threw, or in
 * the `grpc-status` header. A number further inside is none, and neither is one without a message. A
 * body that came with a 2xx, and that nobody threw, must be a whole google.rpc.Status: any product may
 * have a `code`.
 */
export function grpcStatus(
  { found, header, value, answered, failed, status }: Answer,
  thrown: boolean,
): number | undefined {
  const isSuccess = !thrown && !failed && status !== null && status < 400;
  for (const { body, as } of found) {
    if (as !== "whole" || typeof read(body, "message") !== "string" || tagOf(body) !== "Object") continue;
    if (isSuccess && !Array.isArray(read(body, "details"))) continue;
    const said = fromGrpc(read(body, "code")) ?? namedOrReal(read(body, "status"), body);
    if (said) return said;
  }
  const own = thrown && answered === null && isOfGrpc(value) ? fromGrpc(read(value, "code")) : undefined;
  return own ?? (thrown ? named(value) : undefined) ?? fromGrpc(header("grpc-status"));
}

/** XMLHttpRequest's 0 is no answer; gRPC's OK only in a whole google.rpc.Status. */
function namedOrReal(status: unknown, body: unknown): number | undefined {
  return status === 0 && !read(body, "details") ? undefined : fromGrpc(status);
}

/** Errors have numbers of many lists for their code; those of gRPC's clients come with its trailers, or with details. */
function isOfGrpc(error: object): boolean {
  return ["metadata", "details"].some((key) => read(error, key) != null);
}

/** A code by its name, which no other list has; but for the system's UNKNOWN, which comes with a number. */
function named(error: object): number | undefined {
  const isName = (code: unknown) => typeof code === "string" && !/^\d/.test(code) && read(error, "errno") === undefined;
  return [read(error, "code"), read(error, "status")].filter(isName).map(fromGrpc).find(Boolean);
}
