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
 * The HTTP status of a gRPC code, from the `grpc-status` header or from a body's top level. A body
 * that came with a 2xx, and that nobody threw, must be a whole google.rpc.Status: any product
 * may have a `code`.
 */
export function grpcStatus({ answer, bodies, header }: Answer, failed: boolean): number | undefined {
  for (const body of bodies) {
    // A DOMException's code, or a GeolocationPositionError's, is a number of another list.
    // And an answer's own status is HTTP's.
    if (body === answer || !/^(Object|Error)$/.test(tagOf(body))) continue;
    if (!failed && !Array.isArray(read(body, "details"))) continue;
    const said = read(body, "status");
    // XMLHttpRequest's 0 is no answer; gRPC's OK only in a whole google.rpc.Status.
    const isOk = said !== 0 || read(body, "details");
    const status = fromGrpc(read(body, "code")) ?? (isOk ? fromGrpc(said) : undefined);
    if (status) return status;
  }
  return fromGrpc(header("grpc-status"));
}
