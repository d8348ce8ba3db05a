import { causeIn } from "./causes.ts";
import { type ClientEvidence, meaningOfWords } from "./engine-words.ts";
import { attempt, isError, isObject, read, textOf } from "./read.ts";

// Whole words, since APIs have codes like ORDER_ABORTED, and SDKs errors like OrderCancelledError.
const aborted = /\b((APIUser)?AbortError|RequestAbortedError|Cancel(l?ed)?Error|ABORT_ERR|ABORTED|ERR_CANCELED)\b/;
const timedOut = /TimeoutError\b|\b(E[A-Z]*TIME(DOUT)?|UND_\w+_TIMEOUT|TIMEOUT(_ERROR)?|TIMED OUT)\b/;
const disconnected =
  /\b(NetworkError|APIConnection|FETCH_ERROR|ERR_NETWORK|ECONN|ENOTFOUND|EAI_|EPIPE|EHOST|ENET|EPROTO|UNABLE_TO_|UND_ERR_SOCK|Connection(Error|Refused|Closed)\b|FailedToOpenSocket)|\bnetwork-request-failed\b|(\b|_)CERT(_|\b)|CONTENT_LENGTH_MISMATCH\b|PREMATURE_CLOSE\b|INCOMPLETE_CHUNKED/;

/** Deeper, or in a circle, nothing is asked. */
const maxCauses = 8;

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
export function clientEvidence(value: unknown, depth = maxCauses): ClientEvidence | undefined {
  if (!isObject(value) || depth === 0) return undefined;
  const said = rejections.get(value) ?? sayings(value, depth) ?? (isReason(value) ? "cancelled" : undefined);
  return said === "cancelled" && isLate(value) ? "timeout_error" : said;
}

function wordOf(value: unknown, key: string): string {
  return textOf(read(value, key))?.slice(0, 200) ?? "";
}

function sayings(value: object, depth: number): ClientEvidence | undefined {
  const [name, code, status] = [wordOf(value, "name"), wordOf(value, "code"), wordOf(value, "status")];
  const message = wordOf(value, "message");
  const isSilent = isUnanswered(value);
  if (!name && !code && !message && !status && !isSilent) return undefined;
  if (name === "ChunkLoadError") return "stale_chunk";
  // axios has one code for a timeout and for a page that was left.
  if (code === "ECONNABORTED") return message === "Request aborted" ? "cancelled" : "timeout_error";
  const cause = causeIn(value);
  // A client's timer aborts the request, and the client says why.
  if (/timed? ?out/i.test(message) && /abort/i.test(wordOf(cause, "name"))) return "timeout_error";
  const said = meaningOfWords(name, message);
  if (said === "stale_chunk") return said;
  // Codes and names are words of programmers; a message may hold any, but where a client says that it is its own.
  const isOwn = isSilent || read(value, "isWireError") === false;
  const ended = isOwn ? endOf(`${message} ${wordOf(value, "statusText")}`.toUpperCase()) : undefined;
  if (ended) return ended;
  // RTK Query has its word in `status`. A code says more than a name: Node's reset under the AWS SDK's "TimeoutError".
  const words = `${name} ${code} ${status}`;
  const isWorded = words.length > 2;
  // Minified, TanStack Query's error keeps its name in the message alone.
  if (message === "CancelledError" || (isWorded && aborted.test(words))) return "cancelled";
  if (isWorded && timedOut.test(words) && !/^ECONN(RESET|REFUSED)$/.test(code)) return "timeout_error";
  // "fetch failed", and a status of 0, wrap what happened.
  const wrapped = said || isSilent ? clientEvidence(cause, depth - 1) : undefined;
  if (wrapped || said) return wrapped ?? said;
  return written(value, isSilent || (isWorded && disconnected.test(words)), depth);
}

/** What clients write down of an error that they caught: RTK Query in `error`; PostgREST's puts its name in front of the message. */
function written(value: object, isNetwork: boolean, depth: number): ClientEvidence | undefined {
  const error = read(value, "error");
  const message = wordOf(value, "message");
  const text = textOf(error)?.slice(0, 200) ?? (wordOf(error, "message") || message);
  const [, name = "", words = ""] = /^(\w*Error): (.*)/s.exec(text) ?? [];
  const told = name && (isNetwork || text === message) ? sayings({ name, message: words }, depth - 1) : undefined;
  return told ?? (isNetwork ? "network_error" : undefined);
}

/** "The operation was aborted due to timeout" has both words. */
function endOf(words: string): ClientEvidence | undefined {
  if (timedOut.test(words)) return "timeout_error";
  return /\bABORT/.test(words) ? "cancelled" : undefined;
}

/**
 * Whether a client says that nothing came: in a word, or by a status of 0, as fetch and
 * XMLHttpRequest have it where they failed. An opaque answer has it too, and may be a success.
 */
function isUnanswered(value: object): boolean {
  if (read(value, "failureKind") === "network") return true;
  // Elastic's is a place deeper.
  const meta = read(value, "meta");
  const isOwn = hasNoStatus(value);
  if (!(isOwn || hasNoStatus(meta)) || /^opaque/.test(wordOf(value, "type"))) return false;
  const isOfClient = (source: unknown) => ["headers", "error"].some((key) => isObject(read(source, key)));
  if (!isOwn) return isOfClient(meta);
  return isOfClient(value) || typeof read(value, "getResponseHeader") === "function" || isError(value);
}

function hasNoStatus(source: unknown): boolean {
  return read(source, "status") === 0 || read(source, "statusCode") === 0;
}

/** The signals of a request, from wherever its client keeps them: Octokit's two places deep. */
function signalsOf(value: object): unknown[] {
  const request = read(value, "request");
  const [config, options] = [read(value, "config"), read(value, "options")];
  // Nearly no value has any of them.
  if (!(config || options || request)) return [];
  return [config, options, request, read(request, "request")].map((place) => read(place, "signal"));
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
