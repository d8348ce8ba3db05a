import type { ContractRow } from "./contract-row.ts";
import { askSupport, fixInput, type Scenario, toNeutralRow, toRow } from "./prisma-airs-row.ts";

const scenarios: readonly Scenario[] = [
  {
    code: "empty_body",
    label: "Empty request body",
    wordings: ["Empty request body", "Request body is empty", "The body of the request must not be empty"],
    meaning: askSupport,
  },
  {
    code: "unreadable_body",
    label: "Unreadable request body",
    wordings: [
      "Unreadable request body",
      "Could not read the request body",
      "Failed to parse request body: unexpected end of JSON input",
    ],
    meaning: askSupport,
  },
  {
    code: "wrong_format",
    label: "Wrong request format",
    wordings: ["Wrong request format", "Request format is incorrect", "The request is not in the expected format"],
    meaning: askSupport,
  },
  {
    code: "no_content",
    label: "No scan content provided",
    wordings: [
      "No scan content provided",
      "No scan content provided in the scan request",
      "Scan content is missing",
      "There is no content to scan",
      "Nothing to scan",
    ],
    meaning: fixInput,
  },
  {
    code: "no_content",
    variant: "both-nil",
    label: "Both prompt and response are nil",
    wordings: [
      "Both prompt and response are nil",
      "Both prompt and response are null",
      "Either a prompt or a response must be provided",
      "Neither prompt nor response was given",
    ],
    meaning: fixInput,
  },
  {
    code: "empty_prompt",
    label: "Empty prompt",
    wordings: [
      "Empty prompt",
      "Empty prompt: the scan request's prompt is empty",
      "Prompt must not be empty",
      "The prompt is blank",
    ],
    meaning: fixInput,
  },
  {
    code: "empty_response",
    label: "Empty response",
    wordings: [
      "Empty response",
      "Empty response: the scan request's response is empty",
      "Response must not be empty",
      "The response is blank",
    ],
    meaning: fixInput,
  },
  {
    code: "no_scan_ids",
    label: "No scan IDs provided",
    wordings: ["No scan IDs provided", "Scan IDs are missing", "At least one scan ID is required"],
    meaning: fixInput,
  },
  {
    code: "too_many_scan_ids",
    label: "Too many scan IDs",
    wordings: [
      "Too many scan IDs",
      "Too many scan IDs: at most 5 allowed",
      "A maximum of 5 scan IDs is allowed",
      "Number of scan_ids exceeds the limit of 5",
    ],
    meaning: fixInput,
  },
  {
    code: "scan_id_too_long",
    label: "Scan ID length exceeds maximum",
    wordings: [
      "Scan ID length exceeds maximum",
      "Scan ID length exceeds the maximum of 36 characters",
      "Scan ID is too long",
      "scan_id must be at most 36 characters long",
    ],
    meaning: fixInput,
  },
  {
    code: "invalid_scan_id_format",
    label: "Invalid scan ID format",
    wordings: [
      "Invalid scan ID format",
      "Scan ID has an invalid format",
      "Scan ID format is not valid, must be a UUID",
      "The format of the scan_id is wrong",
    ],
    meaning: fixInput,
  },
  {
    code: "invalid_scan_id",
    label: "Invalid scan ID",
    wordings: ["Invalid scan ID", "Scan ID is invalid", "The given scan_id is not valid"],
    meaning: fixInput,
  },
  {
    code: "no_report_ids",
    label: "No report IDs provided",
    wordings: ["No report IDs provided", "Report IDs are missing", "At least one report ID is required"],
    meaning: fixInput,
  },
  {
    code: "too_many_report_ids",
    label: "Too many report IDs",
    wordings: [
      "Too many report IDs",
      "Too many report IDs: at most 5 allowed",
      "A maximum of 5 report IDs is allowed",
      "Number of report_ids exceeds the limit of 5",
    ],
    meaning: fixInput,
  },
  {
    code: "report_id_too_long",
    label: "Report ID length exceeds maximum",
    wordings: [
      "Report ID length exceeds maximum",
      "Report ID length exceeds the maximum of 37 characters",
      "Report ID is too long",
      "report_id must be at most 37 characters long",
    ],
    meaning: fixInput,
  },
  {
    code: "invalid_profile_id",
    label: "Profile ID invalid",
    wordings: [
      "Profile ID invalid",
      "Invalid profile ID",
      "Profile ID invalid: bad format, must be a UUID",
      "The profile_id is not valid",
      "Profile ID must follow the UUID format",
    ],
    meaning: fixInput,
  },
  {
    code: "invalid_profile_name",
    label: "Profile name invalid",
    wordings: [
      "Profile name invalid",
      "Invalid profile name",
      "Profile name invalid: longer than 100 characters",
      "The profile_name is not valid",
      "The name of the profile is not valid",
    ],
    meaning: fixInput,
  },
];

/** Status 400 and its seventeen scenarios. */
export const prismaAirs400Rows: readonly ContractRow[] = [
  toNeutralRow(400, "bad_request", "Bad Request - Request data is invalid or malformed", askSupport),
  ...scenarios.map((scenario) => toRow(400, scenario)),
];
