import {
  type Amends,
  classify,
  defineAmends,
  defineEnvelope,
  FaultError,
  prismaAirs,
  prismIo,
} from "../../src/core/index.ts";
import { read, textOf } from "../../src/core/read.ts";

const shop = defineEnvelope({
  name: "shop",
  rows: { out_of_stock: { type: "invalid_request_error", remedy: "go_back" } },
  errors: ["ShopError"],
  read: (body) => (textOf(read(body, "problem")) ? { code: textOf(read(body, "problem")), message: "Gone" } : null),
  readError: (error) => ({ code: textOf(read(error, "problem")) }),
});

export const app: Amends = defineAmends({
  apis: [
    {
      origin: "https://api.example",
      envelope: prismIo,
      codes: { tier_limit_exceeded: { remedy: "contact_support" } },
    },
    { origin: "https://scan.example", envelope: prismaAirs },
    { envelope: shop },
  ],
  codes: { seat_limit: { type: "permission_error", remedy: "upgrade" } },
});

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly url?: string;
  readonly headers?: object;
}

/** As axios throws it. */
export function axiosError({ status, body, url = "https://api.example/v1/users?page=2", headers = {} }: Answer): Error {
  return Object.assign(new Error(`Request failed with status code ${status}`), {
    name: "AxiosError",
    code: status < 500 ? "ERR_BAD_REQUEST" : "ERR_BAD_RESPONSE",
    config: { method: "post", url },
    response: { status, headers, data: body },
  });
}

export const prismError = (code: string, type: string, param: string | null = null) => ({
  error: { code, message: "The server's own words", param, type },
});

/** Failures of every kind that a colleague may ask about. */
export const failures: readonly (readonly [name: string, make: () => unknown])[] = [
  [
    "a field that the API refused",
    () => axiosError({ status: 422, body: prismError("validation_error", "invalid_request_error", "email") }),
  ],
  [
    "a code whose row the app changed",
    () => axiosError({ status: 400, body: prismError("tier_limit_exceeded", "invalid_request_error") }),
  ],
  [
    "a gateway's page at a bound origin",
    () => axiosError({ status: 504, body: "<html><h1>504 Gateway Time-out</h1></html>" }),
  ],
  [
    "a refused connection with a status that a client invented",
    () =>
      Object.assign(new TypeError("fetch failed"), {
        status: 500,
        body: prismError("server_error", "server_error"),
        cause: Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:443"), { code: "ECONNREFUSED" }),
      }),
  ],
  [
    "a success of Prisma AIRS' that was thrown",
    () => axiosError({ status: 200, body: { error: { status_code: 200 } }, url: "https://scan.example/v1" }),
  ],
  [
    "a limit, thrown again by code of the app's",
    () =>
      new Error("Could not save", {
        cause: axiosError({
          ...{ status: 429, url: "https://elsewhere.example/a", headers: { "retry-after": "30" } },
          body: { problem: "slow_down" },
        }),
      }),
  ],
  [
    "an SDK's error without an answer",
    () => Object.assign(new Error("m"), { name: "ShopError", problem: "out_of_stock" }),
  ],
  ["a fault that another configuration made", () => new FaultError(classify(axiosError({ status: 401, body: "" })))],
  ["text that is JSON", () => JSON.stringify({ error: { status_code: 403, message: "Account quota exceeded" } })],
  ["a defect of the app's", () => new TypeError("Cannot read properties of undefined (reading 'name')")],
];
