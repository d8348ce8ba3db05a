import { type HttpHandler, HttpResponse, http } from "msw";
import { type Answer, type RecordedRequest, type Route, toAnswer } from "./answer.ts";
import type { ContractAuth } from "./auth.ts";

export interface ContractHandlersOptions {
  /** Origin whose every path is answered. Default: `https://contract.example`. */
  readonly origin?: string;
  /** Clock of the Date header, in epoch ms. Default: the machine's. */
  readonly now?: () => number;
  /** Lets the app's own paths answer like the server's: `({ url }) => (url === "/api/scans" ? rowPath(id) : undefined)`. */
  readonly route?: Route;
  /** Who is signed in, for the paths of `createContractAuth`. Default: there is no sign-in. */
  readonly auth?: ContractAuth;
}

/**
 * MSW handlers that answer like `startContractServer`, path by path and byte by byte, in
 * browsers and in Node.
 *
 * No browser applies CORS to what a service worker answers. The handlers do so themselves:
 * `?cors=hidden` comes without the headers that a script could not read, `?cors=none` is a
 * network error, as `/reset` and `/broken` are. `/hang` ends when the caller aborts.
 */
export function contractHandlers(options: ContractHandlersOptions = {}): HttpHandler[] {
  const { origin = "https://contract.example", now = Date.now, route, auth } = options;
  let count = 0;
  return [
    http.all(`${origin}/*`, async ({ request, cookies }) => {
      count += 1;
      const { method, url, headers, signal } = request;
      // No script may read or set that header, so MSW keeps the cookies itself.
      const cookie = Object.entries(cookies).map(([name, value]) => `${name}=${value}`);
      const header = (name: string) => (name === "cookie" ? cookie.join("; ") : headers.get(name));
      const body = await request.clone().text();
      const routed = method === "OPTIONS" ? undefined : route?.(toRecorded(request, body));
      const answer = toAnswer({ method, url: routed ?? url, header, body }, `req-${count}`, now(), auth);
      if (answer === "hang") await untilAborted(signal);
      if (answer === "hang" || answer === "reset" || answer.breaksOff) return HttpResponse.error();
      if (!answer.headers["Access-Control-Allow-Origin"]) return HttpResponse.error();
      return toResponse(answer);
    }),
  ];
}

function toRecorded({ method, url, headers }: Request, body: string): RecordedRequest {
  const { pathname, search } = new URL(url);
  return { method, url: pathname + search, headers: Object.fromEntries(headers), body };
}

// Fetch, "CORS-safelisted response-header name".
const safelisted = /^(cache-control|content-(language|length|type)|expires|last-modified|pragma)$/i;

function toResponse({ status, headers, cookies, body }: Answer): Response {
  const isHidden = headers["Access-Control-Expose-Headers"] === undefined;
  const readable = Object.entries(headers).filter(([name]) => !isHidden || safelisted.test(name));
  const init = { status, headers: [...readable, ...cookies.map((each) => ["Set-Cookie", each] as [string, string])] };
  // MSW's own, which keeps the Set-Cookie headers that a browser's Response drops.
  return new HttpResponse(body || null, init);
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve());
  });
}
