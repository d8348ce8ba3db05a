"use client";

import { isUnread } from "../../core/unread.ts";
import { warnOnce } from "../../core/warn.ts";
import { isPromise, noFailure, thrownBy } from "./source.ts";

/** Tells a developer of a source that can never show anything: a promise, or a success. Only where it has no fault. */
export function warnIfMistaken(source: unknown): void {
  if (isPromise(source))
    warn("a promise", "what it may reject with is not known yet", "await it, and give what it threw");
  else if (thrownBy(source) !== noFailure && !isUnread(source)) {
    warn("a success", "it says that nothing failed", "give what was thrown, or the result of the query's hook");
  }
}

function warn(what: string, why: string, cure: string): void {
  warnOnce(
    `${what} was given where an error belongs, so nothing is shown: ${why}. To mend it, ${cure}. ` +
      "What may be given: docs/sources.md, in this package.",
  );
}
