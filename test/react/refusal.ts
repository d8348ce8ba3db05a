import type { Fault, Violation } from "../../src/core/fault.ts";
import { faultFor } from "../../src/testing/index.ts";
import { violationAt } from "../i18n/faults.ts";

/** A fault that refuses these params, each with the server's words. */
export function refusalOf(messages: Readonly<Record<string, string>> | readonly (readonly [string, string])[]): Fault {
  const entries = Array.isArray(messages) ? messages : Object.entries(messages);
  return refusal(entries.map(([param, message]) => violationAt([param], { message })));
}

/** A fault with these violations, another object in every call. */
export function refusal(violations: readonly Violation[]): Fault {
  return faultFor("prism-io/validation_error/422", { message: violations[0]?.message ?? null, violations });
}

/** A mutation's result, as TanStack Query makes one in every render. */
export function failed(error: unknown, submittedAt = 0): object {
  return { isError: true, error, submittedAt, mutate: () => {} };
}

export const idle = { isError: false, error: null, submittedAt: 0, mutate: () => {} };
