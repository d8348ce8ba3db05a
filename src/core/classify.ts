import type { Amends } from "./config.ts";
import type { Fault } from "./fault.ts";
import { FaultError, provenanceOf, reviveFault } from "./fault-error.ts";
import { makeFault } from "./make-fault.ts";
import { attempt, isObject } from "./read.ts";
import { statusRow } from "./rows.ts";
import { readUnread } from "./unread.ts";
import type { Verdict, Witness } from "./verdict.ts";
import { weigh } from "./weigh.ts";

/** What a value means under a configuration, and then under those that it was classified by before. */
interface Memo {
  readonly amends: Amends;
  readonly fault: Fault | null;
  readonly before: Memo | undefined;
}

const memos = new WeakMap<object, Memo>();
/** A server has a configuration for each request, and an error may be a constant: none of them may pile up. */
const maxConfigurations = 4;

/** The same for what is no object: short texts and the like, not too many of them, for as long as the configuration lives. */
const plainMemos = new WeakMap<Amends, Map<unknown, Fault | null>>();
const maxPlainMemos = 500;
const maxPlainLength = 1000;

/** By the value that an unread body was found in: ends with its classification anew, under every configuration. */
const upgrades = new WeakMap<object, Promise<void>>();

/**
 * Classifies whatever was thrown. Total: never throws, whatever it is given, and bounded in
 * depth and time. Memoised by value and configuration, so that a fault stays the same across
 * renders, even where the value changes afterwards.
 *
 * @returns a frozen fault; null only for a body or Response that reports success.
 */
export function classify(value: Error, amends: Amends): Fault;
export function classify(value: unknown, amends: Amends): Fault | null;
export function classify(value: unknown, amends: Amends): Fault | null {
  if (!isObject(value)) return classifyPlain(value, amends);
  const known = memos.get(value);
  for (let memo = known; memo; memo = memo.before) if (memo.amends === amends) return memo.fault;
  const fault = classifyAfresh(value, amends);
  memos.set(value, { amends, fault, before: newest(known, maxConfigurations - 1) });
  return fault;
}

function newest(memo: Memo | undefined, count: number): Memo | undefined {
  return memo && count > 0 ? { ...memo, before: newest(memo.before, count - 1) } : undefined;
}

/**
 * As `classify`, but reads what it could not: the unread body of a Response, from a clone, or a
 * Blob. Bounded in size and time; what was thrown stays readable. From then on `classify`
 * gives this better fault too. Never rejects.
 */
export async function classifyAsync(value: unknown, amends: Amends): Promise<Fault | null> {
  if (isObject(value)) {
    const reading = upgrades.has(value) ? undefined : readUnread(value);
    if (reading !== undefined)
      upgrades.set(
        value,
        reading.then(() => void memos.delete(value)),
      );
    await upgrades.get(value);
  }
  return classify(value, amends);
}

/**
 * Gives the response back if it is fine; its body stays unread.
 * @throws FaultError for one that reports a failure, whether by status or, under a 2xx, in its body.
 */
export async function throwIfFault(response: Response, amends: Amends): Promise<Response> {
  const fault = await classifyAsync(response, amends);
  if (fault) throw new FaultError(fault, { cause: response });
  return response;
}

function classifyPlain(value: unknown, amends: Amends): Fault | null {
  const known = plainMemos.get(amends) ?? new Map<unknown, Fault | null>();
  const memo = known.get(value);
  if (memo !== undefined) return memo;
  const fault = classifyAfresh(value, amends);
  // Two equal texts may have been thrown at two times: a wait counts from each.
  if ((typeof value === "string" && value.length > maxPlainLength) || fault?.retryAt) return fault;
  if (known.size >= maxPlainMemos) known.clear();
  plainMemos.set(amends, known.set(value, fault));
  return fault;
}

/** Classifies what may have been classified before. A witness is told of each step. */
export function classifyAfresh(value: unknown, amends: Amends, witness?: Witness): Fault | null {
  const fault = reviveFault(value);
  if (fault) return judgedBy(amends, fault);
  const verdict = weigh(value, amends, witness);
  if (verdict === null) return null;
  const found: Verdict = verdict ?? { row: statusRow(null) };
  if (found.fault) return judgedBy(amends, found.fault);
  // An envelope's reading may turn out to be junk: then there is none.
  return (
    attempt(() => makeFault(found, value, amends), found.api?.envelope.read) ??
    makeFault({ ...found, reading: undefined }, value, amends)
  );
}

/** Faults that are just being judged anew: one may be found again in what it was made of. */
const judging = new WeakSet<Fault>();

/** A fault that another configuration made, judged anew by what it was made of; itself where that is gone. */
function judgedBy(amends: Amends, fault: Fault): Fault {
  const { amends: before, cause } = provenanceOf(fault) ?? {};
  if (before === undefined || before === amends || cause == null || judging.has(fault)) return fault;
  judging.add(fault);
  try {
    return classify(cause, amends) ?? fault;
  } finally {
    judging.delete(fault);
  }
}
