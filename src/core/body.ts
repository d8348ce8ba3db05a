import { attempt, isObject, read } from "./read.ts";

/** Longer bodies are not parsed: an error that needs more has gone wrong in another way. */
export const maxBodyLength = 262_144;

/** Bodies that `classifyAsync` has read, by the Response or Blob they came from. */
export const bodiesRead = new WeakMap<object, unknown>();

/** An object or array, parsed from text or bytes if need be; undefined for what is neither, or too long. */
export function parseBody(given: unknown): object | undefined {
  const body = isObject(given) && bodiesRead.has(given) ? bodiesRead.get(given) : given;
  const size = typeof body === "string" ? body.length : read(body, "byteLength");
  if (size === undefined) return isObject(body) ? body : undefined;
  return attempt(() => {
    if ((size as number) > maxBodyLength) return undefined;
    const text = isObject(body) ? new TextDecoder().decode(body as Uint8Array) : `${body}`;
    return /^\s*[[{]/.test(text) ? JSON.parse(text) : undefined;
  });
}
