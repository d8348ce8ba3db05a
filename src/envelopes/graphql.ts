import type { Envelope, EnvelopeReading, Row, ViolationReading } from "../core/envelope.ts";
import { isStatus } from "../core/http-status.ts";
import { first, isObject, own, ownKeys, read, tagOf, textOf } from "../core/read.ts";
import { row, statusRow } from "../core/rows.ts";

/** Nobody in front of the screen can mend a query that was written, or deployed, wrongly. */
const developer = statusRow(400);

/** The codes of Apollo Server, and the two of its earlier versions that everybody still writes. */
const rows = {
  UNAUTHENTICATED: statusRow(401),
  FORBIDDEN: row("permission_error"),
  BAD_USER_INPUT: row("invalid_request_error", "fix_input"),
  GRAPHQL_PARSE_FAILED: developer,
  GRAPHQL_VALIDATION_FAILED: developer,
  OPERATION_RESOLUTION_FAILURE: developer,
  PERSISTED_QUERY_NOT_FOUND: developer,
  PERSISTED_QUERY_NOT_SUPPORTED: developer,
  INTROSPECTION_DISABLED: developer,
  MAX_RECURSIVE_SELECTIONS_EXCEEDED: developer,
  BAD_REQUEST: developer,
  INTERNAL_SERVER_ERROR: row("server_error"),
};

const statuses: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  INTERNAL_SERVER_ERROR: 500,
};

/** What comes beyond is not read. */
const maxErrors = 100;

/**
 * A GraphQL response that reports errors, under whatever status: `{ data, errors: [{ message, path,
 * extensions: { code } }] }`, with some of the data or none. Of several errors the first counts that asks
 * for a sign-in, else the first whose code is known. Violations are the arguments that Apollo Server's
 * `argumentName` and Laravel Lighthouse's `validation` name.
 *
 * An error's `message` is for developers by the specification, and never shown; what Lighthouse says of an
 * argument is.
 *
 * @see https://spec.graphql.org/October2021/#sec-Errors
 * @see https://graphql.github.io/graphql-over-http/draft/
 * @see https://www.apollographql.com/docs/apollo-server/data/errors
 */
export const graphQl: Envelope<"graphql", keyof typeof rows> = {
  name: "graphql",
  rows,
  isSafe: (_, code) => code === "BAD_USER_INPUT",
  readsSuccess: true,
  read(body, { status }) {
    if (tagOf(body) !== "Object") return null;
    const errors = errorsIn(read(body, "errors"));
    if (errors.length > 0) return readErrors(errors);
    const isSuccess = read(body, "errors") === undefined && isObject(read(body, "data"));
    return isSuccess && (status ?? 200) < 400 && hasNoOther(body) ? "success" : null;
  },
  // Apollo Client 4, Apollo Client 3, urql, Octokit.
  errors: ["CombinedGraphQLErrors", "ApolloError", "CombinedError", "GraphqlResponseError"],
  readError(error) {
    const errors = errorsIn(read(error, "errors") ?? read(error, "graphQLErrors"));
    return errors.length > 0 ? readErrors(errors) : null;
  },
};

/** Others list errors too. GraphQL's have a message, and beside it only members of the specification. */
function errorsIn(errors: unknown): readonly unknown[] {
  const entries = Array.isArray(errors) ? errors.slice(0, maxErrors) : [];
  return entries.every(isGraphQlError) ? entries : [];
}

function isGraphQlError(entry: unknown): boolean {
  if (typeof read(entry, "message") !== "string") return false;
  const isNamed = ["locations", "path", "extensions"].some((key) => isObject(read(entry, key)));
  return isNamed || ownKeys(entry as object, 2).join() === "message";
}

function hasNoOther(body: unknown): boolean {
  return ownKeys(body as object, 5).every((key) => /^(?:data|extensions|hasNext)$/.test(key));
}

function readErrors(errors: readonly unknown[]): EnvelopeReading {
  const readings = errors
    .map((each) => read(each, "extensions"))
    .map((extensions) => ({ extensions, ...meaningOf(extensions) }));
  const found =
    readings.find(({ status }) => status === 401) ?? readings.find(({ code }) => own(rows, code ?? "")) ?? readings[0];
  const { code = null, status = null } = found ?? {};
  const violations = readings.flatMap(({ extensions }) => violationsIn(extensions));
  const known = own(rows, code ?? "") as Row | undefined;
  return { code, type: known?.type ?? null, status, violations };
}

interface Meaning {
  readonly code: string | null;
  readonly status: number | null;
}

/** NestJS says INTERNAL_SERVER_ERROR of its own exceptions too, and their status beside it; or that as the code. */
function meaningOf(extensions: unknown): Meaning {
  const sent = textOf(read(extensions, "code"));
  const places = [
    read(extensions, "http"),
    read(extensions, "originalError"),
    read(extensions, "exception"),
    extensions,
  ];
  const said = first(places, ["status", "statusCode"], isStatus) ?? (isStatus(sent) ? sent : undefined);
  const status = said === undefined ? null : Number(said);
  const isContradicted = sent === "INTERNAL_SERVER_ERROR" && status !== null && status >= 400 && status < 500;
  if (isContradicted || isStatus(sent)) return { code: null, status };
  return {
    code: sent,
    status: (status ?? 0) >= 400 ? status : ((own(statuses, sent ?? "") as number | undefined) ?? null),
  };
}

function violationsIn(extensions: unknown): ViolationReading[] {
  const param = textOf(read(extensions, "argumentName"));
  const validation = read(extensions, "validation");
  const names = tagOf(validation) === "Object" ? ownKeys(validation as object, 1000) : [];
  const ofValidation = names.flatMap((name) => {
    const texts = read(validation, name);
    return (Array.isArray(texts) ? texts.slice(0, 100) : [texts]).map((text) => ({
      param: name,
      message: textOf(text),
    }));
  });
  return param === null ? ofValidation : [{ param }, ...ofValidation];
}
