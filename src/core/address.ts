import { attempt, first, isObject, read, textOf } from "./read.ts";

/** What was asked for, and where; each null where no client says so. */
export interface Address {
  readonly method: string | null;
  /** Absolute, the query included. */
  readonly address: string | null;
  readonly origin: string | null;
}

export const nowhere: Address = { method: null, address: null, origin: null };

/** Where a request went, from wherever its client keeps that: the answer, the request, its configuration. Never throws. */
export function readAddress(value: object, response: unknown): Address {
  const request = read(value, "request") ?? read(response, "request");
  const config = first([response, value], ["config", "options"], isObject);
  const urlIn = (...sources: unknown[]) => urlOf(first(sources, ["responseURL", "url"], urlOf));
  const given =
    urlIn(response, request) ?? joined(config) ?? urlIn(value) ?? urlOf(request) ?? urlOf(read(config, "baseURL"));
  const url = attempt(() => (given ? new URL(given, pageUrl()) : undefined));
  const { href = null, origin = null } = url?.protocol.startsWith("http") ? url : {};
  return { method: methodOf([request, config, value]), address: href, origin };
}

/** An address in writing; got and gaxios keep a URL. */
function urlOf(value: unknown): string | null {
  return textOf(value) ?? textOf(read(value, "href"));
}

/**
 * Clients put the address beside a base behind it, whose own path counts; they do not resolve it. What
 * stands elsewhere has its base already.
 */
function joined(config: unknown): string | null {
  const url = urlOf(read(config, "url"));
  const base = textOf(read(config, "baseURL"));
  const isWhole = read(config, "allowAbsoluteUrls") !== false && /^([a-z][\w+.-]*:)?\/\//i.test(url ?? "");
  return url && base && !isWhole ? `${base.replace(/\/+$/, "")}/${url.replace(/^\/+/, "")}` : url;
}

/** What fetch takes a relative address for: below the document's `<base>`, or below a worker's script. */
function pageUrl(): string | undefined {
  return globalThis.document?.baseURI ?? globalThis.location?.href;
}

function methodOf(sources: readonly unknown[]): string | null {
  const isMethod = (found: unknown) => typeof found === "string" && /^[a-z-]{1,20}$/i.test(found);
  return (first(sources, ["method"], isMethod) as string | undefined)?.toUpperCase() ?? null;
}
