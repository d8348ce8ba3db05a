import type { ContractRow, Outcome } from "./contract-row.ts";

type Meaning = Pick<Outcome, "type" | "status" | "recovery" | "remedy" | "expected"> & {
  /** The code where Prisma AIRS' envelope read it; null at a status that its contract does not list. */
  readonly airs: (Pick<Outcome, "code"> & Partial<Pick<Outcome, "remedy" | "recovery" | "expected">>) | null;
  readonly session?: true;
};

const support = { recovery: null, remedy: "contact_support", expected: false } as const;
const badRequest: Meaning = {
  type: "invalid_request_error",
  status: 400,
  ...support,
  airs: { code: "bad_request" },
};
const conflict: Meaning = {
  type: "invalid_request_error",
  status: 409,
  recovery: null,
  remedy: "reload",
  expected: true,
  airs: null,
};
const serverFault: Meaning = {
  type: "server_error",
  status: 500,
  recovery: "retry",
  remedy: "retry",
  expected: false,
  airs: { code: "server_error" },
};

/** google.rpc.Code: the index is the number. */
const codes: readonly (readonly [name: string, meaning: Meaning | null])[] = [
  ["OK", null],
  ["CANCELLED", { type: "cancelled", status: null, recovery: null, remedy: "none", expected: true, airs: null }],
  ["UNKNOWN", serverFault],
  ["INVALID_ARGUMENT", badRequest],
  ["DEADLINE_EXCEEDED", { ...serverFault, status: 504, recovery: null, airs: { code: "gateway_timeout" } }],
  [
    "NOT_FOUND",
    {
      type: "not_found_error",
      status: 404,
      recovery: null,
      remedy: "go_back",
      expected: true,
      airs: { code: "not_found", expected: false },
    },
  ],
  ["ALREADY_EXISTS", conflict],
  [
    "PERMISSION_DENIED",
    {
      type: "permission_error",
      status: 403,
      recovery: null,
      remedy: "request_access",
      expected: true,
      airs: { code: "forbidden", remedy: "contact_support", expected: false },
    },
  ],
  [
    "RESOURCE_EXHAUSTED",
    {
      type: "rate_limit_error",
      status: 429,
      recovery: "cooldown",
      remedy: "wait",
      expected: true,
      airs: { code: "too_many_requests", expected: false },
    },
  ],
  ["FAILED_PRECONDITION", badRequest],
  ["ABORTED", conflict],
  ["OUT_OF_RANGE", badRequest],
  ["UNIMPLEMENTED", { ...serverFault, status: 501, recovery: null, airs: null }],
  ["INTERNAL", serverFault],
  ["UNAVAILABLE", { ...serverFault, status: 503, airs: { code: "service_unavailable" } }],
  ["DATA_LOSS", serverFault],
  [
    "UNAUTHENTICATED",
    { type: "authentication_error", status: 401, ...support, airs: { code: "unauthenticated" }, session: true },
  ],
];

interface Sent {
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const message = "E-1042";

/**
 * Where a gRPC code may stand in an answer whose HTTP status is 200. The bodies are whole
 * google.rpc.Status: a mere `code` under a 2xx may be any product's.
 */
const places: Readonly<Record<string, (number: number, name: string) => Sent>> = {
  "airs-status-code": (number) => ({ body: { error: { status_code: number, message } } }),
  "code-number": (number) => ({ body: { code: number, message, details: [] } }),
  "code-name": (_number, name) => ({ body: { code: name, message, details: [] } }),
  "status-number": (number) => ({ body: { status: number, message, details: [] } }),
  "status-name": (_number, name) => ({ body: { status: name, message, details: [] } }),
  header: (number) => ({ body: "", headers: { "grpc-status": String(number) } }),
};

function toOutcome({ airs, session: _, ...byStatus }: Meaning, isAirs: boolean): Outcome {
  return {
    code: null,
    envelope: isAirs ? "prisma-airs" : null,
    showsServerText: false,
    params: [],
    retryAfterMs: null,
    ...byStatus,
    ...(isAirs && airs),
  };
}

function toRow(number: number, name: string, meaning: Meaning | null, place: string, sent: Sent): ContractRow {
  const isAirs = place === "airs-status-code";
  return {
    id: `grpc/${number}/${place}`,
    api: isAirs ? "prisma-airs" : null,
    label: `gRPC ${number} ${name}, ${place}`,
    status: 200,
    body: sent.body,
    contentType: sent.body === "" ? "application/grpc" : "application/json",
    headers: sent.headers ?? {},
    wordings: sent.body === "" ? [] : [message],
    outcome: meaning && toOutcome(meaning, isAirs),
    ...(meaning?.session && { whenSession: { recovery: isAirs ? "reauthenticate" : "refresh", remedy: "sign_in" } }),
  };
}

/** The seventeen codes of google.rpc.Code, in every place where one may stand. */
export const grpcRows: readonly ContractRow[] = codes.flatMap(([name, meaning], number) =>
  Object.entries(places).map(([place, send]) => toRow(number, name, meaning, place, send(number, name))),
);
