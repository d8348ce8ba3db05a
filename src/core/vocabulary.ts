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

/** Where a fault shows if nothing was placed for it. */
export const surfaces = ["inline", "field", "summary", "page", "banner", "toast", "dialog"] as const;
export type Surface = (typeof surfaces)[number];

/** How a message looks: something failed, something is needed, or nothing is wrong. */
export type Severity = "error" | "warning" | "info";

export type IconName =
  | "mark"
  | "key"
  | "padlock"
  | "magnifier"
  | "hourglass"
  | "shield"
  | "racks"
  | "cloud"
  | "clock"
  | "circle"
  | "triangle";

/** All that is decided by a fault's type alone, where nothing more precise is known. */
export interface TypePolicy {
  /** What a person can do. */
  readonly remedy: Remedy;
  /** What the machine tries first. Default: nothing. */
  readonly recovery?: Recovery;
  /** How it looks, unless its remedy says otherwise. */
  readonly severity: Severity;
  readonly icon: IconName;
  /** Whether a healthy app meets this now and then. Default: yes. */
  readonly expected?: false;
  /** Whether a server said it, so that there may be a status. Default: yes. */
  readonly answered?: false;
  /** Whether its cause is what a person wrote, so that the server's words can help. Default: no. */
  readonly quotable?: true;
  /** Whether one API alone has this type, so that its words are meant for people wherever they come from. Default: no. */
  readonly vouched?: true;
  /** Whether a server may say when to ask again. Default: no. */
  readonly timed?: true;
  /** Whether it may be gone by itself soon. Default: no. */
  readonly passing?: true;
  /** Whether nobody is shown it, or told of it. Default: no. */
  readonly silent?: true;
}

// Prism IO's closed set (its "Type" table), used for every API, and four that no server says.
const table = {
  invalid_request_error: { remedy: "fix_input", severity: "error", icon: "mark", quotable: true },
  authentication_error: { remedy: "sign_in", recovery: "reauthenticate", severity: "warning", icon: "key" },
  permission_error: { remedy: "request_access", severity: "warning", icon: "padlock" },
  not_found_error: { remedy: "go_back", severity: "warning", icon: "magnifier" },
  rate_limit_error: {
    remedy: "wait",
    recovery: "cooldown",
    severity: "warning",
    icon: "hourglass",
    timed: true,
    passing: true,
  },
  governance_error: { remedy: "revise_content", severity: "error", icon: "shield", quotable: true, vouched: true },
  server_error: {
    remedy: "retry",
    recovery: "retry",
    severity: "error",
    icon: "racks",
    expected: false,
    timed: true,
    passing: true,
  },
  network_error: {
    remedy: "check_connection",
    recovery: "retry",
    severity: "error",
    icon: "cloud",
    expected: false,
    answered: false,
    passing: true,
  },
  timeout_error: { remedy: "retry", severity: "error", icon: "clock", expected: false, passing: true },
  cancelled: { remedy: "none", severity: "info", icon: "circle", answered: false, passing: true, silent: true },
  unknown_error: { remedy: "contact_support", severity: "error", icon: "triangle", expected: false },
} as const satisfies Readonly<Record<string, TypePolicy>>;

export type FaultType = keyof typeof table;

/** Every type, and its policy. */
export const types: Readonly<Record<FaultType, TypePolicy>> = table;

/** The types of what no server says. */
export type UnansweredType = {
  [T in FaultType]: (typeof table)[T] extends { readonly answered: false } ? T : never;
}[FaultType];

/** Whether nobody is shown a fault, or told of it: the app itself cancelled what failed. */
export function isSilent({ type }: { readonly type: FaultType }): boolean {
  return types[type].silent === true;
}
