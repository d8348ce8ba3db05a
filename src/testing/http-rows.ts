import type { ContractRow, Outcome } from "./contract-row.ts";

/** What a status means where no envelope recognised the body. */
type Meaning = Pick<Outcome, "type" | "recovery" | "remedy" | "expected">;

const invalid: Meaning = { type: "invalid_request_error", recovery: null, remedy: "contact_support", expected: false };
const conflict: Meaning = { type: "invalid_request_error", recovery: null, remedy: "reload", expected: true };
const input: Meaning = { type: "invalid_request_error", recovery: null, remedy: "fix_input", expected: true };
const missing: Meaning = { type: "not_found_error", recovery: null, remedy: "go_back", expected: true };
const passing: Meaning = { type: "server_error", recovery: "retry", remedy: "retry", expected: false };
const lasting: Meaning = { type: "server_error", recovery: null, remedy: "retry", expected: false };

/** Statuses that stand for themselves, then some of "other 4xx", the 5xx that pass, and some of "other 5xx". */
const statuses: readonly (readonly [status: number, reason: string, meaning: Meaning, retryAfter?: number])[] = [
  [401, "Unauthorized", { ...invalid, type: "authentication_error" }],
  [403, "Forbidden", { type: "permission_error", recovery: null, remedy: "request_access", expected: true }],
  [404, "Not Found", missing],
  [410, "Gone", missing],
  [408, "Request Timeout", { type: "timeout_error", recovery: null, remedy: "retry", expected: false }],
  [409, "Conflict", conflict],
  [412, "Precondition Failed", conflict],
  [413, "Content Too Large", input],
  [422, "Unprocessable Content", input],
  [429, "Too Many Requests", { type: "rate_limit_error", recovery: "cooldown", remedy: "wait", expected: true }, 60],
  [400, "Bad Request", invalid],
  [402, "Payment Required", invalid],
  [405, "Method Not Allowed", invalid],
  [415, "Unsupported Media Type", invalid],
  [418, "I'm a Teapot", invalid],
  [428, "Precondition Required", invalid],
  [451, "Unavailable For Legal Reasons", invalid],
  [499, "Client Closed Request", invalid],
  [500, "Internal Server Error", passing],
  [502, "Bad Gateway", passing],
  [503, "Service Unavailable", passing, 120],
  [501, "Not Implemented", lasting],
  [504, "Gateway Timeout", lasting],
  [505, "HTTP Version Not Supported", lasting],
  [507, "Insufficient Storage", lasting],
  [520, "Unknown Error", lasting],
  [599, "Network Connect Timeout", lasting],
];

const session: Partial<Outcome> = { recovery: "refresh", remedy: "sign_in" };

function gatewayPage(status: number, reason: string): string {
  const title = `${status} ${reason}`;
  return `<!doctype html>\n<html><head><title>${title}</title></head>\n<body><h1>${title}</h1><hr>gateway</body></html>\n`;
}

function toRow(
  [status, reason, meaning, retryAfter]: (typeof statuses)[number],
  { body, contentType, variant }: { body: unknown; contentType: string; variant?: string },
): ContractRow {
  return {
    id: variant === undefined ? `http/${status}` : `http/${status}/${variant}`,
    api: null,
    label: variant === undefined ? `${status} ${reason}` : `${status} ${reason}, ${variant}`,
    status,
    body,
    contentType,
    headers: retryAfter === undefined ? {} : { "Retry-After": String(retryAfter) },
    wordings: [],
    outcome: {
      ...meaning,
      code: null,
      envelope: null,
      status,
      showsServerText: false,
      params: [],
      retryAfterMs: retryAfter === undefined ? null : retryAfter * 1000,
    },
    ...(status === 401 && { whenSession: session }),
  };
}

/** Answers whose body says nothing, by what a gateway, a proxy or another API puts there. */
const bodies: Readonly<Record<string, { readonly body: unknown; readonly contentType: string }>> = {
  empty: { body: "", contentType: "text/plain" },
  truncated: { body: '{"error":{"code":"server_error","mess', contentType: "application/json" },
  text: { body: "upstream connect error or disconnect/reset before headers", contentType: "text/plain" },
  "error-string": { body: { error: "something_failed" }, contentType: "application/json" },
  "error-null": { body: { error: null }, contentType: "application/json" },
  "error-array": { body: { error: ["something failed"] }, contentType: "application/json" },
  "another-api": { body: { ok: false, reason: "Nope", trace: [1, 2] }, contentType: "application/json" },
};

/** Every status of the table without an envelope as a gateway's page, and some with each kind of silent body. */
export const httpRows: readonly ContractRow[] = [
  ...statuses.map((entry) => toRow(entry, { body: gatewayPage(entry[0], entry[1]), contentType: "text/html" })),
  ...statuses
    .filter(([status]) => [401, 404, 422, 429, 500, 503].includes(status))
    .flatMap((entry) => Object.entries(bodies).map(([variant, sent]) => toRow(entry, { ...sent, variant }))),
];
