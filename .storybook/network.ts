import { type AnyHandler, HttpResponse, http, passthrough } from "msw";
import { setupWorker } from "msw/browser";

const unhandled: string[] = [];

/** Storybook, Vite and the test runner fetch their own files from the page's origin: those are nobody's API. */
function isOwnFile(request: Request): boolean {
  const url = new URL(request.url);
  const reads = request.method === "GET" || request.method === "HEAD";
  return reads && url.origin === location.origin && !/^\/(?:api|v\d+)(?:\/|$)/.test(url.pathname);
}

// The worker's own strategies for unhandled requests only log: a story with a forgotten handler would still pass.
const catchAll = http.all("*", ({ request }) => {
  if (isOwnFile(request)) {
    return passthrough();
  }
  const line = `${request.method} ${request.url}`;
  unhandled.push(line);
  console.error(`No handler for ${line}. Give the story one in parameters.msw.handlers.`);
  return HttpResponse.text(`No handler for ${line}`, { status: 501 });
});

const worker = setupWorker(catchAll);

let started: Promise<unknown> | undefined;

/** Starts the worker once, and gives it the handlers of one story. */
export async function mockNetwork(handlers: readonly AnyHandler[]): Promise<void> {
  started ??= worker.start({
    quiet: true,
    onUnhandledFrame: "error",
    serviceWorker: {
      // A built Storybook may be served below the root; the dev server and the test runner never are.
      url: import.meta.env.DEV ? "/mockServiceWorker.js" : "mockServiceWorker.js",
    },
  });
  await started;
  worker.resetHandlers();
  worker.use(...handlers);
  unhandled.length = 0;
}

/** Throws where the story asked for something that no handler answers. */
export function assertNetworkWasHandled(): void {
  if (unhandled.length > 0) {
    const lines = unhandled.splice(0).join("\n  ");
    throw new Error(`Requests without a handler (parameters.msw.handlers):\n  ${lines}`);
  }
}
