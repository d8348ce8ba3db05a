import { ApolloClient, gql, HttpLink, InMemoryCache } from "@apollo/client";
import { CombinedGraphQLErrors } from "@apollo/client/errors";
import { GraphQLClient } from "graphql-request";
import { GraphQLClient as GraphQLClient6 } from "graphql-request6";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { classifyAsync, defineAmends } from "../../src/core/index.ts";
import { graphQl } from "../../src/envelopes/index.ts";
import { type EnvelopeSample, envelopeConformance } from "../../src/testing/index.ts";
import { type Answering, startAnswering } from "./answering.ts";

/** An error as spec.graphql.org has it, section 7.1.2. */
const error = (extensions?: Record<string, unknown>) => ({
  message: "Words for developers.",
  locations: [{ line: 1, column: 2 }],
  path: ["viewer", "seats", 0],
  ...(extensions && { extensions }),
});
const failed = (...errors: object[]) => ({ data: null, errors });

/** Apollo Server's codes (apollographql.com/docs/apollo-server/data/errors), and what each comes to under a 200. */
const codes = [
  ["UNAUTHENTICATED", 401, "authentication_error", "contact_support"],
  ["FORBIDDEN", 403, "permission_error", "request_access"],
  ["BAD_USER_INPUT", 200, "invalid_request_error", "fix_input"],
  ["GRAPHQL_PARSE_FAILED", 200, "invalid_request_error", "contact_support"],
  ["GRAPHQL_VALIDATION_FAILED", 200, "invalid_request_error", "contact_support"],
  ["OPERATION_RESOLUTION_FAILURE", 200, "invalid_request_error", "contact_support"],
  ["PERSISTED_QUERY_NOT_FOUND", 200, "invalid_request_error", "contact_support"],
  ["PERSISTED_QUERY_NOT_SUPPORTED", 200, "invalid_request_error", "contact_support"],
  ["BAD_REQUEST", 200, "invalid_request_error", "contact_support"],
  ["INTERNAL_SERVER_ERROR", 500, "server_error", "retry"],
] as const;

const samples: readonly EnvelopeSample[] = [
  ...codes.map(
    ([code, status, type, remedy]): EnvelopeSample => ({
      name: `${code} under a 200`,
      status: 200,
      body: failed(error({ code, stacktrace: ["at x"] })),
      outcome: { type, code, status, remedy, message: null, violations: [], retryAfterMs: null },
    }),
  ),
  {
    name: "the status that Apollo Server names itself",
    status: 200,
    body: failed(error({ code: "SEAT_TAKEN", http: { status: 409 } })),
    outcome: { type: "invalid_request_error", code: "SEAT_TAKEN", status: 409, remedy: "reload", message: null },
  },
  {
    name: "HTTP's status, which counts above a 200",
    status: 400,
    body: failed(error({ code: "GRAPHQL_VALIDATION_FAILED", http: { status: 422 } })),
    outcome: { code: "GRAPHQL_VALIDATION_FAILED", status: 400 },
  },
  {
    name: "some of the data beside what failed",
    status: 200,
    body: {
      data: { viewer: { name: "Ada", seats: null } },
      errors: [error({ code: "FORBIDDEN" })],
      extensions: { cost: 1 },
    },
    outcome: { type: "permission_error", code: "FORBIDDEN" },
  },
  {
    name: "of several errors the one that asks for a sign-in",
    status: 200,
    body: failed(error(), error({ code: "BAD_USER_INPUT" }), error({ code: "UNAUTHENTICATED" })),
    outcome: { code: "UNAUTHENTICATED", status: 401 },
  },
  {
    name: "of several errors the first whose code is known",
    status: 200,
    body: failed(error({ code: "ODD" }), error({ code: "FORBIDDEN" })),
    outcome: { code: "FORBIDDEN" },
  },
  {
    name: "a server that stands behind no code",
    status: 200,
    body: failed(error()),
    outcome: { type: "unknown_error", code: null, message: null },
  },
  {
    name: "an error of a message alone, as a query that does not parse has",
    status: 400,
    body: { errors: [{ message: "Syntax Error" }] },
    outcome: { type: "invalid_request_error", code: null, status: 400, message: null },
  },
  {
    // apollographql.com/docs/apollo-server/data/errors, "Including custom error details"
    name: "the argument that Apollo Server's argumentName names",
    status: 200,
    body: failed(
      error({ code: "BAD_USER_INPUT", argumentName: "id" }),
      error({ code: "BAD_USER_INPUT", argumentName: "size" }),
    ),
    outcome: {
      code: "BAD_USER_INPUT",
      violations: [
        { param: "id", message: null },
        { param: "size", message: null },
      ],
    },
  },
  {
    // lighthouse-php.com/master/security/validation.html
    name: "what Laravel Lighthouse's validation says of each argument",
    status: 200,
    body: failed(
      error({ code: "BAD_USER_INPUT", validation: { "input.email": ["Not an email address.", "Too long."] } }),
    ),
    outcome: {
      violations: [
        { param: "input.email", path: ["input", "email"], message: "Not an email address." },
        { message: "Too long." },
      ],
    },
  },
  // NestJS says INTERNAL_SERVER_ERROR of its own exceptions: nestjs/graphql#1053, #2844, #3330.
  ...[
    { code: "INTERNAL_SERVER_ERROR", exception: { status: 404, response: { statusCode: 404 } } },
    { code: "INTERNAL_SERVER_ERROR", status: 404 },
    { code: "INTERNAL_SERVER_ERROR", originalError: { statusCode: 404, message: "m" } },
    { code: "404" },
  ].map(
    (extensions): EnvelopeSample => ({
      name: `the status of what NestJS threw, ${JSON.stringify(extensions)}`,
      status: 200,
      body: failed(error(extensions)),
      outcome: { type: "not_found_error", code: null, status: 404, remedy: "go_back" },
    }),
  ),
  { name: "data without errors", status: 200, body: { data: { viewer: null } }, outcome: "success" },
  {
    name: "data and extensions of which nothing else is known",
    body: { data: {}, extensions: {} },
    outcome: "success",
  },
  { name: "no errors in their list", status: 200, body: { data: {}, errors: [] }, outcome: "success" },
  { name: "no list of texts", status: 422, body: { errors: ["m"] }, outcome: null },
  { name: "no errors by name", status: 422, body: { errors: { email: ["m"] } }, outcome: null },
  {
    name: "no errors of another form",
    status: 422,
    body: { errors: [{ message: "m", field: "email" }] },
    outcome: null,
  },
  {
    name: "no list with something else in it",
    status: 422,
    body: { errors: [error(), { field: "email" }] },
    outcome: null,
  },
  {
    name: "what Apollo Client 4 throws",
    thrown: () => new CombinedGraphQLErrors({ data: { a: 1 }, errors: [error({ code: "FORBIDDEN" })] }),
    outcome: { type: "permission_error", code: "FORBIDDEN", message: null },
  },
  ...["ApolloError", "CombinedError"].map(
    (name): EnvelopeSample => ({
      // apollographql.com/docs/react/v3/data/error-handling; nearform.com/open-source/urql/docs/basics/errors
      name: `what ${name === "ApolloError" ? "Apollo Client 3" : "urql"} throws`,
      thrown: () => Object.assign(new Error("m"), { name, graphQLErrors: [error({ code: "UNAUTHENTICATED" })] }),
      outcome: { type: "authentication_error", code: "UNAUTHENTICATED", status: 401 },
    }),
  ),
  {
    // octokit/graphql.js, src/error.ts
    name: "what Octokit throws",
    thrown: () => {
      const response = { data: { a: null }, errors: [error({ code: "FORBIDDEN" })] };
      return Object.assign(new Error("m"), { name: "GraphqlResponseError", headers: {}, response, ...response });
    },
    outcome: { type: "permission_error", code: "FORBIDDEN", message: null },
  },
  {
    name: "nothing of a client that got no answer",
    thrown: () =>
      Object.assign(new Error("m"), {
        name: "ApolloError",
        graphQLErrors: [],
        networkError: new TypeError("Failed to fetch"),
      }),
    outcome: null,
  },
];

describe("a GraphQL response", () => {
  for (const { name, run } of envelopeConformance(graphQl, samples)) it(name, run);
});

describe("a client of GraphQL's", () => {
  let server: Answering;
  beforeAll(async () => {
    server = await startAnswering();
  });
  afterAll(() => server.close());

  const amends = defineAmends({ apis: [{ envelope: graphQl }] });
  const apollo = () => new ApolloClient({ cache: new InMemoryCache(), link: new HttpLink({ uri: server.origin }) });
  const clients: readonly (readonly [name: string, call: () => Promise<unknown>])[] = [
    ["graphql-request 6", () => new GraphQLClient6(server.origin).request("{ viewer }")],
    ["graphql-request", () => new GraphQLClient(server.origin).request("{ viewer }")],
    ["Apollo Client, a query", () => apollo().query({ query: gql`{ viewer }`, fetchPolicy: "no-cache" })],
    ["Apollo Client, a mutation", () => apollo().mutate({ mutation: gql`mutation { save }` })],
    [
      "Apollo Client, the error of a result",
      async () => (await apollo().query({ query: gql`{ viewer }`, fetchPolicy: "no-cache", errorPolicy: "all" })).error,
    ],
    ["fetch", () => fetch(server.origin)],
  ];
  const call = (run: () => Promise<unknown>) => run().catch((reason: unknown) => reason);

  it.each(clients)("tells an error under a 200: %s", async (_, run) => {
    server.answer = { status: 200, body: { data: { viewer: null }, errors: [error({ code: "UNAUTHENTICATED" })] } };
    const fault = await classifyAsync(await call(run), amends);
    expect(fault).toMatchObject({
      type: "authentication_error",
      code: "UNAUTHENTICATED",
      status: 401,
      envelope: "graphql",
    });
  });

  it.each(clients)("tells an error under a 400: %s", async (_, run) => {
    server.answer = { status: 400, body: failed(error({ code: "BAD_USER_INPUT", argumentName: "id" })) };
    const fault = await classifyAsync(await call(run), amends);
    expect(fault).toMatchObject({
      code: "BAD_USER_INPUT",
      status: 400,
      violations: [{ param: "id" }],
      envelope: "graphql",
    });
  });

  it("is fine where the server is", async () => {
    server.answer = { status: 200, body: { data: { viewer: null } } };
    expect(await classifyAsync(await fetch(server.origin), amends)).toBeNull();
    const { error: none } = await apollo().query({ query: gql`{ viewer }`, fetchPolicy: "no-cache" });
    expect(none).toBeUndefined();
  });
});
