import type { Amends } from "./amends.ts";
import { classify, classifyAfresh, memoOf } from "./classify.ts";
import type { Fault } from "./fault.ts";
import { FaultError } from "./fault-error.ts";
import { bodiesRead, maxBodyLength, parseBody } from "./http-failure.ts";
import { isError, read, tagOf } from "./read.ts";

/** How long (ms) a body may take to arrive before the status alone has to do. */
const maxReadingTime = 5000;

const readings = new WeakMap<object, Promise<void>>();
const upgraded = new WeakMap<Amends, WeakSet<object>>();

/**
 * As `classify`, but reads what it could not: the unread body of a Response, from a clone, or a
 * Blob. Bounded in size and time; what was thrown stays readable. From then on `classify`
 * gives this better fault too. Never rejects.
 */
export async function classifyAsync(value: unknown, amends: Amends): Promise<Fault | null> {
  const unread = unreadIn(value);
  if (!unread) return classify(value, amends);
  let reading = readings.get(unread);
  if (!reading) {
    reading = readBody(unread).catch(() => {});
    readings.set(unread, reading);
  }
  await reading;
  let done = upgraded.get(amends);
  if (!done) {
    done = new WeakSet();
    upgraded.set(amends, done);
  }
  if (!done.has(value as object)) {
    done.add(value as object);
    memoOf(amends).set(value as object, classifyAfresh(value, amends));
  }
  return classify(value, amends);
}

/**
 * Gives the response back if it is fine; its body stays unread.
 * @throws FaultError for one that reports a failure, whether by status or, under a 2xx, in its body.
 */
export async function throwIfFault(response: Response, amends: Amends): Promise<Response> {
  const fault = await classifyAsync(response, amends);
  if (fault) throw new FaultError(fault, { cause: response });
  return response;
}

/** Whether `classifyAsync` could still learn more of this value than `classify` knows. */
export function isUnread(value: unknown): boolean {
  const unread = unreadIn(value);
  return unread !== undefined && !bodiesRead.has(unread);
}

function unreadIn(value: unknown, depth = 4): Response | Blob | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const response = read(value, "response") ?? read(value, "context");
  for (const each of [value, response, read(response, "data"), read(value, "data"), read(value, "body")]) {
    if (isReadable(each)) return each;
  }
  return depth > 0 && isError(value) ? unreadIn(read(value, "cause"), depth - 1) : undefined;
}

function isReadable(value: unknown): value is Response | Blob {
  if (typeof value !== "object" || value === null) return false;
  const tag = tagOf(value);
  if (tag === "Blob" || tag === "File") return true;
  return (
    tag === "Response" && (readings.has(value) || (read(value, "bodyUsed") === false && read(value, "body") !== null))
  );
}

async function readBody(source: Response | Blob): Promise<void> {
  const text = "clone" in source ? await readResponse(source) : await source.slice(0, maxBodyLength + 1).text();
  if (text !== undefined) bodiesRead.set(source, parseBody(text));
}

/** The body's text; undefined where it is too long, too slow, or no error could be in it. */
async function readResponse(response: Response): Promise<string | undefined> {
  // A success is only looked into where it could wrap an error: never into a download or a stream of events.
  if (response.ok && !/\bjson\b/i.test(response.headers.get("content-type") ?? "")) return undefined;
  if (Number(response.headers.get("content-length")) > maxBodyLength) return undefined;
  const reader = response.clone().body?.getReader();
  if (!reader) return undefined;
  const timer = setTimeout(() => void reader.cancel().catch(() => {}), maxReadingTime);
  const decoder = new TextDecoder();
  let text = "";
  try {
    while (text.length <= maxBodyLength) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      text += decoder.decode(value, { stream: true });
    }
  } finally {
    clearTimeout(timer);
    void reader.cancel().catch(() => {});
  }
  return undefined;
}
