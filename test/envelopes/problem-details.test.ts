import axios from "axios";
import ky from "ky";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { classify, classifyAsync, defineAmends, throwIfFault } from "../../src/core/index.ts";
import { problemDetails } from "../../src/envelopes/index.ts";
import { violationText } from "../../src/i18n/fault-text.ts";
import { type EnvelopeSample, envelopeConformance } from "../../src/testing/index.ts";
import { type Answering, startAnswering } from "./answering.ts";

const problem = { "content-type": "application/problem+json" };
const withCharset = { "Content-Type": "application/problem+json; charset=utf-8" };
const json = { "content-type": "application/json" };

const refused = {
  type: "invalid_request_error",
  remedy: "fix_input",
  code: "validation_problem",
  message: null,
} as const;
const outOfCredit = {
  type: "https://example.com/probs/out-of-credit",
  title: "You do not have enough credit.",
  detail: "Your balance is 30, and this costs 50.",
  instance: "/account/12345/msgs/abc",
  balance: 30,
};
/** As ASP.NET Core writes it: learn.microsoft.com/aspnet/core/web-api, "Automatic HTTP 400 responses". */
const aspNet = (errors: object) => ({
  type: "https://tools.ietf.org/html/rfc9110#section-15.5.1",
  title: "One or more validation errors occurred.",
  status: 400,
  traceId: "00-7fb5e16a-1b2-00",
  errors,
});

const samples: readonly EnvelopeSample[] = [
  {
    name: "a problem of the API's own (RFC 9457, section 3)",
    status: 403,
    headers: problem,
    body: outOfCredit,
    outcome: { type: "permission_error", code: outOfCredit.type, status: 403, message: null, remedy: "request_access" },
  },
  {
    name: "one about input, in words that a bound origin vouches for",
    status: 409,
    headers: problem,
    body: { ...outOfCredit, status: 409 },
    outcome: { type: "invalid_request_error", code: outOfCredit.type, message: null, remedy: "reload" },
    whenBound: { message: outOfCredit.detail },
  },
  {
    name: "a title, where there is no detail",
    status: 409,
    headers: problem,
    body: { ...outOfCredit, detail: undefined },
    outcome: { message: null },
    whenBound: { message: outOfCredit.title },
  },
  {
    name: "the list of the RFC's own example, with its pointers (RFC 9457, section 3)",
    status: 422,
    headers: problem,
    body: {
      type: "https://example.net/validation-error",
      title: "Your request is not valid.",
      errors: [
        { detail: "must be a positive integer", pointer: "#/age" },
        { detail: "must be 'green', 'red' or 'blue'", pointer: "#/profile/color" },
      ],
    },
    outcome: {
      type: "invalid_request_error",
      code: "https://example.net/validation-error",
      remedy: "fix_input",
      violations: [
        { param: "#/age", path: ["age"], message: null },
        { path: ["profile", "color"], message: null },
      ],
    },
    whenBound: {
      violations: [{ message: "must be a positive integer" }, { message: "must be 'green', 'red' or 'blue'" }],
    },
  },
  {
    name: "the list of RFC 7807's example (section 3), as its erratum 6178 spells it and as it was",
    status: 400,
    headers: problem,
    body: {
      title: "Your request parameters didn't validate.",
      "invalid-params": [{ name: "age", reason: "must be a positive integer" }],
      invalid_params: [{ name: "color", reason: "must be green" }],
    },
    outcome: {
      ...refused,
      violations: [
        { path: ["age"], message: "must be a positive integer" },
        { path: ["color"], message: "must be green" },
      ],
    },
  },
  {
    name: "ASP.NET Core's errors by name, several for one",
    status: 400,
    headers: withCharset,
    body: aspNet({
      "Address.Lines[0].Text": ["The Text field is required.", "Too short."],
      Email: ["Not an email address."],
    }),
    outcome: {
      ...refused,
      status: 400,
      requestId: "00-7fb5e16a-1b2-00",
      violations: [
        {
          param: "Address.Lines[0].Text",
          path: ["Address", "Lines", 0, "Text"],
          message: "The Text field is required.",
        },
        { message: "Too short." },
        { path: ["Email"], message: "Not an email address." },
      ],
    },
  },
  {
    name: "what ASP.NET Core's JSON reader says, without its words (dotnet/aspnetcore#11513, #18876)",
    status: 400,
    headers: problem,
    body: aspNet({
      "$.ages[1]": [
        "The JSON value could not be converted to System.Int16. Path: $.ages[1] | LineNumber: 1 | BytePositionInLine: 24.",
      ],
      pet: ["The pet field is required."],
    }),
    outcome: {
      ...refused,
      violations: [
        { param: "$.ages[1]", path: ["ages", 1], message: null },
        { path: ["pet"], message: "The pet field is required." },
      ],
    },
  },
  {
    name: "what is wrong with the whole of a model, and nothing of a parser's (dotnet/aspnetcore#23256)",
    status: 400,
    headers: problem,
    body: aspNet({
      "": ["The passwords differ."],
      $: ["Error converting value to type 'System.Guid'. Path 'id', line 2, position 48."],
    }),
    outcome: { ...refused, violations: [{ param: null, path: [], message: "The passwords differ." }] },
  },
  {
    name: "Spring's default, which has no list and a framework's detail",
    status: 400,
    headers: problem,
    body: {
      type: "about:blank",
      title: "Bad Request",
      status: 400,
      detail: "Invalid request content.",
      instance: "/orders",
    },
    outcome: { type: "invalid_request_error", code: null, message: null, remedy: "contact_support", violations: [] },
  },
  {
    name: "Spring's BindingResult, its words for a type left out (spring-projects/spring-boot#4166)",
    status: 400,
    headers: problem,
    body: {
      type: "about:blank",
      title: "Bad Request",
      status: 400,
      errors: [
        {
          objectName: "order",
          field: "lines[0].count",
          defaultMessage: "must be greater than 0",
          code: "Positive",
          rejectedValue: 0,
        },
        {
          field: "size",
          defaultMessage: "Failed to convert value of type 'java.lang.String' to 'int'",
          code: "typeMismatch",
        },
      ],
    },
    outcome: {
      ...refused,
      violations: [
        { path: ["lines", 0, "count"], message: "must be greater than 0", code: "Positive" },
        { path: ["size"], message: null, code: "typeMismatch" },
      ],
    },
  },
  {
    // opensource.zalando.com/problem/constraint-violation; it says there that these words are for developers
    name: "Zalando's violations",
    status: 400,
    headers: problem,
    body: {
      type: "https://zalando.github.io/problem/constraint-violation",
      title: "Constraint Violation",
      status: 400,
      violations: [{ field: "groups[0].delivery_options", message: "not supported" }],
    },
    outcome: {
      type: "invalid_request_error",
      remedy: "fix_input",
      violations: [{ path: ["groups", 0, "delivery_options"], message: null }],
    },
    whenBound: { violations: [{ message: "not supported" }] },
  },
  {
    // quarkiverse/quarkus-http-problem, wiki; problem4j.github.io, "Validation Errors"
    name: "Quarkus' violations and problem4j's errors, which have no type",
    status: 400,
    headers: problem,
    body: {
      status: 400,
      title: "Bad Request",
      violations: [{ field: "which_continent", in: "path", message: "length must be at least 5" }],
      errors: [{ field: "age", error: "must be at least 18" }],
    },
    outcome: {
      ...refused,
      violations: [{ path: ["age"], message: "must be at least 18" }, { path: ["which_continent"] }],
    },
  },
  {
    // joeferner.github.io/covenix, ProblemDetails: `errors: { message, path: PropertyKey[] }[]`
    name: "a path that is an array, and a message that names nothing",
    status: 422,
    headers: problem,
    body: {
      title: "Unprocessable Content",
      errors: [{ path: ["items", 0, "name"], message: "Required" }, "Choose one of them."],
    },
    outcome: {
      ...refused,
      violations: [{ path: ["items", 0, "name"] }, { param: null, message: "Choose one of them." }],
    },
  },
  {
    name: "a code of the API's own, beside a type that only links the status",
    status: 409,
    headers: problem,
    body: { type: "https://httpstatuses.io/409", title: "Conflict", code: "SEAT_TAKEN", detail: "m" },
    outcome: { type: "invalid_request_error", code: "SEAT_TAKEN", message: null },
  },
  {
    name: "one of the server's own, which is no fault of the input",
    status: 500,
    headers: problem,
    body: { ...aspNet({ Email: ["m"] }), status: 500 },
    outcome: { type: "server_error", code: null, recovery: "retry", violations: [], message: null },
  },
  {
    name: "an empty one",
    status: 401,
    headers: problem,
    body: {},
    outcome: { type: "authentication_error", code: null, message: null },
  },
  {
    name: "one whose header nobody knows, by its members",
    status: 400,
    body: aspNet({ Email: ["Not an email address."] }),
    outcome: { ...refused, violations: [{ path: ["Email"] }] },
  },
  {
    name: "one of which only the body is known, by its type and status",
    body: aspNet({ Email: ["Not an email address."] }),
    outcome: { ...refused, status: 400, violations: [{ path: ["Email"] }] },
  },
  {
    // ASP.NET Core sends it as plain JSON where the action `[Produces("application/json")]`.
    name: "one that is sent as plain JSON, from a bound origin alone",
    status: 400,
    headers: json,
    body: aspNet({ Email: ["Not an email address."] }),
    outcome: null,
    whenBound: { ...refused, violations: [{ path: ["Email"] }] },
  },
  { name: "nothing that merely has a title", status: 404, body: { title: "Not Found" }, outcome: null },
  { name: "nothing that merely has a detail", status: 404, body: { detail: "Not Found" }, outcome: null },
  {
    name: "nothing whose status is another",
    status: 404,
    body: { title: "Dune", status: 412, type: "/a" },
    outcome: null,
  },
  { name: "nothing that has a title and a status of its own", body: { title: "Dune", status: 404 }, outcome: null },
  {
    name: "nothing whose type is no URI",
    status: 404,
    body: { title: "m", status: 404, type: "not_found" },
    outcome: null,
  },
  {
    name: "no error of JSON:API",
    status: 422,
    body: { errors: [{ status: "422", title: "m", detail: "d" }] },
    outcome: null,
  },
  {
    name: "a success, whatever it is called",
    status: 200,
    headers: problem,
    body: aspNet({ Email: ["m"] }),
    outcome: "success",
  },
];

describe("problem details", () => {
  for (const { name, run } of envelopeConformance(problemDetails, samples)) it(name, run);

  it("say an input in the words that the app has for it", () => {
    const amends = defineAmends({ apis: [{ envelope: problemDetails }] });
    const fault = classify(aspNet({ email: ["Not an email address."] }), amends);
    expect(fault?.violations[0] && violationText(fault, fault.violations[0])).toBeUndefined();
    expect(fault?.violations[0]?.message).toBe("Not an email address.");
  });
});

describe("problem details of a server", () => {
  let server: Answering;
  beforeAll(async () => {
    server = await startAnswering();
    const body = aspNet({ Email: ["Not an email address."] });
    server.answer = { status: 400, contentType: "application/problem+json; charset=utf-8", body };
  });
  afterAll(() => server.close());

  it.each<[string, () => Promise<unknown>]>([
    ["fetch", async () => fetch(server.origin)],
    [
      "throwIfFault",
      async () => throwIfFault(await fetch(server.origin), defineAmends({ apis: [{ envelope: problemDetails }] })),
    ],
    ["axios", () => axios.get(server.origin)],
    ["ky", () => ky.get(server.origin, { retry: 0 }).json()],
  ])("are read where %s keeps them", async (_, call) => {
    const value = await call().catch((reason: unknown) => reason);
    const amends = defineAmends({ apis: [{ origin: server.origin, envelope: problemDetails }] });
    expect(await classifyAsync(value, amends)).toMatchObject({
      ...refused,
      envelope: "problem-details",
      violations: [{ path: ["Email"], message: "Not an email address." }],
    });
  });
});
