import { request as gaxios } from "gaxios";
import got from "got";
import needle from "needle";
import nodeFetch from "node-fetch";
import { Agent, interceptors, request as undici } from "undici";
import { anAbort, bodyAlone, type Client, everySilence, everything, path, withSignal } from "./client.ts";

/** Clients of Node, which servers and loaders call an API with. */
export const nodeClients: readonly Client[] = [
  {
    name: "got",
    call: (origin, { signal, timeout }) =>
      got(origin + path, {
        retry: { limit: 0 },
        ...(signal && { signal }),
        ...(timeout !== undefined && { timeout: { request: timeout } }),
      }).json(),
    knows: everything,
    knowsOfSuccess: bodyAlone,
    knowsOriginOf: everySilence,
  },
  {
    name: "undici",
    call: async (origin, { signal, timeout }) => {
      const dispatcher = new Agent().compose(interceptors.responseError());
      const limit = timeout === undefined ? {} : { headersTimeout: timeout };
      const { body } = await undici(origin + path, { dispatcher, ...limit, ...(signal && { signal }) });
      return body.json();
    },
    knows: { ...everything, origin: false },
    knowsOfSuccess: bodyAlone,
    throwsReason: true,
  },
  {
    name: "node-fetch", // whose Response is not the platform's
    call: (origin, options) => nodeFetch(origin + path, withSignal(options)),
    knows: { ...everything, body: "later" },
    omits: ["broken"], // resolves before the body
    deviations: { timeout: anAbort, "signal's timeout": anAbort },
  },
  {
    name: "needle", // resolves to Node's own message, whatever its status
    call: (origin, { signal, timeout }) =>
      needle("get", origin + path, {
        ...(signal && { signal }),
        ...(timeout !== undefined && { response_timeout: timeout }),
      }),
    knows: { ...everything, origin: false },
    omits: ["broken"], // waits for ever
    deviations: {
      timeout: { type: "network_error", recovery: "retry", remedy: "check_connection" }, // just hangs up
    },
  },
  {
    name: "gaxios",
    call: (origin, options) => gaxios({ url: origin + path, retry: false, ...options }),
    knows: everything,
    knowsOriginOf: everySilence,
  },
];
