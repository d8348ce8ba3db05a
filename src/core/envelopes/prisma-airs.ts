import type { Envelope, Row } from "../fault.ts";
import { read, textOf } from "../read.ts";
import { fromGrpc, row } from "../rows.ts";

/** Nobody in front of the screen can mend a request that was built wrongly. */
const developer = row("invalid_request_error", "contact_support", { expected: false });
const input = row("invalid_request_error", "fix_input", { surface: "inline" });
/** The token is the operator's, unless the app bound a session of its own to this origin. */
const operator = row("authentication_error", "contact_support", {
  expected: false,
  session: { recovery: "reauthenticate", remedy: "sign_in" },
});
const expired: Row = { ...operator, session: { recovery: "refresh", remedy: "sign_in" } };
const denied = row("permission_error", "contact_support", { expected: false });
const upgrade = row("permission_error", "upgrade");
const missing = row("not_found_error");
const limited = row("rate_limit_error");
const broken = row("server_error");
const late = row("server_error", "retry");

const scanId = /scan.?(id|uuid)/;
const reportId = /report.?(id|uuid)/;
const body = /body|payload/;
const none =
  /\bno(ne|r|t)?\b|missing|empty|blank|without|absent|lack|required|must|provide|suppl|specif|at least|need|nil|null|nothing|neither|zero/;
const notValid =
  /invalid|not (a )?valid|not recogni|unrecogni|unknown|incorrect|wrong|\bbad\b|malformed|illegal|mismatch|does.?n.t match|verif|reject|revok/;
const tooMany = /too many|more than|at most|number of|maximum|exceed|limit|fewer/;
const tooLong = /long|length|characters/;

/**
 * By status: first the neutral row, true of whatever the message says, with the contract's
 * description where that has a scenario's words; then the scenarios, the most specific first,
 * each with what its message must hold. Patterns, not sentences: the contract names scenarios in prose, and servers phrase
 * them freely.
 */
const table = {
  400: [
    ["bad_request", developer, "bad request - request data is invalid or malformed"],
    ["scan_id_too_long", input, scanId, tooLong],
    ["report_id_too_long", input, reportId, tooLong],
    ["too_many_scan_ids", input, scanId, tooMany],
    ["too_many_report_ids", input, reportId, tooMany],
    ["invalid_scan_id_format", input, scanId, /format|malformed|pattern|syntax|a uuid|valid uuid|well.?formed/],
    ["invalid_scan_id", input, scanId, notValid],
    ["no_scan_ids", input, scanId, none],
    ["no_report_ids", input, reportId, none],
    ["invalid_profile_name", input, /profile.*name|name.*profile/],
    [
      "invalid_profile_id",
      input,
      /profile/,
      /invalid|not|unknown|incorrect|wrong|\bbad|malformed|format|uuid|illegal|recogni/,
    ],
    ["unreadable_body", developer, /read|pars|decod|deseriali|unmarshal|corrupt/, /body|payload|request|json/],
    ["empty_body", developer, body, none],
    ["no_content", input, /prompt/, /response/, none],
    ["no_content", input, /content(?!.(type|length))|nothing to scan/, none],
    ["empty_prompt", input, /prompt/, none],
    ["empty_response", input, /response/, none],
    ["wrong_format", developer, /format|json|schema|structure|syntax|malformed/],
  ],
  401: [
    ["unauthenticated", operator, "unauthenticated - not authenticated"],
    ["expired_auth_token", expired, /expir|no longer valid|too old|lapsed/],
    ["invalid_auth_token", operator, notValid],
    ["missing_auth_token", operator, none],
  ],
  403: [
    ["forbidden", denied, "forbidden - invalid api key"],
    ["quota_exceeded", upgrade, /quota|allowance|allotment|credit|usage limit|limit.*(reach|exceed)|exceed.*limit/],
    ["feature_not_available", upgrade, /feature|\btier|\bplans?\b|licen[cs]e|edition|subscription|entitle|capability/],
    ["invalid_api_key", denied, /key|token|credential/, notValid],
    ["invalid_api_key", denied, /key|token|credential/, /no longer|disabled|activ|expir|delete|suspend/],
    [
      "insufficient_permissions",
      row("permission_error", "request_access", { surface: "inline" }),
      /permi|privilege|insufficient|not allowed|authori[sz]ed|\brole|scope|rights/,
    ],
  ],
  404: [
    ["not_found", { ...missing, expected: false }],
    [
      "endpoint_not_found",
      row("not_found_error", "contact_support", { surface: "page", expected: false }),
      /endpoint|\bur[il]\b|\broute|\bpath\b|no such (api|method)|operation/,
    ],
    ["profile_not_found", missing, /profile/],
    ["report_not_found", missing, /report/],
    ["scan_not_found", missing, /scan/],
  ],
  405: [["method_not_allowed", developer]],
  413: [
    ["content_too_large", { ...input, expected: false }],
    ["too_many_targets", input, /target/],
    ["bulk_too_large", input, /bulk|batch/],
    ["content_too_large", input, /content|prompt|response|scan/],
  ],
  415: [
    ["unsupported_media_type", developer],
    ["invalid_file_type", input, /upload|file|attach|image|document/],
  ],
  429: [
    ["too_many_requests", { ...limited, expected: false }, "too many requests - request exceeds limit"],
    [
      "quota_reached",
      row("rate_limit_error", "upgrade"),
      /quota|daily|monthly|per (day|month)|this month|today|allowance|credit/,
    ],
    [
      "too_many_concurrent",
      limited,
      /concurren|simultan|parallel|in progress|in flight|at (once|the same time)|running/,
    ],
    ["rate_limit_exceeded", limited, /\brate|per (second|minute|hour)|throttl|too (many|fast|frequent)|slow/],
  ],
  500: [
    ["server_error", broken],
    ["scan_engine_failure", broken, /engine|scanner|scan.*(fail|error|crash|complete|could)|fail.*\bscan/],
  ],
  502: [
    ["bad_gateway", broken],
    ["upstream_failure", broken, /communic|connect|reset|protocol|handshake|respon[sd]|reply|talk/],
    ["upstream_unavailable", broken, /upstream|unavailable|reach|not available|\bdown\b|offline|backend/],
  ],
  503: [
    ["service_unavailable", broken],
    ["maintenance", row("server_error", "wait", { surface: "page", expected: true }), /maint|scheduled|planned/],
    [
      "capacity_full",
      row("server_error", "wait", { recovery: "cooldown" }),
      /capacity|\bfull\b|overload|busy|queue|saturat/,
    ],
    ["service_degraded", broken, /degrad|partial|reduced|impair/],
  ],
  504: [
    ["gateway_timeout", late],
    ["scan_timeout", late, /\bscan/],
    ["request_timeout", late, /running|request|exceed|limit|too long/],
  ],
} as const satisfies Record<number, readonly (readonly [code: string, Row, ...evidence: (RegExp | string)[]])[]>;

type Entry = (typeof table)[keyof typeof table][number];

/** Codes for what Prisma AIRS says only in prose (its "Common Scenario" column), and a neutral one for each status. */
export const rows = Object.fromEntries<Row>(
  Object.values(table).flatMap((entries) => entries.map(([code, meaning]) => [code, meaning])),
) as Readonly<Record<Entry[0], Row>>;

/** What a Prisma AIRS SDK puts before the server's words in `Error.message`. */
const sdkPrefix = /^AISEC_[A-Z_]+:/;

/**
 * Prisma AIRS' error envelope: `{ error: { status_code, message } }`, which wraps success too.
 * The status and the prose of the message are all it says, so the codes are derived from both.
 */
export const prismaAirs: Envelope = {
  name: "prisma-airs",
  rows,
  read(given, http) {
    const error = read(given, "error");
    const claimed = toStatus(read(error, "status_code"));
    const message = textOf(read(claimed === null ? given : error, "message")) ?? "";
    if (claimed === null && !sdkPrefix.test(message)) return null;
    const status = (http.status ?? 0) >= 400 ? http.status : (claimed ?? http.status);
    if (status === null) return null;
    if (status >= 100 && status < 400) return "success";
    const words = message
      .slice(0, 500)
      .replace(sdkPrefix, "")
      .toLowerCase()
      .replace(/[^a-z]+/g, " ")
      .trim();
    const [neutral, ...scenarios] = (table as Record<number, readonly Entry[]>)[status] ?? [];
    if (!neutral) return { code: null, status };
    const description = `${neutral[2]}`;
    // The halves are neutral too: 403's second half has a scenario's words.
    const isNeutral = [description.replace(" - ", " "), ...description.split(" - ")].includes(words);
    const [code, { expected }] =
      (!isNeutral && scenarios.find(([, , ...all]) => (all as RegExp[]).every((part) => part.test(words)))) || neutral;
    return { code, status, ...(expected !== undefined && { expected }) };
  },
};

/** A status, or a gRPC code, as a number or in digits; null for anything else. */
function toStatus(value: unknown): number | null {
  const status = fromGrpc(value) ?? Number(textOf(value) ?? (typeof value === "number" ? value : Number.NaN));
  return Number.isInteger(status) && (status === 1 || (status >= 100 && status < 600)) ? status : null;
}
