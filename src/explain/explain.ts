import { toBody } from "../core/body.ts";
import { classifyAfresh } from "../core/classify.ts";
import type { Amends } from "../core/config.ts";
import type { Fault } from "../core/fault.ts";
import { causeOf, reviveFault } from "../core/fault-error.ts";
import { attempt, isObject } from "../core/read.ts";
import { statusRow } from "../core/rows.ts";
import { steps } from "../core/steps.ts";
import type { Finding, Scale, Verdict, Witness } from "../core/verdict.ts";
import { weigh } from "../core/weigh.ts";
import { traceFault } from "./of-fault.ts";
import { traceReading, traceStep } from "./of-steps.ts";
import { traceValue } from "./of-value.ts";
import { createTrace, type Trace, type TraceEntry, toText } from "./trace.ts";

/** How a value was read. */
export interface Explanation {
  /** What `classify` makes of the value; null for a success. */
  readonly fault: Fault | null;
  /** What was looked at and found, in order. */
  readonly trace: readonly TraceEntry[];
  /** The same as lines of text, for a console or a report of a bug. */
  readonly text: string;
}

/**
 * Says why a value is classified as it is: each place that was looked at, which evidence won and which was rejected,
 * which row and which words came of it. The steps are those of `classify`, walked anew, so what changed in the value
 * since it was classified counts here. Bounded in what it looks at, never throws, and repeats neither headers, query
 * strings nor the server's words.
 *
 * @param amends what `defineAmends` returns.
 */
export function explain(value: unknown, amends: Amends): Explanation {
  const trace = createTrace();
  const heard = listen(trace);
  const carried = reviveFault(value);
  traceGiven(trace, value, carried);
  const fault = classifyAfresh(value, amends, heard.witness);
  // Of a fault that was made before, what it was made of tells how.
  if (carried) walkCause(carried, amends, heard.witness);
  const inside = heard.verdict()?.fault;
  if (inside) walkCause(inside, amends, heard.witness);
  attempt(() => {
    const verdict = heard.verdict();
    if (fault === null) trace.add({ about: "row", outcome: "decided", depth: 0, text: "No failure: null." });
    else if (verdict?.fault || (carried && !heard.isWeighed())) traceTakenOver(trace, fault);
    else traceFault(trace, fault, verdict ?? { row: statusRow(null) }, amends);
  });
  return Object.freeze({ fault, trace: Object.freeze(trace.entries), text: toText(trace.entries) });
}

function walkCause(fault: Fault, amends: Amends, witness: Witness): void {
  const cause = causeOf(fault);
  if (cause != null) classifyAfresh(cause, amends, witness);
}

/** What is no object is weighed only where it is JSON in writing. */
function traceGiven(trace: Trace, value: unknown, carried: Fault | undefined): void {
  const add = (outcome: "found" | "nothing", text: string) =>
    trace.add({ about: "value", outcome, depth: 0, path: "", text: `Given: ${text}.` });
  if (carried) add("found", "a fault, or an Error that carries one");
  else if (typeof value === "string") {
    if (isObject(toBody(value))) add("found", "a text that is JSON");
    else add("nothing", "a text that is no JSON, so that nothing is read in it");
  } else if (!isObject(value)) {
    add("nothing", `${value === null ? "null" : `a value of the type ${typeof value}`}, in which nothing can be found`);
  }
}

/** Made elsewhere, and nothing is left of what it was made of. */
function traceTakenOver(trace: Trace, { type }: Fault): void {
  const text = `${type}: the fault says so, and what it was made of cannot be reached.`;
  trace.add({ about: "row", outcome: "decided", depth: 0, text });
}

interface Heard {
  readonly witness: Witness;
  /** Whether any value was weighed. */
  isWeighed(): boolean;
  /** What the outermost value was last found to mean. */
  verdict(): Verdict | undefined;
}

/** A witness that knows how deep it is: what a value wraps is weighed before that one is done. */
function listen(trace: Trace): Heard {
  const open: Scale[] = [];
  let isWeighed = false;
  let last: Finding;
  const tell: Witness = (scale, what, found, api) => {
    if (what === weigh) {
      isWeighed = true;
      traceValue(trace, scale, open.length, open.at(-1)?.value);
      open.push(scale);
      return;
    }
    const depth = Math.max(0, open.lastIndexOf(scale));
    if (api) return traceReading(trace, scale, what, found, api, depth);
    traceStep(trace, scale, what, found as Finding, depth);
    if (found === undefined && what !== steps.at(-1)) return;
    open.length = depth;
    if (depth === 0) last = found as Finding;
  };
  return {
    // Nothing that is told may change what happens.
    witness: (...told) => void attempt(() => tell(...told)),
    isWeighed: () => isWeighed,
    verdict: () => last ?? undefined,
  };
}
