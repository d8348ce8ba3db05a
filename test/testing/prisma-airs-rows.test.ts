import { describe, expect, it } from "vitest";
import { contractRow } from "../../src/testing/fixtures.ts";
import { prismaAirsRows } from "../../src/testing/prisma-airs-rows.ts";

/** The contract's scenarios in its own words, each with the code that the kit derives. */
const prismaAirsScenarios: Record<number, Record<string, string>> = {
  400: {
    "Empty request body": "empty_body",
    "Unreadable request body": "unreadable_body",
    "Wrong request format": "wrong_format",
    "No scan content provided": "no_content",
    "Both prompt and response are nil": "no_content",
    "Empty prompt": "empty_prompt",
    "Empty response": "empty_response",
    "No scan IDs provided": "no_scan_ids",
    "Too many scan IDs": "too_many_scan_ids",
    "Scan ID length exceeds maximum": "scan_id_too_long",
    "Invalid scan ID format": "invalid_scan_id_format",
    "Invalid scan ID": "invalid_scan_id",
    "No report IDs provided": "no_report_ids",
    "Too many report IDs": "too_many_report_ids",
    "Report ID length exceeds maximum": "report_id_too_long",
    "Profile ID invalid": "invalid_profile_id",
    "Profile name invalid": "invalid_profile_name",
  },
  401: {
    "Missing authentication token": "missing_auth_token",
    "Invalid authentication credentials": "invalid_auth_token",
    "Expired authentication token": "expired_auth_token",
  },
  403: {
    "Invalid or revoked API key": "invalid_api_key",
    "Insufficient permissions for requested operation": "insufficient_permissions",
    "Account quota exceeded": "quota_exceeded",
    "Feature not available for account tier": "feature_not_available",
  },
  404: {
    "Scan ID does not exist": "scan_not_found",
    "Report ID not found": "report_not_found",
    "Invalid API endpoint": "endpoint_not_found",
    "Profile not found": "profile_not_found",
  },
  405: {
    "Using wrong HTTP method (GET instead of POST)": "method_not_allowed",
    "Endpoint doesn't support the requested method": "method_not_allowed",
  },
  413: {
    "Scan content exceeds size limits": "content_too_large",
    "Too many targets in single request": "too_many_targets",
    "Bulk operation payload too large": "bulk_too_large",
  },
  415: {
    "Missing Content-Type header": "unsupported_media_type",
    "Content-Type not application/json": "unsupported_media_type",
    "Invalid media type for file uploads": "invalid_file_type",
  },
  429: {
    "API rate limit exceeded": "rate_limit_exceeded",
    "Too many concurrent scans": "too_many_concurrent",
    "Daily/monthly quota reached": "quota_reached",
  },
  500: {
    "Scan engine failure": "scan_engine_failure",
    "Unexpected server error": "server_error",
  },
  502: {
    "Upstream service unavailable": "upstream_unavailable",
    "Service communication failure": "upstream_failure",
  },
  503: {
    "Maintenance mode": "maintenance",
    "Scan capacity full": "capacity_full",
    "Temporary service degradation": "service_degraded",
  },
  504: {
    "Scan operation timeout": "scan_timeout",
    "Long-running request exceeded time limit": "request_timeout",
  },
};

const prismaAirsDescriptions: Record<number, string> = {
  400: "Bad Request - Request data is invalid or malformed",
  401: "Unauthenticated - Not Authenticated",
  403: "Forbidden - Invalid API Key",
  404: "Not Found - Resource is not found",
  405: "Method Not Allowed - The method is not allowed",
  413: "Request Too Large - The request body is too large",
  415: "Unsupported Media Type - The media type is not supported",
  429: "Too Many Requests - Request exceeds limit",
  500: "Internal Server Error",
  502: "Bad Gateway",
  503: "Service Unavailable",
  504: "Gateway Timeout",
};

describe("prismaAirsRows", () => {
  const flat = Object.entries(prismaAirsScenarios).flatMap(([status, scenarios]) =>
    Object.entries(scenarios).map(([wording, code]) => [Number(status), wording, code] as const),
  );

  it.each(flat)("holds %i %s as %s", (status, wording, code) => {
    const rows = prismaAirsRows.filter((row) => row.status === status && row.wordings[0] === wording);
    expect(rows.map((row) => row.outcome?.code)).toEqual([code]);
  });

  it.each(flat)("gives %i %s at least two wordings besides the contract's labels", (status, wording) => {
    const row = prismaAirsRows.find((candidate) => candidate.status === status && candidate.wordings[0] === wording);
    const others = row?.wordings.filter((other) => other !== wording && row.label !== `${status}: ${other}`);
    expect(new Set(others).size).toBeGreaterThanOrEqual(2);
  });

  it.each(Object.entries(prismaAirsDescriptions))(
    "holds %s by itself, however its description is sent",
    (status, description) => {
      const row = contractRow(`prisma-airs/${status}`);
      expect(row.wordings).toEqual(expect.arrayContaining([description, ...description.split(" - "), ""]));
    },
  );

  it("is nothing but success, the statuses by themselves and their scenarios", () => {
    expect(flat).toHaveLength(48);
    expect(prismaAirsRows).toHaveLength(1 + Object.keys(prismaAirsDescriptions).length + flat.length);
    expect(prismaAirsRows.filter((row) => row.outcome === null).map((row) => row.id)).toEqual(["prisma-airs/200"]);
  });

  it.each(prismaAirsRows.map((row) => [row.id, row] as const))("%s repeats its status in the body", (_id, row) => {
    expect(row.body).toEqual({ error: { status_code: row.status, message: row.wordings[0] } });
  });

  it("offers to sign in only where a session is bound to the origin, and only for 401", () => {
    const withSession = prismaAirsRows.filter((row) => row.whenSession);
    expect(withSession.map((row) => [row.status, row.outcome?.remedy, row.whenSession?.remedy])).toEqual(
      Array.from({ length: 4 }, () => [401, "contact_support", "sign_in"]),
    );
  });
});
