const maxHeaders = 200;

/** What finds no header. */
export const noHeader = (): null => null;

/**
 * Looks headers up by name, in any case, in `Headers`, a Map, a plain object or a function; null where
 * absent. What it gives never throws.
 */
export function headerLookup(headers: object | undefined): (name: string) => string | null {
  if (!headers) return noHeader;
  let plain: Map<string, unknown> | undefined;
  const find = (name: string): unknown => {
    if (typeof headers === "function") return headers(name);
    const { get } = headers as Headers;
    if (typeof get === "function") return get.call(headers, name);
    if (!plain) {
      plain = new Map();
      // The first of a name counts.
      for (const [key, value] of Object.entries(headers).slice(0, maxHeaders).reverse())
        plain.set(key.toLowerCase(), value);
    }
    return plain.get(name);
  };
  return (name) => {
    try {
      const found = find(name.toLowerCase());
      return found == null ? null : String(found);
    } catch {
      return null;
    }
  };
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
  if (header === noHeader) return undefined;
  for (const name of idHeaders) {
    const id = header(name);
    if (isRequestId(id)) return id;
  }
  return undefined;
}
