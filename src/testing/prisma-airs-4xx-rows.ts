import type { ContractRow } from "./contract-row.ts";
import { askSupport, coolDown, fixInput, type Meaning, toNeutralRow, toRow, upgrade } from "./prisma-airs-row.ts";

/** Without a session the key is the operator's; with one, the person can sign in again. */
const credentials: Meaning = { ...askSupport, session: { recovery: "reauthenticate", remedy: "sign_in" } };
const nothingThere: Meaning = { recovery: null, remedy: "go_back", expected: true, surface: "page" };

const rows401: readonly ContractRow[] = [
  toNeutralRow(401, "unauthenticated", "Unauthenticated - Not Authenticated", credentials),
  toRow(401, {
    code: "missing_auth_token",
    label: "Missing authentication token",
    wordings: [
      "Missing authentication token",
      "Authentication token is missing",
      "Missing API key or OAuth token",
      "No authentication token was provided",
    ],
    meaning: credentials,
  }),
  toRow(401, {
    code: "invalid_auth_token",
    label: "Invalid authentication credentials",
    wordings: [
      "Invalid authentication credentials",
      "Authentication credentials are not valid",
      "The authentication token is invalid",
    ],
    meaning: credentials,
  }),
  toRow(401, {
    code: "expired_auth_token",
    label: "Expired authentication token",
    wordings: ["Expired authentication token", "Authentication token has expired", "Your access token expired"],
    meaning: { ...askSupport, session: { recovery: "refresh", remedy: "sign_in" } },
  }),
];

const rows403: readonly ContractRow[] = [
  toNeutralRow(403, "forbidden", "Forbidden - Invalid API Key", askSupport),
  toRow(403, {
    code: "invalid_api_key",
    label: "Invalid or revoked API key",
    wordings: [
      "Invalid or revoked API key",
      "Invalid, revoked, or expired API key",
      "API key has been revoked",
      "The API key is not valid",
    ],
    meaning: askSupport,
  }),
  toRow(403, {
    code: "insufficient_permissions",
    label: "Insufficient permissions",
    wordings: [
      "Insufficient permissions for requested operation",
      "Insufficient permissions",
      "You do not have permission to perform this operation",
      "Permission denied for the requested operation",
    ],
    meaning: { recovery: null, remedy: "request_access", expected: true, surface: "inline" },
  }),
  toRow(403, {
    code: "quota_exceeded",
    label: "Account quota exceeded",
    wordings: [
      "Account quota exceeded",
      "Your account has exceeded its quota",
      "Daily API key call quota exceeded",
      "Your monthly quota has been used up",
    ],
    meaning: upgrade,
  }),
  toRow(403, {
    code: "feature_not_available",
    label: "Feature not available for tier",
    wordings: [
      "Feature not available for account tier",
      "Feature not available for tier",
      "This feature is not available on your plan",
      "Your account tier does not include this feature",
    ],
    meaning: upgrade,
  }),
];

const rows404: readonly ContractRow[] = [
  toNeutralRow(404, "not_found", "Not Found - Resource is not found", { ...nothingThere, expected: false }),
  toRow(404, {
    code: "scan_not_found",
    label: "Scan ID does not exist",
    wordings: ["Scan ID does not exist", "No scan exists with this ID", "Scan not found"],
    meaning: nothingThere,
  }),
  toRow(404, {
    code: "report_not_found",
    label: "Report ID not found",
    wordings: ["Report ID not found", "Report does not exist", "No report found for the given ID"],
    meaning: nothingThere,
  }),
  toRow(404, {
    code: "endpoint_not_found",
    label: "Invalid API endpoint",
    wordings: ["Invalid API endpoint", "API endpoint not found", "This endpoint does not exist"],
    meaning: { ...askSupport, surface: "page" },
  }),
  toRow(404, {
    code: "profile_not_found",
    label: "Profile not found",
    wordings: ["Profile not found", "The security profile does not exist", "API profile name or profile ID not found"],
    meaning: nothingThere,
  }),
];

const rows405: readonly ContractRow[] = [
  toNeutralRow(405, "method_not_allowed", "Method Not Allowed - The method is not allowed", askSupport),
  toRow(405, {
    code: "method_not_allowed",
    variant: "wrong-method",
    label: "Using wrong HTTP method",
    wordings: [
      "Using wrong HTTP method (GET instead of POST)",
      "Using wrong HTTP method",
      "Wrong HTTP method, use POST",
      "GET is not supported here",
    ],
    meaning: askSupport,
  }),
  toRow(405, {
    code: "method_not_allowed",
    variant: "unsupported-method",
    label: "Endpoint does not support method",
    wordings: [
      "Endpoint doesn't support the requested method",
      "Endpoint does not support method",
      "Method DELETE is not supported by this endpoint",
      "This endpoint only accepts POST",
    ],
    meaning: askSupport,
  }),
];

const rows413: readonly ContractRow[] = [
  toNeutralRow(413, "content_too_large", "Request Too Large - The request body is too large", {
    ...fixInput,
    expected: false,
  }),
  toRow(413, {
    code: "content_too_large",
    variant: "scan-content",
    label: "Scan content exceeds limits",
    wordings: [
      "Scan content exceeds size limits",
      "Scan content exceeds limits",
      "The content to scan is too large",
      "Scan content is larger than 2 MB",
    ],
    meaning: fixInput,
  }),
  toRow(413, {
    code: "too_many_targets",
    label: "Too many targets",
    wordings: [
      "Too many targets in single request",
      "Too many targets",
      "Number of targets exceeds the limit",
      "At most 10 targets are allowed per request",
    ],
    meaning: fixInput,
  }),
  toRow(413, {
    code: "bulk_too_large",
    label: "Bulk payload too large",
    wordings: [
      "Bulk operation payload too large",
      "Bulk payload too large",
      "Payload of the bulk request exceeds the limit",
      "The bulk request is too big",
    ],
    meaning: fixInput,
  }),
];

const rows415: readonly ContractRow[] = [
  toNeutralRow(415, "unsupported_media_type", "Unsupported Media Type - The media type is not supported", askSupport),
  toRow(415, {
    code: "unsupported_media_type",
    variant: "missing",
    label: "Missing Content-Type",
    wordings: [
      "Missing Content-Type header",
      "Missing Content-Type",
      "Content-Type header is required",
      "No content type was given",
    ],
    meaning: askSupport,
  }),
  toRow(415, {
    code: "unsupported_media_type",
    variant: "not-json",
    label: "Content-Type not JSON",
    wordings: [
      "Content-Type not application/json",
      "Content-Type not JSON",
      "Content-Type must be application/json",
      "Expected application/json but got text/plain",
    ],
    meaning: askSupport,
  }),
  toRow(415, {
    code: "invalid_file_type",
    label: "Invalid media type for uploads",
    wordings: [
      "Invalid media type for file uploads",
      "Invalid media type for uploads",
      "The uploaded file has an unsupported type",
      "File type .exe is not allowed",
    ],
    meaning: fixInput,
  }),
];

const rows429: readonly ContractRow[] = [
  toNeutralRow(
    429,
    "too_many_requests",
    "Too Many Requests - Request exceeds limit",
    { ...coolDown, expected: false },
    10,
  ),
  toRow(429, {
    code: "rate_limit_exceeded",
    label: "API rate limit exceeded",
    wordings: [
      "API rate limit exceeded",
      "Rate limit of 100 requests per minute exceeded",
      "You have exceeded the rate limit",
      "Rate limit reached, slow down",
    ],
    meaning: coolDown,
    retryAfter: 30,
  }),
  toRow(429, {
    code: "too_many_concurrent",
    label: "Too many concurrent scans",
    wordings: [
      "Too many concurrent scans",
      "Concurrent scan limit reached",
      "Maximum number of simultaneous scans exceeded",
    ],
    meaning: coolDown,
  }),
  toRow(429, {
    code: "quota_reached",
    label: "Daily/monthly quota reached",
    wordings: [
      "Daily/monthly quota reached",
      "Daily quota reached",
      "Monthly quota exhausted",
      "You have used up your daily quota",
    ],
    meaning: upgrade,
    retryAfter: 3600,
  }),
];

/** Statuses 401 to 429, each with its scenarios. */
export const prismaAirs4xxRows: readonly ContractRow[] = [
  ...rows401,
  ...rows403,
  ...rows404,
  ...rows405,
  ...rows413,
  ...rows415,
  ...rows429,
];
