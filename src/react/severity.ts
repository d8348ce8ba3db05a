import type { Fault } from "../core/fault.ts";
import type { FaultType, Remedy } from "../core/vocabulary.ts";

/** How a message looks: something failed, something is needed, or nothing is wrong. */
export type Severity = "error" | "warning" | "info";

/** Whatever is not named is an error. */
const severities: Readonly<Partial<Record<FaultType | Remedy, Severity>>> = {
  upgrade: "info",
  wait: "warning",
  authentication_error: "warning",
  permission_error: "warning",
  not_found_error: "warning",
  rate_limit_error: "warning",
  cancelled: "info",
};

/** How a failure is to look, as `data-severity`: by what is to be done, else by type. Never by code, or it would tell codes apart that nobody may. */
export function severityOf({ type, remedy }: Pick<Fault, "type" | "remedy">): Severity {
  return severities[remedy] ?? severities[type] ?? "error";
}
