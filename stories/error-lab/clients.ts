import type { Amends } from "../../src/core/index.ts";
import { load as loadByAxios } from "./clients/axios.ts";
import axiosSource from "./clients/axios.ts?raw";
import { load as loadByFetch } from "./clients/fetch.ts";
import fetchSource from "./clients/fetch.ts?raw";
import { load as loadByKy } from "./clients/ky.ts";
import kySource from "./clients/ky.ts?raw";
import { load as loadByOpenapiFetch } from "./clients/openapi-fetch.ts";
import openapiFetchSource from "./clients/openapi-fetch.ts?raw";

interface Client {
  readonly load: (url: string, amends: Amends) => Promise<unknown>;
  /** The very code that runs, as an app would write it. */
  readonly source: string;
}

export const clients = {
  fetch: { load: loadByFetch, source: asInAnApp(fetchSource) },
  axios: { load: loadByAxios, source: asInAnApp(axiosSource) },
  ky: { load: loadByKy, source: asInAnApp(kySource) },
  "openapi-fetch": { load: loadByOpenapiFetch, source: asInAnApp(openapiFetchSource) },
} as const satisfies Record<string, Client>;

export type ClientName = keyof typeof clients;

function asInAnApp(source: string): string {
  return source.replaceAll("../../../src/core/index.ts", "amends/core").trim();
}
