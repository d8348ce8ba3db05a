import type { Amends } from "./config.ts";
import type { Fault } from "./fault.ts";
import { causeOf, isFault } from "./fault-error.ts";
import { isObject } from "./read.ts";
import { toReport } from "./report.ts";
import { identitiesOf } from "./same-failure.ts";
import { whenRead } from "./thrown.ts";

/**
 * In development, writes to the console what was thrown, if a healthy app does not meet that, and how it
 * was read: once, whoever meets it first and under whichever configuration. Silent in production, where
 * nothing of it is in a bundle, and where nobody says what this is. Never throws.
 */
export function logOnce(thrown: unknown, amends: Amends): void {
  try {
    // Written out, since bundlers replace just these words.
    if (process.env.NODE_ENV !== "production") {
      // Components ask each other for the fault, and may do so before the answer's body was read.
      const source = isFault(thrown) ? (causeOf(thrown) ?? thrown) : thrown;
      whenRead(source, amends, (fault) => log(source, fault, amends));
    }
  } catch {}
}

const logged = new WeakSet();
/** What has no identity: of equal texts the first is logged. */
const loggedTexts = new Set();

/** Whether a failure was not written to the console yet. From then on it counts as written. */
export function markLogged(thrown: unknown, fault: Fault): boolean {
  // A FaultError's answer, and the one that a client keeps, may have been met by createApiFetch.
  const met = isObject(thrown) ? identitiesOf(thrown, fault) : [thrown];
  const isKnown = met.some((each) => seen(each).has(each));
  for (const each of met) seen(each).add(each);
  return !isKnown;
}

function log(thrown: unknown, fault: Fault, amends: Amends): void {
  const report = toReport(fault, amends);
  if (!report || report.expected || !markLogged(thrown, fault)) return;
  const { type, status, envelope, remedy, code } = report;
  const reading = `${type}, status ${status ?? "none"}, envelope ${plain(envelope)}, code ${plain(code)}, remedy ${remedy}`;
  console.error(`amends: unexpected ${reading}. It was read from:`, thrown);
}

function seen(value: unknown): Pick<Set<unknown>, "add" | "has"> {
  return (isObject(value) ? logged : loggedTexts) as Set<unknown>;
}

/** A server may send anything for a name, also what the console takes for a format. */
function plain(name: string | null): string {
  return name !== null && /^[\w.:-]{1,100}$/.test(name) ? name : "none";
}
