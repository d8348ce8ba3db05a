import type { HttpFailure } from "./fault.ts";
import { attempt, first, isObject, read, tagOf, textOf } from "./read.ts";
import { isStatus } from "./rows.ts";

/** Longer bodies are not parsed: an error that needs more has gone wrong in another way. */
export const maxBodyLength = 262_144;

const maxHeaders = 200;

/** Bodies that `classifyAsync` has read, by the Response or Blob they came from. */
export const bodiesRead = new WeakMap<object, unknown>();

const bodyKeys = ["data", "_data", "body", "error", "raw", "json", "text", "responseText", "bodyText", ""];
const statusKeys = ["status", "statusCode", "status_code", "httpStatus", "httpStatusCode", "originalStatus"];

/** What a body seldom has and a client's value has somewhere. */
const clientKeys = [
  ...["headers", "responseHeaders", "response", "context", "meta", "$metadata", "byteLength"],
  ...statusKeys,
  ...bodyKeys.filter((key) => key && key !== "error"),
];

const bare = { status: null, header: () => null, origin: null, bound: false, answered: null, answer: null };

export interface ReadFailure extends Omit<HttpFailure, "origin"> {
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
export function readFailure(value: object, thrown: boolean): ReadFailure {
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
    origin: thrown || isAnswer || tagOf(response) === "Response" ? originOf(value, response) : null,
    bound: false,
    answered,
    answer: isAnswer ? value : null,
    bodies,
  };
}

function statusIn(sources: readonly unknown[]): number | null {
  return Number(first(sources, statusKeys, isStatus)) || null;
}

function originOf(value: object, response: unknown): string | null {
  const request = read(value, "request") ?? read(response, "request");
  const config = first([response, value], ["config", "options"], isObject);
  const base = textOf(read(config, "baseURL")) ?? undefined;
  const url = first([response, request, config, value], ["responseURL", "url"], textOf) ?? textOf(request) ?? base;
  if (!url) return null;
  const page = globalThis.location?.href;
  const origin = attempt(() => new URL(url as string, base ? new URL(base, page) : page).origin);
  return origin?.startsWith("http") ? origin : null;
}

function headerOf(headers: unknown, name: string): string | null {
  if (!headers) return null;
  const found = attempt(() => {
    const { get } = headers as Headers;
    const wanted = name.toLowerCase();
    if (typeof get === "function") return get.call(headers, wanted);
    const entries = Object.entries(headers as object).slice(0, maxHeaders);
    return entries.find(([key]) => key.toLowerCase() === wanted)?.[1];
  });
  return attempt(() => (found == null ? null : String(found))) ?? null;
}

/** An object or array, parsed from text or bytes if need be; undefined for what is neither, or too long. */
export function parseBody(given: unknown): object | undefined {
  const body = isObject(given) && bodiesRead.has(given) ? bodiesRead.get(given) : given;
  const size = typeof body === "string" ? body.length : read(body, "byteLength");
  if (size === undefined) return isObject(body) ? body : undefined;
  return attempt(() => {
    if ((size as number) > maxBodyLength) return undefined;
    const text = isObject(body) ? new TextDecoder().decode(body as Uint8Array) : `${body}`;
    return /^\s*[[{]/.test(text) ? JSON.parse(text) : undefined;
  });
}
