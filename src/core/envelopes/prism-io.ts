import type { Envelope, Row, ViolationReading } from "../envelope.ts";
import { isObject, own, read, textOf } from "../read.ts";
import { row } from "../rows.ts";

/** `subscription_inactive` must look exactly like `invalid_credentials`, or it would tell which emails exist. */
const credentials = row("authentication_error", "check_credentials", { group: "invalid_credentials" });

/** Prism IO's documented codes (its "Code" table). */
export const rows = {
  validation_error: row("invalid_request_error", "fix_input", { surface: "field" }),
  invalid_credentials: credentials,
  subscription_inactive: credentials,
  token_expired: row("authentication_error", "sign_in", { recovery: "refresh" }),
  token_revoked: row("authentication_error"),
  missing_refresh_token: row("authentication_error"),
  // Tampering, or a key that was rotated: either way somebody should look.
  invalid_handoff_token: row("authentication_error", "start_over", { expected: false }),
  rate_limit_exceeded: row("rate_limit_error"),
  not_found: row("not_found_error"),
  tier_limit_exceeded: row("invalid_request_error", "upgrade"),
  server_error: row("server_error"),
};

/** Prism IO's types, alone or after a status they come with (its "Type" table): the twelve cells. */
const cell =
  /^((400 |422 )?(invalid_request|governance)|(401 )?authentication|(403 )?permission|(404 )?not_found|(429 )?rate_limit|(50[0234] )?server)_error$/;

/**
 * Prism IO's error envelope: `{ error: { code, message, param, type } }`, on every 4xx and 5xx.
 * OpenAI's and Stripe's errors have the very same keys, so at an origin that the app did not
 * bind, a body is read only if its code is documented or its type belongs to its status.
 */
export const prismIo: Envelope = {
  name: "prism-io",
  rows,
  // It names a token that has only expired.
  types: { authentication_error: { session: { recovery: "reauthenticate", remedy: "sign_in" } } },
  isSafe: (type, code) =>
    type === "governance_error" ||
    (type === "invalid_request_error" && (code === "validation_error" || !own(rows, code ?? ""))),
  read(body, { status, bound }) {
    // It reports under 4xx and 5xx alone.
    if (status !== null && status < 400) return null;
    const wrapped = read(body, "error");
    // SDKs unwrap the envelope, or copy its fields onto the error they throw.
    const error = isObject(wrapped) ? wrapped : body;
    const given = read(error, "type");
    const type = textOf(given);
    const sent = read(error, "code");
    const code = textOf(sent);
    const message = textOf(read(error, "message"));
    const documented = own(rows, code ?? "") as Row | undefined;
    const fits = () => cell.test(status === null ? `${type}` : `${status} ${type}`);
    // Anthropic's errors have no code at all; null is one that is not named.
    const isComplete = sent !== undefined && message !== null;
    const isByCode = typeof given !== "string" && status !== null && cell.test(`${status} ${documented?.type}`);
    const isOurs = bound && error === wrapped ? type || code : isComplete && (type ? documented || fits() : isByCode);
    if (!isOurs) return null;
    const param = read(error, "param") as ViolationReading["param"];
    // A plan's limit is nothing to correct in a field, whichever one it names.
    const isNameless = param == null || param === "" || code === "tier_limit_exceeded" || (!bound && !type);
    return {
      code,
      type: documented || fits() ? type : null,
      message,
      violations: isNameless ? [] : [{ param, message }],
    };
  },
};
