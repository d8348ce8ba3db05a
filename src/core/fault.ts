import type { FaultType, Recovery, Remedy, UnansweredType } from "./vocabulary.ts";

/** One input that the server refused. */
export interface Violation {
  /** As the server spelled it: a name, a path or a JSON pointer; null where it named none. */
  readonly param: string | null;
  /** The same, taken apart: `items[0].name` is `["items", 0, "name"]`. Empty where param is null. */
  readonly path: readonly (string | number)[];
  /** The server's words about this input, sanitised; null where they must not be shown. */
  readonly message: string | null;
  /** The server's stable name for what is wrong (pydantic's `type`), or null. */
  readonly code: string | null;
  /** What the code's text needs (pydantic's `ctx`): strings, numbers and booleans only. */
  readonly values: Readonly<Record<string, string | number | boolean>>;
}

interface FaultBase {
  /** As the server sent it, or derived (`quota_exceeded`, `method_not_allowed`); null where there is none. */
  readonly code: KnownCode | (string & {}) | null;
  /** HTTP's status; the body's where no answer is known or where it contradicts a 2xx. */
  readonly status: number | null;
  /** What the machine tries first, or null. */
  readonly recovery: Recovery | null;
  /** What a person can do. */
  readonly remedy: Remedy;
  /** Name of the envelope that read the body; null when none recognised it. */
  readonly envelope: string | null;
  /** Where the request went, where that is known: what the app bound there (`"https://gw.example/orders"`), else the plain origin. */
  readonly origin: string | null;
  /** The server's words, sanitised, in the server's language; null where they must not be shown. */
  readonly message: string | null;
  readonly violations: readonly Violation[];
  /** Epoch ms on this machine's clock, only where the server said so; null for a quota or a plan's limit. */
  readonly retryAt: number | null;
  /** The server's id of the request, to quote to support; null where it sent none. */
  readonly requestId: string | null;
}

interface NoAnswer extends FaultBase {
  readonly status: null;
}

/**
 * A classified failure: plain data, frozen all the way down, that survives JSON and React
 * Server Components. A union over `type`. What was thrown stays reachable by `causeOf`.
 */
export type Fault = {
  readonly [T in FaultType]: (T extends UnansweredType ? NoAnswer : FaultBase) & {
    readonly type: T;
  };
}[FaultType];

/** Codes that the two contracts document, or that the kit derives. Servers may send others. */
export type KnownCode = PrismIoCode | PrismaAirsCode | KitCode;

/** Codes of the kit's own, for what no server reports. */
export type KitCode = keyof typeof import("./rows.ts").kitRows;

export type PrismIoCode = keyof typeof import("./envelopes/prism-io.ts").rows;
export type PrismaAirsCode = keyof typeof import("./envelopes/prisma-airs.ts").rows;
