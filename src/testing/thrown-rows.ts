import type { Outcome, ThrownRow } from "./contract-row.ts";

const outcome: Outcome = {
  type: "unknown_error",
  code: null,
  recovery: null,
  remedy: "contact_support",
  envelope: null,
  status: null,
  expected: false,
  showsServerText: false,
  params: [],
  retryAfterMs: null,
};
const unanswered: Outcome = {
  ...outcome,
  type: "network_error",
  recovery: "retry",
  remedy: "check_connection",
};
const timedOut: Outcome = { ...outcome, type: "timeout_error", remedy: "retry" };
const cancelled: Outcome = { ...outcome, type: "cancelled", remedy: "none", expected: true };

/** Node's fetch hides what happened in `cause`. */
function nodeFailure(code: string, syscall: string): TypeError {
  const cause = Object.assign(new Error(`${syscall} ${code}`), { code, syscall });
  return new TypeError("fetch failed", { cause });
}

function axiosFailure(name: string, code: string, message: string): Error {
  return Object.assign(new Error(message), { name, code, isAxiosError: true });
}

/** What is thrown where nothing answered: refused, DNS, CORS, offline, timeouts, aborts; and anything else. */
export const thrownRows: readonly ThrownRow[] = [
  {
    id: "client/refused",
    label: "connection refused (Node)",
    thrown: () => nodeFailure("ECONNREFUSED", "connect"),
    outcome: unanswered,
  },
  {
    id: "client/dns",
    label: "host not found (Node)",
    thrown: () => nodeFailure("ENOTFOUND", "getaddrinfo"),
    outcome: unanswered,
  },
  {
    id: "client/reset",
    label: "connection reset (Node)",
    thrown: () => nodeFailure("ECONNRESET", "read"),
    outcome: unanswered,
  },
  {
    id: "client/offline",
    label: "offline, or hidden by CORS (Chromium)",
    thrown: () => new TypeError("Failed to fetch"),
    outcome: unanswered,
  },
  {
    id: "client/offline/firefox",
    label: "offline, or hidden by CORS (Firefox)",
    thrown: () => new TypeError("NetworkError when attempting to fetch resource."),
    outcome: unanswered,
  },
  {
    id: "client/offline/safari",
    label: "offline, or hidden by CORS (Safari)",
    thrown: () => new TypeError("Load failed"),
    outcome: unanswered,
  },
  {
    id: "client/offline/axios",
    label: "offline, or hidden by CORS (axios)",
    thrown: () => axiosFailure("AxiosError", "ERR_NETWORK", "Network Error"),
    outcome: unanswered,
  },
  {
    id: "client/timeout",
    label: "AbortSignal.timeout",
    thrown: () => new DOMException("The operation was aborted due to timeout", "TimeoutError"),
    outcome: timedOut,
  },
  {
    id: "client/timeout/axios",
    label: "timeout (axios)",
    thrown: () => axiosFailure("AxiosError", "ECONNABORTED", "timeout of 1000ms exceeded"),
    outcome: timedOut,
  },
  {
    id: "client/aborted",
    label: "aborted by the caller",
    thrown: () => new DOMException("The operation was aborted.", "AbortError"),
    outcome: cancelled,
  },
  {
    id: "client/aborted/axios",
    label: "aborted by the caller (axios)",
    thrown: () => axiosFailure("CanceledError", "ERR_CANCELED", "canceled"),
    outcome: cancelled,
  },
  {
    id: "client/defect",
    label: "a defect of the app",
    thrown: () => new TypeError("Cannot read properties of undefined (reading 'id')"),
    outcome,
  },
  { id: "client/string", label: "a string", thrown: () => "boom", outcome },
  { id: "client/null", label: "null", thrown: () => null, outcome },
  { id: "client/object", label: "an object of no known shape", thrown: () => ({ oops: true }), outcome },
];
