import { make, type Words } from "./unanswered-words.ts";

const { typeError, error, domException } = make;

const node: readonly Words[] = [
  ...(
    [
      ["refused", "ECONNREFUSED"],
      ["DNS", "ENOTFOUND"],
      ["DNS, for now", "EAI_AGAIN"],
      ["reset", "ECONNRESET"],
      ["no way to the host", "EHOSTUNREACH"],
      ["TLS", "UNABLE_TO_VERIFY_LEAF_SIGNATURE"],
      ["TLS, expired", "CERT_HAS_EXPIRED"],
      ["TLS, another host's", "ERR_TLS_CERT_ALTNAME_INVALID"],
      ["the other side closed", "UND_ERR_SOCKET"],
    ] as const
  ).map(([when, code]): Words => {
    const source = "https://nodejs.org/api/errors.html#common-system-errors";
    return { engine: `Node: ${when}`, thrown: typeError("fetch failed", { code }), type: "network_error", source };
  }),
  {
    engine: "Node: TLS, outside of fetch",
    thrown: error("unable to verify the first certificate", { code: "UNABLE_TO_VERIFY_LEAF_SIGNATURE" }),
    type: "network_error",
    source: "https://nodejs.org/api/tls.html#x509-certificate-error-codes",
  },
  {
    engine: "Node: TLS, the wrong protocol",
    thrown: error("write EPROTO", { code: "EPROTO", syscall: "write" }),
    type: "network_error",
    source: "https://nodejs.org/api/errors.html#common-system-errors",
  },
  {
    engine: "Node: a body that breaks off",
    thrown: typeError("terminated", { code: "UND_ERR_SOCKET" }),
    type: "network_error",
    source: "https://github.com/sindresorhus/is-network-error/blob/main/index.js",
  },
  {
    engine: "Node: the headers' timeout",
    thrown: typeError("fetch failed", { name: "HeadersTimeoutError", code: "UND_ERR_HEADERS_TIMEOUT" }),
    type: "timeout_error",
    source: "https://undici.nodejs.org/#/docs/api/Errors",
  },
  {
    engine: "Node: the connection's timeout",
    thrown: typeError("fetch failed", { name: "ConnectTimeoutError", code: "UND_ERR_CONNECT_TIMEOUT" }),
    type: "timeout_error",
    source: "cloudflare/workers-sdk#3129",
  },
  {
    engine: "Node: abort",
    thrown: domException("This operation was aborted", "AbortError"),
    type: "cancelled",
    source: "https://nodejs.org/api/globals.html#class-abortsignal",
  },
  {
    engine: "Node: several addresses, each refused",
    thrown: () =>
      new TypeError("fetch failed", {
        cause: Object.assign(new AggregateError([error("connect ECONNREFUSED ::1:5001")()], "connect ECONNREFUSED"), {
          code: "ECONNREFUSED",
        }),
      }),
    type: "network_error",
    source: "langgenius/dify#35128",
  },
];

const deno: readonly Words[] = [
  {
    engine: "Deno: DNS",
    thrown: typeError(
      "error sending request for url (https://nonexistent.example/): client error (Connect): dns error: failed to lookup address information",
    ),
    type: "network_error",
    source: "denoland/deno#24922",
  },
  {
    engine: "Deno: refused, without details",
    thrown: typeError("error sending request for url (https://example.invalid/)"),
    type: "network_error",
    source: "denoland/deno#24835",
  },
  {
    engine: "Deno: reset",
    thrown: typeError(
      "error sending request from 127.0.0.1:50472 for http://localhost:4444/ (127.0.0.1:4444): client error (SendRequest): connection error: Connection reset by peer (os error 54)",
    ),
    type: "network_error",
    source: "denoland/deno#24939",
  },
  {
    engine: "Deno: a body that breaks off",
    thrown: typeError("error reading a body from connection"),
    type: "network_error",
    source: "denoland/deno#25992",
  },
];

const bun: readonly Words[] = [
  {
    engine: "Bun: refused",
    thrown: error("Unable to connect. Is the computer able to access the url?", { code: "ConnectionRefused" }),
    type: "network_error",
    source: "oven-sh/bun#34397",
  },
  {
    engine: "Bun 1.1: refused",
    thrown: error("Unable to connect. Is the computer able to access the url?", { name: "ConnectionRefused" }),
    type: "network_error",
    source: "oven-sh/bun#1425",
  },
  {
    engine: "Bun: DNS",
    thrown: error("Was there a typo in the url or port?", { code: "FailedToOpenSocket" }),
    type: "network_error",
    source: "oven-sh/bun#27264",
  },
  {
    engine: "Bun: reset",
    thrown: error("The socket connection was closed unexpectedly.", { code: "ECONNRESET", errno: 0 }),
    type: "network_error",
    source: "oven-sh/bun#24381",
  },
  {
    engine: "Bun 1.0: reset",
    thrown: error("The socket connection was closed unexpectedly.", { name: "ConnectionClosed" }),
    type: "network_error",
    source: "oven-sh/bun#6197",
  },
];

const reactNative: readonly Words[] = [
  {
    engine: "React Native, iOS and Android: offline, DNS, refused, reset, TLS",
    thrown: typeError("Network request failed"),
    type: "network_error",
    source: "react/react-native#7345",
  },
  {
    engine: "React Native and whatwg-fetch: timeout",
    thrown: typeError("Network request timed out"),
    type: "timeout_error",
    source: "https://github.com/JakeChampion/fetch/blob/main/fetch.js",
  },
  {
    engine: "whatwg-fetch: abort",
    thrown: domException("Aborted", "AbortError"),
    type: "cancelled",
    source: "https://github.com/JakeChampion/fetch/blob/main/fetch.js",
  },
  {
    engine: "Expo: offline, iOS",
    thrown: error("fetch failed: The Internet connection appears to be offline."),
    type: "network_error",
    source: "expo/expo#50212",
  },
  {
    engine: "Expo: abort",
    thrown: error("fetch failed: Fetch request has been canceled"),
    type: "cancelled",
    source: "expo/expo#50212",
  },
];

const standIns: readonly Words[] = [
  {
    engine: "Cloudflare Workers: refused, reset, a body that breaks off",
    thrown: error("Network connection lost."),
    type: "network_error",
    source: "cloudflare/workerd#7195",
  },
  {
    engine: "Cloudflare Workers, without the full stop",
    thrown: typeError("Network connection lost"),
    type: "network_error",
    source: "sindresorhus/is-network-error#10",
  },
  {
    engine: "happy-dom: DNS",
    thrown: domException(
      'Failed to execute "fetch()" on "Window" with URL "https://api.example/": getaddrinfo ENOTFOUND api.example',
      "NetworkError",
    ),
    type: "network_error",
    source: "capricorn86/happy-dom#1871",
  },
  {
    engine: "happy-dom: AbortSignal.timeout, of which nothing is left but an abort",
    thrown: domException("The operation was aborted.", "AbortError"),
    type: "cancelled",
    source: "capricorn86/happy-dom#1718",
  },
  {
    engine: "happy-dom: abort, as a page closes",
    thrown: domException('Failed to execute "fetch()" on "Window": The operation was aborted.', "NetworkError"),
    type: "cancelled",
    source: "capricorn86/happy-dom#1761",
  },
  {
    engine: "jsdom: XMLHttpRequest, synchronous",
    thrown: domException("A network error occurred.", "NetworkError"),
    type: "network_error",
    source: "https://xhr.spec.whatwg.org/#handle-errors",
  },
  {
    engine: "Bun in WebKit's words, with a space in front",
    thrown: typeError(" A network error occurred."),
    type: "network_error",
    source: "https://github.com/sindresorhus/is-network-error/blob/main/index.js",
  },
  {
    engine: "connect-web in Firefox: a body that breaks off",
    thrown: error("[unknown] Error in input stream", {
      name: "ConnectError",
      code: 2,
      rawMessage: "Error in input stream",
      cause: new TypeError("Error in input stream"),
    }),
    type: "network_error",
    source: "connectrpc/connect-es#907",
  },
  {
    engine: "Firebase: offline",
    thrown: error("Firebase: Error (auth/network-request-failed).", {
      name: "FirebaseError",
      code: "auth/network-request-failed",
    }),
    type: "network_error",
    source: "prescottprue/react-redux-firebase#869",
  },
];

export const runtimeWords: readonly Words[] = [...node, ...deno, ...bun, ...reactNative, ...standIns];
