import type { Api } from "./config.ts";
import { attempt } from "./read.ts";

/** Where an address belongs: to an entry of `apis`, or to nobody. */
export interface Binding {
  readonly api?: Api;
  /**
   * What the entry binds, `"self"` resolved; of nobody's address its plain origin. Null where that would
   * name another's place, and for what is no address.
   */
  readonly origin: string | null;
}

/**
 * Which entry of `apis` an address belongs to: the one whose origin and path the address begins with, by
 * whole segments, and of several the longest. Nobody, where what serves the address might take it for
 * another's. A binding's own `origin` belongs where the address does. Never throws.
 */
export function bindingAt(address: string | null | undefined, apis: readonly Api[]): Binding {
  const url = urlOf(address && resolveSelf(address));
  if (!url) return { origin: null };
  const { origin } = url;
  const found = longest(apis, origin + segmentsOf(url));
  const lenient = asLenient(url);
  if (lenient !== url && found?.api !== longest(apis, origin + segmentsOf(lenient))?.api)
    return { origin: longest(apis, origin) ? null : origin };
  return found ?? { origin };
}

function longest(apis: readonly Api[], place: string): { api: Api; origin: string } | undefined {
  let found: { api: Api; origin: string } | undefined;
  for (const api of apis) {
    const origin = api.origin && resolveSelf(api.origin);
    const isWithin = origin && `${place}/`.startsWith(`${origin}/`);
    if (isWithin && origin.length > (found?.origin.length ?? 0)) found = { api, origin };
  }
  return found;
}

/**
 * A configured `origin` as addresses are written, without a slash at its end; undefined for what is none.
 * `"self"` stays: which page it is is asked each time, since a page may come later than a module.
 */
export function normalizeOrigin(origin: unknown): string | undefined {
  const text = attempt(() => `${origin}`) ?? "";
  const isSelf = self.test(text);
  const url = urlOf(isSelf ? `http://${text}` : text);
  return url && ((isSelf ? "self" : url.origin) + segmentsOf(url)).replace(/\/+$/, "");
}

/** Whether all servers take a normalized origin's path for the same. */
export function isUnambiguous(origin: string): boolean {
  const url = urlOf(origin.replace(self, "http://self"));
  return !!url && segmentsOf(url) === segmentsOf(asLenient(url));
}

const self = /^self(?=\/|$)/;

/** With the page's own origin for `"self"`; where there is no page, what is no address. */
export function resolveSelf(origin: string): string {
  return origin.replace(self, () => attempt(() => globalThis.location.origin) ?? "");
}

/** Whether an address, or what a binding calls its place, is of the page's own origin. */
export function isOfPage(address: string): boolean {
  return urlOf(address)?.origin === resolveSelf("self");
}

function urlOf(address: unknown): URL | undefined {
  const url = typeof address === "string" ? attempt(() => new URL(address)) : undefined;
  return url && /^https?:$/.test(url.protocol) ? url : undefined;
}

/** The path with nothing escaped that need not be: RFC 3986 §6.2.2 calls these the same address. */
function segmentsOf({ pathname }: URL): string {
  return pathname.replace(/%([\da-f]{2})/gi, (escaped, hex) => {
    const character = String.fromCharCode(Number(`0x${hex}`));
    return /[\w.~-]/.test(character) ? character : escaped.toUpperCase();
  });
}

/** As servers read it that unescape slashes, drop parameters or merge slashes, before they look at the dots. */
function asLenient(url: URL): URL {
  const path = url.pathname
    .replace(/%2f|%5c/gi, "/")
    .replace(/;[^/]*/g, "")
    .replace(/\/+/g, "/");
  return path === url.pathname ? url : new URL(url.origin + path);
}
