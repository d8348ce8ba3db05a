import axios from "axios";
import { Hono } from "hono";
import { hc, parseResponse } from "hono/client";
import { bodyAlone, type Client, everySilence, everything, forgotten, path, withSignal } from "./client.ts";
import { BrandsClient } from "./nswag-client.ts";

const hono = new Hono().get("/api/brands", (context) => context.json({ brands: ["Acme"] }));

/** As SWR documents it: swr.vercel.app/docs/error-handling, "Status Code and Error Object". */
async function documentedFetcher(url: string, init: RequestInit): Promise<unknown> {
  const response = await fetch(url, init);
  if (!response.ok) {
    const info: unknown = await response.json();
    throw Object.assign(new Error("An error occurred while fetching the data."), { info, status: response.status });
  }
  return response.json();
}

/** An app's own error around another client's. */
class ApiError extends Error {
  readonly status: number | undefined;

  constructor(status: number | undefined, cause: unknown) {
    super("The API could not be reached", { cause });
    this.status = status;
  }
}

/** What an app writes, or has generated, around fetch and axios. */
export const appFetchers: readonly Client[] = [
  {
    name: "SWR's documented fetcher",
    call: (origin, options) => documentedFetcher(origin + path, withSignal(options)),
    knows: { ...bodyAlone, status: true },
    knowsOfSuccess: bodyAlone,
    throwsReason: true,
    deviations: {
      // What is not JSON is a SyntaxError, and no more.
      "gateway page": forgotten,
      "empty 503": forgotten,
      "truncated JSON": forgotten,
      "gateway's 413": forgotten,
    },
  },
  {
    name: "Hono's client",
    call: (origin, options) =>
      parseResponse(hc<typeof hono>(origin).api.brands.$get({}, { init: withSignal(options) })),
    knows: { ...bodyAlone, status: true },
    knowsOfSuccess: bodyAlone,
    throwsReason: true,
    deviations: { "truncated JSON": forgotten },
  },
  {
    name: "NSwag",
    call: (origin, options) => new BrandsClient(origin).getBrands(withSignal(options).signal),
    knows: { ...everything, origin: false },
    knowsOfSuccess: bodyAlone,
    throwsReason: true,
  },
  {
    name: "an app's error around axios",
    call: async (origin, options) => {
      try {
        return await axios.get(path, { baseURL: origin, ...options });
      } catch (error) {
        throw new ApiError(axios.isAxiosError(error) ? error.response?.status : undefined, error);
      }
    },
    knows: everything,
    knowsOriginOf: everySilence,
  },
];
