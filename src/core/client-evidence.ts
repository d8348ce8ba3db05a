import { type ClientEvidence, meaningOfWords } from "./engine-words.ts";
import { attempt, isError, isObject, read, textOf } from "./read.ts";

// Whole words, since APIs have codes like ORDER_ABORTED, and SDKs errors like OrderCancelledError.
const aborted = /\b((APIUser)?AbortError|RequestAbortedError|Cancel(l?ed)?Error|ABORT_ERR|ABORTED|ERR_CANCELED)\b/;
const timedOut = /TimeoutError\b|\b(E[A-Z]*TIME(DOUT)?|UND_\w+_TIMEOUT|TIMEOUT(_ERROR)?|TIMED OUT)\b/;
const disconnected =
  /\b(NetworkError|APIConnection|FETCH_ERROR|ERR_NETWORK|ECONN|ENOTFOUND|EAI_|EPIPE|EHOST|ENET|EPROTO|UNABLE_TO_|UND_ERR_SOCK|Connection(Error|Refused|Closed)$|FailedToOpenSocket)|\bnetwork-request-failed\b|(\b|_)CERT(_|\b)/;

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
  const said = rejections.get(value) ?? (isReason(value) ? "cancelled" : sayings(value));
  return said === "cancelled" && isLate(value) ? "timeout_error" : said;
}

function wordOf(value: unknown, key: string): string {
  return textOf(read(value, key))?.slice(0, 200) ?? "";
}

function sayings(value: object): ClientEvidence | undefined {
  const name = wordOf(value, "name");
  const code = wordOf(value, "code");
  const message = wordOf(value, "message");
  const status = wordOf(value, "status");
  const isUnanswered = hasNoStatus(value);
  if (!name && !code && !message && !status && !isUnanswered) return undefined;
  if (name === "ChunkLoadError") return "stale_chunk";
  // axios has one code for a timeout and for a page that was left.
  if (code === "ECONNABORTED") return message === "Request aborted" ? "cancelled" : "timeout_error";
  // A client's timer aborts the request, and the client says why.
  if (/timed? ?out/i.test(message) && /abort/i.test(`${read(read(value, "cause"), "name")}`)) return "timeout_error";
  const said = meaningOfWords(name, message);
  if (said === "stale_chunk") return said;
  const isNetwork = read(value, "failureKind") === "network";
  // RTK Query has its word in `status`, jQuery in `statusText`. Codes and names are words of programmers; a message may hold any.
  const spoken = isNetwork || isUnanswered ? `${message} ${wordOf(value, "statusText")}`.toUpperCase() : "";
  // "The operation was aborted due to timeout"
  if (timedOut.test(spoken)) return "timeout_error";
  if (/\bABORT/.test(spoken)) return "cancelled";
  const words = `${name} ${code} ${status}`;
  // Minified, TanStack Query's error keeps its name in the message alone. A code says more than a name.
  if (message === "CancelledError" || aborted.test(words)) return "cancelled";
  if (timedOut.test(words) && !/^ECONN(RESET|REFUSED)$/.test(code)) return "timeout_error";
  // "fetch failed" wraps what happened, and RTK Query writes it down.
  if (said) return clientEvidence(read(value, "cause")) ?? said;
  const error = read(value, "error");
  const inner = textOf(error) ?? textOf(read(error, "message")) ?? message;
  const [, innerName = "", innerMessage = ""] = /^(\w*Error): (.*)/s.exec(inner.slice(0, 200)) ?? [];
  const told = innerName ? sayings({ name: innerName, message: innerMessage }) : undefined;
  if (isNetwork || disconnected.test(words) || isUnanswered) return told ?? "network_error";
  // PostgREST's client puts the name in front of the message.
  return inner === message ? told : undefined;
}

/** A fetch or XMLHttpRequest that failed has status 0, and so has an opaque answer, which may be a success. */
function hasNoStatus(value: object): boolean {
  if (read(value, "status") !== 0 || /^opaque/.test(wordOf(value, "type"))) return false;
  const isOfClient = isObject(read(value, "headers")) || typeof read(value, "getResponseHeader") === "function";
  return isOfClient || isObject(read(value, "error")) || isError(value);
}

/** The signals of a request, from wherever its client keeps them: Octokit's two places deep. */
function signalsOf(value: object): unknown[] {
  const request = read(value, "request");
  const places = [read(value, "config"), read(value, "options"), request, read(request, "request")];
  return places.map((place) => read(place, "signal"));
}

/** Whether what was thrown, or what it wraps, is the very reason that the caller gave: whatever that is, it was the caller's doing. */
function isReason(value: object): boolean {
  const given = signalsOf(value).map((signal) => read(signal, "reason"));
  return given.some((reason) => isObject(reason) && (reason === value || reason === read(value, "cause")));
}

/** Whether what was aborted was aborted for taking too long: the signal's reason says so, or a client kept it as the cause. */
function isLate(value: object): boolean {
  return [read(value, "cause"), ...signalsOf(value).map((signal) => read(signal, "reason"))].some(saysTimeout);
}

function saysTimeout(reason: unknown): boolean {
  return timedOut.test(textOf(reason) ?? wordOf(reason, "name"));
}
