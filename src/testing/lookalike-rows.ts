import type { ContractRow, Outcome } from "./contract-row.ts";

interface Lookalike {
  readonly id: string;
  readonly label: string;
  readonly status: number;
  readonly error: { readonly message: string; readonly [key: string]: unknown };
  readonly outcome: Omit<Outcome, "status" | "showsServerText" | "params" | "retryAfterMs"> &
    Partial<Pick<Outcome, "params" | "showsServerText">>;
  readonly whenSession?: Partial<Outcome>;
}

function toRow({ id, label, status, error, outcome, whenSession }: Lookalike): ContractRow {
  return {
    id: `lookalike/${id}`,
    api: null,
    label,
    status,
    body: { error },
    contentType: "application/json",
    headers: {},
    wordings: [error.message],
    outcome: { status, showsServerText: false, params: [], retryAfterMs: null, ...outcome },
    ...(whenSession && { whenSession }),
  };
}

const unread = { code: null, envelope: null, recovery: null } as const;
const read = { envelope: "prism-io", recovery: null } as const;

/** Error objects with Prism IO's very keys: OpenAI's, Stripe's, and what Prism IO itself may send one day. */
export const lookalikeRows: readonly ContractRow[] = (
  [
    {
      id: "openai/unknown-code",
      label: "OpenAI, a cell of the contract with an unknown code",
      status: 400,
      error: {
        message: "Unsupported parameter: 'max_tokens' is not supported with this model.",
        type: "invalid_request_error",
        param: "max_tokens",
        code: "unsupported_parameter",
      },
      outcome: {
        ...read,
        type: "invalid_request_error",
        code: "unsupported_parameter",
        remedy: "fix_input",
        surface: "summary",
        expected: true,
        params: ["max_tokens"],
      },
    },
    {
      id: "openai/insufficient-quota",
      label: "OpenAI, an unknown type at 429",
      status: 429,
      error: {
        message: "You exceeded your current quota, please check your plan and billing details.",
        type: "insufficient_quota",
        param: null,
        code: "insufficient_quota",
      },
      outcome: { ...unread, type: "rate_limit_error", recovery: "cooldown", remedy: "wait", expected: true },
    },
    {
      id: "openai/invalid-api-key",
      label: "OpenAI, a known type at a status that is not its own",
      status: 401,
      error: {
        message: "Incorrect API key provided: sk-test. You can find your API key in your account.",
        type: "invalid_request_error",
        param: null,
        code: "invalid_api_key",
      },
      outcome: { ...unread, type: "authentication_error", remedy: "contact_support", expected: false },
      whenSession: { recovery: "reauthenticate", remedy: "sign_in" },
    },
    {
      id: "openai/rate-limit",
      label: "OpenAI, a documented code under another type",
      status: 429,
      error: {
        message: "Rate limit reached for requests per minute.",
        type: "requests",
        param: null,
        code: "rate_limit_exceeded",
      },
      outcome: {
        ...read,
        type: "rate_limit_error",
        code: "rate_limit_exceeded",
        recovery: "cooldown",
        remedy: "wait",
        surface: "banner",
        expected: true,
      },
    },
    {
      id: "openai/server-error",
      label: "OpenAI, a cell of the contract with a null code",
      status: 500,
      error: {
        message: "The server had an error while handling your request.",
        type: "server_error",
        param: null,
        code: null,
      },
      outcome: {
        ...read,
        type: "server_error",
        code: null,
        recovery: "retry",
        remedy: "retry",
        surface: "inline",
        expected: false,
      },
    },
    {
      id: "stripe/card-error",
      label: "Stripe, an unknown type at 402",
      status: 402,
      error: {
        code: "card_declined",
        decline_code: "insufficient_funds",
        message: "Your card has insufficient funds.",
        param: "number",
        type: "card_error",
      },
      outcome: { ...unread, type: "invalid_request_error", remedy: "contact_support", expected: false },
    },
    {
      id: "stripe/resource-missing",
      label: "Stripe, a known type at a status that is not its own",
      status: 404,
      error: {
        code: "resource_missing",
        message: "No such customer: 'cus_41'",
        param: "customer",
        type: "invalid_request_error",
      },
      outcome: { ...unread, type: "not_found_error", remedy: "go_back", expected: true },
    },
    {
      id: "wrong-type",
      label: "A documented code under a wrong type",
      status: 422,
      error: { code: "validation_error", message: "Field required", param: "email", type: "server_error" },
      outcome: {
        ...read,
        type: "invalid_request_error",
        code: "validation_error",
        remedy: "fix_input",
        surface: "field",
        expected: true,
        params: ["email"],
      },
    },
    {
      id: "unknown-type",
      label: "A type and a code that nobody knows",
      status: 403,
      error: { code: "region_locked", message: "Not in your region", param: null, type: "region_error" },
      outcome: { ...unread, type: "permission_error", remedy: "request_access", expected: true },
    },
    {
      id: "unlisted-status/4xx",
      label: "A known type at a 4xx status that the contract does not list",
      status: 418,
      error: { code: "brewing", message: "Short and stout", param: null, type: "permission_error" },
      outcome: { ...unread, type: "invalid_request_error", remedy: "contact_support", expected: false },
    },
    {
      id: "unlisted-status/5xx",
      label: "A known type at a 5xx status that the contract does not list",
      status: 507,
      error: { code: "disk_full", message: "No space left on device", param: null, type: "server_error" },
      outcome: { ...unread, type: "server_error", remedy: "retry", expected: false },
    },
  ] satisfies readonly Lookalike[]
).map(toRow);
