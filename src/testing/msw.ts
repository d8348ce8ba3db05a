import { type HttpHandler, HttpResponse, http } from "msw";
import { type Answer, toAnswer } from "./answer.ts";

export interface ContractHandlersOptions {
  /** Origin whose every path is answered. Default: `https://contract.example`. */
  readonly origin?: string;
  /** Clock of the Date header, in epoch ms. Default: the machine's. */
  readonly now?: () => number;
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
  const { origin = "https://contract.example", now = Date.now } = options;
  let count = 0;
  return [
    http.all(`${origin}/*`, async ({ request }) => {
      count += 1;
      const { method, url, headers, signal } = request;
      const answer = toAnswer({ method, url, header: (name) => headers.get(name) }, `req-${count}`, now());
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

function toResponse({ status, headers, body }: Answer): Response {
  const isHidden = headers["Access-Control-Expose-Headers"] === undefined;
  const readable = Object.entries(headers).filter(([name]) => !isHidden || safelisted.test(name));
  return new Response(body.length === 0 ? null : body, { status, headers: readable });
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve());
  });
}
