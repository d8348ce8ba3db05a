import { attempt } from "./read.ts";

const maxHeaders = 200;

/** A header by name, in any case, out of `Headers`, a Map, a plain object or a function; null where absent. Never throws. */
export function headerOf(headers: object | undefined, name: string): string | null {
  const found = attempt(() => {
    if (!headers) return null;
    const wanted = name.toLowerCase();
    if (typeof headers === "function") return headers(wanted);
    const { get } = headers as Headers;
    if (typeof get === "function") return get.call(headers, wanted);
    const entries = Object.entries(headers).slice(0, maxHeaders);
    return entries.find(([key]) => key.toLowerCase() === wanted)?.[1];
  });
  return attempt(() => (found == null ? null : String(found))) ?? null;
}

/** Under which servers, proxies and clouds send the id of a request. */
const idHeaders = [
  ...["x-request-id", "request-id", "x-correlation-id", "x-amzn-requestid", "x-amz-request-id"],
  ...["x-ms-request-id", "x-github-request-id", "cf-ray"],
];

/** An id is quoted to support and shown to be copied: anything but a plain token is no id. */
export function isRequestId(id: unknown): id is string {
  return typeof id === "string" && /^[\w.:/+=-]{1,128}$/.test(id);
}

/** The id of a request, from the first header that has one. */
export function requestIdIn(header: (name: string) => string | null): string | undefined {
  for (const name of idHeaders) {
    const id = header(name);
    if (isRequestId(id)) return id;
  }
  return undefined;
}
