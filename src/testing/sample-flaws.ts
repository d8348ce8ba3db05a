import { defineAmends } from "../core/bare.ts";
import type { Envelope } from "../core/envelope.ts";
import type { Fault, Violation } from "../core/fault.ts";
import { classify } from "../core/index.ts";
import { isExpected, rowOf } from "../core/report.ts";
import { copyOf, origin, textOf } from "./conformance-readings.ts";
import type { EnvelopeSample } from "./envelope-sample.ts";

/** What keeps a sample from becoming what its author says; from a bound origin too, where there is one. */
export function sampleFlaws(envelope: Envelope, sample: EnvelopeSample): string[] {
  const { outcome, whenBound, thrown, status } = sample;
  const hasOrigin = !thrown && status !== undefined;
  const bound = whenBound ? { ...(typeof outcome === "object" && outcome), ...whenBound } : outcome;
  return [
    ...outcomeFlaws(envelope, sample, outcome, false),
    ...(hasOrigin ? outcomeFlaws(envelope, sample, bound, true).map((flaw) => `from a bound origin, ${flaw}`) : []),
  ];
}

function outcomeFlaws(
  envelope: Envelope,
  sample: EnvelopeSample,
  outcome: EnvelopeSample["outcome"],
  bound: boolean,
): string[] {
  const amends = defineAmends({ apis: [bound ? { origin, envelope } : { envelope }] });
  const forms: unknown[] = sample.thrown ? [sample.thrown()] : formsOf(sample, outcome === "success", bound);
  return forms.flatMap((value) => {
    const before = Date.now();
    const fault = classify(value, amends);
    const after = Date.now();
    if (outcome === "success") return fault ? [`a success becomes ${fault.type} (${fault.code})`] : [];
    if (outcome === null)
      return fault?.envelope === envelope.name ? [`it is read, as ${fault.type} (${fault.code})`] : [];
    if (fault?.envelope !== envelope.name) return [`it is not read, and becomes ${fault?.type ?? "a success"}`];
    const { retryAfterMs, violations, expected, ...members } = outcome;
    const flaws = Object.entries(members).flatMap(([key, value]) => differs(key, fault[key as keyof Fault], value));
    if (violations) flaws.push(...violationFlaws(fault.violations, violations));
    if (expected !== undefined) flaws.push(...differs("expected", isExpected(rowOf(fault, amends)), expected));
    if (retryAfterMs === undefined) return flaws;
    const { retryAt } = fault;
    const isAsSaid =
      retryAfterMs === null
        ? retryAt === null
        : retryAt !== null && retryAt >= before + retryAfterMs && retryAt <= after + retryAfterMs;
    return isAsSaid
      ? flaws
      : [...flaws, `retryAt is ${retryAt === null ? "null" : `in ${retryAt - before} ms`}, not in ${retryAfterMs} ms`];
  });
}

/** As an HTTP client throws the answer, and as it returns it; the body alone where no status is known. */
function formsOf({ status, headers = {}, body }: EnvelopeSample, isSuccess: boolean, bound: boolean): unknown[] {
  if (status === undefined) return [copyOf(body)];
  const url = bound ? `${origin}/path` : undefined;
  const answer = () => ({ status, statusText: "", headers, data: copyOf(body), config: { url } });
  const error = Object.assign(new Error(`Request failed with status code ${status}`), {
    response: answer(),
    config: { url },
  });
  return isSuccess ? [answer()] : [error, answer()];
}

function violationFlaws(found: readonly Violation[], wanted: readonly Partial<Violation>[]): string[] {
  if (found.length !== wanted.length)
    return [`there are ${found.length} violations, not ${wanted.length}: ${textOf(found)}`];
  return wanted.flatMap((each, index) =>
    Object.entries(each).flatMap(([key, value]) =>
      differs(`violations[${index}].${key}`, found[index]?.[key as keyof Violation], value),
    ),
  );
}

function differs(what: string, found: unknown, wanted: unknown): string[] {
  return JSON.stringify(found) === JSON.stringify(wanted) ? [] : [`${what} is ${textOf(found)}, not ${textOf(wanted)}`];
}
