import type { ContractRow, Outcome } from "./contract-row.ts";

/** One scenario of a status, as the contract tells it and as servers may word it. */
export interface Scenario {
  readonly code: string;
  /** Tells rows of one code apart, in the id. */
  readonly variant?: string;
  readonly label: string;
  /** The contract's own wording first. */
  readonly wordings: readonly string[];
  readonly meaning: Meaning;
  /** In seconds; sent as Retry-After. */
  readonly retryAfter?: number;
}

/** What scenarios with one remedy share. */
export interface Meaning extends Pick<Outcome, "recovery" | "remedy" | "expected"> {
  readonly surface: NonNullable<Outcome["surface"]>;
  /** What replaces recovery and remedy once a session is bound to the origin. */
  readonly session?: Pick<Outcome, "recovery" | "remedy">;
}

export const askSupport: Meaning = { recovery: null, remedy: "contact_support", expected: false, surface: "inline" };
export const fixInput: Meaning = { recovery: null, remedy: "fix_input", expected: true, surface: "inline" };
export const upgrade: Meaning = { recovery: null, remedy: "upgrade", expected: true, surface: "inline" };
export const retry: Meaning = { recovery: "retry", remedy: "retry", expected: false, surface: "inline" };
export const coolDown: Meaning = { recovery: "cooldown", remedy: "wait", expected: true, surface: "banner" };

const types: Readonly<Record<number, Outcome["type"]>> = {
  401: "authentication_error",
  403: "permission_error",
  404: "not_found_error",
  429: "rate_limit_error",
};

/** The row of one scenario. The type follows from the status alone. */
export function toRow(status: number, scenario: Scenario): ContractRow {
  const { code, variant, label, wordings, meaning, retryAfter } = scenario;
  const { recovery, remedy, expected, surface, session } = meaning;
  const outcome: Outcome = {
    type: status >= 500 ? "server_error" : (types[status] ?? "invalid_request_error"),
    code,
    recovery,
    remedy,
    envelope: "prisma-airs",
    status,
    surface,
    expected,
    showsServerText: false,
    params: [],
    // Only another plan, or another day, ends a quota: a countdown would promise too much.
    retryAfterMs: retryAfter === undefined || remedy === "upgrade" ? null : retryAfter * 1000,
  };
  return {
    id: ["prisma-airs", status, code, variant].filter(Boolean).join("/"),
    api: "prisma-airs",
    label: `${status}: ${label}`,
    status,
    body: { error: { status_code: status, message: wordings[0] } },
    contentType: "application/json",
    headers: retryAfter === undefined ? {} : { "Retry-After": String(retryAfter) },
    wordings,
    outcome,
    ...(session && { whenSession: session }),
  };
}

/**
 * The row of a status whose message names no scenario: the contract's description, whole
 * and either half of it, no message at all, and words that fit no scenario.
 */
export function toNeutralRow(
  status: number,
  code: string,
  description: string,
  meaning: Meaning,
  retryAfter?: number,
): ContractRow {
  const halves = description.includes(" - ") ? description.split(" - ") : [];
  const wordings = [description, ...halves, "", "E-1042", "Bitte an den Betreiber wenden"];
  const label = "description, empty or unmatched";
  const row = toRow(status, { code, label, wordings, meaning, ...(retryAfter !== undefined && { retryAfter }) });
  return { ...row, id: `prisma-airs/${status}` };
}
