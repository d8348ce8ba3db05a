import type { Fault, Row, Violation } from "./fault.ts";
import { recoveries, remedies, types } from "./fault.ts";
import { isObject, own, read } from "./read.ts";
import { sanitizeServerText } from "./server-text.ts";

/** What is known of a fault made here and does not belong into its data. */
export interface Provenance {
  /** What was thrown. */
  readonly cause: unknown;
  readonly row?: Row;
  /** Where the deciding evidence stood, in words for a developer. */
  readonly evidence: string;
}

const provenances = new WeakMap<object, Provenance>();

/** Freezes a fault all the way down and notes where it came from. */
export function seal(fault: Fault, provenance: Provenance): Fault {
  for (const violation of fault.violations) {
    for (const part of [violation.path, violation.values, violation]) Object.freeze(part);
  }
  Object.freeze(fault.violations);
  provenances.set(fault, provenance);
  return Object.freeze(fault);
}

/** What was thrown; undefined for a fault that came as data. */
export function causeOf(fault: Fault): unknown {
  return provenanceOf(fault)?.cause;
}

export function provenanceOf(fault: Fault): Provenance | undefined {
  return provenances.get(fault);
}

/** The types whose cause is what a person wrote, so that the server's words can help. */
export function isQuotable(type: string): boolean {
  return /^(invalid_request|governance)_error$/.test(type);
}

/**
 * The server's words as they may stand in a fault of this type and status; null where they may
 * not, whoever declares them safe.
 */
export function quote(text: unknown, type: string, status: number | null): string | null {
  return (isQuotable(type) && (status ?? 0) < 500 && sanitizeServerText(text as string)) || null;
}

/**
 * Whether a value is a fault: made here, or plain data with exactly a fault's keys and
 * vocabulary, as it comes out of JSON or a server component. Never throws.
 */
export function isFault(value: unknown): value is Fault {
  return isObject(value) && (provenances.has(value) || faultFromData(value) !== undefined);
}

const digestPrefix = "amends:";

/** The fault that a value is, carries or encodes; undefined for anything else. Never throws. */
export function reviveFault(value: unknown): Fault | undefined {
  if (!isObject(value)) return undefined;
  for (const each of [value, read(value, "fault")]) {
    if (isObject(each) && provenances.has(each)) return each as Fault;
  }
  const digest = read(value, "digest");
  return typeof digest === "string" && digest.startsWith(digestPrefix) ? faultFromDigest(digest) : faultFromData(value);
}

function faultFromDigest(digest: string): Fault | undefined {
  try {
    // No server text, whoever wrote the digest.
    const data = { ...JSON.parse(digest.slice(digestPrefix.length, 5000)), message: null, violations: [] };
    return faultFromData(data);
  } catch {
    return undefined;
  }
}

function faultFromData(data: object): Fault | undefined {
  try {
    const fault = data as Fault;
    const { type, code, status, recovery, remedy, envelope, origin, message, violations, retryAt, requestId } = fault;
    // The cheapest first: every classification passes here.
    if (!remedies.includes(remedy) || !own(types, type) || Object.keys(data).length !== 11) return undefined;
    const isValid =
      (recovery === null || recoveries.includes(recovery)) &&
      [code, envelope, origin, message, requestId].every((text) => text === null || typeof text === "string") &&
      [status, retryAt].every((number) => number === null || Number.isFinite(number)) &&
      violations.length <= maxViolations;
    if (!isValid) return undefined;
    const words = (text: string | null): string | null => quote(text, type, status);
    const copy = { ...fault, message: words(message), violations: violations.map((each) => toViolation(each, words)) };
    return seal(copy as Fault, { cause: undefined, evidence: "a fault" });
  } catch {
    return undefined;
  }
}

/** More than any form has; what lies beyond is not read. */
export const maxViolations = 1000;

/** Copies what may be kept of a violation. */
export function toViolation(
  { param, path, message, code, values }: { [K in keyof Violation]?: unknown },
  words: (text: string | null) => string | null,
): Violation {
  const text = (value: unknown): string | null => (value == null || value === "" ? null : String(value));
  const plain = /string|number|boolean/;
  return {
    param: text(param),
    path: (path as Violation["path"]).filter((part) => plain.test(typeof part)).slice(0, 100),
    message: words(text(message)),
    code: text(code),
    values: Object.fromEntries(
      Object.entries(values ?? {}).filter(([, value]) => plain.test(typeof value)),
    ) as Violation["values"],
  };
}

/**
 * A fault that can be thrown: it has a stack, and no server text in its message. React keeps
 * an error's `digest` where it hides the rest from the browser, so the fault is encoded there,
 * and `classify` decodes it.
 */
export class FaultError extends Error {
  override readonly name = "FaultError";
  readonly fault: Fault;
  readonly digest: string;

  constructor(fault: Fault, options?: ErrorOptions) {
    // Neither the message nor the digest may tell apart what nobody may tell apart.
    const code = provenanceOf(fault)?.row?.group ?? fault.code;
    super(`${fault.type}: ${code ?? fault.status}`, options);
    this.fault = fault;
    this.digest = digestPrefix + JSON.stringify({ ...fault, code, message: null, violations: [] });
  }
}
