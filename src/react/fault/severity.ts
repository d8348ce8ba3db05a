import type { Fault } from "../../core/fault.ts";
import { type Remedy, type Severity, types } from "../../core/vocabulary.ts";

/** What is to be done may say more than the type. */
const severities: Readonly<Partial<Record<Remedy, Severity>>> = { upgrade: "info", wait: "warning" };

/** How a failure is to look, as `data-severity`: by what is to be done, else by type. Never by code, or it would tell codes apart that nobody may. */
export function severityOf({ type, remedy }: Pick<Fault, "type" | "remedy">): Severity {
  return severities[remedy] ?? types[type].severity;
}
