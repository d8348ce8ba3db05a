import { classify, type Fault, isFault, sanitizeServerText } from "../../src/core/index.ts";
import { recoveries, remedies, types } from "../../src/core/vocabulary.ts";

const faultKeys = "code envelope message origin recovery remedy requestId retryAt status type violations";
const violationKeys = "code message param path values";

const keysOf = (value: object) => Object.keys(value).sort().join(" ");
const isText = (value: unknown) => value === null || typeof value === "string";

function isDeeplyFrozen(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  return Object.isFrozen(value) && Object.values(value).every(isDeeplyFrozen);
}

/** Everything that keeps a value from being a fault as the types promise it; empty for a sound one. */
export function flawsOf(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [`${String(value)} is no object`];
  const fault = value as Fault;
  const { code, recovery, remedy, envelope, origin, message, violations, retryAt, requestId } = fault;
  const type: string = fault.type;
  const status: number | null = fault.status;
  const mayQuote = type === "invalid_request_error" || type === "governance_error";
  const rules: [flaw: string, holds: boolean][] = [
    ["keys", keysOf(fault) === faultKeys],
    ["type", typeof type === "string" && Object.hasOwn(types, type)],
    ["remedy", remedies.includes(remedy)],
    ["recovery", recovery === null || recoveries.includes(recovery)],
    ["texts", [code, envelope, origin, requestId].every(isText)],
    ["status", status === null || (Number.isInteger(status) && status >= 100 && status < 600)],
    ["a status where nothing answered", status === null || (type !== "network_error" && type !== "cancelled")],
    ["retryAt", retryAt === null || Number.isFinite(retryAt)],
    ["a countdown for what money changes", retryAt === null || remedy !== "upgrade"],
    ["words that must not be shown", message === null || (mayQuote && (status ?? 0) < 500)],
    ["words that are not clean", message === null || sanitizeServerText(message) === message],
    ["violations", Array.isArray(violations)],
    ["frozen", isDeeplyFrozen(fault)],
  ];
  const flaws = rules.filter(([, holds]) => !holds).map(([flaw]) => flaw);
  if (!Array.isArray(violations)) return flaws;
  for (const violation of violations) flaws.push(...flawsOfViolation(violation));

  const copy: unknown = JSON.parse(JSON.stringify(fault));
  if (!isFault(copy)) flaws.push("does not survive JSON");
  else if (JSON.stringify(classify(copy)) !== JSON.stringify(fault)) flaws.push("changes in JSON");
  return flaws;
}

function flawsOfViolation(violation: Fault["violations"][number]): string[] {
  const { param, path, message, code, values } = violation;
  const rules: [flaw: string, holds: boolean][] = [
    ["keys of a violation", keysOf(violation) === violationKeys],
    ["texts of a violation", [param, message, code].every(isText)],
    ["path", Array.isArray(path) && path.every((part) => typeof part === "string" || Number.isFinite(part))],
    ["a path without a param", param !== null || path.length === 0],
    ["values", Object.values(values).every((each) => ["string", "number", "boolean"].includes(typeof each))],
    ["words of a violation that are not clean", message === null || sanitizeServerText(message) === message],
  ];
  return rules.filter(([, holds]) => !holds).map(([flaw]) => flaw);
}
