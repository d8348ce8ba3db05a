/** What a line of a trace is about. */
export type TraceSubject =
  | "value"
  | "answer"
  | "address"
  | "client"
  | "body"
  | "evidence"
  | "row"
  | "words"
  | "wait"
  | "request"
  | "text";

/** One line of a trace. */
export interface TraceEntry {
  readonly about: TraceSubject;
  /**
   * `found`: something is there. `nothing`: nothing is. `rejected`: it is there, and does not count. `decided`: it is
   * what the fault says.
   */
  readonly outcome: "found" | "nothing" | "rejected" | "decided";
  /** How deep in what was given: 0 for the value itself, 1 for what that wraps. */
  readonly depth: number;
  /** Where it is kept: `response.data`, "" for the value itself; null where that means nothing. */
  readonly path: string | null;
  /** A sentence in English. Holds no header of a request, no query string, and none of the server's words. */
  readonly text: string;
}

/** More lines on what was looked at than a reader has patience for. What became of it is always told. */
const maxEntries = 180;
const ends: readonly TraceSubject[] = ["row", "words", "wait", "request", "text"];

export interface Trace {
  readonly entries: readonly TraceEntry[];
  add(entry: Omit<TraceEntry, "path"> & Partial<Pick<TraceEntry, "path">>): void;
}

export function createTrace(): Trace {
  const entries: TraceEntry[] = [];
  return {
    entries,
    add: (entry) => {
      if (entries.length < maxEntries || ends.includes(entry.about))
        entries.push(Object.freeze({ path: null, ...entry }));
      else if (entries.length === maxEntries)
        entries.push(Object.freeze({ ...entry, path: null, outcome: "nothing", text: "And more of the kind." }));
    },
  };
}

/** The lines as they would be said to a colleague; what decided stands behind an arrow. */
export function toText(entries: readonly TraceEntry[]): string {
  return entries
    .map(({ depth, outcome, text }) => `${"  ".repeat(depth)}${outcome === "decided" ? "→ " : ""}${text}`)
    .join("\n");
}
