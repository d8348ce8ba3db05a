import { FunctionsClient } from "@supabase/functions-js";
import { PostgrestClient } from "@supabase/postgrest-js";
import { createTRPCUntypedClient, httpLink } from "@trpc/client";
import { GraphQLClient } from "graphql-request";
import { ofetch } from "ofetch";
import OpenAI from "openai";
import Stripe from "stripe";
import superagent from "superagent";
import wretch from "wretch";
import wretch2 from "wretch2";
import { anAbort, bodyAlone, type Client, everySilence, everything, forgotten, path, withSignal } from "./client.ts";

/** Further clients, and SDKs of other APIs: what they keep, any API's own SDK may keep as well. */
export const sdkClients: readonly Client[] = [
  {
    name: "ofetch",
    call: (origin, options) => ofetch(origin + path, { ...options, retry: 0 }),
    knows: everything,
    knowsOfSuccess: bodyAlone,
    knowsOriginOf: everySilence.filter((name) => name !== "broken"),
  },
  {
    name: "wretch 2",
    call: (origin, options) =>
      wretch2(origin + path, withSignal(options))
        .get()
        .json(),
    knows: everything,
    knowsOfSuccess: bodyAlone,
    throwsReason: true,
  },
  {
    name: "wretch 3",
    call: (origin, options) =>
      wretch(origin + path, withSignal(options))
        .get()
        .json(),
    knows: everything,
    knowsOfSuccess: bodyAlone,
    throwsReason: true,
  },
  {
    name: "superagent",
    call: (origin, { signal, timeout }) => {
      const request = superagent.get(origin + path);
      if (timeout !== undefined) void request.timeout(timeout);
      signal?.addEventListener("abort", () => void request.abort());
      return request.then((response) => response);
    },
    knows: everything,
    knowsOriginOf: ["abort", "abort with a reason", "signal's timeout"],
    deviations: {
      "truncated JSON": { origin: null }, // a SyntaxError with status and headers
      "signal's timeout": anAbort,
    },
  },
  {
    name: "OpenAI SDK",
    call: (origin, { signal, timeout }) => {
      const options = { ...(signal && { signal }), ...(timeout !== undefined && { timeout }) };
      return new OpenAI({ apiKey: "key", baseURL: origin, maxRetries: 0 }).get(path, options);
    },
    knows: { ...everything, origin: false },
    knowsOfSuccess: bodyAlone,
  },
  {
    name: "Stripe SDK",
    api: "prism-io", // unwraps `error`, as Stripe's own errors have the same keys
    call: (origin, { timeout }) => {
      const { hostname, port } = new URL(origin);
      const client = new Stripe("sk_test", {
        host: hostname,
        port,
        protocol: "http",
        maxNetworkRetries: 0,
        telemetry: false,
        httpClient: Stripe.createFetchHttpClient(), // the one for Node sends again what was reset
        ...(timeout !== undefined && { timeout }),
      });
      return client.rawRequest("GET", path);
    },
    knows: { ...everything, origin: false },
    omits: ["signal's timeout", "abort", "abort with a reason"], // takes no signal
    deviations: {
      // Of what is not JSON it keeps no status either.
      "gateway page": forgotten,
      "gateway's 413": forgotten,
      "empty 503": forgotten,
      "truncated JSON": forgotten,
    },
  },
  {
    name: "graphql-request",
    call: (origin, options) => new GraphQLClient(origin + path, withSignal(options)).request("{ brands }"),
    knows: { ...everything, origin: false },
    throwsReason: true,
    omits: ["AIRS success in error", "AIRS 200 that says 403"], // resolves to undefined
  },
  {
    name: "tRPC", // whose own errors have a test of their own
    call: (origin, options) =>
      createTRPCUntypedClient({ links: [httpLink({ url: origin })] }).query("brands", undefined, withSignal(options)),
    knows: everything,
    deviations: {
      // It throws at what is not tRPC's, though the status is a success's.
      "AIRS success in error": { code: "success_reported_as_error", envelope: "prisma-airs", status: 200 },
      "gateway page": forgotten,
      "gateway's 413": forgotten,
      "empty 503": forgotten,
      "truncated JSON": forgotten,
      timeout: anAbort,
      "signal's timeout": anAbort,
    },
  },
  {
    name: "Supabase functions",
    call: async (origin, options) => {
      const { data, error } = await new FunctionsClient(origin).invoke("brands", withSignal(options));
      if (error) throw error;
      return data;
    },
    knows: { ...everything, body: "later" },
    knowsOfSuccess: bodyAlone,
    throwsReason: true, // as the context of its own error
  },
  {
    name: "PostgREST, its result",
    call: async (origin, options) => {
      const query = new PostgrestClient(origin, { retry: false }).from("brands").select();
      const { signal } = withSignal(options);
      return await (signal ? query.abortSignal(signal) : query);
    },
    knows: { ...bodyAlone, status: true },
    deviations: {
      // Of an abort nothing is left but a status of 0.
      "abort with a reason": { type: "network_error", recovery: "retry", remedy: "check_connection" },
    },
  },
];
