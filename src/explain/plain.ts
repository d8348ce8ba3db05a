import { textOf } from "../core/read.ts";

/** A name that may be written down; null for what may hold anything: a sentence, a credential, a person's name. */
export function plain(name: unknown): string | null {
  const text = textOf(name);
  return text !== null && /^[\w$.:-]{1,60}$/.test(text) ? text : null;
}

/** `, named X` and the like: a plain name among words, nothing without one. */
export function withName(words: string, name: unknown): string {
  const text = plain(name);
  return text === null ? "" : `${words} ${text}`;
}

/** A number of things in words: "1 violation", "2 violations". */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}
