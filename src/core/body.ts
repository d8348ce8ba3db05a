import { sharedByCopies } from "./copies.ts";
import { attempt, isData, isObject, read } from "./read.ts";

/** Longer bodies are not parsed: an error that needs more has gone wrong in another way. */
export const maxBodyLength = 262_144;

const ofThisCopy = new WeakMap<object, unknown>();
/**
 * Bodies that `classifyAsync` has read, by the Response or Blob they came from. Of all copies of this package: who
 * judges a fault of another one anew could not read them a second time.
 */
export const bodiesRead = sharedByCopies("amends.bodies", ofThisCopy);

/** What an envelope may be shown: parsed JSON, or text. */
export type Body = object | string;

/**
 * The body that a value is, parsed from text or bytes where it is JSON; text where it is something
 * else. JSON that is text is the text that it says. Undefined for what is empty, too long, or no
 * body: an Error, a Response that nobody has read, a stream. Never throws.
 */
export function toBody(given: unknown): Body | undefined {
  const body = isObject(given) && bodiesRead.has(given) ? bodiesRead.get(given) : given;
  if (typeof body === "string") return parse(body, 2);
  if (isData(body)) return body;
  const size = read(body, "byteLength");
  if (typeof size !== "number" || size > maxBodyLength) return undefined;
  return parse(attempt(() => new TextDecoder().decode(body as Uint8Array)) ?? "", 2);
}

/** `levels`: how many times JSON may stand in JSON's text. */
function parse(text: string, levels: number): Body | undefined {
  if (text.length > maxBodyLength || !/\S/.test(text)) return undefined;
  const parsed: unknown = /^\s*[[{"]/.test(text) && levels > 0 ? attempt(() => JSON.parse(text)) : undefined;
  if (isObject(parsed)) return parsed;
  return typeof parsed === "string" ? parse(parsed, levels - 1) : text;
}
