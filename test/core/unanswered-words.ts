/** What an engine, a runtime or its stand-in throws where nothing answered, or where a part of the app is gone. */
export interface Words {
  /** Who says it, and when. */
  readonly engine: string;
  readonly thrown: () => unknown;
  readonly type: "network_error" | "timeout_error" | "cancelled" | "unknown_error";
  readonly code?: "stale_chunk";
  /** Where it was seen: owner/repo#number, or a page. */
  readonly source: string;
}

type Fields = { readonly code?: unknown } & Readonly<Record<string, unknown>>;

const typeError = (message: string, cause?: Fields) => () =>
  new TypeError(message, cause && { cause: Object.assign(new Error(`${cause.code}`), cause) });
const error =
  (message: string, fields: Fields = {}) =>
  () =>
    Object.assign(new Error(message), fields);
const domException = (message: string, name: string) => () => new DOMException(message, name);

const chromium: readonly Words[] = [
  {
    engine: "Chromium: offline, DNS, refused, reset, TLS, CORS",
    thrown: typeError("Failed to fetch"),
    type: "network_error",
    source: "matthew-andrews/isomorphic-fetch#52",
  },
  {
    engine: "Chromium: a body that breaks off",
    thrown: typeError("network error"),
    type: "network_error",
    source: "rabbicse/llm#3",
  },
  {
    engine: "Chromium 103: AbortSignal.timeout, of which nothing is left but an abort",
    thrown: domException("The user aborted a request.", "AbortError"),
    type: "cancelled",
    source: "mdn/browser-compat-data#20381",
  },
  {
    engine: "Chromium: abort",
    thrown: domException("signal is aborted without reason", "AbortError"),
    type: "cancelled",
    source: "https://developer.mozilla.org/en-US/docs/Web/API/AbortController/abort",
  },
  {
    engine: "Chromium: an abort while the body is read",
    thrown: domException("BodyStreamBuffer was aborted", "AbortError"),
    type: "cancelled",
    source: "brimdata/zui#2960",
  },
  {
    engine: "Chromium: AbortSignal.timeout",
    thrown: domException("signal timed out", "TimeoutError"),
    type: "timeout_error",
    source: "whatwg/dom#1032",
  },
  {
    engine: "Chromium: a stale chunk",
    thrown: typeError("Failed to fetch dynamically imported module: https://app.example/assets/a-1.js"),
    type: "unknown_error",
    code: "stale_chunk",
    source: "vitejs/vite#11804",
  },
];

const firefox: readonly Words[] = [
  {
    engine: "Firefox: offline, DNS, refused, reset, TLS, CORS",
    thrown: typeError("NetworkError when attempting to fetch resource."),
    type: "network_error",
    source: "skpm/sketch-polyfill-fetch#23",
  },
  {
    engine: "Firefox: a body that breaks off",
    thrown: typeError("Error in input stream"),
    type: "network_error",
    source: "CleverCloud/clever-client.js#239, enisdenjo/graphql-sse#99",
  },
  {
    engine: "Firefox: a body that breaks off, before version 109",
    thrown: typeError("Error in body stream"),
    type: "network_error",
    source: "braid-org/braidjs#15",
  },
  {
    engine: "Firefox: abort",
    thrown: domException("The operation was aborted. ", "AbortError"),
    type: "cancelled",
    source: "ParabolInc/parabol#9175",
  },
  {
    engine: "Firefox: AbortSignal.timeout",
    thrown: domException("The operation timed out.", "TimeoutError"),
    type: "timeout_error",
    source: "whatwg/dom#1032",
  },
  {
    engine: "Firefox: a stale chunk",
    thrown: typeError("error loading dynamically imported module: https://app.example/assets/a-1.js"),
    type: "unknown_error",
    code: "stale_chunk",
    source: "sebastianwien/ev-monitor#196",
  },
];

const safari: readonly Words[] = [
  {
    engine: "Safari 17: offline, DNS, refused, reset, CORS",
    thrown: typeError("Load failed"),
    type: "network_error",
    source: "https://github.com/sindresorhus/is-network-error/blob/main/index.js",
  },
  {
    engine: "Safari 17, with the host",
    thrown: typeError("Load failed (api.example)"),
    type: "network_error",
    source: "https://github.com/sindresorhus/is-network-error/blob/main/index.js",
  },
  {
    engine: "Safari 16: offline",
    thrown: typeError("The Internet connection appears to be offline."),
    type: "network_error",
    source: "skpm/sketch-polyfill-fetch#23",
  },
  {
    engine: "Safari 16: reset",
    thrown: typeError("The network connection was lost."),
    type: "network_error",
    source: "thecatalinstan/Criollo#111",
  },
  {
    engine: "Safari 16: DNS",
    thrown: typeError("A server with the specified hostname could not be found."),
    type: "network_error",
    source: "TimOliver/TOWebViewController#119",
  },
  {
    engine: "Safari 16: refused",
    thrown: typeError("Could not connect to the server."),
    type: "network_error",
    source: "anomalyco/console#43",
  },
  {
    engine: "Safari 16: TLS",
    thrown: typeError("An SSL error has occurred and a secure connection to the server cannot be made."),
    type: "network_error",
    source: "anomalyco/console#43",
  },
  {
    engine: "Safari 16: timeout",
    thrown: typeError("The request timed out."),
    type: "timeout_error",
    source: "AFNetworking/AFNetworking#3569",
  },
  {
    engine: "Safari 14: abort",
    thrown: typeError("cancelled"),
    type: "cancelled",
    source: "sindresorhus/is-network-error#4",
  },
  {
    engine: "Safari: XMLHttpRequest, synchronous",
    thrown: domException("A network error occurred in synchronous requests.", "NetworkError"),
    type: "network_error",
    source: "ether/etherpad#3005",
  },
  {
    engine: "Safari: abort",
    thrown: domException("Fetch is aborted", "AbortError"),
    type: "cancelled",
    source: "mrhead/stimulus-search#3",
  },
  {
    engine: "Safari: AbortSignal.timeout",
    thrown: domException("The operation timed out.", "TimeoutError"),
    type: "timeout_error",
    source: "whatwg/dom#1032",
  },
  {
    engine: "Safari: a stale chunk",
    thrown: typeError("Importing a module script failed."),
    type: "unknown_error",
    code: "stale_chunk",
    source: "sebastianwien/ev-monitor#196",
  },
  {
    engine: "Safari: a stale chunk that is a page by now",
    thrown: typeError("'text/html' is not a valid JavaScript MIME type."),
    type: "unknown_error",
    code: "stale_chunk",
    source: "ionic-team/ionic-framework#17301",
  },
];

const bundlers: readonly Words[] = [
  {
    engine: "Vite: the CSS of a stale chunk",
    thrown: error("Unable to preload CSS for /assets/App-BBLnt7oG.css"),
    type: "unknown_error",
    code: "stale_chunk",
    source: "vitejs/vite#18042",
  },
  {
    engine: "webpack: a stale chunk",
    thrown: error("Loading chunk 3 failed.\n(error: https://app.example/assets/chunk.fcf3.js)", {
      name: "ChunkLoadError",
      type: "error",
    }),
    type: "unknown_error",
    code: "stale_chunk",
    source: "embroider-build/ember-auto-import#173",
  },
  {
    engine: "webpack 4: a stale chunk, whose name is a word",
    thrown: error("Loading chunk vendors~list failed.\n(missing: https://app.example/vendors~list.js)"),
    type: "unknown_error",
    code: "stale_chunk",
    source: "mozilla/fxa#9588",
  },
  {
    engine: "mini-css-extract-plugin: the CSS of a stale chunk",
    thrown: error("Loading CSS chunk 7 failed.\n(/a.css)", { code: "CSS_CHUNK_LOAD_FAILED" }),
    type: "unknown_error",
    code: "stale_chunk",
    source: "https://github.com/webpack-contrib/mini-css-extract-plugin/blob/master/src/index.js",
  },
  {
    engine: "Node and Vitest: a stale chunk",
    thrown: error("Cannot find module '/app/assets/a-1.js' imported from /app/index.js", {
      code: "ERR_MODULE_NOT_FOUND",
    }),
    type: "unknown_error",
    source: "https://nodejs.org/api/errors.html#err_module_not_found", // a mistake of deployment, no page to reload
  },
];

export const browserWords: readonly Words[] = [...chromium, ...firefox, ...safari, ...bundlers];

/** How rows are made. */
export const make = { typeError, error, domException };
