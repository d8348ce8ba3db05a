import { entryOf } from "./catalog.ts";

/** A host's texts with the kit's where it has none: a new tree, for theirs may be frozen, and ours is shared. */
export function complete(theirs: unknown, ours: object): object {
  const texts: Record<string, unknown> = typeof theirs === "object" ? { ...theirs } : {};
  for (const [key, text] of Object.entries(ours)) {
    const existing = entryOf(theirs, key);
    texts[key] = typeof text === "string" ? (existing ?? text) : complete(existing, text as object);
  }
  return texts;
}
