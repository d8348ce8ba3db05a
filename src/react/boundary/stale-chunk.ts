"use client";

import { useEffect, useState } from "react";
import type { Amends } from "../../core/config.ts";
import type { Fault } from "../../core/fault.ts";
import { attempt, read, textOf } from "../../core/read.ts";

/** After a reload less than this time (ms) ago another would change nothing. */
const recently = 60_000;
/** How long (ms) a page may take to go. Whoever is asked whether to leave it, and stays, then has words. */
const patience = 3000;

/** Whether anybody has typed or changed anything on this page; undefined while nobody follows that. */
let isChanged: boolean | undefined;

/** Whether the page has been asked to load again. */
let isLeaving = false;

/** Follows whether anybody types or changes anything, for good. Who has pressed something before may have done so. */
export function watchChanges(): void {
  if (isChanged !== undefined) return;
  isChanged = read(read(navigator, "userActivation"), "hasBeenActive") === true;
  const note = (): void => {
    isChanged = true;
  };
  for (const each of ["input", "change"]) addEventListener(each, note, { capture: true, once: true });
}

/**
 * Loads the page again where a part of the app is gone from the server, as after a deploy: once for that part, and
 * only where nothing is lost by it. An app that has said what `reload` does is left to do it.
 *
 * @returns whether the page is about to go, so that nobody need read what went wrong.
 */
export function useReload(error: unknown, fault: Fault, amends: Amends): boolean {
  const [judged, setJudged] = useState<{ readonly error?: unknown; readonly reloads: boolean }>({ reloads: false });
  const isStale = fault.code === "stale_chunk" && fault.remedy === "reload" && !amends.actions.reload;
  const isJudged = !isStale || judged.error === error;
  const reloads = isStale && (isJudged ? judged.reloads : attempt(() => mayReload(error)) === true);
  if (!isJudged) setJudged({ error, reloads });
  useEffect(() => {
    if (!reloads) return;
    const stay = (): void => setJudged({ error, reloads: false });
    // Later, for StrictMode only pretends that this is over, and a second call would begin anew.
    let timer = setTimeout(() => {
      if (!isLeaving) {
        isLeaving = attempt(() => noteReload(error)) === true;
        // What nobody can note would be done without end.
        if (!isLeaving) return stay();
        location.reload();
      }
      timer = setTimeout(stay, patience);
    });
    return () => clearTimeout(timer);
  }, [reloads, error]);
  return reloads;
}

function mayReload(error: unknown): boolean {
  watchChanges();
  // Offline the browser's own page would take this one's place.
  if (isChanged || !navigator.onLine) return false;
  const [navigation] = performance.getEntriesByType("navigation");
  if (read(navigation, "type") === "reload" && performance.now() < recently) return false;
  return sessionStorage.getItem(noteOf(error)) === null;
}

function noteReload(error: unknown): true {
  sessionStorage.setItem(noteOf(error), "1");
  return true;
}

/** Engines and bundlers name the file. Its query may be another each time. */
function noteOf(error: unknown): string {
  return `amends.reloaded ${(textOf(read(error, "message")) ?? "").split(/[?#]/, 1)[0]}`;
}
