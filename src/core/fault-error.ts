import { sharedByCopies } from "./copies.ts";
import type { Row } from "./envelope.ts";
import type { Fault, Violation } from "./fault.ts";
import { toPath, withoutPrefix } from "./field-path.ts";
import { isRequestId } from "./headers.ts";
import { isStatus } from "./http-status.ts";
import { attempt, isData, own, read, textOf } from "./read.ts";
import { sanitizeServerText } from "./server-text.ts";
import { recoveries, remedies, types } from "./vocabulary.ts";

/** What is known of a fault made here and does not belong into its data. */
export interface Provenance {
  /** What was thrown. */
  readonly cause?: unknown;
  readonly row?: Row;
  /** The configuration that it was judged by. */
  readonly amends?: object;
  /** What the API writes before the paths of inputs. */
  readonly prefixes?: readonly string[];
}

/** A fault whose texts and violations nobody has vouched for yet. */
export type Draft = Omit<Fault, "message" | "violations"> & {
  readonly message: unknown;
  readonly violations: readonly { readonly [K in keyof Violation]?: unknown }[];
};

const ofThisCopy = new WeakMap<object, Provenance>();
/** Of the page as a whole, so that a fault of another copy of this package is one here too. */
const provenances = sharedByCopies("amends.faults", ofThisCopy);

/** More than any form has; what lies beyond is not read. */
export const maxViolations = 1000;
/** More UTF-16 code units than any name, code or origin has. */
const maxName = 1000;
/** More than any violation's text needs. */
const maxValues = 50;

/**
 * Makes a draft a fault: frozen all the way down, its provenance noted, and of the server's words
 * only those kept that may be shown, whoever declares them safe.
 */
export function seal(draft: Draft, provenance: Provenance, isSafe: boolean): Fault {
  const mayQuote = isSafe && types[draft.type].quotable && (draft.status ?? 0) < 500;
  const quote = (text: unknown): string | null => (mayQuote && sanitizeServerText(text as string)) || null;
  const words = quote(draft.message);
  const { prefixes } = provenance;
  const violations =
    draft.violations.length === 0
      ? noViolations
      : Object.freeze(
          draft.violations.map(({ param, path: given, message, code, values }): Violation => {
            const whole = toPath((given ?? param ?? "") as string);
            const path = prefixes ? (attempt(() => withoutPrefix(whole, prefixes)) ?? whole) : whole;
            return Object.freeze({
              param: nameOf(param) ?? nameOf(whole.join(".")),
              path: Object.freeze([...path]),
              message: message === draft.message ? words : quote(message),
              code: nameOf(code),
              values: values ? plainValues(values) : noValues,
            });
          }),
        );
  const fault = Object.freeze({ ...draft, message: words, violations } as Fault);
  provenances.set(fault, provenance);
  return fault;
}

const noViolations: readonly Violation[] = Object.freeze([]);

function nameOf(text: unknown): string | null {
  return textOf(text)?.slice(0, maxName) ?? null;
}

const noValues = Object.freeze({});

function plainValues(values: object): Violation["values"] {
  const plain = Object.entries(values)
    .slice(0, maxValues)
    .filter(([key]) => key.length <= maxName)
    .filter(([, value]) => /string|boolean/.test(typeof value) || Number.isFinite(value))
    .map(([key, value]) => [key, textOf(value) ? sanitizeServerText(value) : value]);
  return Object.freeze(Object.fromEntries(plain));
}

/** What was thrown; undefined for a fault that came as data. */
export function causeOf(fault: Fault): unknown {
  return provenanceOf(fault)?.cause;
}

export function provenanceOf(fault: Fault): Provenance | undefined {
  return provenances.get(fault);
}

/**
 * Whether a value is a fault: made here, or plain data with exactly a fault's keys and
 * vocabulary, as it comes out of JSON or a server component. Never throws.
 */
export function isFault(value: unknown): value is Fault {
  return provenances.has(value as object) || faultFromData(value) !== undefined;
}

const digestPrefix = "amends:";

/** The fault, made here, that a value is or carries. */
export function sealedIn(value: unknown): Fault | undefined {
  if (provenances.has(value as object)) return value as Fault;
  const fault = read(value, "fault");
  return fault && provenances.has(fault) ? (fault as Fault) : undefined;
}

/** The fault that a value is, carries or encodes; undefined for anything else. Never throws. */
export function reviveFault(value: unknown): Fault | undefined {
  const fault = sealedIn(value) ?? storedIn(value);
  if (fault) return fault;
  const digest = textOf(read(value, "digest"));
  if (!digest?.startsWith(digestPrefix)) return faultFromData(value);
  // No server text, whoever wrote the digest.
  return attempt(() =>
    faultFromData({ ...JSON.parse(digest.slice(digestPrefix.length, 5000)), message: null, violations: [] }),
  );
}

/** The fault of a FaultError that was stored as JSON, as a cache in localStorage or a dehydrated query has it. */
function storedIn(value: unknown): Fault | undefined {
  if (read(value, "name") !== "FaultError" || !isData(value)) return undefined;
  return faultFromData(read(value, "fault"));
}

function faultFromData(data: unknown): Fault | undefined {
  // The cheapest first: every classification passes here.
  if (read(data, "remedy") === undefined) return undefined;
  return attempt(() => {
    const fault = { ...(data as Fault) };
    const { type, code, status, recovery, envelope, origin, message, violations, retryAt, requestId } = fault;
    const isValid =
      Object.getPrototypeOf(Object.getPrototypeOf(data)) === null &&
      Object.keys(fault).length === 11 &&
      own(types, type) &&
      remedies.includes(fault.remedy) &&
      (recovery === null || recoveries.includes(recovery)) &&
      [code, envelope, origin].every((text) => text === nameOf(text)) &&
      message === textOf(message) &&
      (requestId === null || isRequestId(requestId)) &&
      (status === null || (typeof status === "number" && isStatus(status) && types[type].answered !== false)) &&
      (retryAt === null || Number.isFinite(retryAt)) &&
      violations.length <= maxViolations &&
      violations.every(({ path }) => Array.isArray(path));
    return isValid ? seal(fault, {}, true) : undefined;
  });
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
    super(`${fault.type}: ${fault.code ?? fault.status}`, options);
    // What came as data becomes a fault here, or its words would be lost behind the digest.
    this.fault = sealedIn(fault) ?? faultFromData(fault) ?? fault;
    this.digest = digestPrefix + JSON.stringify({ ...fault, message: null, violations: [] });
  }
}
