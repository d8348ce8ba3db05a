import { describe, it } from "vitest";
import { googleRpcStatus } from "../../src/envelopes/index.ts";
import { type EnvelopeSample, envelopeConformance } from "../../src/testing/index.ts";

const type = (name: string) => ({ "@type": `type.googleapis.com/google.rpc.${name}` });
const violation = (field: string, rest = {}) => ({ field, description: "Words for developers.", ...rest });

/** As Google's own APIs answer: google.aip.dev/193, cloud.google.com/apis/design/errors. */
const google = (code: number, status: string, details?: object[]) => ({
  error: { code, message: "Words for developers.", status, ...(details && { details }) },
});
/** As grpc-gateway does: grpc-ecosystem/grpc-gateway, runtime/errors.go, docs/mapping/customizing_your_gateway. */
const gateway = (code: number, details: object[] = []) => ({ code, message: "Words for developers.", details });

const badRequest = {
  ...type("BadRequest"),
  fieldViolations: [
    violation("emailAddresses[1].email", { reason: "INVALID_EMAIL" }),
    violation("full_name", { localizedMessage: { locale: "en-US", message: "Enter a name." } }),
  ],
};
const quota = (violation: object) => ({ ...type("QuotaFailure"), violations: [violation] });
const errorInfo = (reason: string, metadata = {}) => ({
  ...type("ErrorInfo"),
  reason,
  domain: "googleapis.com",
  metadata,
});
const retry = (retryDelay: string) => ({ ...type("RetryInfo"), retryDelay });

const limited = { type: "rate_limit_error", remedy: "wait", recovery: "cooldown", message: null } as const;
const usedUp = {
  type: "rate_limit_error",
  code: "quota_exceeded",
  remedy: "upgrade",
  recovery: null,
  retryAfterMs: null,
} as const;
const violations = [
  { param: "emailAddresses[1].email", path: ["emailAddresses", 1, "email"], message: null, code: "INVALID_EMAIL" },
  { param: "full_name", path: ["full_name"], message: "Enter a name.", code: null },
];

/** Every code of google.rpc.Code from 1, with the status and the remedy that it comes to. */
const codes = [
  ["CANCELLED", 499, "cancelled", "none"],
  ["UNKNOWN", 500, "server_error", "retry"],
  ["INVALID_ARGUMENT", 400, "invalid_request_error", "fix_input"],
  ["DEADLINE_EXCEEDED", 504, "server_error", "retry"],
  ["NOT_FOUND", 404, "not_found_error", "go_back"],
  ["ALREADY_EXISTS", 409, "invalid_request_error", "fix_input"],
  ["PERMISSION_DENIED", 403, "permission_error", "request_access"],
  ["RESOURCE_EXHAUSTED", 429, "rate_limit_error", "wait"],
  ["FAILED_PRECONDITION", 400, "invalid_request_error", "contact_support"],
  ["ABORTED", 409, "invalid_request_error", "reload"],
  ["OUT_OF_RANGE", 400, "invalid_request_error", "fix_input"],
  ["UNIMPLEMENTED", 501, "server_error", "retry"],
  ["INTERNAL", 500, "server_error", "retry"],
  ["UNAVAILABLE", 503, "server_error", "retry"],
  ["DATA_LOSS", 500, "server_error", "retry"],
  ["UNAUTHENTICATED", 401, "authentication_error", "contact_support"],
] as const;

const ofCodes = codes.flatMap(([code, status, type, remedy], index): EnvelopeSample[] => {
  const outcome = { type, code, remedy, message: null, status: type === "cancelled" ? null : status };
  return [
    { name: `${code} of Google's`, status, body: google(status, code), outcome },
    { name: `${code} of a gateway's, of which only the body is known`, body: gateway(index + 1), outcome },
  ];
});

const samples: readonly EnvelopeSample[] = [
  ...ofCodes,
  {
    name: "the inputs of a BadRequest, of which only localized words are shown",
    status: 400,
    body: google(400, "INVALID_ARGUMENT", [badRequest]),
    outcome: {
      type: "invalid_request_error",
      code: "INVALID_ARGUMENT",
      remedy: "fix_input",
      message: null,
      violations,
    },
  },
  {
    name: "the inputs of a gateway's BadRequest",
    status: 400,
    body: gateway(3, [badRequest]),
    outcome: { code: "INVALID_ARGUMENT", violations },
  },
  {
    name: "a LocalizedMessage, the one that is meant for people",
    status: 400,
    body: google(400, "INVALID_ARGUMENT", [
      { ...type("LocalizedMessage"), locale: "de", message: "Das Datum liegt zurück." },
    ]),
    outcome: { code: "INVALID_ARGUMENT", message: "Das Datum liegt zurück." },
  },
  {
    name: "no LocalizedMessage of what a server hides",
    status: 403,
    body: google(403, "PERMISSION_DENIED", [{ ...type("LocalizedMessage"), message: "Nein." }]),
    outcome: { code: "PERMISSION_DENIED", message: null },
  },
  {
    name: "a reason of the API's own as the code, its words from a bound origin alone",
    status: 409,
    body: google(409, "ALREADY_EXISTS", [
      errorInfo("SEAT_TAKEN"),
      { ...type("LocalizedMessage"), message: "Platz belegt." },
    ]),
    outcome: { type: "invalid_request_error", code: "SEAT_TAKEN", message: null },
    whenBound: { message: "Platz belegt." },
  },
  {
    name: "inputs under a reason of the API's own",
    status: 400,
    body: google(400, "INVALID_ARGUMENT", [errorInfo("ORDER_INVALID"), badRequest]),
    outcome: {
      type: "invalid_request_error",
      code: "ORDER_INVALID",
      remedy: "fix_input",
      violations: [{ message: null }, { message: null }],
    },
    whenBound: { violations },
  },
  {
    // cloud.google.com/dotnet/docs/reference/Google.Api.CommonProtos, ErrorReason
    name: "an access token that has expired",
    status: 401,
    body: google(401, "UNAUTHENTICATED", [errorInfo("ACCESS_TOKEN_EXPIRED")]),
    outcome: { type: "authentication_error", code: "ACCESS_TOKEN_EXPIRED", recovery: "refresh", remedy: "sign_in" },
  },
  {
    name: "a key of the app's own that is not valid, which nobody in front of the screen can mend",
    status: 400,
    body: google(400, "INVALID_ARGUMENT", [errorInfo("API_KEY_INVALID")]),
    outcome: { type: "permission_error", code: "API_KEY_INVALID", remedy: "contact_support", expected: false },
  },
  {
    name: "a rate, with the wait of its RetryInfo",
    status: 429,
    body: google(429, "RESOURCE_EXHAUSTED", [retry("1.5s")]),
    outcome: { ...limited, code: "RESOURCE_EXHAUSTED", retryAfterMs: 1500 },
  },
  {
    name: "a rate whose server names no time",
    status: 429,
    body: google(429, "RESOURCE_EXHAUSTED"),
    outcome: { ...limited, retryAfterMs: null },
  },
  {
    name: "a server that says when it is back",
    status: 503,
    body: google(503, "UNAVAILABLE", [retry("30s")]),
    outcome: { type: "server_error", code: "UNAVAILABLE", retryAfterMs: 30_000 },
  },
  {
    // RooCodeInc/Roo-Code#3883, google/langextract#50
    name: "a limit by the minute, which is a rate, of a free tier too",
    status: 429,
    body: google(429, "RESOURCE_EXHAUSTED", [
      quota({ quotaId: "InputTokensPerModelPerMinute-FreeTier", quotaValue: "10" }),
      retry("26s"),
    ]),
    outcome: { ...limited, code: "RESOURCE_EXHAUSTED", retryAfterMs: 26_000 },
  },
  {
    // The same without a time: mscraftsman/generative-ai#131
    name: "a limit by the minute without a RetryInfo",
    status: 429,
    body: google(429, "RESOURCE_EXHAUSTED", [quota({ quotaId: "InputTokensPerModelPerMinute" })]),
    outcome: { ...limited, retryAfterMs: null },
  },
  {
    // google-gemini/gemini-cli#10925; the server adds a delay to it all the same
    name: "a limit by the day, which is a quota, whatever delay is named",
    status: 429,
    body: google(429, "RESOURCE_EXHAUSTED", [
      errorInfo("RATE_LIMIT_EXCEEDED", { quota_limit: "ProRequestsPerDay" }),
      retry("39s"),
    ]),
    outcome: usedUp,
  },
  {
    name: "a daily limit in a QuotaFailure",
    status: 429,
    body: google(429, "RESOURCE_EXHAUSTED", [
      quota({ subject: "project:12", description: "Daily Limit for reads exceeded" }),
      retry("39s"),
    ]),
    outcome: usedUp,
  },
  {
    // rapidwebltd/php-google-people-api#45
    name: "a QuotaFailure that names no time, even under a Retry-After",
    status: 429,
    headers: { "retry-after": "60" },
    body: google(429, "RESOURCE_EXHAUSTED", [
      quota({ subject: "QUOTA_EXCEEDED", description: "FBS quota limit exceeded" }),
    ]),
    outcome: usedUp,
  },
  {
    name: "the id of the request",
    status: 500,
    body: google(500, "INTERNAL", [
      { ...type("RequestInfo"), requestId: "req-7", servingData: "x" },
      { ...type("DebugInfo"), detail: "x" },
    ]),
    outcome: { code: "INTERNAL", requestId: "req-7", message: null },
  },
  {
    // google-gemini/gemini-cli#14831, #10925
    name: "the one failure in the array of an endpoint that streams",
    status: 429,
    body: [google(429, "RESOURCE_EXHAUSTED")],
    outcome: { ...limited, code: "RESOURCE_EXHAUSTED" },
  },
  {
    // firebase.google.com/docs/firestore/use-rest-api, cloud.google.com/endpoints/docs/openapi/troubleshoot-response-errors
    name: "Firestore's and Cloud Endpoints' REST APIs",
    status: 403,
    body: google(403, "PERMISSION_DENIED", []),
    outcome: { type: "permission_error", code: "PERMISSION_DENIED" },
  },
  {
    name: "a gateway's body without details, from a bound origin alone",
    status: 404,
    body: { code: 5, message: "m" },
    outcome: null,
    whenBound: { type: "not_found_error", code: "NOT_FOUND" },
  },
  { name: "no OK", status: 200, body: gateway(0), outcome: "success" },
  { name: "no number that gRPC does not have", status: 400, body: gateway(42), outcome: null },
  { name: "no status that gRPC does not have", status: 400, body: google(400, "BROKEN"), outcome: null },
  {
    name: "no error of Google's older APIs",
    status: 400,
    body: { error: { code: 400, message: "m", errors: [] } },
    outcome: null,
  },
];

describe("google.rpc.Status", () => {
  for (const { name, run } of envelopeConformance(googleRpcStatus, samples)) it(name, run);
});
