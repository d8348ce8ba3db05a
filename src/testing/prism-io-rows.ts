import type { ContractRow, Outcome } from "./contract-row.ts";

/** What the rows of one code share. Everything else follows from the status. */
interface Meaning extends Pick<Outcome, "type" | "recovery" | "remedy" | "expected"> {
  readonly surface: NonNullable<Outcome["surface"]>;
  /** Whether the server's words may be shown; `"bound"`: only once the origin is bound to Prism IO. */
  readonly text?: true | "bound";
  readonly param?: string;
  /** Of codes that nobody may tell apart: the one that the fault has. */
  readonly group?: string;
  readonly retryAfter?: number;
  readonly wordings: readonly string[];
}

function toRow(id: string, label: string, code: string | null, status: number, meaning: Meaning): ContractRow {
  const { type, recovery, remedy, surface, expected, text, param, group, retryAfter, wordings } = meaning;
  const outcome: Outcome = {
    type,
    code: group ?? code,
    // A gateway gave up waiting: what was asked for may still be running.
    recovery: status === 504 ? null : recovery,
    remedy,
    envelope: "prism-io",
    status,
    surface,
    expected,
    showsServerText: text === true,
    // A plan's limit is never a field's fault, even where the server names one.
    params: param === undefined || remedy === "upgrade" ? [] : [param],
    retryAfterMs: retryAfter === undefined ? null : retryAfter * 1000,
  };
  return {
    id,
    api: "prism-io",
    label,
    status,
    body: { error: { code, message: wordings[0], param: param ?? null, type } },
    contentType: "application/json",
    headers: retryAfter === undefined ? {} : { "Retry-After": String(retryAfter) },
    wordings,
    outcome,
    ...(text === "bound" && { whenBound: { showsServerText: true } }),
  };
}

function documented(code: string, statuses: readonly number[], meaning: Meaning): ContractRow[] {
  return statuses.map((status) => toRow(`prism-io/${code}/${status}`, `${code}, ${status}`, code, status, meaning));
}

/** A type × status cell, with a code that no contract documents and with none. */
function cells(statuses: readonly number[], unknownCode: string, meaning: Meaning): ContractRow[] {
  const { type } = meaning;
  return statuses.flatMap((status) => [
    toRow(`prism-io/${type}/${status}/unknown-code`, `${type}, ${status}, unknown code`, unknownCode, status, meaning),
    toRow(`prism-io/${type}/${status}/null-code`, `${type}, ${status}, null code`, null, status, meaning),
  ]);
}

const signInForm = {
  type: "authentication_error",
  recovery: null,
  remedy: "check_credentials",
  surface: "inline",
  expected: true,
} as const;

const interruptedSession = {
  type: "authentication_error",
  recovery: "reauthenticate",
  remedy: "sign_in",
  surface: "dialog",
  expected: true,
} as const;

const rateLimit = {
  type: "rate_limit_error",
  recovery: "cooldown",
  remedy: "wait",
  surface: "banner",
  expected: true,
} as const;

const notFound = {
  type: "not_found_error",
  recovery: null,
  remedy: "go_back",
  surface: "page",
  expected: true,
} as const;

const serverFault = {
  type: "server_error",
  recovery: "retry",
  remedy: "retry",
  surface: "inline",
  expected: false,
} as const;

/** Every code that the Prism IO contract documents, at each of its statuses. */
const documentedRows: readonly ContractRow[] = [
  ...documented("validation_error", [400, 422], {
    type: "invalid_request_error",
    recovery: null,
    remedy: "fix_input",
    surface: "field",
    expected: true,
    text: true,
    param: "items[0].name",
    wordings: ["Field required", "String should have at most 80 characters", "Input should be a valid string"],
  }),
  ...documented("invalid_credentials", [401], {
    ...signInForm,
    wordings: ["Email or password is incorrect", "No active account matches these credentials", "Login failed"],
  }),
  ...documented("subscription_inactive", [401], {
    ...signInForm,
    group: "invalid_credentials",
    wordings: ["Email or password is incorrect", "Subscription is not active", "This account is suspended"],
  }),
  ...documented("token_expired", [401], {
    ...interruptedSession,
    recovery: "refresh",
    wordings: ["Token has expired", "Access token expired", "Signature has expired"],
  }),
  ...documented("token_revoked", [401], {
    ...interruptedSession,
    wordings: ["Token has been revoked", "Token version is out of date", "Please sign in again"],
  }),
  ...documented("missing_refresh_token", [401], {
    ...interruptedSession,
    wordings: ["Refresh token cookie is missing", "No refresh token", "Not signed in"],
  }),
  ...documented("invalid_handoff_token", [401], {
    type: "authentication_error",
    recovery: null,
    remedy: "start_over",
    surface: "page",
    expected: false,
    wordings: ["Handoff token signature is invalid", "Invalid handoff token", "HMAC verification failed"],
  }),
  ...documented("rate_limit_exceeded", [429], {
    ...rateLimit,
    retryAfter: 20,
    wordings: ["Rate limit exceeded", "Too many requests from this IP", "Slow down"],
  }),
  ...documented("not_found", [404], {
    ...notFound,
    wordings: ["Not found", "No such endpoint", "Brand 41 does not exist"],
  }),
  ...documented("tier_limit_exceeded", [400, 422, 403], {
    type: "invalid_request_error",
    recovery: null,
    remedy: "upgrade",
    surface: "inline",
    expected: true,
    param: "seats",
    wordings: ["Your tier allows 5 seats", "Tier limit exceeded", "Not available on the Starter plan"],
  }),
  ...documented("server_error", [500, 502, 503, 504], {
    ...serverFault,
    wordings: ["An unexpected error occurred", "Internal error", "KeyError: 'brand_id'"],
  }),
];

/** Codes that no release has documented yet: new ones are additive, so each type stands for itself. */
const undocumentedRows: readonly ContractRow[] = [
  ...cells([400, 422], "unsupported_locale", {
    type: "invalid_request_error",
    recovery: null,
    remedy: "fix_input",
    surface: "summary",
    expected: true,
    text: "bound",
    param: "locale",
    wordings: ["Locale tlh is not supported", "Unsupported locale", "locale: unknown value"],
  }),
  ...cells([401], "device_not_trusted", {
    ...interruptedSession,
    wordings: ["This device is not trusted", "Sign-in needed on this device", "Authentication failed"],
  }),
  ...cells([403], "workspace_locked", {
    type: "permission_error",
    recovery: null,
    remedy: "request_access",
    surface: "page",
    expected: true,
    wordings: ["Workspace is locked", "Only owners may do this", "Missing scope brands:write"],
  }),
  ...cells([404], "brand_archived", {
    ...notFound,
    wordings: ["Brand is archived", "This brand is gone", "Nothing here"],
  }),
  ...cells([429], "export_limit_reached", {
    ...rateLimit,
    retryAfter: 5,
    wordings: ["Too many exports at once", "Export limit reached", "Try again in a moment"],
  }),
  ...cells([400, 422], "brand_voice_drift", {
    type: "governance_error",
    recovery: null,
    remedy: "revise_content",
    surface: "summary",
    expected: true,
    text: true,
    wordings: ["Brand voice drift is 0.41, the threshold is 0.30", "Tone is off brand", "Claim needs a source"],
  }),
  ...cells([500, 502, 503, 504], "model_overloaded", {
    ...serverFault,
    retryAfter: 2,
    wordings: ["The model is overloaded", "Upstream model did not answer", "Internal error"],
  }),
];

/** Every row of the Prism IO contract: its codes at each status, and the twelve type × status cells. */
export const prismIoRows: readonly ContractRow[] = [...documentedRows, ...undocumentedRows];
