import { type ContractRow, contractRows, errorFor, thrownRows } from "../src/testing/index.ts";
import type { Group } from "./interleave.ts";

/** Origins that the bench's app has bound, by the API that answers there. */
export const origins = { "prism-io": "https://api.example", "prisma-airs": "https://scan.example" } as const;

let serial = 0;

/** A new value each time, as `JSON.parse` makes it of an answer; a text is another by the spaces at its end. */
function fresh(body: unknown): () => unknown {
  if (typeof body === "string") return () => Buffer.from(body + " ".repeat(serial++ % 997)).toString();
  if (typeof body !== "object" || body === null) return () => body;
  const text = JSON.stringify(body);
  return () => JSON.parse(text);
}

function bodiesOf(api: ContractRow["api"]): (() => unknown)[] {
  return contractRows.filter((row) => row.api === api).map((row) => fresh(row.body));
}

const problem = { type: "about:blank", title: "Not Found", status: 404 };
/** RFC 9457, its own examples among them. */
const problems = [
  problem,
  { ...problem, detail: "No such scan.", instance: "/scans/41" },
  {
    type: "https://example.com/probs/out-of-credit",
    title: "You do not have enough credit.",
    detail: "Your current balance is 30, but that costs 50.",
    instance: "/account/12345/msgs/abc",
    balance: 30,
    accounts: ["/account/12345", "/account/67890"],
  },
  {
    type: "https://example.net/validation-error",
    title: "Your request is not valid.",
    status: 422,
    errors: [
      { detail: "must be a positive integer", pointer: "#/age" },
      { detail: "must be 'green', 'red' or 'blue'", pointer: "#/profile/color" },
    ],
  },
  { type: "about:blank", title: "Too Many Requests", status: 429, retry_after: 30 },
  { type: "about:blank", title: "Service Unavailable", status: 503 },
];

const prismError = {
  code: "validation_error",
  message: "Field required",
  param: "email",
  type: "invalid_request_error",
};
const airsError = { status_code: 403, message: "Account quota exceeded" };
const malformed = [
  ...[null, "", "not_found", 404, true, [], [prismError], {}, { error: prismError }].map((error) => ({ error })),
  ...[400, null, [], {}].map((wrong) => ({ error: { ...prismError, code: wrong } })),
  ...[400, null, [], "InvalidRequest"].map((wrong) => ({ error: { ...prismError, type: wrong } })),
  ...[0, ["body", "email"], {}, undefined].map((wrong) => ({ error: { ...prismError, param: wrong } })),
  ...[403, null, ["a"]].map((wrong) => ({ error: { ...prismError, message: wrong } })),
  ...["403", "forbidden", 4.03, -1, null, [], {}].map((wrong) => ({ error: { ...airsError, status_code: wrong } })),
  ...[403, null, ["a"], undefined].map((wrong) => ({ error: { ...airsError, message: wrong } })),
  prismError,
  airsError,
  '{"error":{"code":"server_error","mess',
  '{"error":',
];

const megabytes50 = "x".repeat(50_000_000);
const levels = 200_000;
const nestedText = `${'{"error":'.repeat(levels)}null${"}".repeat(levels)}`;
/** Built once: a new shell around it is a new value, and no contender changes what lies below. */
const nested = JSON.parse(nestedText) as object;
const longMessage = "The field is required and it is not there. ".repeat(250).slice(0, 10_000);
const violations = Array.from({ length: 200 }, (_, index) => ({
  type: "missing",
  loc: ["body", "items", index, "name"],
  msg: "Field required",
  input: null,
}));
const manyKeys = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`key_${index}`, index]));
const huge = [
  () => megabytes50,
  () => nestedText,
  () => ({ ...nested }),
  fresh(manyKeys),
  fresh({ error: { ...manyKeys, ...prismError } }),
  fresh({ error: { ...prismError, message: longMessage } }),
  fresh({ error: { ...airsError, message: longMessage } }),
  fresh({ detail: violations }),
  fresh({ error: { ...prismError, errors: violations } }),
  fresh({ type: "about:blank", title: "Unprocessable Content", status: 422, errors: violations }),
];

const unknown: (() => unknown)[] = [
  ...[
    null,
    undefined,
    "",
    "boom",
    41,
    true,
    10n,
    {},
    [],
    ["boom"],
    { oops: true },
    { ok: false, reason: "Nope", trace: [1, 2] },
    { message: "Not found" },
    { success: false, errors: ["Name is taken"] },
    { errors: [{ message: "Cannot query field", locations: [{ line: 1, column: 2 }], path: ["user"] }], data: null },
    { code: 5, message: "Not found", details: [] },
    { code: "42P01", details: null, hint: null, message: 'relation "cities" does not exist' },
    { statusCode: 404, error: "Not Found", message: "Cannot GET /cities" },
    { __type: "ThrottlingException", message: "Rate exceeded" },
    { data: { id: 7, name: "Ada", tags: ["a", "b"] }, meta: { page: 1 } },
  ].map((value) => (typeof value === "bigint" ? () => value : fresh(value))),
  () => Symbol.iterator,
  () => () => {},
  () => new Date(0),
  () => new Map([["error", prismError]]),
];

/** Bodies, as an app has them in hand after `await response.json()` or `text()`. */
export const bodies: readonly Group[] = [
  { name: "Prism IO", make: bodiesOf("prism-io") },
  { name: "Prisma AIRS", make: bodiesOf("prisma-airs") },
  { name: "no contract", make: bodiesOf(null) },
  { name: "RFC 9457", make: problems.map(fresh) },
  { name: "malformed", make: malformed.map(fresh) },
  { name: "huge", make: huge },
  { name: "unknown", make: unknown },
];

function clientErrorFor(row: ContractRow): Error {
  const url = `${origins[row.api ?? "prism-io"]}/v1/items?page=2`;
  return Object.assign(errorFor(row), { config: { method: "get", url } });
}

/** What clients throw: an Error that holds the answer, its headers and the URL; and failures without an answer. */
export const clientErrors: readonly Group[] = [
  { name: "answered", make: contractRows.map((row) => () => clientErrorFor(row)) },
  { name: "unanswered", make: thrownRows.map((row) => row.thrown) },
];
