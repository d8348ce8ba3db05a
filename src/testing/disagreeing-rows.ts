import type { ContractRow, Outcome } from "./contract-row.ts";

const serverFault: Outcome = {
  type: "server_error",
  code: "server_error",
  recovery: "retry",
  remedy: "retry",
  envelope: "prisma-airs",
  status: 500,
  surface: "inline",
  expected: false,
  showsServerText: false,
  params: [],
  retryAfterMs: null,
};

const forbidden: Outcome = {
  ...serverFault,
  type: "permission_error",
  code: "forbidden",
  recovery: null,
  remedy: "contact_support",
  status: 403,
};

const quotaExceeded: Outcome = { ...forbidden, code: "quota_exceeded", remedy: "upgrade", expected: true };

function toRow(
  id: string,
  label: string,
  http: number,
  statusCode: number | string,
  message: string,
  outcome: Outcome | null,
): ContractRow {
  return {
    id: `disagreeing/${id}`,
    api: "prisma-airs",
    label,
    status: http,
    body: { error: { status_code: statusCode, message } },
    contentType: "application/json",
    headers: {},
    wordings: [message],
    outcome,
  };
}

/** Prisma AIRS bodies whose `status_code` is not HTTP's status, or not a number. HTTP wins unless it is a success. */
export const disagreeingRows: readonly ContractRow[] = [
  toRow("200-says-403", "HTTP 200, status_code 403", 200, 403, "Forbidden", forbidden),
  toRow("200-says-403/scenario", "HTTP 200, status_code 403, quota", 200, 403, "Account quota exceeded", quotaExceeded),
  toRow("200-says-500", "HTTP 200, status_code 500", 200, 500, "Internal Server Error", serverFault),
  toRow("500-says-200", "HTTP 500, status_code 200", 500, 200, "Successfully scanned request", serverFault),
  toRow("403-says-200", "HTTP 403, status_code 200", 403, 200, "Successfully scanned request", forbidden),
  toRow("500-says-403", "HTTP 500, status_code 403", 500, 403, "Account quota exceeded", serverFault),
  toRow("403-says-500", "HTTP 403, status_code 500", 403, 500, "Account quota exceeded", quotaExceeded),
  toRow("500-says-grpc-7", "HTTP 500, gRPC code 7", 500, 7, "Permission denied", serverFault),
  toRow("403-says-string", 'HTTP 403, status_code "403"', 403, "403", "Account quota exceeded", quotaExceeded),
  toRow("200-says-string-403", 'HTTP 200, status_code "403"', 200, "403", "Forbidden", forbidden),
  toRow("200-says-string-200", 'HTTP 200, status_code "200"', 200, "200", "Successfully scanned request", null),
];
