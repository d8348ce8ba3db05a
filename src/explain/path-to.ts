import { bodyKeys } from "../core/places.ts";
import { isObject, ownKeys, read } from "../core/read.ts";
import { plain } from "./plain.ts";

const maxLooks = 2000;
const maxDepth = 5;
const maxKeys = 60;

/** Where getters of classes keep what is no own property. */
const usualKeys = ["response", "context", "meta", "cause", ...bodyKeys];

/** What holds no body, and may hold what nobody is to see. */
const closed = new Set(["config", "headers", "options", "request", "stack"]);

/**
 * Where in a value something is kept: `response.data`, nearest first; "" for the value itself, null where it is
 * not found. Looks into a bounded number of places, and never throws.
 */
export function pathTo(value: unknown, wanted: unknown): string | null {
  const queue: { at: unknown; path: string; depth: number }[] = [{ at: value, path: "", depth: 0 }];
  const seen = new Set<unknown>();
  for (const { at, path, depth } of queue) {
    if (at === wanted) return path;
    if (!isObject(at) || seen.has(at) || depth === maxDepth) continue;
    seen.add(at);
    for (const key of new Set([...usualKeys, ...ownKeys(at, maxKeys)])) {
      if (queue.length >= maxLooks) break;
      if (!closed.has(key)) queue.push({ at: read(at, key), path: path + segmentOf(key, path), depth: depth + 1 });
    }
  }
  return null;
}

function segmentOf(key: string, path: string): string {
  if (/^[a-z_$][\w$]{0,60}$/i.test(key)) return path ? `.${key}` : key;
  return `[${/^\d+$/.test(key) ? key : (plain(key) ?? "…")}]`;
}
