import { isError, read, textOf } from "./read.ts";

/** Beyond so many characters of a stack, and so many frames, nothing is read: the defect lies at the top. */
const maxStackLength = 10_000;
const maxFrames = 40;
/** Further down a framework calls itself, and engines leave out other frames of that (tail calls). */
const maxNames = 3;
const maxCauses = 4;

/**
 * What tells a defect from another one: the error's name, and a hash of the names of the innermost
 * functions that it was thrown in. Nothing of the message, of files, lines or addresses, so that it is the
 * same in each engine and, where function names are kept, in each build. Of errors that wrap others the
 * innermost counts. Null for what is no Error. Never throws.
 */
export function defectName(thrown: unknown): string | null {
  let error = thrown;
  for (let depth = 0; depth < maxCauses && isError(read(error, "cause")); depth += 1) error = read(error, "cause");
  if (!isError(error)) return null;
  // An app may write anything into a name.
  const name = textOf(read(error, "name")) ?? "";
  const kind = /^[A-Za-z]\w{0,40}$/.test(name) ? name : "Error";
  const functions = functionsIn(error);
  return functions.length > 0 ? `${kind}.${hashOf(functions.join("\n"))}` : kind;
}

/** The names of the functions in an error's stack, innermost first, as all engines would write them. */
function functionsIn(error: unknown): string[] {
  const stack = textOf(read(error, "stack"))?.slice(0, maxStackLength) ?? "";
  const isV8 = /^\s*at /m.test(stack);
  // V8 begins with name and message, and a message may look like anything, a frame too.
  const message = `: ${textOf(read(error, "message"))}`;
  const said = isV8 ? stack.indexOf(message) : -1;
  const isAbove = said >= 0 && !stack.slice(0, said).includes("\n");
  const lines = stack.slice(isAbove ? said + message.length : 0).split("\n", maxFrames);
  const names: string[] = [];
  for (const line of lines) {
    const name = isV8 ? nameInV8(line) : nameInOthers(line);
    // Who awaited it stands here in V8 and SpiderMonkey, and not at all in JavaScriptCore.
    if (name === awaited || names.length === maxNames) break;
    const plain = name && plainName(name);
    if (plain) names.push(plain);
  }
  return names;
}

const awaited: unique symbol = Symbol("awaited");

/** V8: `    at Cart.total [as sum] (file:1:2)`, `    at file:1:2`, `    at async load (file:1:2)`. Hermes writes the same. */
function nameInV8(line: string): string | typeof awaited | null {
  const frame = /^\s*at (.*)$/.exec(line)?.[1];
  if (!frame) return null;
  if (frame.startsWith("async ")) return awaited;
  const end = frame.indexOf(" (");
  // Functions of the engine itself have no place.
  return end < 0 || /^ \((<anonymous>|native|index \d+)\)$/.test(frame.slice(end)) ? null : frame.slice(0, end);
}

/** SpiderMonkey and JavaScriptCore: `total@file:1:2`, `@file:1:2`, `async*load@file:1:2`, `map@[native code]`. */
function nameInOthers(line: string): string | typeof awaited | null {
  const end = line.indexOf("@");
  if (end < 0 || line.slice(end) === "@[native code]") return null;
  const name = line.slice(0, end);
  return name.includes("*") ? awaited : name;
}

/** `total` of `Cart.prototype.total`, `Cart/total`, `new total`, `get total` and `Cart.total [as sum]`; null for one that an engine made up. */
function plainName(name: string): string | null {
  const own = name.replace(/ \[as .*$/, "").replace(/^(new|get|set) /, "");
  if (/[\s:]/.test(own)) return null;
  const last = own.slice(Math.max(own.lastIndexOf("."), own.lastIndexOf("/")) + 1).replace(/\$\d+$/, "");
  return /^#?[\p{ID_Start}$_][\p{ID_Continue}$]{0,200}$/u.test(last) && last !== "eval" ? last : null;
}

/** FNV-1a, 32 bits: groups need not withstand anybody who looks for collisions. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(36);
}
