import { PostgrestClient, PostgrestError } from "@supabase/postgrest-js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { classify, defineAmends } from "../../src/core/index.ts";
import { postgrest } from "../../src/envelopes/index.ts";
import { type EnvelopeSample, envelopeConformance } from "../../src/testing/index.ts";
import { type Answering, startAnswering } from "./answering.ts";

/** docs.postgrest.org/en/stable/references/errors.html: the four members that each of its errors has. */
const body = (code: string, details: string | null = null) => ({ code, message: "m", details, hint: null });
const thrown =
  (code: string, details = "") =>
  () =>
    new PostgrestError({ code, message: "m", details, hint: "" });

/** Its two tables: a code, the status that it comes with, and what that comes to. */
const table = [
  ["PGRST000", 503, "server_error", "retry"],
  ["PGRST001", 503, "server_error", "retry"],
  ["PGRST002", 503, "server_error", "retry"],
  ["PGRST003", 504, "server_error", "retry"],
  ["PGRST100", 400, "invalid_request_error", "contact_support"],
  ["PGRST101", 405, "invalid_request_error", "contact_support"],
  ["PGRST103", 416, "invalid_request_error", "contact_support"],
  ["PGRST106", 406, "invalid_request_error", "contact_support"],
  ["PGRST107", 415, "invalid_request_error", "contact_support"],
  ["PGRST111", 500, "server_error", "retry"],
  ["PGRST121", 500, "server_error", "retry"],
  ["PGRST123", 400, "invalid_request_error", "contact_support"],
  ["PGRST200", 400, "invalid_request_error", "contact_support"],
  ["PGRST201", 300, "invalid_request_error", "contact_support"],
  ["PGRST202", 404, "not_found_error", "go_back"],
  ["PGRST203", 300, "invalid_request_error", "contact_support"],
  ["PGRST204", 400, "invalid_request_error", "contact_support"],
  ["PGRST205", 404, "not_found_error", "go_back"],
  ["PGRST300", 500, "server_error", "contact_support"],
  ["PGRST301", 401, "authentication_error", "sign_in"],
  ["PGRST302", 401, "authentication_error", "sign_in"],
  ["PGRST303", 401, "authentication_error", "sign_in"],
  ["PGRSTX00", 500, "server_error", "retry"],
  ["08006", 503, "server_error", "retry"],
  ["09000", 500, "server_error", "retry"],
  ["0LP01", 403, "permission_error", "request_access"],
  ["0P000", 403, "permission_error", "request_access"],
  ["22P02", 400, "invalid_request_error", "fix_input"],
  ["23502", 400, "invalid_request_error", "fix_input"],
  ["23503", 409, "invalid_request_error", "reload"],
  ["23505", 409, "invalid_request_error", "fix_input"],
  ["25006", 405, "invalid_request_error", "contact_support"],
  ["25P02", 500, "server_error", "retry"],
  ["28000", 403, "permission_error", "request_access"],
  ["40001", 500, "server_error", "retry"],
  ["42501", 403, "permission_error", "request_access"],
  ["42601", 400, "invalid_request_error", "contact_support"],
  ["42883", 404, "not_found_error", "go_back"],
  ["42P01", 404, "not_found_error", "go_back"],
  ["42P17", 500, "server_error", "retry"],
  ["53300", 503, "server_error", "retry"],
  ["53400", 500, "server_error", "retry"],
  ["54001", 500, "server_error", "retry"],
  ["57014", 500, "timeout_error", "retry"],
  ["P0001", 400, "invalid_request_error", "fix_input"],
  ["P0002", 500, "server_error", "retry"],
  ["XX000", 500, "server_error", "retry"],
] as const;

const ofTable = table.flatMap(([code, status, type, remedy]): EnvelopeSample[] => {
  const outcome = { type, code, status, remedy, message: null, violations: [], retryAfterMs: null };
  return [
    { name: `${code} under its status`, status, body: body(code), outcome },
    { name: `${code} of which only the body is known`, body: body(code), outcome },
    { name: `${code} as its client throws it`, thrown: thrown(code), outcome },
  ];
});

const samples: readonly EnvelopeSample[] = [
  ...ofTable,
  {
    name: "a row that is not there",
    status: 406,
    body: body("PGRST116", "The result contains 0 rows"),
    outcome: { type: "not_found_error", code: "PGRST116", remedy: "go_back", expected: true },
  },
  {
    name: "more than one row, which is a mistake in the query",
    status: 406,
    body: body("PGRST116", "The result contains 2 rows"),
    outcome: { type: "not_found_error", code: "PGRST116", expected: false },
  },
  {
    name: "a token that has expired, by a refresh first",
    status: 401,
    body: body("PGRST303"),
    outcome: { recovery: "refresh", remedy: "sign_in" },
  },
  {
    name: "a privilege that somebody who is not signed in lacks",
    status: 401,
    body: body("42501"),
    outcome: { type: "authentication_error", code: "42501", status: 401 },
  },
  {
    name: "a status that a function raises, without its words",
    thrown: () =>
      new PostgrestError({
        code: "PT402",
        message: "Payment Required",
        details: "Quota exceeded",
        hint: "Upgrade your plan",
      }),
    outcome: { type: "invalid_request_error", code: "PT402", status: 402, message: null },
  },
  {
    name: "a code of any form, from a bound origin alone",
    status: 402,
    body: { code: "123", message: "Payment Required", details: "Quota exceeded", hint: "Upgrade your plan" },
    outcome: null,
    whenBound: { type: "invalid_request_error", code: "123", status: 402, message: null },
  },
  { name: "nothing without a hint", status: 404, body: { code: "42P01", message: "m", details: null }, outcome: null },
  { name: "a row of a table that has its columns", status: 200, body: body("23505"), outcome: "success" },
  { name: "an empty result", status: 200, body: [], outcome: "success" },
];

describe("PostgREST's error", () => {
  for (const { name, run } of envelopeConformance(postgrest, samples)) it(name, run);
});

describe("@supabase/postgrest-js", () => {
  let server: Answering;
  beforeAll(async () => {
    server = await startAnswering();
  });
  afterAll(() => server.close());

  const amends = defineAmends({ apis: [{ envelope: postgrest }] });
  const query = () => new PostgrestClient(server.origin, { retry: false }).from("projects").select();

  it.each(table.filter(([code]) => /^(23505|42501|57014|PGRST116|PGRST201|PGRST301)$/.test(code)))(
    "gives %s in a result, and throws it where it is asked to",
    async (code, status, type, remedy) => {
      server.answer = { status, body: body(code) };
      expect(classify(await query(), amends)).toMatchObject({ code, status, type, remedy, envelope: "postgrest" });
      const error: unknown = await query()
        .throwOnError()
        .then(
          () => undefined,
          (reason: unknown) => reason,
        );
      expect(classify(error, amends)).toMatchObject({ code, status, type, remedy, envelope: "postgrest" });
    },
  );

  it("is fine where the server is", async () => {
    server.answer = { status: 200, body: [{ id: 1 }] };
    expect(classify(await query(), amends)).toBeNull();
  });
});
