import { nowhere, readAddress } from "./address.ts";
import { parseBody } from "./body.ts";
import type { HttpFailure } from "./fault.ts";
import { headerOf } from "./headers.ts";
import { isStatus } from "./http-status.ts";
import { first, isObject, read, tagOf } from "./read.ts";

const bodyKeys = ["data", "_data", "body", "error", "raw", "json", "text", "responseText", "bodyText", ""];
const statusKeys = ["status", "statusCode", "status_code", "httpStatus", "httpStatusCode", "originalStatus"];

/** What a body seldom has and a client's value has somewhere. */
const clientKeys = [
  ...["headers", "responseHeaders", "response", "context", "meta", "$metadata", "byteLength"],
  ...statusKeys,
  ...bodyKeys.filter((key) => key && key !== "error"),
];

const bare = { ...nowhere, status: null, header: () => null, bound: false, answered: null, answer: null };

export interface Answer extends Omit<HttpFailure, "origin"> {
  origin: string | null;
  bound: boolean;
  /** Status of the answer itself, not one that a client copied, or invented where none came. */
  readonly answered: number | null;
  /** The value, where it is itself an answer, given as it came. */
  readonly answer: object | null;
  /** What may be a body, the most telling first. */
  readonly bodies: readonly object[];
}

/**
 * The HTTP side of whatever was thrown. Clients keep it in similar places: the answer in
 * `response`, or on the error itself; the body under `data`, `body` or `error`, parsed or as
 * text; headers as `Headers` or as an object. So no client is known by name. Never throws.
 */
export function readAnswer(value: object, thrown: boolean): Answer {
  // A body that was given as it is: nearly every key that a client uses is missing, so the rest is not asked for.
  if (!thrown && !clientKeys.some((key) => read(value, key) !== undefined)) {
    const error = read(value, "error");
    return { ...bare, bodies: isObject(error) ? [value, error] : [value] };
  }
  const isAnswer = !thrown && typeof read(value, "status") === "number" && isObject(read(value, "headers"));
  // Supabase says `context`, tRPC `meta.response`, everybody else `response`.
  const response = isAnswer ? value : first([value, read(value, "meta")], ["response", "context"], isObject);
  const raw = read(value, "raw");
  const answered = statusIn([response]);
  const headers = first([response, value, raw], ["headers", "responseHeaders"], isObject);

  const bodies: object[] = [];
  for (const source of isAnswer ? [value] : [response, value]) {
    // The last is the source itself.
    for (const key of source ? bodyKeys : []) {
      const body = parseBody(key ? read(source, key) : source);
      if (body) bodies.push(body);
    }
  }
  const promoted = statusIn([value, raw, read(value, "data"), read(value, "$metadata")]);

  return {
    // tRPC's answer to a batch may be a 207, and what failed in it says 404.
    status: answered !== null && (answered >= 400 || (promoted ?? 0) < 400) ? answered : promoted,
    header: (name) => headerOf(headers, name),
    // Data that nobody threw may be a body, and claim anything.
    ...(thrown || isAnswer || tagOf(response) === "Response" ? readAddress(value, response) : nowhere),
    bound: false,
    answered,
    answer: isAnswer ? value : null,
    bodies,
  };
}

function statusIn(sources: readonly unknown[]): number | null {
  return Number(first(sources, statusKeys, isStatus)) || null;
}
