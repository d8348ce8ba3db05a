import { attempt } from "./read.ts";

const maxHeaders = 200;

/** A header by name, in any case, out of `Headers`, a Map or a plain object; null where there is none. Never throws. */
export function headerOf(headers: unknown, name: string): string | null {
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
