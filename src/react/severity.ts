"use client";

import type { Fault, FaultType, Remedy } from "../core/fault.ts";

/** How a message looks: something failed, something is needed, or nothing is wrong. */
export type Severity = "error" | "warning" | "info";

const byType: Readonly<Record<FaultType, Severity>> = {
  invalid_request_error: "error",
  authentication_error: "warning",
  permission_error: "warning",
  not_found_error: "warning",
  rate_limit_error: "warning",
  governance_error: "error",
  server_error: "error",
  network_error: "error",
  timeout_error: "error",
  cancelled: "info",
  unknown_error: "error",
};

const byRemedy: Readonly<Partial<Record<Remedy, Severity>>> = { upgrade: "info", wait: "warning" };

/** By what is to be done, else by type; never by code, or it would tell codes apart that nobody may. */
export function severityOf({ type, remedy }: Pick<Fault, "type" | "remedy">): Severity {
  return byRemedy[remedy] ?? byType[type];
}
