import { inspect } from "node:util";
import axios from "axios";
import ky from "ky";
import ky1 from "ky1";
import createOpenapi from "openapi-fetch";
import { Content, init, Scanner } from "@cdot65/prisma-airs-sdk";
import { ofetch } from "ofetch";
import wretch from "wretch";
import wretch2 from "wretch2";
import superagent from "superagent";
import OpenAI from "openai";
import Stripe from "stripe";
import { request as gql, GraphQLClient } from "graphql-request";
import { createTRPCClient, httpLink, createTRPCUntypedClient } from "@trpc/client";
import { PostgrestClient } from "@supabase/postgrest-js";
import { FunctionsClient } from "@supabase/functions-js";
import { startContractServer } from "../../src/testing/server.ts";

type Init = { signal?: AbortSignal; timeout?: number };
const caught = (p: Promise<unknown>) => p.then((v) => ({ returned: v }), (e) => ({ thrown: e }));
const signalOf = (i: Init) => i.signal ?? (i.timeout ? AbortSignal.timeout(i.timeout) : undefined);

const clients: Record<string, (url: string, i: Init) => Promise<unknown>> = {
  fetch: (url, i) => fetch(url, { signal: signalOf(i) ?? null }),
  axios: (url, i) => axios.get(url, i),
  axiosBlob: (url, i) => axios.get(url, { ...i, responseType: "blob" }),
  axiosFetchBlob: (url, i) => axios.get(url, { ...i, responseType: "blob", adapter: "fetch" }),
  axiosBuf: (url, i) => axios.get(url, { ...i, responseType: "arraybuffer" }),
  axiosText: (url, i) => axios.get(url, { ...i, responseType: "text" }),
  ky1: (url, i) => ky1.get(url, { ...i, retry: 0 }).json(),
  ky2: (url, i) => ky.get(url, { ...i, retry: 0 }).json(),
  openapi: (url, i) => createOpenapi<any>({}).GET(url as never, { signal: signalOf(i) } as never),
  airs: (url, i) => {
    init({ apiKey: "k", apiEndpoint: url, numRetries: 0 });
    return new Scanner().syncScan({ profile_name: "p" }, new Content({ prompt: "hi" }), { ...(i.signal && { signal: i.signal }), ...(i.timeout && { timeoutMs: i.timeout }) });
  },
  ofetch: (url, i) => ofetch(url, { ...i, retry: 0 }),
  wretch3: (url, i) => wretch(url).options({ signal: signalOf(i) as AbortSignal }).get().json(),
  wretch2: (url, i) => wretch2(url).options({ signal: signalOf(i) as AbortSignal }).get().json(),
  superagent: (url, i) => {
    const r = superagent.get(url);
    if (i.timeout) r.timeout(i.timeout);
    return new Promise((res, rej) => { r.then(res, rej); i.signal?.addEventListener("abort", () => r.abort()); r.on("abort", () => rej(i.signal?.reason)); });
    return r.then((x) => x);
  },
  openai: (url, i) => new OpenAI({ apiKey: "k", baseURL: url, maxRetries: 0, ...(i.timeout && { timeout: i.timeout }) }).get("/x", { signal: i.signal }) as never,
  stripe: (url, i) => { const u = new URL(url);
    return new Stripe("sk", { host: u.hostname, port: u.port, protocol: "http", maxNetworkRetries: 0, telemetry: false, ...(i.timeout && { timeout: i.timeout }) }).rawRequest("GET", "/v1/x"); },
  gql: (url, i) => new GraphQLClient(url, {signal: signalOf(i) as any}).request("{ a }"),
  trpc: (url, i) => createTRPCUntypedClient({ links: [httpLink({ url })] }).query("x", undefined, { signal: signalOf(i)! }),
  postgrest: (url, i) => { const q = new PostgrestClient(url).from("x").select().throwOnError(); const s = signalOf(i); return (s ? q.abortSignal(s) : q).then((x) => x); },
  postgrestResult: (url, i) => { const q = new PostgrestClient(url).from("x").select(); const s = signalOf(i); return (s ? q.abortSignal(s) : q).then((x) => x) as never; },
  functions: (url, i) => new FunctionsClient(url).invoke("x", { signal: signalOf(i)! } as never).then((r) => { if (r.error) throw r.error; return r.data; }),
};

let answer = "/ok", arrived: (() => void) | undefined;
const server = await startContractServer({ route: () => { arrived?.(); return answer; } });
const only = process.argv[2]?.split(",");
const paths = process.argv[3]?.split(",") ?? ["/rows/prism-io/validation_error/422", "/success-in-error", "/gateway", "/truncated", "/empty", "/reset", "timeout", "abort", "refused"];
for (const [name, call] of Object.entries(clients)) {
  if (only && !only.includes(name)) continue;
  for (const path of paths) {
    const controller = new AbortController();
    answer = /timeout|abort|refused/.test(path) ? "/hang" : path;
    arrived = path === "abort" ? () => controller.abort() : undefined;
    const before = server.requests.length;
    const got = await caught((async () => call(path === "refused" ? "http://127.0.0.1:9/api" : `${server.origin}/api`, path === "timeout" ? { timeout: 50 } : path === "abort" ? { signal: controller.signal } : {}))());
    console.log(`##### ${name} ${path} requests=${server.requests.length - before}`);
    console.log(inspect(got, { depth: 3, breakLength: 160, maxStringLength: 150, compact: 5 }).split("\n").filter((l) => !/^\s+at /.test(l)).slice(0, Number(process.env.LINES ?? 40)).join("\n"));
  }
}
await server.close();
