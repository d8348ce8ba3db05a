import { ListAccountsCommand, SSOClient } from "@aws-sdk/client-sso";
import { createSerializer, ServiceClient } from "@azure/core-client";
import { createRestError, getClient } from "@azure-rest/core-client";
import { Transport, UndiciConnection, WeightedConnectionPool } from "@elastic/transport";
import { FetchClient } from "@feathersjs/rest-client";
import { request as octokit } from "@octokit/request";
import { AuthClient } from "@supabase/auth-js";
import { PostgrestClient } from "@supabase/postgrest-js";
import { Client as AppwriteClient } from "appwrite";
import OpenAI6 from "openai6";
import PocketBase from "pocketbase";
import { anAbort, bodyAlone, type Client, everySilence, everything, forgotten, path, withSignal } from "./client.ts";

/** What is left of a body whose fields a client dropped. */
const unread = { code: null, envelope: null } as const;

/** SDKs of other vendors, each of which keeps an answer in a place of its own. */
export const vendorSdks: readonly Client[] = [
  {
    name: "Elastic's transport",
    call: async (origin, { signal, timeout }) => {
      const connectionPool = new WeightedConnectionPool({ Connection: UndiciConnection });
      connectionPool.addConnection(origin);
      const limit = timeout === undefined ? {} : { requestTimeout: timeout };
      const transport = new Transport({ connectionPool, maxRetries: 0 });
      return transport.request({ method: "GET", path }, { ...limit, ...(signal && { signal }) });
    },
    knows: { ...everything, origin: false },
    knowsOfSuccess: bodyAlone,
    omits: ["abort with a reason"], // a ConnectionError with the words of that reason
    deviations: { "truncated JSON": forgotten },
  },
  {
    name: "Azure's REST client",
    call: async (origin, { signal, timeout }) => {
      const client = getClient(origin, { allowInsecureConnection: true, retryOptions: { maxRetries: 0 } });
      const abortSignal = withSignal({ ...(signal && { signal }) }).signal;
      const response = await client
        .path(path)
        .get({ ...(abortSignal && { abortSignal }), ...(timeout !== undefined && { timeout }) });
      if (Number(response.status) >= 400) throw createRestError(response);
      return response.body;
    },
    knows: everything,
    knowsOfSuccess: bodyAlone,
    knowsOriginOf: ["refused", "reset"],
    keepsWords: false, // of a body, the code and the message alone, and calls that its own
    deviations: {
      validation_error: { message: null, params: [] },
      "unknown code": { ...unread, params: [], remedy: "contact_support" },
      "AIRS expired token": unread,
      "AIRS quota": { ...unread, remedy: "request_access" },
      "AIRS scan not found": unread,
      "AIRS rate limit": unread,
      "AIRS rate limit until a date": unread,
      "AIRS concurrency": unread,
      "AIRS scan engine": unread,
      "AIRS maintenance": { ...unread, recovery: "retry", remedy: "retry" },
      "AIRS scan timeout": unread,
      timeout: anAbort,
      "signal's timeout": anAbort,
    },
  },
  {
    name: "Azure's service client", // the body as text and parsed, out of sight
    call: async (origin, { signal, timeout }) => {
      const client = new ServiceClient({
        endpoint: origin,
        allowInsecureConnection: true,
        retryOptions: { maxRetries: 0 },
      });
      const options = {
        ...(signal && { abortSignal: signal }),
        ...(timeout !== undefined && { requestOptions: { timeout } }),
      };
      const operation = { httpMethod: "GET", path, responses: { 200: {} }, serializer: createSerializer() } as const;
      return client.sendOperationRequest({ options }, operation);
    },
    knows: everything,
    knowsOfSuccess: bodyAlone,
    knowsOriginOf: ["refused", "reset"],
    deviations: { timeout: anAbort, "signal's timeout": anAbort },
  },
  {
    name: "AWS SDK",
    call: async (origin, { signal, timeout }) => {
      const client = new SSOClient({
        endpoint: origin,
        region: "eu-west-1",
        maxAttempts: 1,
        ...(timeout !== undefined && { requestHandler: { requestTimeout: timeout, throwOnRequestTimeout: true } }),
      });
      return client.send(new ListAccountsCommand({ accessToken: "token" }), { ...(signal && { abortSignal: signal }) });
    },
    knows: { ...everything, origin: false },
    knowsOfSuccess: { body: "never", status: true, headers: false, origin: false },
  },
  {
    name: "Octokit",
    call: (origin, options) => octokit("GET /api/brands", { baseUrl: origin, request: withSignal(options) }),
    knows: everything,
    knowsOriginOf: everySilence.filter((name) => name !== "abort"), // fetch's own error
    omits: ["broken"], // resolves with what of the body came
  },
  {
    name: "Appwrite", // an HTTP status in `code`
    call: (origin) =>
      new AppwriteClient()
        .setEndpoint(origin)
        .setProject("brands")
        .call("get", new URL(origin + path)),
    knows: { ...bodyAlone, status: true },
    omits: ["timeout", "signal's timeout", "abort", "abort with a reason"], // takes no signal
    deviations: { "truncated JSON": forgotten },
  },
  {
    name: "Feathers", // another
    call: (origin, options) => {
      const service = new FetchClient({ name: "api/brands", base: origin, connection: fetch, options: {} });
      return service.find({ connection: withSignal(options) });
    },
    knows: everything,
    knowsOfSuccess: bodyAlone,
    throwsReason: true,
    // A plain Error with the engine's words, which apps throw too: `throw new Error("fetch failed")`.
    deviations: { refused: forgotten, reset: forgotten, broken: forgotten },
  },
  {
    name: "PocketBase", // the body in `response`
    call: (origin, options) => new PocketBase(origin).send(path, { ...withSignal(options), requestKey: null }),
    knows: { ...everything, headers: false },
    knowsOfSuccess: bodyAlone,
    omits: ["broken", "abort with a reason"], // resolves to an empty object; keeps a status of 0 and an Error
  },
  {
    name: "PostgREST, its error",
    call: async (origin, options) => {
      const query = new PostgrestClient(origin, { retry: false }).from("brands").select();
      const { signal } = withSignal(options);
      const { data, error } = await (signal ? query.abortSignal(signal) : query);
      if (error) throw error;
      return data;
    },
    knows: bodyAlone,
    throwsReason: true, // its words, at least
    deviations: {
      "server_error 504": { recovery: "retry" }, // nothing tells it from a 500
      "gateway page": forgotten,
      "gateway's 413": forgotten,
      "empty 503": forgotten,
      "truncated JSON": forgotten,
    },
  },
  {
    name: "Supabase's auth",
    call: async (origin, options) => {
      const fetchWith: typeof fetch = (input, init) => fetch(input, { ...init, ...withSignal(options) });
      const client = new AuthClient({ url: origin, fetch: fetchWith, persistSession: false, autoRefreshToken: false });
      const { data, error } = await client.signInWithPassword({ email: "a@b.example", password: "secret" });
      if (error) throw error;
      return data;
    },
    knows: { ...bodyAlone, status: true }, // as JSON in the message
    omits: [
      "AIRS success in error", // a session that is missing
      "AIRS 200 that says 403",
      "abort with a reason", // a status of 0, and the words of that reason
    ],
    deviations: {
      // What is not JSON it knows by its status only from 502 to 504.
      "gateway's 413": forgotten,
    },
  },
  {
    name: "OpenAI SDK 6",
    call: (origin, { signal, timeout }) => {
      const options = { ...(signal && { signal }), ...(timeout !== undefined && { timeout }) };
      return new OpenAI6({ apiKey: "key", baseURL: origin, maxRetries: 0 }).get(path, options);
    },
    knows: { ...everything, origin: false },
    knowsOfSuccess: bodyAlone,
    deviations: { "signal's timeout": anAbort },
  },
];
