import { type HttpHandler, HttpResponse, http } from "msw";
import { type Answer, toAnswer } from "./answer.ts";
import type { ContractAuth } from "./auth.ts";

export interface ContractHandlersOptions {
  /** Origin whose every path is answered. Default: `https://contract.example`. */
  readonly origin?: string;
  /** Clock of the Date header, in epoch ms. Default: the machine's. */
  readonly now?: () => number;
  /** Who is signed in, for the paths of `createContractAuth`. Default: there is no sign-in. */
  readonly auth?: ContractAuth;
}

/**
 * MSW handlers that answer like `startContractServer`, path by path and byte by byte, in
 * browsers and in Node.
 *
 * No browser applies CORS to what a service worker answers. The handlers do so themselves:
 * `?cors=hidden` comes without the headers that a script could not read, `?cors=none` is a
 * network error, as `/reset` is. `/hang` ends when the caller aborts.
 */
export function contractHandlers(options: ContractHandlersOptions = {}): HttpHandler[] {
  const { origin = "https://contract.example", now = Date.now, auth } = options;
  let count = 0;
  return [
    http.all(`${origin}/*`, async ({ request, cookies }) => {
      count += 1;
      const { method, url, headers, signal } = request;
      // No script may read or set that header, so MSW keeps the cookies itself.
      const cookie = Object.entries(cookies).map(([name, value]) => `${name}=${value}`);
      const header = (name: string) => (name === "cookie" ? cookie.join("; ") : headers.get(name));
      const body = await request.clone().text();
      const answer = toAnswer({ method, url, header, body }, `req-${count}`, now(), auth);
      if (answer === "hang") await untilAborted(signal);
      if (answer === "hang" || answer === "reset" || !answer.headers["Access-Control-Allow-Origin"]) {
        return HttpResponse.error();
      }
      return toResponse(answer);
    }),
  ];
}

// Fetch, "CORS-safelisted response-header name".
const safelisted = /^(cache-control|content-(language|length|type)|expires|last-modified|pragma)$/i;

function toResponse({ status, headers, cookies, body }: Answer): Response {
  const isHidden = headers["Access-Control-Expose-Headers"] === undefined;
  const readable = Object.entries(headers).filter(([name]) => !isHidden || safelisted.test(name));
  const init = { status, headers: [...readable, ...cookies.map((each) => ["Set-Cookie", each] as [string, string])] };
  // MSW's own, which keeps the Set-Cookie headers that a browser's Response drops.
  return new HttpResponse(body.length === 0 ? null : body, init);
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve());
  });
}
