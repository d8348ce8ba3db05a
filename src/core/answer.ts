import { nowhere, readAddress } from "./address.ts";
import { type Body, bodiesRead, toBody } from "./body.ts";
import type { HttpFailure } from "./envelope.ts";
import { headerLookup, noHeader } from "./headers.ts";
import * as places from "./places.ts";
import { isData, isError, isObject, isResponse, read, tagOf, textOf } from "./read.ts";

/** What a body seldom has and a client's value has somewhere, but for a status. */
const clientKeys = [
  ...["headers", "responseHeaders", "context", "meta", "$metadata", "byteLength", "statusText", "getResponseHeader"],
  ...places.bodyKeys.filter((key) => key !== "error"),
];

/** More places than any client has. */
const maxBodies = 8;

/** A body, and how it was come by. */
export interface Found {
  readonly body: Body;
  /** `part`: what an SDK unwrapped. `copied`: its fields, which an SDK copied onto an error. */
  readonly as: "whole" | "part" | "copied";
  /** What was kept there: perhaps text, bytes or a Response. */
  readonly from: unknown;
}

/** What came back, as far as it could be read from a value. */
export interface Answer extends Omit<HttpFailure, "address" | "origin" | "bound"> {
  address: string | null;
  origin: string | null;
  bound: boolean;
  /** What the app bound there, else the origin. */
  place: string | null;
  /** Status of the answer itself, not one that a client copied, or invented where none came. */
  readonly answered: number | null;
  /** Whether somebody threw it, or a client calls it an error. */
  readonly failed: boolean;
  /** Bodies, the most telling first. */
  readonly found: readonly Found[];
  /** Whether a client kept an answer, so that what it says beside it is its own. */
  readonly isKept: boolean;
  /** The value that all this was read from. */
  readonly value: object;
}

/**
 * The answer in whatever was thrown or returned: status, headers, request, and a body only where there
 * is one; never an Error's own words. No client is known by name. Never throws.
 */
export function readAnswer(value: object, thrown: boolean): Answer {
  // A body that was given as it is: nearly every key that a client uses is missing, so the rest is not asked for.
  if (!thrown && isBare(value)) return bare(value);
  const isWhole = !thrown && places.isAnswer(value);
  const answers = isWhole ? [value] : places.answersIn(value, thrown);
  const raw = read(value, "raw");
  const answered = places.statusIn(answers.slice(0, 1));
  const code = thrown ? places.statusInCode(value) : null;
  const promoted = places.statusIn([value, raw, read(value, "data"), read(value, "$metadata")]) ?? code;
  // tRPC's answer to a batch may be a 207, and what failed in it says 404.
  const status = answered !== null && (answered >= 400 || (promoted ?? 0) < 400) ? answered : promoted;
  const sources = isWhole ? answers : [...answers, value];
  return {
    status,
    header: headerLookup(places.headersIn([...sources, raw])),
    // Data that nobody threw may be a body, and claim anything.
    ...(thrown || isWhole || isResponse(answers[0]) ? readAddress(value, answers[0]) : nowhere),
    bound: false,
    place: null,
    answered,
    failed: thrown || isObject(read(value, "error")),
    found: distinct(bodiesIn(value, { thrown, isWhole, answers, isAnswered: status !== null })),
    isKept: answers.some(places.isAnswer),
    value,
  };
}

/** Not by `read` each time: nearly every classification asks for all of them. */
function isBare(value: object): boolean {
  try {
    for (const key of clientKeys) if ((value as Record<string, unknown>)[key] !== undefined) return false;
    // JSON in writing, or bytes, are looked into beside a status alone.
    const { error } = value as { error?: unknown };
    return error == null || isData(error) || places.statusIn([value]) === null;
  } catch {
    return false;
  }
}

function bare(value: object): Answer {
  const status = places.statusIn([value]);
  const error = read(value, "error");
  const found: Found[] = [];
  if (status === null ? isData(value) : places.hasOwnWords(value))
    found.push({ body: value, as: "whole", from: value });
  if (isData(error)) {
    if (status !== null) found.push({ body: { error }, as: "part", from: error });
    found.push({ body: error, as: "part", from: error });
  }
  return {
    status,
    header: noHeader,
    method: null,
    address: null,
    origin: null,
    bound: false,
    place: null,
    answered: null,
    failed: status !== null && isObject(error),
    found,
    isKept: false,
    value,
  };
}

interface Where {
  readonly thrown: boolean;
  readonly isWhole: boolean;
  readonly answers: readonly object[];
  /** Whether a status is known: only then is a text a body, or what stands in a place of any name. */
  readonly isAnswered: boolean;
}

function bodiesIn(value: object, { thrown, isWhole, answers, isAnswered }: Where): Found[] {
  const found: Found[] = [];
  let isNamed = false;
  const take = (kept: readonly places.Kept[]): void => {
    for (const [key, each] of kept) {
      if (found.length >= maxBodies) return;
      // What surrounds a body is none; what was read of a Response is.
      if ((key && answers.includes(each as object)) || (key === "response" && places.isOfAnswer(each))) continue;
      const body = toBody(each);
      isNamed ||= typeof each === "string" || body !== undefined;
      // Text is a client's word for what went wrong, where it is not among an answer's.
      if (body === undefined || (typeof body === "string" && (!isAnswered || /^(error|raw|json)$/.test(key)))) continue;
      const as = key === "error" || key === "raw" ? "part" : "whole";
      // JSON has no Errors: what has one in it is a client's note of what happened.
      if (as === "part" && thrown && holdsError(body)) continue;
      // An SDK may have kept the whole under its own name, or what stood in it.
      if (key === "error") found.push({ body: { error: body }, as, from: each });
      found.push({ body, as, from: each });
    }
  };
  // Of data that is no client's result, the whole comes first.
  if (!thrown && !isWhole && answers.length === 0 && places.hasOwnWords(value))
    found.push({ body: value, as: "whole", from: value });
  for (const source of isWhole ? answers : [...answers, value]) {
    if (bodiesRead.has(source)) take([["", source]]);
    // graphql-request 6 has the members of the body beside the status.
    if (source !== value && tagOf(read(source, "errors")) === "Array") take([["", places.copiedFields(source)]]);
    take(places.keptIn(source));
    const mayBeAnywhere = isAnswered && (source === value ? !isNamed && (thrown || isWhole) : thrown || !isNamed);
    if (mayBeAnywhere) take(places.keptElsewhere(source));
  }
  if (!thrown || isNamed) return found;
  const words = textOf(read(value, "message")) ?? "";
  if (/^\s*[[{]/.test(words)) take([["json", words]]);
  // A gateway's page in an SDK's message is no word of any API's.
  const isPage = /<(!doctype|html|head|body)\b/i.test(words);
  const copied = isAnswered && !isPage && found.length === 0 ? places.copiedFields(value) : undefined;
  if (copied) found.push({ body: { ...copied, message: words }, as: "copied", from: value });
  return found;
}

function holdsError(body: Body): boolean {
  return typeof body === "object" && ["detail", "exception", "cause"].some((key) => isError(read(body, key)));
}

function distinct(found: readonly Found[]): Found[] {
  return found.filter(({ body }, index) => found.findIndex((other) => other.body === body) === index);
}
