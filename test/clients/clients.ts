import { Content, init, Scanner } from "@cdot65/prisma-airs-sdk";
import axios from "axios";
import ky from "ky";
import ky1 from "ky1";
import createOpenapiClient from "openapi-fetch";
import { bodyAlone, type Client, everySilence, everything, forgotten, path, withSignal } from "./client.ts";

type Json = { content: { "application/json": unknown } };
type Paths = { [path]: { get: { responses: { 200: Json; default: Json } } } };

/** What apps call their APIs with. */
export const clients: readonly Client[] = [
  {
    name: "fetch",
    call: (origin, options) => fetch(origin + path, withSignal(options)),
    knows: { ...everything, body: "later" },
    omits: ["broken"], // resolves before the body
    throwsReason: true,
  },
  {
    name: "axios",
    call: (origin, options) => axios.get(path, { baseURL: origin, ...options }),
    knows: everything,
    knowsOriginOf: everySilence,
  },
  {
    name: "axios, as text",
    call: (origin, options) => axios.get(origin + path, { ...options, responseType: "text" }),
    knows: everything,
    knowsOriginOf: everySilence,
  },
  {
    name: "axios, as an ArrayBuffer",
    call: (origin, options) => axios.get(origin + path, { ...options, responseType: "arraybuffer" }),
    knows: everything,
    knowsOriginOf: everySilence,
  },
  {
    name: "axios, as a Blob", // which its adapter for Node does not make
    call: (origin, options) => axios.get(origin + path, { ...options, responseType: "blob", adapter: "fetch" }),
    knows: { ...everything, body: "later" },
    knowsOriginOf: everySilence,
  },
  {
    name: "ky 1",
    call: (origin, options) => ky1.get(origin + path, { ...options, retry: 0 }).json(),
    knows: { ...everything, body: "later" },
    knowsOfSuccess: bodyAlone,
    throwsReason: true,
    knowsOriginOf: ["timeout"], // all others are fetch's own errors
  },
  {
    name: "ky 2",
    call: (origin, options) => ky.get(origin + path, { ...options, retry: 0 }).json(),
    knows: everything,
    knowsOfSuccess: bodyAlone,
    throwsReason: true,
    knowsOriginOf: ["refused", "reset", "timeout"], // an abort is fetch's own error
  },
  {
    name: "openapi-fetch, its error",
    call: async (origin, options) => {
      const { data, error } = await createOpenapiClient<Paths>({ baseUrl: origin }).GET(path, withSignal(options));
      if (error !== undefined) throw error;
      return data;
    },
    knows: bodyAlone,
    throwsReason: true,
    omits: ["empty 503"], // leaves `error` undefined
    deviations: {
      "server_error 504": { recovery: "retry" }, // nothing tells it from a 500
      "gateway page": forgotten,
      "gateway's 413": forgotten,
      "truncated JSON": forgotten,
    },
  },
  {
    name: "openapi-fetch, its result",
    call: (origin, options) => createOpenapiClient<Paths>({ baseUrl: origin }).GET(path, withSignal(options)),
    knows: everything,
    throwsReason: true,
  },
  {
    name: "Prisma AIRS SDK", // keeps the status, how long to wait, and the message behind a prefix
    api: "prisma-airs",
    call: (origin, { signal, timeout }) => {
      init({ apiKey: "key", apiEndpoint: origin, numRetries: 0 });
      const options = { ...(signal && { signal }), ...(timeout !== undefined && { timeoutMs: timeout }) };
      return new Scanner().syncScan({ profile_name: "profile" }, new Content({ prompt: "Hello" }), options);
    },
    knows: { ...bodyAlone, status: true },
    throwsReason: true,
    deviations: {
      "AIRS rate limit": { retryAfterMs: 30_000 },
      "AIRS rate limit until a date": { retryAfterMs: 0 }, // measured by its own clock, not by the answer's
      "AIRS maintenance": { retryAfterMs: 1_800_000 },
      "AIRS success in error": forgotten, // no scan result, so it says that the schema was not met, and no more
      "AIRS 200 that says 403": forgotten,
      "empty 503": { retryAfterMs: 120_000 },
    },
  },
];
