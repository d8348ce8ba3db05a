"use client";

import type { FaultType } from "../core/fault.ts";

/** How a message looks: something failed, something is needed, or nothing is wrong. */
export type Severity = "error" | "warning" | "info";

/** By type alone: a code's own severity would tell codes apart that nobody may. */
export const severities: Readonly<Record<FaultType, Severity>> = {
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
