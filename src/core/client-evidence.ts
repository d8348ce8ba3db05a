import { type ClientEvidence, meaningOfWords } from "./engine-words.ts";
import { attempt, isObject, read, textOf } from "./read.ts";

// Whole words, since APIs have codes like ORDER_ABORTED, and SDKs errors like OrderCancelledError.
const aborted = /\b((APIUser)?AbortError|Cancel(l?ed)?Error|ABORT_ERR|ABORTED|ERR_CANCELED)\b/;
const timedOut = /TimeoutError\b|\b(E[A-Z]*TIME(DOUT)?|UND_\w+_TIMEOUT|TIMEOUT(_ERROR)?|TIMED OUT)\b/;
const disconnected =
  /\b(NetworkError|APIConnection|FETCH_ERROR|ERR_NETWORK|ECONN|ENOTFOUND|EAI_|EPIPE|EHOST|ENET|UND_ERR_SOCK|Connection(Refused|Closed)$|FailedToOpenSocket)|(\b|_)CERT(_|\b)/;

/** What fetch rejected with, where the kit itself called it: more is known of these than their words say. */
const rejections = new WeakMap<object, "cancelled" | "timeout_error" | "network_error">();

/**
 * Notes what a fetch rejected with that the kit itself called: what the caller's signal gave as its
 * reason is the caller's doing, everything else is a connection's, whatever its words. A defect of a
 * fetch that an app wrote stays one, and so does an answer that it throws. Never throws.
 */
export function noteRejection(error: unknown, signal: AbortSignal): void {
  if (!isObject(error) || read(error, "status") || read(error, "response")) return;
  const said = clientEvidence(error);
  const reason = attempt(() => (signal.aborted ? { is: signal.reason as unknown } : undefined));
  if (reason && (reason.is === error || said === "cancelled"))
    rejections.set(error, saysTimeout(reason.is) ? "timeout_error" : "cancelled");
  else if (!said && !/^(Reference|Syntax|Range)Error$/.test(wordOf(error, "name")))
    rejections.set(error, "network_error");
}

/**
 * What a client says of itself where nothing answered: aborted, timed out, not connected, or a chunk
 * of the app that is gone. By name, code and message, for clients agree on those across realms and
 * versions, and by the reason of the signal that was given; undefined where it says nothing of the
 * kind. Never throws.
 */
export function clientEvidence(value: unknown): ClientEvidence | undefined {
  if (!isObject(value)) return undefined;
  const said = rejections.get(value) ?? sayings(value);
  return said === "cancelled" && isLate(value) ? "timeout_error" : said;
}

function wordOf(value: unknown, key: string): string {
  return textOf(read(value, key))?.slice(0, 200) ?? "";
}

function sayings(value: object): ClientEvidence | undefined {
  const [name, code, message, status] = ["name", "code", "message", "status"].map((key) => wordOf(value, key)) as [
    string,
    string,
    string,
    string,
  ];
  const error = read(value, "error");
  const isUnanswered = read(value, "status") === 0 && (isObject(read(value, "headers")) || isObject(error));
  if (!name && !code && !message && !status && !isUnanswered) return undefined;
  if (name === "ChunkLoadError") return "stale_chunk";
  const isNetwork = read(value, "failureKind") === "network";
  // RTK Query has its word in `status`. Codes and names are words of programmers; a message may hold any.
  const words = `${name} ${code} ${status} ${isNetwork ? message.toUpperCase() : ""}`;
  // axios has one code for a timeout and for a page that was left.
  if (code === "ECONNABORTED") return message === "Request aborted" ? "cancelled" : "timeout_error";
  // A client's timer aborts the request, and the client says why.
  if (/timed? ?out/i.test(message) && /abort/i.test(`${read(read(value, "cause"), "name")}`)) return "timeout_error";
  const said = meaningOfWords(name, message);
  if (said === "stale_chunk") return said;
  // Minified, TanStack Query's error keeps its name in the message alone.
  if (message === "CancelledError" || aborted.test(words)) return "cancelled";
  if (timedOut.test(words)) return "timeout_error";
  // "fetch failed" wraps what happened, and RTK Query writes it down.
  const inner = textOf(error) ?? textOf(read(error, "message")) ?? (said ? "" : message);
  if (said) return clientEvidence(read(value, "cause")) ?? said;
  const [, innerName = "", innerMessage = ""] = /^(\w*Error): (.*)/s.exec(inner.slice(0, 200)) ?? [];
  const told = innerName ? sayings({ name: innerName, message: innerMessage }) : undefined;
  if (isNetwork || disconnected.test(words)) return told ?? "network_error";
  // A fetch or XMLHttpRequest that failed has status 0, and so has an opaque answer, which may be a success.
  if (isUnanswered && !/^opaque/.test(wordOf(value, "type"))) return told ?? "network_error";
  // PostgREST's client puts the name in front of the message.
  return inner === message ? told : undefined;
}

/** Whether what was aborted was aborted for taking too long: the signal's reason says so, or a client kept it as the cause. */
function isLate(value: object): boolean {
  const signals = ["config", "options", "request"].map((key) => read(read(value, key), "signal"));
  return [read(value, "cause"), ...signals.map((signal) => read(signal, "reason"))].some(saysTimeout);
}

function saysTimeout(reason: unknown): boolean {
  return timedOut.test(textOf(reason) ?? wordOf(reason, "name"));
}
