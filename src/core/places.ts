import { isStatus } from "./http-status.ts";
import { attempt, isData, isError, isObject, isResponse, ownKeys, read, tagOf, textOf } from "./read.ts";

/**
 * Where clients keep what came back. A place is told by what it is: a status beside headers, a
 * Response, parsed JSON, text. The names below say where to look first; and where nothing was
 * thrown, so that any data may look like a client's, where to look at all.
 */

const statusKeys = ["status", "statusCode", "status_code", "httpStatus", "httpStatusCode", "originalStatus"];
const headerKeys = ["headers", "responseHeaders"];
export const bodyKeys = [
  ...["data", "_data", "body", "parsedBody", "responseJSON", "error", "raw", "json"],
  ...["text", "responseText", "bodyText", "bodyAsText", "response"],
];

/** What a client says of itself, of the request, or around a body: none of it holds one. */
const clientKeys = new Set([
  ...["name", "message", "stack", "cause", "originalError", "networkError", "reason", "errors", "digest"],
  ...["config", "request", "options", "signal", "url", "method", "path", "type", "code", "statusText", "statusMessage"],
  ...[
    "ok",
    "bodyUsed",
    "trailers",
    "isAxiosError",
    "failureKind",
    "requestId",
    "requestID",
    "request_id",
    "retryAfterMs",
  ],
  ...headerKeys,
  ...statusKeys,
]);

/** Of these, what a body says too. */
const words = new Set(["name", "message", "code", "type", "errors"]);

/** Clients have fewer. A body may have more, and is none of a client's places. */
const maxKeys = 60;

/** The first status of these. */
export function statusIn(sources: readonly unknown[]): number | null {
  for (const source of sources) {
    for (const key of isObject(source) ? statusKeys : []) {
      const found = read(source, key);
      if (isStatus(found)) return Number(found);
    }
  }
  return null;
}

/** A status that an Error has for its code: 4xx and 5xx alone, as a code may be any number. */
export function statusInCode(error: object): number | null {
  const code = read(error, "code");
  return isStatus(code) && Number(code) >= 400 ? Number(code) : null;
}

/** The headers of the first of these that has some, in whatever form; XMLHttpRequest's are behind a function. */
export function headersIn(sources: readonly unknown[]): object | undefined {
  for (const source of sources) {
    const headers = headerKeys.map((key) => read(source, key)).find(isObject);
    if (headers) return headers;
    const ask = read(source, "getResponseHeader");
    if (typeof ask === "function") return (name: string) => ask.call(source, name);
  }
  return undefined;
}

/** Whether this is an answer as a client keeps it, and no body: HTTP's part of it stands there too. */
export function isAnswer(value: unknown): value is object {
  if (!isObject(value) || isError(value)) return false;
  return isResponse(value) || (statusIn([value]) !== null && headersIn([value]) !== undefined);
}

/** What a client that says the status elsewhere keeps of an answer. */
function isPartOfAnswer(value: unknown): boolean {
  return !isError(value) && (headersIn([value]) !== undefined || typeof read(value, "statusText") === "string");
}

/** Whether this is no body but an answer, or what a client keeps of one: a status or a place for a body, and nothing of its own. */
export function isOfAnswer(value: unknown): value is object {
  if (isAnswer(value) || isPartOfAnswer(value)) return true;
  if (!isData(value) || Array.isArray(value) || hasOwnWords(value)) return false;
  return statusIn([value]) !== null || bodyKeys.some((key) => isPlace(key, read(value, key)));
}

/** What stands in `error` may be a body's own, but for JSON in writing and bytes. */
function isPlace(key: string, kept: unknown): boolean {
  if (key !== "error") return kept !== undefined;
  return typeof kept === "string"
    ? /^\s*[[{]/.test(kept.slice(0, 100))
    : isObject(kept) && !isData(kept) && !isError(kept);
}

/**
 * The answers in a value, that with the status first: one of its own places, or one place deeper with
 * what surrounds it (tRPC's `meta.response`). Empty where there is none. Where nothing was thrown only
 * the usual names count.
 */
export function answersIn(value: object, thrown: boolean): object[] {
  // Supabase says `context`, tRPC `meta.response`, everybody else `response`.
  for (const source of [value, read(value, "meta")]) {
    for (const key of ["response", "context"]) {
      const named = read(source, key);
      if (!isOfAnswer(named)) continue;
      const inner = isAnswer(named) ? undefined : placesIn(named).find(isAnswer);
      return [inner, named, source].filter((each) => isObject(each) && each !== value) as object[];
    }
  }
  const children = thrown ? placesIn(value) : [read(value, "meta")];
  const answer = children.find(isAnswer) ?? children.find(isPartOfAnswer);
  if (answer) return [answer as object];
  for (const child of children) {
    const inner = isData(child) ? placesIn(child).find(isAnswer) : undefined;
    if (inner) return [inner, child as object];
  }
  return [];
}

/** What a value keeps under any name but those that hold no answer. */
export function placesIn(value: object): unknown[] {
  // Stripe puts the headers into the body that it keeps there.
  const keys = ownKeys(value, maxKeys).filter((key) => !clientKeys.has(key) && key !== "raw");
  return keys.map((key) => read(value, key)).filter(isObject);
}

/** What stands where clients keep a body, and what it is called there. */
export type Kept = readonly [key: string, value: unknown];

/** What is kept under the usual names, objects before texts. */
export function keptIn(source: object): Kept[] {
  const kept = bodyKeys.map((key): Kept => [key, read(source, key)]).filter(([, value]) => value != null);
  const isText = ([, value]: Kept) => typeof value === "string";
  return [...kept.filter((each) => !isText(each)), ...kept.filter(isText)];
}

/** What is kept under any other name, and may be a body by what it is: data, JSON or markup in writing. */
export function keptElsewhere(source: object): Kept[] {
  return ownKeys(source, maxKeys)
    .filter((key) => !clientKeys.has(key) && !bodyKeys.includes(key))
    .map((key): Kept => [key, read(source, key)])
    .filter(
      ([, value]) =>
        isData(value) ||
        /^(Blob|File|ArrayBuffer|\w*Array)$/.test(tagOf(value)) ||
        /^\s*[[{<]/.test(textOf(value)?.slice(0, 100) ?? ""),
    );
}

/**
 * What an SDK copied of a body onto the error that it throws: its own enumerable fields but those of
 * every Error and of every client. Undefined where it copied none.
 */
export function copiedFields(error: object): Record<string, unknown> | undefined {
  const keys = attempt(() => Object.keys(error).slice(0, maxKeys)) ?? [];
  const entries = keys.map((key): Kept => [key, read(error, key)]).filter(([key, value]) => isCopied(key, value));
  return entries.some(([, value]) => value !== null) ? Object.fromEntries(entries) : undefined;
}

function isCopied(key: string, value: unknown): boolean {
  if (value === undefined || typeof value === "function" || /^(\$|_|meta$|context$)/.test(key)) return false;
  // Node's, axios' and undici's words for what happened are no API's.
  if (key === "code") return !/^(E[A-Z]{2,}|ERR_|UND_)/.test(`${textOf(value) ?? ""}`);
  return key === "type" || key === "errors" || !(clientKeys.has(key) || bodyKeys.includes(key));
}

/** Whether a value says anything that a client does not say around a body, so that it may be one itself. */
export function hasOwnWords(value: object): boolean {
  // A result says how it went in a text beside the status.
  if (!isData(value) || typeof read(value, "statusText") === "string") return false;
  return ownKeys(value, maxKeys).some((key) => words.has(key) || !(clientKeys.has(key) || bodyKeys.includes(key)));
}
