import { bindingAt } from "../core/binding.ts";
import { classifyAsync } from "../core/classify.ts";
import { noteRejection } from "../core/client-evidence.ts";
import type { Amends } from "../core/config.ts";
import type { Fault } from "../core/fault.ts";
import { FaultError } from "../core/fault-error.ts";
import { needAmends } from "../core/need-amends.ts";
import { attempt, read } from "../core/read.ts";
import { reportUnlessLeftOut, reportUnlessRetried } from "../core/report-once.ts";
import { noteAnswer } from "../core/same-failure.ts";
import { whenRead } from "../core/thrown.ts";
import { cooldownEngineOf } from "./cooldown.ts";
import { isRepeatable, isSafeMethod, mayPass, noteUnrepeatable } from "./retry-policy.ts";
import { type Asker, type Epoch, type HeldRequest, type SessionEngine, sessionEngineOf } from "./session/engine.ts";
import { orAborted } from "./timing.ts";

export interface ApiFetchOptions {
  /** What sends. Default: the global fetch, as it is at each call. */
  readonly fetch?: typeof fetch;
}

/**
 * Creates a `fetch` for an app's APIs, which any client takes whose fetch can be replaced.
 *
 * - A request whose credential has expired has it refreshed, once for all of them and in all
 *   tabs, and is sent again, once. One that only a person can help waits until they have signed
 *   in; what would change something, until they have agreed to that too.
 * - A request to a scope in a cooldown waits until that is over. Where that takes too long it
 *   rejects with a FaultError of the fault that closed the scope.
 * - Server errors are not retried: that is the query's part. The client's own retries should be off.
 *
 * What cannot be recovered comes back as it came: the same Response, its body unread, or the same
 * rejection. A refresh that failed for the moment rejects with its own error. A body that can be
 * sent only once, a stream, is sent once.
 *
 * Tells `onFault` of what it gives back: at once of what no `retryPolicy` would retry, of anything else
 * when nobody has retried it within 5 s, or the page is left.
 *
 * @throws TypeError, in development, without a configuration.
 */
export function createApiFetch(amends: Amends, options: ApiFetchOptions = {}): typeof fetch {
  needAmends("createApiFetch", amends);
  return async (input, init) => {
    try {
      const response = await sendRecovering(input, init, amends, options.fetch ?? globalThis.fetch);
      if (response.status >= 400) report(response, input, init, amends);
      return response;
    } catch (error) {
      // Whoever left knows that, whatever reason they gave.
      const signal = init?.signal ?? read(input, "signal");
      if (read(signal, "aborted") !== true) report(error, input, init, amends);
      throw error;
    }
  };
}

/**
 * A fetch whose rejections are known to be those of a fetch: whatever an engine's words are, nothing answered. What
 * Request does not know goes beside it.
 */
function noting(send: typeof fetch, extras?: RequestInit): (request: Request) => Promise<Response> {
  return async (request) => {
    try {
      return await (extras ? send(request, extras) : send(request));
    } catch (error) {
      noteRejection(error, request.signal);
      throw error;
    }
  };
}

function report(thrown: unknown, input: unknown, init: RequestInit | undefined, amends: Amends): void {
  whenRead(thrown, amends, (fault) => {
    const method = init?.method ?? read(input, "method");
    const headers = attempt(() => new Headers(init?.headers ?? (read(input, "headers") as Headers)));
    const mayBeSentAgain = isRepeatable({ request: { method, headers } });
    noteAnswer(thrown, fault, amends);
    if (!mayBeSentAgain) noteUnrepeatable(thrown);
    if (mayBeSentAgain && mayPass(fault, amends)) reportUnlessRetried(thrown, amends);
    else reportUnlessLeftOut(thrown, amends);
  });
}

async function sendRecovering(
  input: RequestInfo | URL,
  init: RequestInit | undefined,
  amends: Amends,
  fetchOf: typeof fetch,
): Promise<Response> {
  const { make, extras, isRepeatable } = requestsOf(input, init);
  const send = noting(fetchOf, extras);
  let request = make();
  // Not the request's own, which follows it by a weak reference in Node (nodejs/undici#4068).
  const signal = init?.signal ?? (read(input, "signal") as AbortSignal | undefined);
  const { api, origin: place } = bindingAt(request.url, amends.apis);
  const session = sessionEngineOf(api?.session);
  const cooldowns = cooldownEngineOf(amends.cooldowns);
  if (session?.isRefresh(request, init?.signal)) return send(request);

  const bare = noting(fetchOf);
  const asker: Asker = { amends, fetch: (url, options) => bare(new Request(url, options)) };
  const held = { isUnsafe: !isSafeMethod(request.method), signal };
  const recovery = session && createRecovery(session, asker, held);
  for (;;) {
    const closedBy = await cooldowns?.enter(request, { place, signal: signal ?? request.signal });
    if (closedBy) throw new FaultError(closedBy);
    if (session?.isCredentialMissing()) await orAborted(session.refresh(session.epoch(), asker), signal);
    const sentUnder = session?.epoch();
    const response = await send(session ? session.authorize(request) : request);
    if (response.status < 400) {
      session?.noteSuccess();
      cooldowns?.open(request, place);
      return response;
    }
    const fault = await classifyAsync(response, amends);
    if (!fault) return response;
    if (fault.recovery === "cooldown") cooldowns?.close(fault, amends, { request, place });
    // After a redirect somebody else may have answered, of whom this session knows nothing.
    const isOwn = fault.origin === null || bindingAt(fault.origin, amends.apis).api === api;
    const mayGoOn = isOwn && sentUnder && isRepeatable && recovery;
    const goesOn = mayGoOn && (await orAborted(recovery(fault, sentUnder), signal));
    // A caller that aborted while it waited gets the abort's reason, as from any fetch.
    signal?.throwIfAborted();
    if (!goesOn) return response;
    void response.body?.cancel().catch(() => {});
    request = make();
  }
}

interface Requests {
  /** A request to be sent, another one each time. */
  make(): Request;
  /** What a Request would lose: Next.js' `next`, Cloudflare's `cf`, undici's `dispatcher`. */
  readonly extras: RequestInit | undefined;
  readonly isRepeatable: boolean;
}

function requestsOf(input: RequestInfo | URL, init: RequestInit | undefined): Requests {
  if (typeof Request === "undefined") {
    throw new TypeError(
      "createApiFetch sends Requests, which this environment lacks, so nothing was sent. " +
        "In Jest use the environment jest-fixed-jsdom in place of jsdom.",
    );
  }
  // A URL object, or the page that an address is relative to, may be another by the next time.
  const fixed = typeof input === "string" || read(input, "href") !== undefined ? new Request(input).url : input;
  // What is cloned keeps the body for the next time.
  const source = () => (fixed instanceof Request && init?.body == null ? fixed.clone() : fixed);
  const unknown = Object.entries({ ...init }).filter(([key, value]) => value !== undefined && !known.test(key));
  return {
    make: () => new Request(source(), init),
    extras: unknown.length > 0 ? (Object.fromEntries(unknown) as RequestInit) : undefined,
    isRepeatable: !isReadOnce(init?.body),
  };
}

/** What a Request takes over by itself (Fetch, section 5.3). */
const known =
  /^(method|headers|body|mode|credentials|cache|redirect|referrer|referrerPolicy|integrity|keepalive|signal|duplex|priority|window)$/;

/** Whether a body is gone once it was sent: a stream of the web's or of Node's, or whatever is iterated. */
function isReadOnce(body: unknown): boolean {
  return [Symbol.asyncIterator, "getReader", "pipe", "next"].some((key) => typeof read(body, key) === "function");
}

/** How often one request asks for a newer credential: what another tab, or the app, says is one may not work. */
const maxTries = 3;

/** What may be tried for one request: a refresh, and a sign-in with another refresh after it. */
function createRecovery(session: SessionEngine, asker: Asker, request: HeldRequest) {
  let tries = maxTries;
  let mayAsk = true;
  /** Whether the request may be sent again. */
  return async ({ recovery, code }: Fault, sentUnder: Epoch): Promise<boolean> => {
    if (recovery !== "refresh" && recovery !== "reauthenticate") return false;
    if (recovery === "refresh") {
      tries -= 1;
      if (tries >= 0 && (await session.refresh(sentUnder, asker))) {
        // What a refresh has given here no other refresh makes better.
        if (session.epoch().isFresh) tries = 0;
        return session.waitForName(sentUnder, request);
      }
      // A code says that the credential has expired, and nothing else; a bare 401 may mean anything.
      if (tries < 0 && code !== null) return false;
    }
    if (!mayAsk) return false;
    mayAsk = false;
    tries = maxTries;
    return session.waitForSignIn(sentUnder, request);
  };
}
