import type { AnswerName, Meaning, SilenceName } from "./cases.ts";

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** In ms. */
  readonly timeout?: number;
}

/** What of an answer is still there in the value that an app gets hold of. */
export interface Knowledge {
  /** `later`: only reading it asynchronously finds it, and until then the status has to do. */
  readonly body: "now" | "later" | "never";
  readonly status: boolean;
  readonly headers: boolean;
  /** Where the request went. */
  readonly origin: boolean;
}

/** An HTTP client as it comes from npm, and what it leaves to be read. */
export interface Client {
  readonly name: string;
  /** Requests something from an origin, with the client's own retries off. Gives what the client itself gives. */
  call(origin: string, options: CallOptions): Promise<unknown>;
  /** Of an answer whose status says that it failed. */
  readonly knows: Knowledge;
  /** Of one whose status says that it did not, where that differs. */
  readonly knowsOfSuccess?: Knowledge;
  /** Where nothing answered: in which of these cases it still tells where the request went. */
  readonly knowsOriginOf?: readonly SilenceName[];
  /** It throws the very reason of an abort, and so nothing tells that it was one, where that is an Error of the app's. */
  readonly throwsReason?: boolean;
  /** Whether what an API says is still told apart from what the client says itself. Default: yes. */
  readonly keepsWords?: boolean;
  /** The API whose shape it takes for granted, so that no other's is tried. */
  readonly api?: "prisma-airs" | "prism-io";
  /** What it cannot do, or tells nobody. */
  readonly omits?: readonly (AnswerName | SilenceName)[];
  /** What it makes of a case by its own nature. */
  readonly deviations?: { readonly [name in AnswerName | SilenceName]?: Partial<Meaning> };
}

export const path = "/api/brands";

export const everything: Knowledge = { body: "now", status: true, headers: true, origin: true };

/** Of a client that throws or resolves to a mere body. */
export const bodyAlone: Knowledge = { body: "now", status: false, headers: false, origin: false };

export const everySilence = [
  "refused",
  "reset",
  "broken",
  "timeout",
  "signal's timeout",
  "abort",
  "abort with a reason",
] as const;

/** What is left of a timeout whose reason a client drops: that it aborted. */
export const anAbort: Partial<Meaning> = { type: "cancelled", remedy: "none" };

/** An answer that a client throws away. */
export const forgotten: Partial<Meaning> = {
  type: "unknown_error",
  code: null,
  status: null,
  recovery: null,
  remedy: "contact_support",
  envelope: null,
  origin: null,
  retryAfterMs: null,
  requestId: null,
};

/** For clients that leave timeouts to a signal. */
export function withSignal({ signal, timeout }: CallOptions): { signal?: AbortSignal } {
  if (signal) return { signal };
  return timeout === undefined ? {} : { signal: AbortSignal.timeout(timeout) };
}
