import { attempt, first, isObject, read, textOf } from "./read.ts";

/** The origin that a request went to, from wherever its client keeps the address. */
export function originOf(value: object, response: unknown): string | null {
  const request = read(value, "request") ?? read(response, "request");
  const config = first([response, value], ["config", "options"], isObject);
  const base = textOf(read(config, "baseURL")) ?? undefined;
  const url = first([response, request, config, value], ["responseURL", "url"], textOf) ?? textOf(request) ?? base;
  if (!url) return null;
  const page = globalThis.location?.href;
  const origin = attempt(() => new URL(url as string, base ? new URL(base, page) : page).origin);
  return origin?.startsWith("http") ? origin : null;
}
