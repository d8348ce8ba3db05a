import { Ajv } from "ajv";
import { type } from "arktype";
import * as v from "valibot";
import * as z from "zod";
import * as mini from "zod/mini";
import { type Amends, classify, defineAmends, prismaAirs, prismIo } from "../src/core/index.ts";
import { origins } from "./corpus.ts";
import type { Contender } from "./interleave.ts";

const app = defineAmends({
  apis: [
    { origin: origins["prism-io"], envelope: prismIo },
    {
      origin: origins["prisma-airs"],
      envelope: prismaAirs,
      codes: { invalid_scan_id: { remedy: "contact_support" } },
    },
  ],
  codes: { seat_limit: { type: "permission_error", remedy: "upgrade" } },
});

function amends(name: string, configuration?: Amends, repeated?: true): Contender {
  const recognises = (value: unknown): boolean => {
    const fault = classify(value, configuration);
    return fault === null || fault.envelope !== null;
  };
  return { name, recognises, ...(repeated && { repeated }) };
}

export const first = amends("amends, first");
export const firstOfApp = amends("amends, first, app's origins", app);
export const repeated = amends("amends, repeated", undefined, true);

const remembered = new WeakMap<object, object>();
const made = new WeakMap<object, object>();
const noViolations = Object.freeze([]);

/** What no first classification can do without: a frozen fault with its two weak entries. */
export const floor: Contender = {
  name: "a frozen fault, no reading",
  recognises: (value) => {
    const cause = typeof value === "object" && value !== null ? value : {};
    const fault = Object.freeze({
      type: "unknown_error",
      code: null,
      status: null,
      recovery: null,
      remedy: "contact_support",
      envelope: null,
      origin: null,
      message: null,
      violations: noViolations,
      retryAt: null,
      requestId: null,
    });
    made.set(fault, { cause });
    remembered.set(cause, { fault });
    return true;
  },
};

const types = [
  "invalid_request_error",
  "authentication_error",
  "permission_error",
  "not_found_error",
  "rate_limit_error",
  "governance_error",
  "server_error",
] as const;

// The two envelopes as their contracts write them, except that an unknown failure may have no code.
const zodUnion = z.union([
  z.object({
    error: z.object({
      code: z.string().nullable(),
      message: z.string(),
      param: z.string().nullable(),
      type: z.enum(types),
    }),
  }),
  z.object({ error: z.object({ status_code: z.int(), message: z.string() }) }),
]);

const miniUnion = mini.union([
  mini.object({
    error: mini.object({
      code: mini.nullable(mini.string()),
      message: mini.string(),
      param: mini.nullable(mini.string()),
      type: mini.enum(types),
    }),
  }),
  mini.object({ error: mini.object({ status_code: mini.int(), message: mini.string() }) }),
]);

const valibotUnion = v.union([
  v.object({
    error: v.object({
      code: v.nullable(v.string()),
      message: v.string(),
      param: v.nullable(v.string()),
      type: v.picklist(types),
    }),
  }),
  v.object({ error: v.object({ status_code: v.pipe(v.number(), v.integer()), message: v.string() }) }),
]);

const arktypeUnion = type({
  error: { code: "string | null", message: "string", param: "string | null", type: type.enumerated(...types) },
}).or({ error: { status_code: "number.integer", message: "string" } });

const string = { type: "string" };
const nullableString = { type: ["string", "null"] };
const envelopeSchema = (properties: Record<string, object>) => ({
  type: "object",
  required: ["error"],
  properties: { error: { type: "object", required: Object.keys(properties), properties } },
});
const matchesAjv = new Ajv({ allowUnionTypes: true }).compile({
  anyOf: [
    envelopeSchema({ code: nullableString, message: string, param: nullableString, type: { enum: [...types] } }),
    envelopeSchema({ status_code: { type: "integer" }, message: string }),
  ],
});

/** What an app writes before it has a library: reads no more than it must, and vouches for no type. */
function remedyByHand(body: unknown): string | null {
  const error = (body as { error?: Record<string, unknown> | null } | null | undefined)?.error;
  switch (error?.code) {
    case "validation_error":
      return "fix_input";
    case "invalid_credentials":
    case "subscription_inactive":
      return "check_credentials";
    case "token_expired":
    case "token_revoked":
    case "missing_refresh_token":
      return "sign_in";
    case "invalid_handoff_token":
      return "start_over";
    case "rate_limit_exceeded":
      return "wait";
    case "not_found":
      return "go_back";
    case "tier_limit_exceeded":
      return "upgrade";
    case "server_error":
      return "retry";
  }
  switch (error?.type) {
    case "invalid_request_error":
      return "fix_input";
    case "authentication_error":
      return "sign_in";
    case "permission_error":
      return "request_access";
    case "not_found_error":
      return "go_back";
    case "rate_limit_error":
      return "wait";
    case "governance_error":
      return "revise_content";
    case "server_error":
      return "retry";
  }
  switch (error?.status_code) {
    case 200:
      return "none";
    case 400:
    case 413:
      return "fix_input";
    case 401:
    case 403:
    case 405:
    case 415:
      return "contact_support";
    case 404:
      return "go_back";
    case 429:
      return "wait";
    case 500:
    case 502:
    case 503:
    case 504:
      return "retry";
  }
  return null;
}

export const zod: Contender = { name: "zod", recognises: (value) => zodUnion.safeParse(value).success };

export const peers: readonly Contender[] = [
  zod,
  { name: "zod, jitless", recognises: (value) => zodUnion.safeParse(value, { jitless: true }).success },
  { name: "zod/mini", recognises: (value) => miniUnion.safeParse(value).success },
  { name: "valibot", recognises: (value) => v.safeParse(valibotUnion, value).success },
  { name: "arktype", recognises: (value) => !(arktypeUnion(value) instanceof type.errors) },
  { name: "ajv", recognises: (value) => matchesAjv(value) },
  { name: "by hand", recognises: (value) => remedyByHand(value) !== null },
];
