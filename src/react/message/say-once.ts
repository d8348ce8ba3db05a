"use client";

import { sharedByCopies } from "../../core/copies.ts";
import { placeOf } from "../wait/announcer.ts";

interface Said {
  readonly speaker: Element;
  /** Epoch ms. */
  readonly at: number;
}

/** Equal words within this time (ms) of each other are said once: ten queries that fail for one cause do not do so in one moment. */
const sameFor = 5000;

/** What was said lately, by where it is heard. */
const saidIn = sharedByCopies("amends.said", new WeakMap<Element, Map<string, Said>>());

/** Whether an element's words are to be announced: not while another one is there that has just said the same. */
export function isFirstToSay(speaker: Element): boolean {
  const words = speaker.textContent ?? "";
  // In a closed tab or section nobody hears it.
  if (speaker.checkVisibility?.() === false) return true;
  const place = placeOf(speaker);
  const said = saidIn.get(place) ?? new Map<string, Said>();
  saidIn.set(place, said);
  const now = Date.now();
  for (const [text, { speaker: before, at }] of said)
    if (!before.isConnected || before.textContent !== text || Math.abs(now - at) > sameFor) said.delete(text);
  const before = said.get(words)?.speaker;
  if (before === undefined) said.set(words, { speaker, at: now });
  return before === undefined || before === speaker;
}
