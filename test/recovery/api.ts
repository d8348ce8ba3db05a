import { type Amends, type AmendsConfig, defineAmends, prismIo, type Session } from "../../src/core/index.ts";
import { createApiFetch } from "../../src/recovery/index.ts";
import { contractRow, responseFor } from "../../src/testing/index.ts";

export const origin = "https://api.example";

/** What a request is answered with: a status that is fine, the id of a row, or a whole answer. */
type Answer = number | string | Response | Error;

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | null;
  readonly body: string;
}

interface Options extends Partial<Omit<AmendsConfig, "apis">> {
  readonly session?: Session;
  readonly answer: (request: Sent) => Answer | Promise<Answer>;
}

/** An app whose network answers as it is told, and what was sent over it. */
export function appWith({ session, answer, ...config }: Options): {
  readonly fetch: typeof fetch;
  readonly sent: readonly Sent[];
  readonly amends: Amends;
} {
  const sent: Sent[] = [];
  // A Request follows its signal by weak references in Node: collected, it is never aborted (nodejs/undici#3644, #4068).
  const alive: unknown[] = [];
  const api = { origin, envelope: prismIo, ...(session && { session }) };
  const amends = defineAmends({ apis: [api], ...config }) as Amends;
  const network: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    alive.push(input, request);
    const { signal } = request;
    const url = new URL(request.url);
    const each: Sent = {
      method: request.method,
      path: url.pathname,
      authorization: request.headers.get("authorization"),
      body: await request.text(),
    };
    sent.push(each);
    const answered = await Promise.race([
      answer(each),
      new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
    ]);
    return toResponse(answered, request.url);
  };
  return { fetch: createApiFetch(amends, { fetch: network }), sent, amends };
}

function toResponse(answer: Answer, url: string): Response {
  if (answer instanceof Error) throw answer;
  const response = answer instanceof Response ? answer : responseOf(answer);
  // As of a fetch: it knows where it came from.
  return Object.defineProperty(response, "url", { value: url });
}

function responseOf(answer: number | string): Response {
  return typeof answer === "number"
    ? Response.json({ ok: true }, { status: answer })
    : responseFor(contractRow(answer));
}

export const expired = "prism-io/token_expired/401";
export const revoked = "prism-io/token_revoked/401";
export const missing = "prism-io/missing_refresh_token/401";

/** Bearer tokens, as most apps send them. */
export const bearer = (request: Request, token: string): Request => {
  const authorized = new Request(request);
  authorized.headers.set("authorization", `Bearer ${token}`);
  return authorized;
};

/** Until a promise has something to say: its answer, or "waiting". */
export async function now<T>(promise: Promise<T>): Promise<T | "waiting"> {
  return Promise.race([promise, new Promise<"waiting">((resolve) => setImmediate(() => resolve("waiting")))]);
}
