import { type Address, nowhere } from "./address.ts";
import { type Answer, readAnswer } from "./answer.ts";
import { bindingAt } from "./binding.ts";
import { toBody } from "./body.ts";
import { causeIn } from "./causes.ts";
import { clientEvidence } from "./client-evidence.ts";
import type { Amends } from "./config.ts";
import { grpcStatus } from "./grpc.ts";
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
  const { api: bound, origin: place } = bindingAt(http.address, amends.apis);
  http.bound = !!bound;
  http.place = place;
  const cause = causeIn(value);
  const scale: Scale = {
    ...{ amends, value, thrown, http, bound, cause, witness, ...evidenceIn(http, thrown, cause) },
    weigh: (each) => weigh(each, amends, witness, budget, http),
  };
  witness?.(scale, weigh);
  for (const step of steps) {
    const found = step(scale);
    witness?.(scale, step, found);
    if (found !== undefined) return found;
  }
  return undefined;
}

function evidenceIn(http: Answer, thrown: boolean, cause: unknown): Pick<Scale, "said" | "saidItself" | "rpc"> {
  const { answered, status, value } = http;
  // Some clients invent a status for a request that nobody answered: then the client tells, or its cause.
  const itself = (answered ?? 0) >= 400 ? undefined : clientEvidence(value);
  const said = itself ?? (status !== null && status !== answered ? clientEvidence(cause) : undefined);
  return { said, saidItself: !!itself, rpc: thrown && said ? undefined : grpcStatus(http, thrown) };
}
