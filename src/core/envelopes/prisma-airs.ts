import type { Envelope, Row } from "../envelope.ts";
import { fromGrpc } from "../grpc.ts";
import { isStatus } from "../http-status.ts";
import { read, textOf } from "../read.ts";
import { row, statusRow } from "../rows.ts";

/** Nobody in front of the screen can mend a request that was built wrongly. */
const developer = statusRow(400);
const input = row("invalid_request_error", "fix_input", { surface: "inline" });
/** The token is the operator's, unless the app bound a session of its own to this origin. */
const operator: Row = { ...statusRow(401), session: { recovery: "reauthenticate", remedy: "sign_in" } };
const denied = row("permission_error", "contact_support", { expected: false });
const upgrade = row("permission_error", "upgrade");
const missing = statusRow(404);
const limited = statusRow(429);
const broken = statusRow(500);
const late = statusRow(504);
/** What a status means where nobody can say why is no everyday matter, even where its scenarios are. */
const unexpected = (usual: Row): Row => ({ ...usual, expected: false });

const scanId = /scan.?id/;
const reportId = /report.?id/;
const tooLong = /long|length|characters/;
const tooMany = /many|more than|at most|maximum|exceed|limit/;
const notValid = /invalid|not (a )?valid|unknown|incorrect|wrong|\bbad\b|malformed|reject|revok|recogni/;
const none = /\bn(o|one|either|othing|ull|il)\b|missing|empty|blank|without|required|must|provide|at least/;
const format = /format|json|schema|syntax|uuid/;
const key = /key|token|credential/;

/**
 * By status: first the neutral row, true of whatever the message says; then the scenarios, the
 * most specific first, each with what its message must hold. Patterns, not sentences: the contract
 * names scenarios in prose, and servers phrase them freely.
 */
const table = {
  400: [
    ["bad_request", developer],
    ["scan_id_too_long", input, scanId, tooLong],
    ["report_id_too_long", input, reportId, tooLong],
    ["too_many_scan_ids", input, scanId, tooMany],
    ["too_many_report_ids", input, reportId, tooMany],
    ["invalid_scan_id_format", input, scanId, format],
    ["invalid_scan_id", input, scanId, notValid],
    ["no_scan_ids", input, scanId, none],
    ["no_report_ids", input, reportId, none],
    ["invalid_profile_name", input, /profile.*name|name.*profile/],
    ["invalid_profile_id", input, /profile/],
    ["unreadable_body", developer, /read|pars|decod/],
    ["empty_body", developer, /body|payload/, none],
    ["no_content", input, /prompt.*response|nothing to scan|content (?!type|length)/, none],
    ["empty_prompt", input, /prompt/, none],
    ["empty_response", input, /response/, none],
    ["wrong_format", developer, format],
  ],
  401: [
    ["unauthenticated", operator],
    ["expired_auth_token", statusRow(401), /expir|no longer valid|too old/],
    ["invalid_auth_token", operator, notValid],
    ["missing_auth_token", operator, none],
  ],
  403: [
    ["forbidden", denied],
    // The half of the contract's description that a scenario would claim.
    ["forbidden", denied, /^(forbidden )?invalid api key$/],
    ["quota_exceeded", upgrade, /quota|credit|limit|allowance/],
    ["feature_not_available", upgrade, /feature|\btier|\bplans?\b|licen[cs]e|subscri|edition|entitle/],
    ["invalid_api_key", denied, key, notValid],
    ["invalid_api_key", denied, key, /no longer|disabled|expir/],
    [
      "insufficient_permissions",
      row("permission_error", "request_access", { surface: "inline" }),
      /permi|privilege|insufficient|allowed|authori[sz]|\brole|scope/,
    ],
  ],
  404: [
    ["not_found", unexpected(missing)],
    [
      "endpoint_not_found",
      row("not_found_error", "contact_support", { surface: "page", expected: false }),
      /endpoint|\burl\b|\broute|\bpath\b/,
    ],
    ["profile_not_found", missing, /profile/],
    ["report_not_found", missing, /report/],
    ["scan_not_found", missing, /scan/],
  ],
  405: [["method_not_allowed", developer]],
  413: [
    ["content_too_large", unexpected(input)],
    ["too_many_targets", input, /target/],
    ["bulk_too_large", input, /bulk|batch/],
    ["content_too_large", input, /content|prompt|response|scan/],
  ],
  415: [
    ["unsupported_media_type", developer],
    ["invalid_file_type", input, /upload|file|image|document/],
  ],
  429: [
    ["too_many_requests", unexpected(limited)],
    [
      "quota_reached",
      row("rate_limit_error", "upgrade"),
      /quota|daily|monthly|(per|this) (day|month)|today|credit|allowance/,
    ],
    [
      "too_many_concurrent",
      { ...limited, untimed: true },
      /concurren|simultan|parallel|in (progress|flight)|at once|running/,
    ],
    ["rate_limit_exceeded", limited, /\brate|per (second|minute|hour)|throttl|too fast|slow/],
  ],
  500: [
    ["server_error", broken],
    ["scan_engine_failure", broken, /engine|scanner|scan.*fail|fail.*\bscan/],
  ],
  502: [
    ["bad_gateway", broken],
    ["upstream_failure", broken, /communic|connect|respon[sd]|reset|reply/],
    ["upstream_unavailable", broken, /upstream|available|reach|\bdown\b/],
  ],
  503: [
    ["service_unavailable", broken],
    ["maintenance", row("server_error", "wait", { surface: "page", expected: true }), /maint|schedule|\bplanned/],
    ["capacity_full", row("server_error", "wait", { recovery: "cooldown" }), /capacity|\bfull\b|overload|busy|queue/],
    ["service_degraded", broken, /degrad|partial|reduced/],
  ],
  504: [
    ["gateway_timeout", late],
    ["scan_timeout", late, /\bscan/],
    ["request_timeout", late, /running|request|exceed|limit|too long/],
  ],
} as const satisfies Record<number, readonly (readonly [code: string, Row, ...evidence: RegExp[]])[]>;

type Entry = (typeof table)[keyof typeof table][number];

/** Codes for what Prisma AIRS says only in prose (its "Common Scenario" column), and a neutral one for each status. */
export const rows = Object.fromEntries(Object.values(table).flat() as unknown as [string, Row][]) as Readonly<
  Record<Entry[0], Row>
>;

/** What a Prisma AIRS SDK puts before the server's words in `Error.message`; where there were none, its own follow. */
const sdkPrefix = /^AISEC_[A-Z_]+:(?!API error \d)/;

/**
 * Prisma AIRS' error envelope: `{ error: { status_code, message } }`, which wraps success too.
 * The status and the prose of the message are all it says, so the codes are derived from both.
 */
export const prismaAirs: Envelope = {
  name: "prisma-airs",
  rows,
  readsSuccess: true,
  read(given, http) {
    const error = read(given, "error");
    const statusCode = read(error, "status_code");
    const claimed = fromGrpc(statusCode) ?? (isStatus(statusCode) ? Number(statusCode) : null);
    const message = textOf(read(claimed ? error : given, "message")) ?? "";
    if (!claimed && !sdkPrefix.test(message)) return null;
    const status = (http.status ?? 0) >= 400 ? http.status : (claimed ?? http.status);
    if (!status) return null;
    if (status > 1 && status < 400) return "success";
    const [neutral, ...scenarios] = (table as Record<number, readonly Entry[]>)[status] ?? [];
    if (!neutral) return { code: null, status };
    const words = message
      .slice(0, 500)
      .replace(sdkPrefix, "")
      .toLowerCase()
      .replace(/[^a-z]+/g, " ")
      .trim();
    const [code, meaning] =
      scenarios.find(([, , ...evidence]) => evidence.every((pattern: RegExp) => pattern.test(words))) ?? neutral;
    // One code covers a usual and an unusual case.
    return { code, status, ...(meaning !== rows[code] && { expected: false }) };
  },
};
