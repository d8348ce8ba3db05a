import type { Amends } from "./amends.ts";
import { callBack } from "./call-back.ts";
import type { Fault } from "./fault.ts";
import { logOnce } from "./log-once.ts";
import { isObject } from "./read.ts";
import { toReport } from "./report.ts";
import { whenRead } from "./thrown.ts";

const reported = new WeakMap<Amends, WeakSet<Fault>>();

/**
 * Tells `onFault` of a thrown value: once for each configuration, whoever meets it first, and
 * once for a Response and the FaultError made of it. A string or null has no identity and
 * counts each time. An unread body is read first. In development the console is told too. Never throws.
 */
export function reportOnce(thrown: unknown, amends: Amends): void {
  logOnce(thrown, amends);
  const { onFault } = amends;
  if (!onFault) return;
  whenRead(thrown, amends, (fault) => {
    // Classifying is memoised: the same value is the same fault, but so may be two equal strings.
    const known = reported.get(amends) ?? new WeakSet();
    if (known.has(fault) && isObject(thrown)) return;
    reported.set(amends, known.add(fault));
    const told = toReport(fault, amends);
    if (told) callBack(onFault, told);
  });
}

const reporters = new WeakSet<Amends>();

/** A query client tells `onFault` of every failure under this configuration, once it has been retried. */
export function addReporter(amends: Amends): void {
  reporters.add(amends);
}

/** Whether somebody else will tell `onFault`, later and with more right. */
export function hasReporter(amends: Amends): boolean {
  return reporters.has(amends);
}
