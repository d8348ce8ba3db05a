import type { Fault, Violation } from "../../src/core/fault.ts";

/** A fault with these fields, as it would come out of JSON. */
export function faultWith(fields: Partial<Fault>): Fault {
  return {
    type: "unknown_error",
    code: null,
    status: null,
    recovery: null,
    remedy: "contact_support",
    envelope: null,
    origin: null,
    message: null,
    violations: [],
    retryAt: null,
    requestId: null,
    ...fields,
  } as Fault;
}

export function violationAt(path: Violation["path"], fields: Partial<Violation> = {}): Violation {
  return { param: path.join("."), path, message: null, code: null, values: {}, ...fields };
}
