import type { Envelope, HttpFailure, ViolationReading } from "../core/envelope.ts";
import { isStatus } from "../core/http-status.ts";
import { first, isObject, ownKeys, read, tagOf, textOf } from "../core/read.ts";
import { row } from "../core/rows.ts";

/** As many as a fault keeps. */
const maxViolations = 1000;

/** Under which members servers list the inputs that they refused, beside the RFC's own example. */
const lists = ["errors", "violations", "fieldErrors", "invalid-params", "invalid_params", "invalidParams"];
const names = ["pointer", "field", "name", "parameter", "header", "path", "property"];
const sayings = ["detail", "message", "reason", "defaultMessage", "error", "description"];

/** A `type` that only repeats the status, or names the RFC that defines it, as ASP.NET Core's do. */
const saysTheStatus = /^about:blank$|^https?:\/\/[^/]*\b(?:ietf|rfc-editor)\.org\/.*\brfc-?\d{4}|[/#=][1-5]\d\d$/i;

/** A class by its full name, `System.Int32` or `java.lang.String`: words of a parser's, for programmers. */
const namesAClass = /\b(?:System|[a-z]\w*)\.(?:\w+\.)*[A-Z]\w/;

/**
 * Problem details of RFC 9457, and of RFC 7807 before it: `application/problem+json`. The code is the
 * problem's `type` where that says more than the status, else a member `code` of the API's own, else
 * `validation_problem` where inputs were refused. Those are read as ASP.NET Core (`errors` by name),
 * Spring and Quarkus (`violations`, `errors`, `fieldErrors`) and the two RFCs list them.
 *
 * Told by its content type. Where no header is known, or the app bound the origin, by its members: a
 * title, a `type` that is a URI, and a status that HTTP does not deny.
 *
 * What is said of an input is shown; `detail` and `title` only from a bound origin, under a `type` of
 * the API's own.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9457
 * @see https://learn.microsoft.com/aspnet/core/web-api/handle-errors
 * @see https://docs.spring.io/spring-framework/reference/web/webmvc/mvc-ann-rest-exceptions.html
 */
export const problemDetails: Envelope<"problem-details", "validation_problem"> = {
  name: "problem-details",
  rows: { validation_problem: row("invalid_request_error", "fix_input", { surface: "field" }) },
  isSafe: (_, code) => code !== null,
  read(body, http) {
    if (!isProblem(body, http)) return null;
    const sent = read(body, "status");
    const status = isStatus(sent) ? Number(sent) : null;
    const decided = http.status ?? status ?? 400;
    const violations = decided >= 400 && decided < 500 ? violationsIn(body) : [];
    const named = textOf(read(body, "type"));
    const type = named && !saysTheStatus.test(named.slice(0, 500)) ? named : null;
    const isInput = violations.length > 0;
    return {
      code: type ?? textOf(read(body, "code")) ?? (isInput ? "validation_problem" : null),
      type: isInput ? "invalid_request_error" : null,
      status,
      // Of a problem that the status defines, the title is HTTP's, and the detail a framework's.
      message: type && !isInput ? (textOf(read(body, "detail")) ?? textOf(read(body, "title"))) : null,
      violations,
      requestId: textOf(read(body, "traceId")),
    };
  },
};

function isProblem(body: unknown, { status, header, bound }: HttpFailure): boolean {
  if (tagOf(body) !== "Object" || (status !== null && status < 400)) return false;
  const contentType = header("content-type");
  if (/^\s*application\/problem\+json\b/i.test(contentType ?? "")) return true;
  if (contentType !== null && !bound) return false;
  const sent = read(body, "status");
  const agrees = isStatus(sent) && Number(sent) >= 400 && (status === null || Number(sent) === status);
  return agrees && textOf(read(body, "title")) !== null && isUri(read(body, "type"), bound);
}

/** Left out it means `about:blank`, which only a bound origin may leave to be understood. */
function isUri(type: unknown, bound: boolean): boolean {
  return type == null ? bound : typeof type === "string" && /^(?:[a-z][a-z\d+.-]{1,30}:|\/)\S/i.test(type);
}

function violationsIn(body: unknown): ViolationReading[] {
  const found: ViolationReading[] = [];
  for (const list of lists.map((key) => read(body, key)).filter(isObject)) {
    for (const key of ownKeys(list, maxViolations)) {
      if (Array.isArray(list)) found.push(...violationOf(read(list, key)));
      else found.push(...violationsOf(key, read(list, key)));
    }
  }
  return found.slice(0, maxViolations);
}

/** ASP.NET Core's: the messages about an input by its name, or about all of them by none. */
function violationsOf(name: string, messages: unknown): ViolationReading[] {
  const texts = (Array.isArray(messages) ? messages.slice(0, maxViolations) : [messages]).map(textOf);
  // `$` alone is the whole of the request.
  const param = name === "$" || name === "" ? null : name;
  return texts.flatMap((text) => (text === null ? [] : violation(param, text)));
}

function violationOf(entry: unknown): ViolationReading[] {
  if (textOf(entry)) return violation(null, textOf(entry));
  const param = first([entry], names, isParam) as string | (string | number)[] | undefined;
  return violation(param ?? null, textOf(first([entry], sayings, textOf)), textOf(read(entry, "code")));
}

function isParam(value: unknown): boolean {
  return (
    textOf(value) !== null || (Array.isArray(value) && value.every((each) => /^(?:string|number)$/.test(typeof each)))
  );
}

/** None where nothing is left to say. */
function violation(
  param: string | readonly (string | number)[] | null,
  text: string | null,
  code: string | null = null,
): ViolationReading[] {
  const message = text && namesAClass.test(text.slice(0, 1000)) ? null : text;
  return param === null && message === null ? [] : [{ param, message, code }];
}
