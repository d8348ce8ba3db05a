import { jQueryFactory } from "jquery/factory";
import { JSDOM, VirtualConsole } from "jsdom";
import { fetch as whatwgFetch } from "whatwg-fetch";
import { anAbort, bodyAlone, type Client, everything, path, withSignal } from "./client.ts";

/** A page at an origin, which logs nothing: jsdom would print each request that failed. */
function openPage(origin: string): JSDOM["window"] {
  return new JSDOM("", { url: origin, virtualConsole: new VirtualConsole() }).window;
}

/** Clients over XMLHttpRequest, jsdom's. */
export const browserClients: readonly Client[] = [
  {
    name: "jQuery", // rejects with its jqXHR, which is no Error and keeps its headers behind getResponseHeader
    call: async (origin, { signal, timeout }) => {
      const $ = jQueryFactory(openPage(origin) as unknown as Window);
      const request = $.ajax(path, { dataType: "json", ...(timeout !== undefined && { timeout }) });
      signal?.addEventListener("abort", () => {
        request.abort(); // returned, its rejection would be the listener's
      });
      return request;
    },
    knows: { ...everything, origin: false },
    knowsOfSuccess: bodyAlone,
    deviations: { "signal's timeout": anAbort },
  },
  {
    name: "whatwg-fetch", // which React Native's fetch is too
    call: (origin, options) => {
      const { XMLHttpRequest } = openPage(origin);
      const before = Object.getOwnPropertyDescriptor(globalThis, "XMLHttpRequest");
      Object.assign(globalThis, { XMLHttpRequest });
      try {
        return whatwgFetch(origin + path, withSignal(options));
      } finally {
        if (before) Object.defineProperty(globalThis, "XMLHttpRequest", before);
        else Reflect.deleteProperty(globalThis, "XMLHttpRequest");
      }
    },
    knows: everything, // of text or bytes, which it keeps on its Response
    deviations: { timeout: anAbort, "signal's timeout": anAbort },
  },
];
