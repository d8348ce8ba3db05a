// Written by `npm run stories:rows` from the fixtures in src/testing.
import preview from "../../.storybook/preview.tsx";
import { rowStories } from "./row-story.tsx";

// Not in the sidebar, which they would flood: the page of this title lists them.
const meta = preview.meta({
  ...rowStories,
  title: "Contracts/Prisma AIRS",
  tags: ["!dev"],
});

export const Status200 = meta.story({
  name: "200: success",
  args: { row: "prisma-airs/200" },
});

export const Status400 = meta.story({
  name: "400: description, empty or unmatched",
  args: { row: "prisma-airs/400" },
});

export const Status400EmptyBody = meta.story({
  name: "400: Empty request body",
  args: { row: "prisma-airs/400/empty_body" },
});

export const Status400UnreadableBody = meta.story({
  name: "400: Unreadable request body",
  args: { row: "prisma-airs/400/unreadable_body" },
});

export const Status400WrongFormat = meta.story({
  name: "400: Wrong request format",
  args: { row: "prisma-airs/400/wrong_format" },
});

export const Status400NoContent = meta.story({
  name: "400: No scan content provided",
  args: { row: "prisma-airs/400/no_content" },
});

export const Status400NoContentBothNil = meta.story({
  name: "400: Both prompt and response are nil",
  args: { row: "prisma-airs/400/no_content/both-nil" },
});

export const Status400EmptyPrompt = meta.story({
  name: "400: Empty prompt",
  args: { row: "prisma-airs/400/empty_prompt" },
});

export const Status400EmptyResponse = meta.story({
  name: "400: Empty response",
  args: { row: "prisma-airs/400/empty_response" },
});

export const Status400NoScanIds = meta.story({
  name: "400: No scan IDs provided",
  args: { row: "prisma-airs/400/no_scan_ids" },
});

export const Status400TooManyScanIds = meta.story({
  name: "400: Too many scan IDs",
  args: { row: "prisma-airs/400/too_many_scan_ids" },
});

export const Status400ScanIdTooLong = meta.story({
  name: "400: Scan ID length exceeds maximum",
  args: { row: "prisma-airs/400/scan_id_too_long" },
});

export const Status400InvalidScanIdFormat = meta.story({
  name: "400: Invalid scan ID format",
  args: { row: "prisma-airs/400/invalid_scan_id_format" },
});

export const Status400InvalidScanId = meta.story({
  name: "400: Invalid scan ID",
  args: { row: "prisma-airs/400/invalid_scan_id" },
});

export const Status400NoReportIds = meta.story({
  name: "400: No report IDs provided",
  args: { row: "prisma-airs/400/no_report_ids" },
});

export const Status400TooManyReportIds = meta.story({
  name: "400: Too many report IDs",
  args: { row: "prisma-airs/400/too_many_report_ids" },
});

export const Status400ReportIdTooLong = meta.story({
  name: "400: Report ID length exceeds maximum",
  args: { row: "prisma-airs/400/report_id_too_long" },
});

export const Status400InvalidProfileId = meta.story({
  name: "400: Profile ID invalid",
  args: { row: "prisma-airs/400/invalid_profile_id" },
});

export const Status400InvalidProfileName = meta.story({
  name: "400: Profile name invalid",
  args: { row: "prisma-airs/400/invalid_profile_name" },
});

export const Status401 = meta.story({
  name: "401: description, empty or unmatched",
  args: { row: "prisma-airs/401" },
});

export const Status401MissingAuthToken = meta.story({
  name: "401: Missing authentication token",
  args: { row: "prisma-airs/401/missing_auth_token" },
});

export const Status401InvalidAuthToken = meta.story({
  name: "401: Invalid authentication credentials",
  args: { row: "prisma-airs/401/invalid_auth_token" },
});

export const Status401ExpiredAuthToken = meta.story({
  name: "401: Expired authentication token",
  args: { row: "prisma-airs/401/expired_auth_token" },
});

export const Status403 = meta.story({
  name: "403: description, empty or unmatched",
  args: { row: "prisma-airs/403" },
});

export const Status403InvalidApiKey = meta.story({
  name: "403: Invalid or revoked API key",
  args: { row: "prisma-airs/403/invalid_api_key" },
});

export const Status403InsufficientPermissions = meta.story({
  name: "403: Insufficient permissions",
  args: { row: "prisma-airs/403/insufficient_permissions" },
});

export const Status403QuotaExceeded = meta.story({
  name: "403: Account quota exceeded",
  args: { row: "prisma-airs/403/quota_exceeded" },
});

export const Status403FeatureNotAvailable = meta.story({
  name: "403: Feature not available for tier",
  args: { row: "prisma-airs/403/feature_not_available" },
});

export const Status404 = meta.story({
  name: "404: description, empty or unmatched",
  args: { row: "prisma-airs/404" },
});

export const Status404ScanNotFound = meta.story({
  name: "404: Scan ID does not exist",
  args: { row: "prisma-airs/404/scan_not_found" },
});

export const Status404ReportNotFound = meta.story({
  name: "404: Report ID not found",
  args: { row: "prisma-airs/404/report_not_found" },
});

export const Status404EndpointNotFound = meta.story({
  name: "404: Invalid API endpoint",
  args: { row: "prisma-airs/404/endpoint_not_found" },
});

export const Status404ProfileNotFound = meta.story({
  name: "404: Profile not found",
  args: { row: "prisma-airs/404/profile_not_found" },
});

export const Status405 = meta.story({
  name: "405: description, empty or unmatched",
  args: { row: "prisma-airs/405" },
});

export const Status405MethodNotAllowedWrongMethod = meta.story({
  name: "405: Using wrong HTTP method",
  args: { row: "prisma-airs/405/method_not_allowed/wrong-method" },
});

export const Status405MethodNotAllowedUnsupportedMethod = meta.story({
  name: "405: Endpoint does not support method",
  args: { row: "prisma-airs/405/method_not_allowed/unsupported-method" },
});

export const Status413 = meta.story({
  name: "413: description, empty or unmatched",
  args: { row: "prisma-airs/413" },
});

export const Status413ContentTooLargeScanContent = meta.story({
  name: "413: Scan content exceeds limits",
  args: { row: "prisma-airs/413/content_too_large/scan-content" },
});

export const Status413TooManyTargets = meta.story({
  name: "413: Too many targets",
  args: { row: "prisma-airs/413/too_many_targets" },
});

export const Status413BulkTooLarge = meta.story({
  name: "413: Bulk payload too large",
  args: { row: "prisma-airs/413/bulk_too_large" },
});

export const Status415 = meta.story({
  name: "415: description, empty or unmatched",
  args: { row: "prisma-airs/415" },
});

export const Status415UnsupportedMediaTypeMissing = meta.story({
  name: "415: Missing Content-Type",
  args: { row: "prisma-airs/415/unsupported_media_type/missing" },
});

export const Status415UnsupportedMediaTypeNotJson = meta.story({
  name: "415: Content-Type not JSON",
  args: { row: "prisma-airs/415/unsupported_media_type/not-json" },
});

export const Status415InvalidFileType = meta.story({
  name: "415: Invalid media type for uploads",
  args: { row: "prisma-airs/415/invalid_file_type" },
});

export const Status429 = meta.story({
  name: "429: description, empty or unmatched",
  args: { row: "prisma-airs/429" },
});

export const Status429RateLimitExceeded = meta.story({
  name: "429: API rate limit exceeded",
  args: { row: "prisma-airs/429/rate_limit_exceeded" },
});

export const Status429TooManyConcurrent = meta.story({
  name: "429: Too many concurrent scans",
  args: { row: "prisma-airs/429/too_many_concurrent" },
});

export const Status429QuotaReached = meta.story({
  name: "429: Daily/monthly quota reached",
  args: { row: "prisma-airs/429/quota_reached" },
});

export const Status500 = meta.story({
  name: "500: description, empty or unmatched",
  args: { row: "prisma-airs/500" },
});

export const Status500ScanEngineFailure = meta.story({
  name: "500: Scan engine failure",
  args: { row: "prisma-airs/500/scan_engine_failure" },
});

export const Status500ServerError = meta.story({
  name: "500: Unexpected server error",
  args: { row: "prisma-airs/500/server_error" },
});

export const Status502 = meta.story({
  name: "502: description, empty or unmatched",
  args: { row: "prisma-airs/502" },
});

export const Status502UpstreamUnavailable = meta.story({
  name: "502: Upstream unavailable",
  args: { row: "prisma-airs/502/upstream_unavailable" },
});

export const Status502UpstreamFailure = meta.story({
  name: "502: Communication failure",
  args: { row: "prisma-airs/502/upstream_failure" },
});

export const Status503 = meta.story({
  name: "503: description, empty or unmatched",
  args: { row: "prisma-airs/503" },
});

export const Status503Maintenance = meta.story({
  name: "503: Maintenance mode",
  args: { row: "prisma-airs/503/maintenance" },
});

export const Status503CapacityFull = meta.story({
  name: "503: Scan capacity full",
  args: { row: "prisma-airs/503/capacity_full" },
});

export const Status503ServiceDegraded = meta.story({
  name: "503: Temporary degradation",
  args: { row: "prisma-airs/503/service_degraded" },
});

export const Status504 = meta.story({
  name: "504: description, empty or unmatched",
  args: { row: "prisma-airs/504" },
});

export const Status504ScanTimeout = meta.story({
  name: "504: Scan operation timeout",
  args: { row: "prisma-airs/504/scan_timeout" },
});

export const Status504RequestTimeout = meta.story({
  name: "504: Long-running request limit",
  args: { row: "prisma-airs/504/request_timeout" },
});
