import {
  causeOf,
  classify,
  classifyAsync,
  type Fault,
  FaultError,
  type FaultType,
  isFault,
  type KnownCode,
  matchField,
  parseRetryAfter,
  type Recovery,
  type Remedy,
  type Row,
  type Surface,
  safeReturnTo,
  sanitizeServerText,
  surfaceOf,
  throwIfFault,
  type Violation,
} from "amends/core";
import { classify as classifyBare, defineAmends as defineBare, prismIo } from "amends/core/bare";
import { amends } from "./amends.js";

export async function load(path: string): Promise<unknown> {
  try {
    return await (await throwIfFault(await fetch(path), amends)).json();
  } catch (error) {
    const fault: Fault | null = error instanceof FaultError ? error.fault : await classifyAsync(error, amends);
    return fault && describe(fault);
  }
}

export function describe(fault: Fault): string {
  const surface: Surface = surfaceOf(fault);
  const at: number | null = fault.retryAt;
  const paths = fault.violations.map(({ param, path, message, code }: Violation) => [param, path, message, code]);
  return [surface, at, paths, fault.status, fault.origin, fault.message, causeOf(fault)].join();
}

/** The union is told apart by its type, and closed. */
export function isWorthRetrying(fault: Fault): boolean {
  switch (fault.type) {
    case "network_error":
    case "timeout_error":
    case "server_error":
      return true;
    case "invalid_request_error":
    case "authentication_error":
    case "permission_error":
    case "not_found_error":
    case "rate_limit_error":
    case "governance_error":
    case "cancelled":
    case "unknown_error":
      return false;
    default: {
      const never: never = fault;
      return never;
    }
  }
}

export const certain: Fault = classify(new Error("Not a success"), amends);
export const perhaps: Fault | null = classify({ any: "value" });
export const plain: unknown = JSON.parse(JSON.stringify(certain));
export const back: Fault | null = isFault(plain) ? plain : null;
export const code: KnownCode | string | null = certain.code;
export const type: FaultType = certain.type;
export const next: [Remedy, Recovery | null] = [certain.remedy, certain.recovery];
export const row: Row = { type: "server_error", remedy: "retry" };
export const wait: number | undefined = parseRetryAfter("120", { now: 0 });
export const field: string | undefined = matchField(["body", "items", 0], ["items[0]"]);
export const text: string = sanitizeServerText("words", { maxLength: 100 });
export const home: string | undefined = safeReturnTo("/scans", "https://app.example");

const bare = defineBare({ apis: [{ origin: "https://api.example", envelope: prismIo }] });
export const fewer: Fault = classifyBare(new Error("Not a success"), bare);
