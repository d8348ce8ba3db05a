/** What a value may say of itself where nothing answered. */
export type ClientEvidence = "cancelled" | "timeout_error" | "network_error" | "stale_chunk";

type Wording = readonly [meaning: ClientEvidence, words: RegExp];

/** What engines say in a TypeError where fetch got no answer, or a body broke off: a line for each engine and wording. */
const ofFetch: readonly Wording[] = [
  // Chromium, third_party/blink/renderer/core/fetch/fetch_manager.cc; since version 139 with the host
  ["network_error", /^Failed to fetch( \(.*\))?$/],
  // Chromium, where a body breaks off: core/fetch/readable_stream_bytes_consumer.cc (github.com/sindresorhus/is-network-error)
  ["network_error", /^network error$/],
  // Firefox, dom/bindings/Errors.msg: MSG_FETCH_FAILED
  ["network_error", /^NetworkError when attempting to fetch resource/],
  // Firefox, where a body breaks off: the same file, MSG_BODY_… and dom/fetch
  ["network_error", /^Error in (input|body) stream$/],
  // Safari 17 and later, Source/WebCore/Modules/fetch/FetchResponse.cpp; with the host since 18
  ["network_error", /^Load failed( \(.*\))?$/],
  // Safari before 17, and its XMLHttpRequest: CFNetwork's descriptions of NSURLError (developer.apple.com, NSURLErrorDomain)
  ["network_error", /^The (network|Internet) connection/],
  ["network_error", /^A server with the specified hostname could not be found/],
  ["network_error", /^Could not connect to the server/],
  ["network_error", /^(An SSL error has occurred|The certificate for this server)/],
  ["timeout_error", /^The request timed out\.?$/],
  ["cancelled", /^cancelled$/], // the page was left
  // React Native and whatwg-fetch (github.com/JakeChampion/fetch, fetch.js: xhr.onerror, xhr.ontimeout)
  ["network_error", /^Network request failed/],
  ["timeout_error", /^Network request timed out$/],
  // Node's undici, lib/web/fetch/index.js; its cause says more. The second where a body breaks off
  ["network_error", /^fetch failed$/],
  ["network_error", /^terminated$/],
  // Deno, ext/fetch/lib.rs (github.com/denoland/deno/issues/24922); then where a body breaks off
  ["network_error", /^error sending request (for|from) /],
  ["network_error", /^error reading a body from connection/],
  // Bun's older versions, of WebKit's engine (github.com/sindresorhus/is-network-error)
  ["network_error", /^ ?A network error occurred\.$/],
];

/** What runtimes and SDKs say in an Error of no particular name; whole sentences, as an app may say anything. */
const ofAny: readonly Wording[] = [
  // Bun, FetchTasklet.zig (github.com/oven-sh/bun/pull/27264)
  ["network_error", /^Unable to connect\. Is the computer able to access the url\?$/],
  ["network_error", /^The socket connection was closed unexpectedly\./],
  ["network_error", /^Was there a typo in the url or port\?$/],
  // Expo, packages/expo/src/winter/fetch (github.com/expo/expo/issues/50212), with the system's words behind it
  ["cancelled", /^fetch failed: .*\b(cancell?ed|aborted)\b/],
  ["network_error", /^fetch failed: /],
  // happy-dom, where the page closes (github.com/capricorn86/happy-dom/issues/1761)
  ["cancelled", /^Failed to execute "fetch\(\)" on "Window": The operation was aborted\.$/],
  // Azure's core-rest-pipeline, src/nodeHttpClient.ts, where a body breaks off
  ["network_error", /^Error reading response as text: /],
  // What is left of a DOMException where a client made an Error of its message, as Feathers' does
  ["timeout_error", /^The operation was aborted due to timeout$/],
  ["cancelled", /^(This|The) operation was aborted\.?$/],
  // axios, lib/adapters/http.js, where a body breaks off
  ["network_error", /^stream has been aborted$/],
  // Cloudflare's workerd (github.com/cloudflare/workerd)
  ["network_error", /^Network connection lost\.?$/],
  // SDKs made by Stainless, OpenAI's and Anthropic's among them (github.com/openai/openai-node, src/core/error.ts)
  ["timeout_error", /^Request timed out\.$/],
  ["cancelled", /^Request was aborted\.$/],
  ["network_error", /^Connection error\.$/],
];

/** What is said where a deploy took away the file that a lazy import names. */
const ofChunks: readonly Wording[] = [
  // Chromium and Firefox: "Failed to fetch / error loading dynamically imported module"
  ["stale_chunk", /dynamically imported module/i],
  // Safari; the second where a page came instead of a script (github.com/sebastianwien/ev-monitor/issues/191)
  ["stale_chunk", /^importing a module script/i],
  ["stale_chunk", /^'[\w/+.-]+' is not a valid JavaScript MIME type/],
  // webpack and Rspack, then of CSS (mini-css-extract-plugin)
  ["stale_chunk", /^loading (css )?chunk \S+ failed/i],
  // Turbopack, whose error has no name (github.com/vercel/next.js/issues/72175)
  ["stale_chunk", /^Failed to load chunk \S+ (from|as) /],
  // Vite, packages/vite/src/node/plugins/importAnalysisBuild.ts
  ["stale_chunk", /^Unable to preload CSS for /],
];

/** Whether any wording could match: nearly no message does, and then none is tried by itself. */
const ofAll = anyOf([...ofFetch, ...ofAny, ...ofChunks]);

function anyOf(wordings: readonly Wording[]): RegExp {
  return new RegExp(wordings.map(([, { source }]) => source).join("|"), "i");
}

/** What a name and a message say together of silence; undefined where they say nothing of the kind. */
export function meaningOfWords(name: string, message: string): ClientEvidence | undefined {
  if (!message || !ofAll.test(message)) return undefined;
  const says = ([, words]: Wording) => words.test(message);
  const wording = ofChunks.find(says) ?? (name === "TypeError" ? ofFetch.find(says) : undefined) ?? ofAny.find(says);
  return wording?.[0];
}
