import { causeIn } from "../core/causes.ts";
import { clientEvidence } from "../core/client-evidence.ts";
import { type ClientEvidence, meaningOfWords } from "../core/engine-words.ts";
import { answersIn } from "../core/places.ts";
import { isData, isResponse, read, textOf } from "../core/read.ts";
import { isUnanswered, rpcIn } from "../core/steps.ts";
import type { Scale } from "../core/verdict.ts";
import { pathTo } from "./path-to.ts";
import { plain, withName } from "./plain.ts";
import type { Trace } from "./trace.ts";

/** Tells what is weighed: what it is, which answer is in it, where it went, what the client says of itself. */
export function traceValue(trace: Trace, scale: Scale, depth: number, outer: object | undefined): void {
  const { value, thrown } = scale;
  const path = outer ? pathTo(outer, value) : "";
  const wrapped = path ? `Wrapped in it, at \`${path}\`` : "Wrapped in it";
  const place = outer ? wrapped : "Given";
  trace.add({ about: "value", outcome: "found", depth, path, text: `${place}: ${kindOf(value, thrown)}.` });
  traceAnswer(trace, scale, depth);
  traceAddress(trace, scale, depth);
  traceClient(trace, scale, depth);
}

function kindOf(value: object, thrown: boolean): string {
  if (thrown)
    return `an Error${withName(" named", read(value, "name"))}${withName(" with the code", read(value, "code"))}`;
  if (isResponse(value)) return "a Response";
  if (Array.isArray(value)) return "an array";
  return isData(value) ? "data that nobody threw" : "an object that is no data";
}

function traceAnswer(trace: Trace, { value, thrown, http, said }: Scale, depth: number): void {
  const { status, answered } = http;
  if (answered !== null) {
    const answer = isResponse(value) ? value : answersIn(value, thrown)[0];
    const path = answer ? pathTo(value, answer) : null;
    const where = path ? ` at \`${path}\`` : "";
    trace.add({ about: "answer", outcome: "found", depth, path, text: `An answer${where}: status ${answered}.` });
  }
  if (status === answered) {
    if (status === null) trace.add({ about: "answer", outcome: "nothing", depth, text: "No status is in it." });
    return;
  }
  trace.add(
    said
      ? {
          ...{ about: "answer", outcome: "rejected", depth },
          text: `Its status ${status} came with no answer: some clients invent one where nothing came.`,
        }
      : {
          about: "answer",
          outcome: "found",
          depth,
          text: `Its status ${status} stands by itself, as clients copy it.`,
        },
  );
}

function traceAddress(trace: Trace, { http, bound }: Scale, depth: number): void {
  const { place } = http;
  if (place === null) return;
  const whose = bound ? `which \`apis\` binds to ${bound.envelope.name}` : "which no entry of `apis` binds";
  trace.add({ about: "address", outcome: "found", depth, text: `The request went to ${place}, ${whose}.` });
}

const meanings: Readonly<Record<ClientEvidence, string>> = {
  cancelled: "the request was cancelled",
  timeout_error: "it took too long",
  network_error: "nothing could be reached, or the connection broke",
  stale_chunk: "a file of the app is gone, as after a deploy",
};

function traceClient(trace: Trace, scale: Scale, depth: number): void {
  const { http, said, saidItself, value } = scale;
  const rpc = rpcIn(scale);
  if (said) {
    const by = evidenceFor(said, saidItself ? value : causeIn(value));
    const text = `${saidItself ? "The client says" : "What it wraps says"}, by ${by}: ${meanings[said]}.`;
    trace.add({ about: "client", outcome: isUnanswered(scale) ? "found" : "rejected", depth, text });
  } else if ((http.answered ?? 0) >= 400) {
    const text = "The answer refuses, so that nobody asks what the client says of itself.";
    trace.add({ about: "client", outcome: "nothing", depth, text });
  } else if (scale.thrown) {
    const text = "The client says nothing of an abort, a timeout or a connection.";
    trace.add({ about: "client", outcome: "nothing", depth, text });
  }
  if (rpc) trace.add({ about: "client", outcome: "found", depth, text: `A gRPC code stands for status ${rpc}.` });
}

/** What a client says it by. */
function evidenceFor(said: ClientEvidence, value: unknown): string {
  const [name, code, message] = ["name", "code", "message"].map((key) => textOf(read(value, key)) ?? "");
  if (meaningOfWords(`${name}`, `${message}`) === said) return "what engines and runtimes write in such a message";
  if (clientEvidence({ code }) === said) return `its code${withName("", plain(code))}`;
  if (clientEvidence({ name }) === said) return `its name${withName("", plain(name))}`;
  return "what it keeps: its signal's reason, a status of 0, or what it wraps";
}
