"use client";

import { sharedByCopies } from "../../core/copies.ts";
import { hideFromSight } from "../host/hide-from-sight.ts";
import { markElement } from "../host/use-marks.ts";

/** Announcements within this time (ms) of each other, of waits that end within it, are one. */
const mergedWithin = 5000;

interface Region {
  readonly element: HTMLElement;
  /** Its latest announcements. */
  recent: readonly Announcement[];
}

interface Announcement {
  /** Epoch ms. */
  readonly deadline: number;
  readonly isOver: boolean;
  /** Epoch ms at which it was spoken of. */
  readonly at: number;
}

const ofThisCopy = new WeakMap<Element, Region>();
/** By the element that each is in. Of the page as a whole: two copies of this package would say the same wait twice. */
const regions = sharedByCopies("amends.announcers", ofThisCopy);

/** Where an element's messages are heard: while a dialog is modal nothing outside of it is spoken. */
export function placeOf(speaker: Element): Element {
  return speaker.closest('dialog, [aria-modal="true"]') ?? document.body;
}

/**
 * Makes sure that there is a live region where an element's messages are heard, one for the whole
 * page; a dialog has its own. To be called
 * well ahead of the first message, since what a region holds when it appears is not spoken.
 */
export function mountAnnouncer(speaker: Element): Region {
  const place = placeOf(speaker);
  const known = regions.get(place);
  if (known?.element.isConnected) return known;
  const element = document.createElement("div");
  element.dataset.amendsPart = "announcer";
  element.setAttribute("aria-live", "polite");
  hideFromSight(element);
  place.append(element);
  const region = { element, recent: [] };
  regions.set(place, region);
  return region;
}

/**
 * Has it spoken, in a pause, how long it is until a deadline (epoch ms), or that it is over. Of several
 * that are close only the first is: one wait, whoever else counts down to it.
 *
 * @returns what takes the message off the page.
 */
export function announce(
  { text, language }: { readonly text: string; readonly language: string },
  speaker: Element,
  deadline: number,
  isOver: boolean,
): (() => void) | undefined {
  const region = mountAnnouncer(speaker);
  const at = Date.now();
  const recent = region.recent.filter((each) => Math.abs(at - each.at) <= mergedWithin);
  if (recent.length === 0) region.element.replaceChildren();
  const isNews = !recent.some((each) => each.isOver === isOver && Math.abs(each.deadline - deadline) <= mergedWithin);
  region.recent = isNews ? [...recent, { deadline, isOver, at }] : recent;
  if (!isNews) return;
  const line = document.createElement("p");
  line.textContent = text;
  markElement(line, language, region.element);
  region.element.append(line);
  return () => line.remove();
}
