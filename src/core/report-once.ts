import { callBack } from "./call-back.ts";
import type { Amends, FaultReport } from "./config.ts";
import type { Fault } from "./fault.ts";
import { logOnce } from "./log-once.ts";
import { toReport } from "./report.ts";
import { claimTime, identitiesOf, linkToAnswer } from "./same-failure.ts";
import { classifyThrown, whenRead } from "./thrown.ts";

type OnFault = (report: FaultReport) => void;

/** By the function that was told: configurations that share it are one to whoever wrote it. */
const told = new WeakMap<OnFault, WeakSet<object>>();

interface Waiting {
  readonly thrown: unknown;
  readonly amends: Amends;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** What failed, and may still be retried. */
const waiting = new Set<Waiting>();

/**
 * Tells `onFault` of a thrown value, unless it was told of that failure: by this value, by the answer that
 * it was made of, or by what it wraps. A string or null has no identity and counts each time. An unread
 * body is read first. In development the console is told too. Never throws.
 */
export function reportOnce(thrown: unknown, amends: Amends): void {
  whenRead(thrown, amends, (fault) => {
    linkToAnswer(thrown, fault, amends);
    withdraw(thrown, fault, amends);
    logOnce(thrown, amends);
    tell(thrown, fault, amends);
  });
}

/**
 * Tells of what may be retried once it is known that it is not: where nobody has retried it or told of it for
 * `claimTime`, or when the page is left. What fails again is another failure. Runs a timer until then, by
 * which no process is kept alive.
 */
export function reportUnlessRetried(thrown: unknown, amends: Amends): void {
  // Then there is nothing to tell, whatever becomes of it.
  if (!amends.onFault && toReport(classifyThrown(thrown, amends), amends)?.expected !== false) return;
  const entry: Waiting = {
    thrown,
    amends,
    timer: setTimeout(() => giveUp(entry), claimTime),
  };
  (entry.timer as { unref?: () => void }).unref?.();
  if (waiting.size === 0) globalThis.addEventListener?.("pagehide", giveUpAll);
  waiting.add(entry);
}

/** It is retried: of this failure nobody is told. */
export function claimReport(thrown: unknown, amends: Amends): void {
  const fault = classifyThrown(thrown, amends);
  linkToAnswer(thrown, fault, amends);
  withdraw(thrown, fault, amends);
}

/** The app does not want to be told of this failure, whoever meets it. */
export function leaveOut(thrown: unknown, amends: Amends): void {
  claimReport(thrown, amends);
  const { onFault } = amends;
  if (onFault) isNews(thrown, classifyThrown(thrown, amends), onFault);
}

function tell(thrown: unknown, fault: Fault, amends: Amends): void {
  const { onFault } = amends;
  if (!onFault || !isNews(thrown, fault, onFault)) return;
  const report = toReport(fault, amends);
  if (report) callBack(onFault, report);
}

/** Whether a function was not told of a failure yet. From then on it counts as told. */
function isNews(thrown: unknown, fault: Fault, onFault: OnFault): boolean {
  const known = told.get(onFault) ?? new WeakSet();
  told.set(onFault, known);
  const identities = identitiesOf(thrown, fault);
  const isKnown = identities.some((each) => known.has(each));
  for (const each of identities) known.add(each);
  return !isKnown;
}

function withdraw(thrown: unknown, fault: Fault, amends: Amends): void {
  if (waiting.size === 0) return;
  const known = identitiesOf(thrown, fault);
  for (const entry of waiting) {
    if (entry.amends !== amends) continue;
    const identities = identitiesOf(entry.thrown, classifyThrown(entry.thrown, amends));
    if (identities.some((each) => known.includes(each))) end(entry);
  }
}

function end(entry: Waiting): void {
  clearTimeout(entry.timer);
  waiting.delete(entry);
  if (waiting.size === 0) globalThis.removeEventListener?.("pagehide", giveUpAll);
}

function giveUp(entry: Waiting): void {
  end(entry);
  reportOnce(entry.thrown, entry.amends);
}

function giveUpAll(): void {
  for (const entry of waiting) giveUp(entry);
}

const mayBeLeftOut = new WeakMap<Amends, Set<unknown>>();

/** Notes that something runs, or does not any more, whose failures are to be left out. */
export function noteLeftOut(source: unknown, isRunning: boolean, amends: Amends): void {
  const running = mayBeLeftOut.get(amends) ?? new Set();
  mayBeLeftOut.set(amends, running);
  if (isRunning) running.add(source);
  else running.delete(source);
}

/** As `reportOnce`; but while something runs whose failures are to be left out, it is waited for whether this is one. */
export function reportUnlessLeftOut(thrown: unknown, amends: Amends): void {
  if (mayBeLeftOut.get(amends)?.size) reportUnlessRetried(thrown, amends);
  else reportOnce(thrown, amends);
}
