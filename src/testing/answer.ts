import { authOf, type ContractAuth } from "./auth.ts";
import { capabilities } from "./capabilities.ts";
import { type ContractRow, withWording } from "./contract-row.ts";
import { findContractRow } from "./fixtures.ts";

/** What is known of a request. */
export interface ContractRequest {
  readonly method: string;
  /** Absolute, or path and query. */
  readonly url: string;
  /** A request header by name; null where absent. */
  header(name: string): string | null;
  readonly body: string;
}

/** A request as it arrived. */
export interface RecordedRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  /** Names in lower case; repeated ones joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Lets any path answer like one of the server's own: `rowPath("prism-io/token_expired/401")`
 * at first, `"/ok"` from then on. Undefined: answered as requested. Not asked about preflights.
 */
export type Route = (request: RecordedRequest) => string | undefined;

/** An answer, down to the bytes: its text is sent as UTF-8. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Of the Set-Cookie headers. */
  readonly cookies: readonly string[];
  readonly body: string;
  /** The connection breaks when half of the body has been sent. */
  readonly breaksOff: boolean;
}

/** What a path is answered with, before CORS and the like. */
interface Content {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly cookies?: readonly string[];
}

/** Rows that are asked for often, by a short path. */
const aliases: Readonly<Record<string, string>> = {
  "/gateway": "http/502",
  "/empty": "http/503/empty",
  "/truncated": "http/500/truncated",
  "/success-in-error": "prisma-airs/200",
};

/** Query parameters that are sent as a header, as they are. */
const sentAsHeader: Readonly<Record<string, string>> = { retryAfter: "Retry-After", date: "Date" };

/** Headers that a script may read only where the server exposes them (Fetch, "CORS-safelisted response-header name"). */
const exposed = "Retry-After, Date, RateLimit, X-Request-Id, grpc-status";

/** Path that the server and the MSW handlers answer with this row: `/rows/prism-io/not_found/404`. */
export function rowPath(row: ContractRow | string): string {
  return `/rows/${typeof row === "string" ? row : row.id}`;
}

/**
 * Decides what a request gets, for the server and for MSW alike: `"hang"` stands for an
 * answer that never comes, `"reset"` for a connection that breaks. Pure: the request's id
 * and the time (epoch ms) come from the caller. Never throws.
 */
export function toAnswer(
  request: ContractRequest,
  requestId: string,
  now: number,
  auth?: ContractAuth,
): Answer | "hang" | "reset" {
  const { pathname, searchParams: query } = new URL(request.url, "http://localhost");
  const isPreflight = request.method === "OPTIONS";
  if (pathname === "/hang" && !isPreflight) return "hang";
  if (pathname === "/reset" && !isPreflight) return "reset";
  const breaksOff = pathname === "/broken" && !isPreflight;

  const content = isPreflight
    ? { status: 204, headers: {}, text: "" }
    : (toAuthContent(request, pathname, auth) ?? toContent(pathname, query));
  const { status, headers, text, cookies = [] }: Content = content;
  return {
    status,
    cookies,
    headers: {
      Date: new Date(now).toUTCString(),
      "X-Request-Id": requestId,
      ...(!isPreflight && { "Content-Length": String(utf8Length(text)) }),
      ...toCorsHeaders(request, query.get("cors")),
      ...headers,
    },
    body: request.method === "HEAD" ? "" : text,
    breaksOff,
  };
}

/** How many bytes a text is as UTF-8. Not by TextEncoder, which is missing in Jest's jsdom. */
function utf8Length(text: string): number {
  let length = 0;
  for (const character of text) {
    const point = character.codePointAt(0) as number;
    length += 1 + Number(point >= 0x80) + Number(point >= 0x800) + Number(point >= 0x10000);
  }
  return length;
}

function toAuthContent(request: ContractRequest, pathname: string, auth?: ContractAuth): Content | null {
  const { method, body } = request;
  const [authorization, cookie] = [request.header("authorization"), request.header("cookie")];
  const answer = authOf(auth)?.answer({ method, pathname, authorization, cookie, body });
  if (!answer) return null;
  return "row" in answer
    ? toContent(rowPath(answer.row), new URLSearchParams())
    : { ...toSuccess(answer.body), cookies: answer.cookies };
}

function toContent(pathname: string, query: URLSearchParams): Content {
  if (pathname === "/ok" || pathname === "/broken") return toSuccess({ ok: true });
  const isCapabilities = pathname === "/api/v1/capabilities";
  if (isCapabilities && !query.has("as")) return toSuccess(capabilities);
  const id = isCapabilities ? query.get("as") : (aliases[pathname] ?? toRowId(pathname));
  if (id === null) return toHint(404, `Nothing is served at ${pathname}; a row is served at /rows/ and its id.`);
  const found = findContractRow(id);
  if (!found) return toHint(404, `No contract row has the id "${id}"; the ids are those of contractRows.`);

  const index = query.get("wording");
  const message = index === null ? undefined : found.wordings[Number(index)];
  if (index !== null && message === undefined) {
    return toHint(400, `"${id}" has ${found.wordings.length} wordings, and none at index ${index}.`);
  }
  const overrides: Record<string, string> = {};
  for (const [parameter, name] of Object.entries(sentAsHeader)) {
    const value = query.get(parameter);
    if (value === null) continue;
    if (/[^\t\x20-\x7e]/.test(value)) return toHint(400, `${parameter} holds a character that no header can.`);
    overrides[name] = value;
  }
  const { status, contentType, headers, body } = message === undefined ? found : withWording(found, message);
  return {
    status,
    headers: { "Content-Type": contentType, ...headers, ...overrides },
    text: bodyText(body),
  };
}

/** A row's body as it is sent. */
export function bodyText(body: unknown): string {
  return typeof body === "string" ? body : JSON.stringify(body);
}

function toSuccess(body: unknown): Content {
  return { status: 200, headers: { "Content-Type": "application/json" }, text: JSON.stringify(body) };
}

function toHint(status: number, text: string): Content {
  return { status, headers: { "Content-Type": "text/plain; charset=utf-8" }, text };
}

function toRowId(pathname: string): string | null {
  if (!pathname.startsWith("/rows/")) return null;
  const id = pathname.slice("/rows/".length);
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

/** By default what a well-configured API sends; `hidden` forgets to expose its headers, `none` knows no CORS. */
function toCorsHeaders(request: ContractRequest, mode: string | null): Record<string, string> {
  if (mode === "none") return {};
  const origin = request.header("origin");
  const method = request.header("access-control-request-method");
  const names = request.header("access-control-request-headers");
  return {
    "Access-Control-Allow-Origin": origin ?? "*",
    ...(origin !== null && { "Access-Control-Allow-Credentials": "true", Vary: "Origin" }),
    ...(method !== null && { "Access-Control-Allow-Methods": method }),
    ...(names !== null && { "Access-Control-Allow-Headers": names }),
    ...(mode !== "hidden" && { "Access-Control-Expose-Headers": exposed }),
  };
}
