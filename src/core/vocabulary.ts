/**
 * The vocabulary of the kit: the closed lists that a fault is made of.
 *
 * Each list is written once, as a value, and its type is derived from it; tables that
 * must cover a list are typed `Record<…>` over it, so that a new member does not compile
 * until everything that speaks of it has been completed.
 */

/** What a person can do about a fault. */
export const remedies = [
  "fix_input",
  "check_credentials",
  "sign_in",
  "start_over",
  "wait",
  "upgrade",
  "request_access",
  "go_back",
  "revise_content",
  "retry",
  "reload",
  "check_connection",
  "contact_support",
  "none",
] as const;
export type Remedy = (typeof remedies)[number];

/** What the machine tries before it asks a person. */
export const recoveries = ["refresh", "reauthenticate", "retry", "cooldown"] as const;
export type Recovery = (typeof recoveries)[number];

/**
 * Every type, with what a person can do and what the machine tries first where nothing more
 * precise is known: Prism IO's closed set (its "Type" table), used for every API, and four
 * that no server says.
 */
export const types = {
  invalid_request_error: ["fix_input"],
  authentication_error: ["sign_in", "reauthenticate"],
  permission_error: ["request_access"],
  not_found_error: ["go_back"],
  rate_limit_error: ["wait", "cooldown"],
  governance_error: ["revise_content"],
  server_error: ["retry", "retry"],
  network_error: ["check_connection", "retry"],
  timeout_error: ["retry"],
  cancelled: ["none"],
  unknown_error: ["contact_support"],
} as const satisfies Record<string, readonly [Remedy, Recovery?]>;
export type FaultType = keyof typeof types;

/** Where a fault shows if nothing was placed for it. */
export type Surface = "inline" | "field" | "summary" | "page" | "banner" | "toast" | "dialog";
