import axiosRetry from "axios-retry";
import { type Amends, classify, defineAmends, FaultError, prismIo } from "../../src/core/index.ts";
import { createCooldowns, retryPolicy } from "../../src/recovery/index.ts";
import { refillBudget } from "../../src/recovery/retry-policy.ts";
import { contractRow } from "../../src/testing/index.ts";
import { toEpoch } from "./environment.ts";

/** How a request can end that does not succeed. */
export type Refusal = "down" | "limited";

/** What decides for one client. */
export interface Client {
  /** ms to hold a new call back; null where it fails without being sent. */
  hold(): number | null;
  /** ms until the call is sent again, after so many failures (1: the first); null where it has failed. */
  retry(failures: number, refusal: Refusal): number | null;
  noteSuccess(): void;
}

export interface Policy {
  readonly name: string;
  /** @param reopensAt when the rate limit ends, in ms of the simulation. */
  createClient(random: () => number, reopensAt: number): Client;
}

/** A policy that looks at nothing but the failure. */
function plain(
  name: string,
  retry: (failures: number, refusal: Refusal, random: () => number, wait: number) => number | null,
): Policy {
  return {
    name,
    createClient: (random, reopensAt) => ({
      hold: () => 0,
      retry: (failures, refusal) => retry(failures, refusal, random, Math.max(0, toEpoch(reopensAt) - Date.now())),
      noteSuccess: () => {},
    }),
  };
}

const origin = "https://api.example";

/** What a client throws for these answers: the same value each time, as the fault is what is decided by. */
function errorOf(id: string, headers: Record<string, string>): FaultError {
  const { status, body } = contractRow(id);
  const thrown = Object.assign(new Error("Request failed"), {
    response: { status, headers, data: body },
    config: { url: origin },
  });
  return new FaultError(classify(thrown));
}

/** The shipped functions, as `amendsQueryDefaults` and `createApiFetch` call them. */
const amends: Policy = {
  name: "amends",
  createClient(random, reopensAt) {
    const cooldowns = createCooldowns({ random });
    const configuration = defineAmends({ apis: [{ origin, envelope: prismIo }], cooldowns }) as Amends;
    const { retry, retryDelay } = retryPolicy(configuration, { random });
    const errors = errorsOf(reopensAt);
    return {
      hold() {
        const [closedBy] = cooldowns.open();
        const wait = closedBy ? (cooldowns.reopensAt(closedBy)?.at ?? 0) - Date.now() : 0;
        return wait > 30_000 ? null : Math.max(0, wait);
      },
      retry: (failures, refusal) =>
        retry(failures - 1, errors[refusal]) ? retryDelay(failures - 1, errors[refusal]) : null,
      noteSuccess: () => refillBudget(configuration),
    };
  },
};

let known: { readonly reopensAt: number; readonly errors: Record<Refusal, FaultError> } | undefined;

function errorsOf(reopensAt: number): Record<Refusal, FaultError> {
  if (known?.reopensAt !== reopensAt) {
    const headers = {
      date: new Date(Date.now()).toUTCString(),
      "retry-after": new Date(toEpoch(reopensAt)).toUTCString(),
    };
    known = {
      reopensAt,
      errors: {
        down: errorOf("prism-io/server_error/503", {}),
        limited: errorOf("prism-io/rate_limit_exceeded/429", headers),
      },
    };
  }
  return known.errors;
}

export const policies: readonly Policy[] = [
  plain("no retry", () => null),
  amends,
  // Its defaults: three retries, whatever failed; it does not read Retry-After.
  plain("TanStack Query", (failures) => (failures > 3 ? null : Math.min(1000 * 2 ** (failures - 1), 30_000))),
  // As its README has it: retries: 3, retryDelay: axiosRetry.exponentialDelay. 5xx alone; its function, which reads Retry-After.
  plain("axios-retry", (failures, refusal) =>
    failures > 3 || refusal === "limited" ? null : axiosRetry.exponentialDelay(failures),
  ),
  // Its defaults: two retries, 300 ms doubled; a 429 or 503 waits for Retry-After, to the millisecond.
  plain("ky", (failures, refusal, _, wait) => {
    if (failures > 2) return null;
    return refusal === "limited" ? wait : 300 * 2 ** (failures - 1);
  }),
  // "Exponential Backoff And Jitter", AWS Architecture Blog: three retries, from 0 up to 100 ms doubled.
  plain("AWS full jitter", (failures, _, random) =>
    failures > 3 ? null : random() * Math.min(20_000, 100 * 2 ** failures),
  ),
];
