import { isObject, read, textOf } from "./read.ts";

// Whole words, since APIs have codes like ORDER_ABORTED, and SDKs errors like OrderCancelledError.
const aborted = /\b((APIUser)?AbortError|Cancel(l?ed)?Error|ABORT_ERR|ABORTED|ERR_CANCELED)\b/;
const timedOut = /TimeoutError\b|\b(E[A-Z]*TIME(DOUT)?|UND_\w+_TIMEOUT|TIMEOUT(_ERROR)?|TIMED OUT)\b/;
const disconnected =
  /\b(NetworkError|APIConnection|FETCH_ERROR|ERR_NETWORK|ECONN|ENOTFOUND|EAI_|EPIPE|EHOST|ENET|UND_ERR_SOCK)|(\b|_)CERT(_|\b)/;
// What browsers and runtimes say in a TypeError of fetch when nothing answered.
const networkMessage =
  /^(failed to fetch|networkerror|load failed|(network request|fetch) failed|the (network|internet) connection|terminated$)/i;
const staleChunk = /^ChunkLoadError|dynamically imported module|^importing a module script|^loading (css )?chunk/im;

/**
 * What a value says of itself where nothing answered: aborted, timed out, not connected, or
 * a chunk of the app that is gone. By name, code and message, for clients agree on those
 * across realms and versions; undefined where it says nothing of the kind. Never throws.
 */
export function clientEvidence(
  value: unknown,
): "cancelled" | "timeout_error" | "network_error" | "stale_chunk" | undefined {
  if (!isObject(value)) return undefined;
  const word = (key: string): string => textOf(read(value, key))?.slice(0, 200) ?? "";
  const name = word("name");
  const code = word("code");
  const message = word("message");
  const error = read(value, "error");
  const isUnanswered = read(value, "status") === 0 && (isObject(read(value, "headers")) || isObject(error));
  if (!name && !code && !message && !word("status") && !isUnanswered) return undefined;
  if (staleChunk.test(`${name}\n${message}`)) return "stale_chunk";
  const isNetwork = read(value, "failureKind") === "network";
  // RTK Query has its word in `status`. Codes and names are words of programmers; a message may hold any.
  const words = `${name} ${code} ${word("status")} ${isNetwork ? message.toUpperCase() : ""}`;
  // axios has one code for a timeout and for a page that was left.
  if (code === "ECONNABORTED") return message === "Request aborted" ? "cancelled" : "timeout_error";
  // A client's timer aborts the request, and the client says why.
  if (/timed? ?out/i.test(message) && /abort/i.test(`${read(read(value, "cause"), "name")}`)) return "timeout_error";
  // Minified, TanStack Query's error keeps its name in the message alone.
  if (message === "CancelledError" || aborted.test(words)) return "cancelled";
  if (timedOut.test(words)) return "timeout_error";
  if (isNetwork || disconnected.test(words)) return "network_error";
  // "fetch failed" wraps what happened.
  if (name === "TypeError" && networkMessage.test(message))
    return clientEvidence(read(value, "cause")) ?? "network_error";
  // A fetch or XMLHttpRequest that failed has status 0, and so has an opaque answer, which may be a success.
  if (!isUnanswered || /^opaque/.test(word("type"))) return undefined;
  // PostgREST's client puts the name in front of the message.
  const [nameInMessage = ""] = (textOf(read(error, "message")) ?? "").split(":");
  return clientEvidence({ name: nameInMessage }) ?? "network_error";
}
