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
  const base = textOf(read(config, "baseURL")) ?? undefined;
  const found = first([response, request, config, value], ["responseURL", "url"], (each) => urlOf(each)) ?? request;
  const given = urlOf(found) ?? base;
  const page = globalThis.location?.href;
  const url = attempt(() => (given ? new URL(join(base, given), page) : undefined));
  const { href = null, origin = null } = url?.protocol.startsWith("http") ? url : {};
  return { method: methodOf([request, config, value]), address: href, origin };
}

/** An address in writing; got and gaxios keep a URL. */
function urlOf(value: unknown): string | null {
  return textOf(value) ?? textOf(read(value, "href"));
}

/** Clients put a relative address behind their base, whose own path counts; they do not resolve it. */
function join(base: string | undefined, given: string): string {
  const isWhole = base === undefined || given === base || /^([a-z][\w+.-]*:)?\/\//i.test(given);
  return isWhole ? given : `${base.replace(/\/+$/, "")}/${given.replace(/^\/+/, "")}`;
}

function methodOf(sources: readonly unknown[]): string | null {
  const isMethod = (found: unknown) => typeof found === "string" && /^[a-z-]{1,20}$/i.test(found);
  return (first(sources, ["method"], isMethod) as string | undefined)?.toUpperCase() ?? null;
}
