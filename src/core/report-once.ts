import type { Amends } from "./amends.ts";
import { classify } from "./classify.ts";
import { classifyAsync, isUnread } from "./classify-async.ts";
import type { Fault } from "./fault.ts";
import { isObject } from "./read.ts";
import { toReport } from "./report.ts";

const reported = new WeakMap<Amends, WeakSet<Fault>>();

/**
 * What a thrown value means to whoever knows that it was thrown: null, undefined and what
 * reports success are failures too. Never throws.
 */
export function classifyThrown(thrown: unknown, amends: Amends): Fault {
  return classify(thrown, amends) ?? classify(new Error("A success was thrown.", { cause: thrown }), amends);
}

/**
 * Tells `onFault` of a thrown value: once for each configuration, whoever meets it first, and
 * once for a Response and the FaultError made of it. A string or null has no identity and
 * counts each time. An unread body is read first, for the report's code stands there.
 * Never throws; what `onFault` throws goes to the console.
 */
export function reportOnce(thrown: unknown, amends: Amends): void {
  if (!amends.onFault) return;
  if (isUnread(thrown)) void classifyAsync(thrown, amends).then(() => report(thrown, amends));
  else report(thrown, amends);
}

function report(thrown: unknown, amends: Amends): void {
  // Classifying is memoised: the same value is the same fault, but so may be two equal strings.
  const fault = classifyThrown(thrown, amends);
  const known = reported.get(amends) ?? new WeakSet();
  if (known.has(fault) && isObject(thrown)) return;
  reported.set(amends, known.add(fault));
  const told = toReport(fault, amends);
  try {
    if (told) amends.onFault?.(told);
  } catch (error) {
    console.error(error);
  }
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
