import { bindingAt } from "./binding.ts";
import type { Amends, FaultReport } from "./config.ts";
import { defectName } from "./defect-name.ts";
import type { Row } from "./envelope.ts";
import type { Fault } from "./fault.ts";
import { causeOf, provenanceOf } from "./fault-error.ts";
import { own } from "./read.ts";
import { kitRows, row, statusRow } from "./rows.ts";
import { isSilent, type Remedy, type Surface, types } from "./vocabulary.ts";

/** The row of a fault's code, under this configuration; its status' or its type's row for an unknown code. */
export function rowOf(fault: Fault, amends: Amends): Row {
  const { type, status, remedy } = fault;
  const byStatus = statusRow(status);
  const meaning = byStatus.type === type && byStatus.remedy === remedy ? byStatus : row(type);
  return provenanceOf(fault)?.row ?? rowOfCode(fault, amends) ?? meaning;
}

/** The row that an envelope, the app or the kit has for the fault's code; undefined for a code that nobody has listed. */
function rowOfCode({ code, envelope, origin }: Fault, amends: Amends): Row | undefined {
  if (code === null) return undefined;
  const apis = amends.apis.filter((api) => api.envelope.name === envelope);
  const { api: bound } = bindingAt(origin, amends.apis);
  const api = apis.find((each) => each === bound) ?? apis[0];
  return (own(api?.rows, code) ?? own(amends.codes, code) ?? own(kitRows, code)) as Row | undefined;
}

/** Whether a healthy app meets this now and then, so that nobody need be woken. */
export function isExpected({ type, expected }: Row): boolean {
  return expected ?? types[type].expected ?? true;
}

/** Whether it is a mistake in a program: no answer, nothing that a client or an engine says of a connection. */
export function isDefect({ type, status, code, envelope }: Fault): boolean {
  return type === statusRow(null).type && status === null && code === null && envelope === null;
}

/**
 * What may be told of a fault to whoever watches over the app. An unknown code may carry
 * anything, a name or a number of a person too, so only documented ones enter the fingerprint.
 *
 * @returns null for what is never reported: the caller's own abort.
 */
export function toReport(fault: Fault, amends: Amends): FaultReport | null {
  const { type, status, envelope, origin, remedy, requestId, code } = fault;
  if (isSilent(fault)) return null;
  const found = rowOf(fault, amends);
  const documented = rowOfCode(fault, amends) ? code : null;
  const name = found.group ?? (isDefect(fault) ? defectName(causeOf(fault)) : documented);
  return Object.freeze<FaultReport>({
    type,
    status,
    envelope,
    origin,
    remedy,
    expected: isExpected(found),
    fingerprint: [envelope, origin, type, status, name].map((part) => part ?? "").join("|"),
    requestId,
    code: found.group ? null : code,
  });
}

const surfaces: Readonly<Partial<Record<Remedy, Surface>>> = {
  fix_input: "summary",
  revise_content: "summary",
  request_access: "page",
  sign_in: "dialog",
  start_over: "page",
  wait: "banner",
  go_back: "page",
};

/** Where a fault shows if nothing was placed for it. */
export function surfaceOf(fault: Fault, amends: Amends): Surface {
  return surfaceOfRow(rowOf(fault, amends));
}

export function surfaceOfRow({ remedy, surface }: Row): Surface {
  return surface ?? surfaces[remedy] ?? "inline";
}

/**
 * Whether a failure is of a whole server, or of the way to it, and not of one request: a limit, no connection, or
 * what a gateway says of the server behind it. A banner says it once for all; an app takes a row off it by naming
 * another surface.
 */
export function isOutage(fault: Fault, amends: Amends): boolean {
  const { type, status, remedy } = fault;
  const { passing, answered, silent } = types[type];
  const isOfServer = remedy === "wait" || answered === false || (status ?? 0) > 500;
  return passing === true && !silent && isOfServer && (rowOf(fault, amends).surface ?? "banner") === "banner";
}
