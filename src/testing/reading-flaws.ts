const keys = ["code", "type", "status", "message", "violations", "retryAfterMs", "requestId", "expected"];
const violationKeys = ["param", "message", "code", "values"];

const isText = (value: unknown) => value == null || typeof value === "string";
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** What keeps a value from being what `read` and `readError` may give, its violations apart; empty for "success" and null. */
export function flawsOfReading(reading: unknown): string[] {
  if (reading === null || reading === "success") return [];
  if (!isObject(reading)) return [`a reading is ${typeof reading}, not an object, "success" or null`];
  const { code, type, status, message, violations = [], retryAfterMs, requestId, expected } = reading;
  const rules: readonly (readonly [flaw: string, holds: boolean])[] = [
    ["code is left out: write null where there is none", code !== undefined],
    ["code, type, message or requestId is no text", [code, type, message, requestId].every(isText)],
    ["status is no number", status == null || (typeof status === "number" && Number.isFinite(status))],
    ["retryAfterMs is no finite number of ms", retryAfterMs === undefined || isWait(retryAfterMs)],
    ["expected is no boolean", expected === undefined || typeof expected === "boolean"],
    ["violations is no array", Array.isArray(violations)],
    ...Object.keys(reading).map((key) => [`${key} means nothing in a reading`, keys.includes(key)] as const),
  ];
  return rules.filter(([, holds]) => !holds).map(([flaw]) => flaw);
}

/** The same of its violations. */
export function flawsOfViolations(reading: unknown): string[] {
  const violations = isObject(reading) ? reading.violations : undefined;
  return Array.isArray(violations) ? violations.slice(0, 1000).flatMap(flawsOfViolation) : [];
}

function isWait(value: unknown): boolean {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}

function flawsOfViolation(violation: unknown): string[] {
  if (!isObject(violation)) return ["a violation is no object"];
  const { param, message, code, values } = violation;
  const rules: readonly (readonly [flaw: string, holds: boolean])[] = [
    ["a violation's param is no text, number or path", isParam(param)],
    ["a violation's message or code is no text", isText(message) && isText(code)],
    ["a violation's values are no object", values === undefined || isObject(values)],
    ["a violation has neither param nor message", param != null || message != null],
    ...Object.keys(violation).map(
      (key) => [`${key} means nothing in a violation`, violationKeys.includes(key)] as const,
    ),
  ];
  return rules.filter(([, holds]) => !holds).map(([flaw]) => flaw);
}

function isParam(param: unknown): boolean {
  const isSegment = (each: unknown) => typeof each === "string" || (typeof each === "number" && Number.isFinite(each));
  return param == null || isSegment(param) || (Array.isArray(param) && param.every(isSegment));
}
