import { type Address, nowhere } from "./address.ts";
import { readAnswer } from "./answer.ts";
import { bindingAt } from "./binding.ts";
import { toBody } from "./body.ts";
import { causeIn } from "./causes.ts";
import { clientEvidence } from "./client-evidence.ts";
import type { Amends, Api } from "./config.ts";
import { isError, isObject } from "./read.ts";
import { steps } from "./steps.ts";
import type { Finding, Scale, Witness } from "./verdict.ts";

/** How many values are looked at in all: causes of causes, and the members of AggregateErrors. */
const maxValues = 24;

/**
 * Weighs the evidence in a value, step by step, and where that has none, in what it wraps.
 *
 * @returns null for a success, undefined where there is no evidence at all.
 */
export function weigh(
  given: unknown,
  amends: Amends,
  witness?: Witness,
  budget = { left: maxValues },
  outer: Address = nowhere,
): Finding {
  const value = typeof given === "string" ? toBody(given) : given;
  if (!isObject(value) || budget.left-- < 1) return undefined;
  const thrown = isError(value);
  const http = readAnswer(value, thrown);
  // A cause failed where its wrapper says the request went.
  if (http.address === null) [http.address, http.origin] = [outer.address, outer.origin];
  let bound: Api | undefined;
  if (http.address !== null) {
    const binding = bindingAt(http.address, amends.apis);
    bound = binding.api;
    http.bound = !!bound;
    http.place = binding.origin;
  }
  const { answered, status } = http;
  // Some clients invent a status for a request that nobody answered: then the client tells, or its cause.
  const itself = (answered ?? 0) >= 400 ? undefined : clientEvidence(value);
  const isCopied = status !== null && status !== answered;
  const scale: Scale = {
    amends,
    value,
    thrown,
    http,
    bound,
    said: itself ?? (isCopied ? clientEvidence(causeIn(value)) : undefined),
    saidItself: !!itself,
    weigh: (each) => weigh(each, amends, witness, budget, http),
    witness,
  };
  witness?.(scale, weigh);
  for (const step of steps) {
    const found = step(scale);
    witness?.(scale, step, found);
    if (found !== undefined) return found;
  }
  return undefined;
}
