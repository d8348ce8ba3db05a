/** A body of some API, in the form that its documentation shows, with the status that it comes with. */
export interface Stranger {
  /** The API, by the name of its envelope where the kit has one. */
  readonly api: string;
  readonly status: number;
  readonly contentType: string;
  readonly body: unknown;
}

const json = "application/json";

/** Bodies that an envelope may meet without being meant, wherever the app has not bound the origin. */
export const strangers: readonly Stranger[] = [
  // The two contracts.
  {
    api: "prism-io",
    status: 422,
    contentType: json,
    body: { error: { code: "validation_error", message: "m", param: "email", type: "invalid_request_error" } },
  },
  {
    api: "prism-io",
    status: 401,
    contentType: json,
    body: { error: { code: "token_expired", message: "m", param: null, type: "authentication_error" } },
  },
  { api: "prisma-airs", status: 403, contentType: json, body: { error: { status_code: 403, message: "Forbidden" } } },
  { api: "prisma-airs", status: 200, contentType: json, body: { error: { status_code: 200, message: "" } } },
  // fastapi.tiangolo.com/tutorial/handling-errors
  {
    api: "fastapi",
    status: 422,
    contentType: json,
    body: { detail: [{ type: "missing", loc: ["body", "email"], msg: "Field required", input: {} }] },
  },
  { api: "fastapi", status: 404, contentType: json, body: { detail: "Item not found" } },
  // rfc-editor.org/rfc/rfc9457
  {
    api: "problem-details",
    status: 403,
    contentType: "application/problem+json",
    body: {
      type: "https://example.com/probs/out-of-credit",
      title: "No credit",
      status: 403,
      detail: "30 are left of 50.",
      instance: "/account/1",
    },
  },
  // google.aip.dev/193
  {
    api: "google-rpc",
    status: 404,
    contentType: json,
    body: { error: { code: 404, message: "m", status: "NOT_FOUND", details: [] } },
  },
  { api: "google-rpc", status: 404, contentType: json, body: { code: 5, message: "m", details: [] } },
  // spec.graphql.org, section 7
  {
    api: "graphql",
    status: 200,
    contentType: json,
    body: { data: null, errors: [{ message: "m", path: ["viewer"], extensions: { code: "FORBIDDEN" } }] },
  },
  // docs.postgrest.org/en/stable/references/errors.html
  {
    api: "postgrest",
    status: 409,
    contentType: json,
    body: { code: "23505", message: "m", details: "Key (id)=(1) already exists.", hint: null },
  },
  // cloud.google.com/identity-platform/docs/use-rest-api
  {
    api: "firebase",
    status: 400,
    contentType: json,
    body: {
      error: {
        code: 400,
        message: "EMAIL_NOT_FOUND",
        errors: [{ message: "EMAIL_NOT_FOUND", domain: "global", reason: "invalid" }],
      },
    },
  },
  // jsonapi.org/format/#error-objects
  {
    api: "json-api",
    status: 422,
    contentType: "application/vnd.api+json",
    body: {
      errors: [
        { status: "422", code: "x", source: { pointer: "/data/attributes/name" }, title: "Invalid", detail: "m" },
      ],
    },
  },
  // RFC 6749, section 5.2
  { api: "oauth", status: 400, contentType: json, body: { error: "invalid_grant", error_description: "m" } },
  // docs.stripe.com/api/errors
  {
    api: "stripe",
    status: 402,
    contentType: json,
    body: { error: { type: "card_error", code: "card_declined", message: "m", param: "", decline_code: "x" } },
  },
  // docs.github.com/rest, "Validation Failed"
  {
    api: "github",
    status: 422,
    contentType: json,
    body: {
      message: "Validation Failed",
      errors: [{ resource: "Issue", field: "title", code: "missing_field" }],
      documentation_url: "https://example.com",
      status: "422",
    },
  },
  // docs.aws.amazon.com/apigateway, gateway responses
  { api: "aws", status: 403, contentType: json, body: { message: "Forbidden" } },
  // docs.spring.io/spring-boot, DefaultErrorAttributes
  {
    api: "spring-boot",
    status: 404,
    contentType: json,
    body: { timestamp: "2026-01-02T03:04:05Z", status: 404, error: "Not Found", path: "/a" },
  },
  // docs.nestjs.com/exception-filters
  {
    api: "nestjs",
    status: 404,
    contentType: json,
    body: { statusCode: 404, message: "Cannot GET /a", error: "Not Found" },
  },
  // connectrpc.com/docs/protocol, error end-stream
  { api: "connect", status: 404, contentType: json, body: { code: "not_found", message: "m" } },
  // laravel.com/docs/validation
  {
    api: "laravel",
    status: 422,
    contentType: json,
    body: { message: "m", errors: { email: ["The email field is required."] } },
  },
  { api: "text", status: 502, contentType: "text/html", body: "<html><title>502 Bad Gateway</title></html>" },
  // What works.
  ...[
    {},
    [],
    { id: 1, title: "Dune", type: "book" },
    { title: "Dune", status: 200, type: "https://schema.org/Book" },
    [{ id: 1 }],
    "ok",
    { message: "Saved", code: "ok" },
    { status: "active", details: "d", hint: "h" },
  ].map((body): Stranger => ({ api: "success", status: 200, contentType: json, body })),
];
