import type { Amends } from "../core/config.ts";
import type { Fault } from "../core/fault.ts";
import { isSafe, isVouched } from "../core/make-fault.ts";
import { own } from "../core/read.ts";
import { surfaceOf } from "../core/report.ts";
import { kitRows } from "../core/rows.ts";
import type { Verdict } from "../core/verdict.ts";
import { types } from "../core/vocabulary.ts";
import { catalog, entryOf } from "../i18n/catalog.ts";
import { textPlaces } from "../i18n/fault-text.ts";
import { counted, plain } from "./plain.ts";
import type { Trace, TraceEntry } from "./trace.ts";

/** Tells what was made of the verdict: which row, which words may be shown, what to wait for, which text says it. */
export function traceFault(trace: Trace, fault: Fault, verdict: Verdict, amends: Amends): void {
  const add = (about: TraceEntry["about"], outcome: TraceEntry["outcome"], text: string) =>
    trace.add({ about, outcome, depth: 0, text });
  const { type, status, remedy, recovery, retryAt, requestId } = fault;
  add("row", "found", `${rowSource(verdict, amends)}.`);
  const of = status === null ? "" : ` of status ${status}`;
  const first = recovery ? `the machine first tries to ${recoveries[recovery]}` : "the machine tries nothing";
  add("row", "decided", `${type}${of}: ${first}; the remedy is ${remedy}, shown as ${surfaceOf(fault, amends)}.`);
  const replaced = rowChange(fault, verdict);
  if (replaced) add("row", "found", replaced);
  traceWords(add, fault, verdict);
  if (retryAt !== null) add("wait", "found", `The server asks to wait ${secondsTo(retryAt)} s.`);
  else if (types[type].timed) add("wait", "nothing", "No wait: the server names none that would help.");
  if (requestId !== null) add("request", "found", "The server gave the request an id.");
  add("text", "decided", textSource(fault));
}

function secondsTo(at: number): number {
  return Math.max(0, Math.round((at - Date.now()) / 1000));
}

const recoveries = {
  refresh: "refresh the session",
  reauthenticate: "ask for a sign-in",
  retry: "send it again",
  cooldown: "wait",
} as const;

/** Which table the row stands in. */
function rowSource(verdict: Verdict, amends: Amends): string {
  const { code, api, reading, row, status, http } = verdict;
  const name = plain(code) ?? "its code";
  const ofApi = code != null && own(api?.rows, code);
  if (api && ofApi) {
    const isChanged = own(api.envelope.rows, code) !== ofApi;
    return `${api.envelope.name}'s row for ${name}${isChanged ? ", as this entry of `apis` changes it" : ""}`;
  }
  if (code != null && own(amends.codes, code)) return `The app's own row for ${name}, of \`codes\``;
  if (code != null && own(kitRows, code)) return `The kit's own row for ${name}`;
  const unknown = code == null ? "No code" : "The code is in no table";
  if (reading?.type && reading.type === row.type) return `${unknown}, so the row of the type ${row.type}`;
  if (status == null) return `${unknown} and no status, so the row of the type ${row.type}`;
  const isLimit = status === 403 && http?.status === 403 && types[row.type].recovery === "cooldown";
  return `${unknown}, so the row of the status ${isLimit ? "429, as its headers say that a limit is used up" : status}`;
}

function rowChange(fault: Fault, { row }: Verdict): string | undefined {
  if (row.group && row.group === fault.code) return `Codes of the group ${row.group} are not told apart.`;
  if (row.recovery === "retry" && fault.recovery === null)
    return "What timed out at a gateway may still be running, so that only a person tries again.";
  const usual = row.session;
  if (usual && usual.remedy === fault.remedy && usual.remedy !== row.remedy)
    return "A session is bound to this place, which replaces the row's recovery and remedy.";
  return undefined;
}

type Add = (about: TraceEntry["about"], outcome: TraceEntry["outcome"], text: string) => void;

function traceWords(add: Add, fault: Fault, verdict: Verdict): void {
  const { reading } = verdict;
  const given = reading?.violations?.length ?? 0;
  if (!reading?.message && given === 0) {
    add("words", "nothing", "None of the server's words were read.");
    return;
  }
  const isShown = fault.message !== null || fault.violations.some(({ message }) => message !== null);
  if (isShown)
    add(
      "words",
      "found",
      "The server's words may be shown: a documented pair of type and code, or a place that the app vouches for.",
    );
  else add("words", "rejected", `The server's words are withheld: ${reasonToWithhold(fault, verdict)}.`);
  const kept = fault.violations.length;
  if (kept > 0) add("words", "found", `${counted(kept, "violation")} can mark a field.`);
  else if (given > 0)
    add("words", "rejected", `${counted(given, "violation")} left out, as nothing in a form mends this.`);
}

/** In the order in which it is decided. */
function reasonToWithhold({ type, status }: Fault, verdict: Verdict): string {
  const name = verdict.api?.envelope.name;
  if (verdict.row.group) return "its codes may not be told apart";
  if (!types[type].quotable) return `those of a ${type} help nobody in front of the screen`;
  if ((status ?? 0) >= 500) return "a server's own failure is no word for people";
  if (!isVouched(verdict)) return "the code is not documented with this type, and the app has not bound the place";
  if (!isSafe(verdict)) return `${name} does not declare them safe for this code`;
  return "nothing is left of them that may be shown";
}

/** Which key has the words, and which ones of the app's would come first. */
function textSource(fault: Fault): string {
  const places = textPlaces(fault);
  const at = places.findIndex(({ path }) => entryOf(path.reduce<unknown>(entryOf, catalog), "title") !== undefined);
  const [found = "", ...before] = [places[at], ...places.slice(0, Math.max(at, 0))].map((place) =>
    keyOf(place?.path ?? [], fault),
  );
  const others = [...new Set(before)].join(" or ");
  return `The words stand under ${found}.${others && ` An app's own would come first, under ${others}.`}`;
}

/** As a key is written, but for the name of a field, which may be anything. */
function keyOf(path: readonly string[], { code }: Fault): string {
  const forField = `${code}__`;
  return path
    .map((part) =>
      code !== null && part.startsWith(forField) ? `${plain(code) ?? "…"}__<field>` : (plain(part) ?? "…"),
    )
    .join(".");
}
