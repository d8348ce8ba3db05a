import type { Envelope, Row, ViolationReading } from "../core/envelope.ts";
import { fromGrpc } from "../core/grpc.ts";
import { isObject, own, read, textOf } from "../core/read.ts";
import { row, statusRow } from "../core/rows.ts";

const input = row("invalid_request_error", "fix_input");
const upgrade = row("rate_limit_error", "upgrade");
const operator = row("permission_error", "contact_support", { surface: "inline", expected: false });

/**
 * google.rpc.Code by name, a reason of google.api.ErrorReason where it says more than its code does,
 * and `quota_exceeded` for what waiting does not mend.
 */
const rows = {
  CANCELLED: row("cancelled"),
  UNKNOWN: statusRow(500),
  INVALID_ARGUMENT: input,
  DEADLINE_EXCEEDED: statusRow(504),
  NOT_FOUND: statusRow(404),
  ALREADY_EXISTS: input,
  PERMISSION_DENIED: statusRow(403),
  RESOURCE_EXHAUSTED: statusRow(429),
  FAILED_PRECONDITION: statusRow(400),
  ABORTED: statusRow(409),
  OUT_OF_RANGE: input,
  UNIMPLEMENTED: statusRow(501),
  INTERNAL: statusRow(500),
  UNAVAILABLE: statusRow(503),
  DATA_LOSS: statusRow(500),
  UNAUTHENTICATED: statusRow(401),
  ACCESS_TOKEN_EXPIRED: row("authentication_error", "sign_in", { recovery: "refresh" }),
  ACCESS_TOKEN_SCOPE_INSUFFICIENT: row("permission_error"),
  API_KEY_INVALID: operator,
  SERVICE_DISABLED: operator,
  BILLING_DISABLED: operator,
  RESOURCE_QUOTA_EXCEEDED: upgrade,
  quota_exceeded: upgrade,
};

/** In the order of their numbers, from 1. */
const codes = Object.keys(rows).slice(0, 16);

/** More than any answer has. */
const maxDetails = 50;

/**
 * google.rpc.Status as JSON: `{ error: { code, message, status, details } }` of Google's own APIs, alone
 * in an array where they stream, and the bare `{ code, message, details }` of grpc-gateway. The code is
 * the reason in its ErrorInfo, else the name of its google.rpc.Code. A limit by the day or the month, or
 * one that names no time at all, is a quota and no rate.
 *
 * `message` and a violation's `description` are for developers, and never shown: only a LocalizedMessage
 * is, the status' own or a violation's.
 *
 * @see https://google.aip.dev/193
 * @see https://github.com/googleapis/googleapis/blob/master/google/rpc/error_details.proto
 */
export const googleRpcStatus: Envelope<"google-rpc", keyof typeof rows> = {
  name: "google-rpc",
  rows,
  isSafe: () => true,
  read(given, { bound }) {
    const status = statusIn(given, bound);
    if (!status) return null;
    const { name, details } = status;
    const detail = (type: string) => details.find((each) => typeOf(each) === type);
    const reason = textOf(read(detail("ErrorInfo"), "reason"));
    const delay = msOf(read(detail("RetryInfo"), "retryDelay"));
    const isQuota = name === "RESOURCE_EXHAUSTED" && isLasting(details, delay !== undefined);
    const code = isQuota ? "quota_exceeded" : (reason ?? name);
    const violations = details.filter((each) => typeOf(each) === "BadRequest").flatMap(violationsIn);
    const meaning = own(rows, code) as Row | undefined;
    return {
      code,
      type: meaning?.type ?? (violations.length > 0 ? "invalid_request_error" : null),
      status: fromGrpc(name) ?? null,
      message: textOf(read(detail("LocalizedMessage"), "message")),
      violations,
      requestId: textOf(read(detail("RequestInfo"), "requestId")),
      ...(delay !== undefined && !isQuota && { retryAfterMs: delay }),
    };
  },
};

interface Status {
  /** Of its google.rpc.Code. */
  readonly name: string;
  readonly details: readonly unknown[];
}

function statusIn(given: unknown, bound: boolean): Status | null {
  // An endpoint that streams answers with an array, of which a failure is the only member.
  const body = Array.isArray(given) && given.length === 1 ? given[0] : given;
  const wrapped = read(body, "error");
  const status = isObject(wrapped) ? wrapped : body;
  const code = read(status, "code");
  const sent = read(status, "details");
  const details = Array.isArray(sent) ? sent.slice(0, maxDetails) : [];
  if (typeof code !== "number" || textOf(read(status, "message")) === null) return null;
  const said = read(status, "status");
  if (codes.includes(said as string)) return { name: said as string, details };
  const isBare = wrapped !== status && (Array.isArray(sent) || bound) && said === undefined;
  const name = isBare ? codes[code - 1] : undefined;
  return name === undefined ? null : { name, details };
}

/** `BadRequest` of `type.googleapis.com/google.rpc.BadRequest`. */
function typeOf(detail: unknown): string | undefined {
  const type = textOf(read(detail, "@type"))?.slice(0, 200);
  return /\/google\.rpc\.(\w+)$/.exec(type ?? "")?.[1];
}

function violationsIn(detail: unknown): ViolationReading[] {
  const violations = read(detail, "fieldViolations");
  const readings = (Array.isArray(violations) ? violations : []).map((violation) => ({
    param: textOf(read(violation, "field")),
    message: textOf(read(read(violation, "localizedMessage"), "message")),
    code: textOf(read(violation, "reason")),
  }));
  return readings.filter(({ param, message }) => param !== null || message !== null);
}

/** Whether what is used up comes back only tomorrow, next month, or for money. */
function isLasting(details: readonly unknown[], hasDelay: boolean): boolean {
  const failures = details.map((detail) => read(detail, "violations")).filter(Array.isArray);
  const words = [
    ...failures.flatMap((each) => each.slice(0, maxDetails)),
    ...details.map((each) => read(each, "metadata")),
  ]
    .flatMap((each) => ["quotaId", "quota_limit", "subject", "description"].map((key) => textOf(read(each, key))))
    .map((text) => text?.slice(0, 300));
  const says = (span: RegExp) => words.some((text) => text && span.test(text));
  if (says(/per ?(?:day|month)|daily|monthly/i)) return true;
  return failures.length > 0 && !hasDelay && !says(/per ?(?:second|minute|hour)|\brate\b/i);
}

/** google.protobuf.Duration as JSON: seconds in decimals, and an s. */
function msOf(duration: unknown): number | undefined {
  const [, seconds] = /^(\d{1,9}(?:\.\d{1,9})?)s$/.exec(textOf(duration)?.slice(0, 30) ?? "") ?? [];
  return seconds === undefined ? undefined : Math.round(Number(seconds) * 1000);
}
