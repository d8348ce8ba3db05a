import type { Found } from "../core/answer.ts";
import type { Api } from "../core/config.ts";
import type { EnvelopeReading } from "../core/envelope.ts";
import { isObject } from "../core/read.ts";
import * as steps from "../core/steps.ts";
import type { Finding, Scale, Verdict } from "../core/verdict.ts";
import { pathTo } from "./path-to.ts";
import { counted, withName } from "./plain.ts";
import type { Trace } from "./trace.ts";

/** Tells what an envelope read of a body, or of an SDK's error. */
export function traceReading(
  trace: Trace,
  scale: Scale,
  what: unknown,
  reading: unknown,
  api: Api,
  depth: number,
): void {
  const { place, path } = placeOf(scale, what);
  const { name } = api.envelope;
  if (reading === "success") {
    trace.add({ about: "body", outcome: "found", depth, path, text: `${name} reads ${place}: a success.` });
  } else if (isObject(reading)) {
    trace.add({ about: "body", outcome: "found", depth, path, text: `${name} reads ${place}: ${saidIn(reading)}.` });
  } else {
    trace.add({ about: "body", outcome: "rejected", depth, path, text: `${name} does not know ${place}.` });
  }
}

function placeOf(scale: Scale, what: unknown): { readonly place: string; readonly path: string | null } {
  if (what === scale.value) return { place: "the error that its SDK throws", path: "" };
  const { as, from } = what as Found;
  if (as === "copied") return { place: "the fields that were copied onto the error", path: "" };
  const path = pathTo(scale.value, from);
  return { place: path ? `the body at \`${path}\`` : "the body", path };
}

function saidIn(reading: Partial<EnvelopeReading>): string {
  const { code, type, status, message, violations = [], retryAfterMs } = reading;
  const said = [
    code == null ? "no code" : `a code${withName(",", code)}`,
    typeof type === "string" && `a type${withName(",", type)}`,
    status != null && `status ${Number(status)}`,
    message && "words",
    Array.isArray(violations) && violations.length > 0 && counted(violations.length, "violation"),
    typeof retryAfterMs === "number" && "a wait",
  ];
  return said.filter(Boolean).join("; ");
}

type Sentence = (scale: Scale, verdict: Verdict) => string;

const ofWrapped = ({ http }: Scale, verdict: Verdict): boolean => verdict.fault !== undefined || verdict.http !== http;
const tellsMore = "What it wraps decides: it has the same status, and tells more.";

const decided = new Map<unknown, Sentence>([
  [steps.ofBodies, () => "The body decides."],
  [
    steps.ofRefusal,
    (scale, verdict) =>
      ofWrapped(scale, verdict)
        ? tellsMore
        : `No body that is known, so the answer's status ${verdict.status} decides.`,
  ],
  [steps.ofSdkError, () => "What the SDK threw decides."],
  [
    steps.ofGrpc,
    (_, { status }) =>
      status === null ? "A client of gRPC's wraps that nothing answered: that decides." : "The gRPC code decides.",
  ],
  [steps.ofSuccess, () => "A success, and no failure."],
  [
    steps.ofSilence,
    (scale, verdict) => {
      if (verdict.fault) return "It wraps what the kit's own fetch threw, which says more than a broken connection.";
      return ofWrapped(scale, verdict) ? "What it wraps decides." : "Nothing answered: that decides.";
    },
  ],
  [
    steps.ofCopiedStatus,
    (scale, verdict) =>
      ofWrapped(scale, verdict) ? tellsMore : `No body that is known, so the copied status ${verdict.status} decides.`,
  ],
  [steps.ofCauses, () => "What it wraps decides."],
  [steps.ofStatus, (_, { status }) => `The status ${status} decides.`],
]);

/** Tells what a step decided, or why it had nothing to say, where that is of interest. */
export function traceStep(trace: Trace, scale: Scale, step: unknown, finding: Finding, depth: number): void {
  if (step === steps.ofBodies) traceUnread(trace, scale, finding, depth);
  if (finding === undefined) return;
  if (finding === null) {
    trace.add({ about: "evidence", outcome: "decided", depth, text: "A success that nobody threw: no failure." });
    return;
  }
  const text = decided.get(step)?.(scale, finding) ?? "";
  trace.add({ about: "evidence", outcome: "decided", depth, text });
  if (finding.code === "success_reported_as_error") {
    const why = "It reports a success, and yet was thrown, so that it is a failure of its own kind.";
    trace.add({ about: "evidence", outcome: "found", depth, text: why });
  }
}

/** Why bodies, or envelopes, were not asked. */
function traceUnread(trace: Trace, scale: Scale, finding: Finding, depth: number): void {
  const { amends, http, bound } = scale;
  const reject = (text: string) => trace.add({ about: "body", outcome: "rejected", depth, text });
  if (http.found.length === 0) {
    trace.add({ about: "body", outcome: "nothing", depth, text: "No body is in it." });
    return;
  }
  if (steps.isUnanswered(scale)) {
    reject(`Nothing answered, so that no envelope sees ${counted(http.found.length, "place")} that may hold a body.`);
    return;
  }
  if (finding !== undefined) return;
  const strangers = namesOf(amends.apis.filter((api) => !steps.mayRead(api, scale))).filter(
    (name) => name !== bound?.envelope.name,
  );
  const why = bound ? `what ${http.place} says is ${bound.envelope.name}'s alone` : "bound to another place";
  if (strangers.length > 0) reject(`Not asked: ${strangers.join(", ")}, as ${why}.`);
  const silent = namesOf(amends.apis.filter(({ envelope }) => steps.isSuccess(scale) && !envelope.readsSuccess));
  if (silent.length > 0) reject(`Not asked about a success: ${silent.join(", ")}.`);
}

function namesOf(apis: readonly Api[]): string[] {
  return [...new Set(apis.map(({ envelope }) => envelope.name))];
}
