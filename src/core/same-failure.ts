import type { Amends } from "./config.ts";
import type { Fault } from "./fault.ts";
import { causeOf } from "./fault-error.ts";
import { isObject, read, tagOf } from "./read.ts";
import { isDefect } from "./report.ts";

/** How long (ms) a failed request is remembered for whoever throws something of their own because of it. */
export const claimTime = 5000;
const maxAnswers = 50;
const maxCauses = 4;

interface Answer {
  /** The Response, or what fetch rejected with. */
  readonly answer: object;
  readonly fault: Fault;
  readonly at: number;
  /** Whether it is known what was thrown because of it. */
  isTaken: boolean;
}

const answers = new WeakMap<Amends, Answer[]>();
/** By what was thrown: the answer that it was made of, where the client has kept nothing of that. */
const madeOf = new WeakMap<object, object>();

/**
 * The objects by which two thrown values are known to be one failure: the value, what it wraps, the answer
 * that a client kept, that answer's headers (all that OpenAI's client keeps), and the fault. Never throws.
 */
export function identitiesOf(thrown: unknown, fault: Fault): object[] {
  // Two equal texts are the same fault, and may be two failures.
  if (!isObject(thrown)) return [];
  const wrapped: unknown[] = [fault, causeOf(fault)];
  let value: unknown = thrown;
  for (let depth = 0; depth <= maxCauses && isObject(value); depth += 1) {
    wrapped.push(value, read(value, "fault"), read(value, "response"), madeOf.get(value));
    value = read(value, "cause");
  }
  const headers = wrapped.map((each) => read(each, "headers")).filter((each) => tagOf(each) === "Headers");
  return [...new Set([...wrapped, ...headers].filter(isObject))];
}

/** Remembers what `createApiFetch` gave back, for as long as somebody may throw something because of it. */
export function noteAnswer(answer: unknown, fault: Fault, amends: Amends): void {
  if (!isObject(answer)) return;
  answers.set(amends, [
    ...recentAnswers(amends).slice(1 - maxAnswers),
    { answer, fault, at: Date.now(), isTaken: false },
  ]);
}

/**
 * Finds the failed request that a value was thrown because of. A client that copies what it needs (axios,
 * openapi-fetch) leaves no object to know it by; then it is the first of those which say the same.
 */
export function linkToAnswer(thrown: unknown, fault: Fault, amends: Amends): void {
  if (!isObject(thrown) || madeOf.has(thrown)) return;
  const known = identitiesOf(thrown, fault);
  const recent = recentAnswers(amends);
  if (recent.some(({ answer }) => answer === thrown)) return;
  const same = recent.filter((each) => identitiesOf(each.answer, each.fault).some((id) => known.includes(id)));
  for (const each of same) each.isTaken = true;
  if (same.length > 0 || isDefect(fault)) return;
  const alike = recent.find((each) => !each.isTaken && isAlike(each.fault, fault));
  if (!alike) return;
  alike.isTaken = true;
  madeOf.set(thrown, alike.answer);
}

function recentAnswers(amends: Amends): Answer[] {
  return (answers.get(amends) ?? []).filter(({ at }) => Math.abs(Date.now() - at) < claimTime);
}

/** Whether two faults may be of one answer: a copy may lack where it came from, and contradicts nothing. */
function isAlike(one: Fault, other: Fault): boolean {
  const agree = (key: "status" | "origin" | "requestId"): boolean =>
    one[key] === null || other[key] === null || one[key] === other[key];
  return one.type === other.type && one.code === other.code && agree("status") && agree("origin") && agree("requestId");
}
