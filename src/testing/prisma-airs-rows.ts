import type { ContractRow } from "./contract-row.ts";
import { prismaAirs4xxRows } from "./prisma-airs-4xx-rows.ts";
import { prismaAirs400Rows } from "./prisma-airs-400-rows.ts";
import { coolDown, type Meaning, retry, toNeutralRow, toRow } from "./prisma-airs-row.ts";

/** A scan may still be running: only a person asks for it again. */
const retryByHand: Meaning = { ...retry, recovery: null };

/** The API reports success in the very shape of its errors. */
const success: ContractRow = {
  id: "prisma-airs/200",
  api: "prisma-airs",
  label: "200: success",
  status: 200,
  body: { error: { status_code: 200, message: "Successfully scanned request" } },
  contentType: "application/json",
  headers: {},
  wordings: ["Successfully scanned request", "", "Request completed successfully"],
  outcome: null,
};

const prismaAirs5xxRows: readonly ContractRow[] = [
  toNeutralRow(500, "server_error", "Internal Server Error", retry),
  toRow(500, {
    code: "scan_engine_failure",
    label: "Scan engine failure",
    wordings: ["Scan engine failure", "The scan engine failed", "Failure in the scanning engine"],
    meaning: retry,
  }),
  toRow(500, {
    code: "server_error",
    label: "Unexpected server error",
    wordings: ["Unexpected server error", "An unexpected error occurred", "Something went wrong on the server"],
    meaning: retry,
  }),
  toNeutralRow(502, "bad_gateway", "Bad Gateway", retry),
  toRow(502, {
    code: "upstream_unavailable",
    label: "Upstream unavailable",
    wordings: [
      "Upstream service unavailable",
      "Upstream unavailable",
      "The upstream service is not available",
      "Could not reach the upstream",
    ],
    meaning: retry,
  }),
  toRow(502, {
    code: "upstream_failure",
    label: "Communication failure",
    wordings: [
      "Service communication failure",
      "Communication failure",
      "Communication between services failed",
      "Failed to communicate with the scan service",
    ],
    meaning: retry,
  }),
  toNeutralRow(503, "service_unavailable", "Service Unavailable", retry),
  toRow(503, {
    code: "maintenance",
    label: "Maintenance mode",
    wordings: ["Maintenance mode", "The service is under maintenance", "Down for scheduled maintenance"],
    meaning: { recovery: null, remedy: "wait", expected: true, surface: "page" },
    retryAfter: 1800,
  }),
  toRow(503, {
    code: "capacity_full",
    label: "Scan capacity full",
    wordings: ["Scan capacity full", "Scanning is at capacity", "No scan capacity left"],
    meaning: { ...coolDown, expected: false },
    retryAfter: 15,
  }),
  toRow(503, {
    code: "service_degraded",
    label: "Temporary degradation",
    wordings: [
      "Temporary service degradation",
      "Temporary degradation",
      "The service is temporarily degraded",
      "Degraded performance",
    ],
    meaning: retry,
  }),
  toNeutralRow(504, "gateway_timeout", "Gateway Timeout", retryByHand),
  toRow(504, {
    code: "scan_timeout",
    label: "Scan operation timeout",
    wordings: ["Scan operation timeout", "The scan timed out", "Scan did not finish in time"],
    meaning: retryByHand,
  }),
  toRow(504, {
    code: "request_timeout",
    label: "Long-running request limit",
    wordings: [
      "Long-running request exceeded time limit",
      "Long-running request limit",
      "The request ran for too long",
      "Request exceeded the time limit of 60 seconds",
    ],
    meaning: retryByHand,
  }),
];

/** Every row of the Prisma AIRS contract: success, each status by itself, and each of its scenarios. */
export const prismaAirsRows: readonly ContractRow[] = [
  success,
  ...prismaAirs400Rows,
  ...prismaAirs4xxRows,
  ...prismaAirs5xxRows,
];
