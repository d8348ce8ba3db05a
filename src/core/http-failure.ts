import type { HttpFailure } from "./fault.ts";
import { isObject, own, read, textOf } from "./read.ts";

/** Longer bodies are not parsed: an error that needs more has gone wrong in another way. */
export const maxBodyLength = 262_144;

/** Bodies that `classifyAsync` has read, by the Response or Blob they came from. */
export const bodiesRead = new WeakMap<object, unknown>();

const bodyKeys = ["data", "_data", "body", "error", "raw", "json", "text", "responseText", "bodyText"];
const statusKeys = ["status", "statusCode", "status_code", "httpStatus", "httpStatusCode", "originalStatus"];

export interface ReadFailure extends HttpFailure {
  bound: boolean;
  /** Status of the answer itself, not one that a client copied, or invented where none came. */
  readonly answered: number | null;
  /** The value, where it is itself an answer, given as it came. */
  readonly answer: object | null;
  /** Where a body may be, the most telling first, each with its place. */
  readonly bodies: readonly (readonly [place: string, body: object])[];
}

/**
 * The HTTP side of whatever was thrown. Clients keep it in similar places: the answer in
 * `response`, or on the error itself; the body under `data`, `body` or `error`, parsed or as
 * text; headers as `Headers` or as an object. So no client is known by name. Never throws.
 */
export function readFailure(value: object, thrown: boolean): ReadFailure {
  const isAnswer = !thrown && typeof read(value, "status") === "number" && isObject(read(value, "headers"));
  // Supabase says `context`, tRPC `meta.response`, everybody else `response`.
  const response = isAnswer ? value : first([value, read(value, "meta")], ["response", "context"], toObject);
  const raw = read(value, "raw");
  const answered = first([response], statusKeys, toStatus);
  const headers = first([response, value, raw], ["headers", "responseHeaders"], toObject);

  const bodies: [string, object][] = [];
  const look = (place: string, candidate: unknown): void => {
    const body = parseBody(isObject(candidate) && bodiesRead.has(candidate) ? bodiesRead.get(candidate) : candidate);
    if (body) bodies.push([place, body]);
  };
  look("response", response);
  for (const key of bodyKeys) look(`response.${key}`, read(response, key));
  if (!isAnswer) {
    for (const key of bodyKeys) look(key, read(value, key));
    look("value", value);
  }

  return {
    status:
      answered ?? first([value, raw, read(value, "data"), read(value, "$metadata")], statusKeys, toStatus) ?? null,
    header: (name) => headerOf(headers, name),
    origin: originOf(value, response),
    bound: false,
    answered: answered ?? null,
    answer: isAnswer ? value : null,
    bodies,
  };
}

/** The first acceptable property, source by source. */
export function first<T>(
  sources: readonly unknown[],
  keys: readonly string[],
  accept: (found: unknown) => T | undefined | null,
): T | undefined {
  for (const source of sources) {
    for (const key of keys) {
      const found = accept(read(source, key));
      if (found != null) return found;
    }
  }
  return undefined;
}

const toObject = (found: unknown): object | undefined => (isObject(found) ? found : undefined);

function toStatus(found: unknown): number | undefined {
  const status = textOf(found) ? Number(found) : found;
  return Number.isInteger(status) && (status as number) >= 100 && (status as number) < 600
    ? (status as number)
    : undefined;
}

function originOf(value: object, response: object | undefined): string | null {
  const request = first([value, response], ["request"], (found) => found);
  const config = first([response, value], ["config", "options"], toObject);
  const base = textOf(read(config, "baseURL")) ?? undefined;
  const url = first([response, request, config, value], ["responseURL", "url"], textOf) ?? textOf(request) ?? base;
  try {
    const page = globalThis.location?.href;
    const { origin } = new URL(url ?? "", base ? new URL(base, page) : page);
    return url && origin.startsWith("http") ? origin : null;
  } catch {
    return null;
  }
}

function headerOf(headers: object | undefined, name: string): string | null {
  try {
    const get = read(headers, "get");
    const key =
      headers &&
      Object.keys(headers)
        .slice(0, 200)
        .find((each) => each.toLowerCase() === name);
    const found = typeof get === "function" ? get.call(headers, name) : key && own(headers, key);
    return found == null ? null : String(found);
  } catch {
    return null;
  }
}

/** An object or array, parsed from text or bytes if need be; undefined for what is neither, or too long. */
export function parseBody(body: unknown): object | undefined {
  try {
    const size = typeof body === "string" ? body.length : read(body, "byteLength");
    if (isObject(body) && size === undefined) return body;
    if (typeof size === "number" && size > maxBodyLength) return undefined;
    const text = isObject(body) ? new TextDecoder().decode(body as Uint8Array) : textOf(body);
    return text && /^\s*[[{]/.test(text) ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
