import { bodiesRead, maxBodyLength } from "./body.ts";
import { answersIn, placesIn } from "./places.ts";
import { attempt, isError, isObject, isResponse, read, tagOf } from "./read.ts";

/** How long (ms) a body may take to arrive before the status alone has to do. */
const maxReadingTime = 5000;

/** What is being read, or was, by the Response or Blob it comes from. */
const readings = new WeakMap<object, Promise<void>>();

/** Waits until the unread body in a value has been read, as far as it will be; undefined where there is none. */
export function readUnread(value: unknown): Promise<void> | undefined {
  const unread = unreadIn(value);
  if (!unread) return undefined;
  const reading = readings.get(unread) ?? readBody(unread);
  readings.set(unread, reading);
  return reading;
}

/** Whether `classifyAsync` could still learn more of this value than `classify` knows. */
export function isUnread(value: unknown): boolean {
  const unread = unreadIn(value);
  return unread !== undefined && !bodiesRead.has(unread);
}

function unreadIn(value: unknown, depth = 4): Response | Blob | undefined {
  if (!isObject(value)) return undefined;
  const thrown = isError(value);
  const sources = [value, ...answersIn(value, thrown)];
  // Under any name where something was thrown, else under the usual ones.
  const kept = sources.flatMap((source) => [
    ...["data", "body"].map((key) => read(source, key)),
    ...(thrown ? placesIn(source) : []),
  ]);
  const found = [...sources, ...kept].find(isReadable) as Response | Blob | undefined;
  return found ?? (depth > 0 && thrown ? unreadIn(read(value, "cause"), depth - 1) : undefined);
}

function isReadable(value: unknown): boolean {
  if (!isResponse(value)) return /^(Blob|File)$/.test(tagOf(value));
  return readings.has(value as object) || (read(value, "bodyUsed") === false && read(value, "body") !== null);
}

/** Keeps what came in time; none of it where it is too long, or no error could be in it. */
async function readBody(source: Response | Blob): Promise<void> {
  let text = "";
  let timer: ReturnType<typeof setTimeout> | undefined;
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  const arrival = async (): Promise<void> => {
    if (!("clone" in source)) text = await textOf(source.slice(0, maxBodyLength + 1));
    else if (mayHoldError(source)) {
      const decoder = new TextDecoder();
      const copy = source.clone();
      reader = attempt(() => copy.body?.getReader());
      // Of another make, whose stream is Node's, or which has none.
      if (!reader && copy.body !== null) text = await copy.text();
      while (reader && text.length <= maxBodyLength) {
        const { done, value } = await reader.read();
        if (done) return;
        text += decoder.decode(value, { stream: true });
      }
    }
  };
  const lateness = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, maxReadingTime);
  });
  await Promise.race([arrival(), lateness]).catch(() => {});
  clearTimeout(timer);
  attempt(() => reader?.cancel().catch(() => {}));
  bodiesRead.set(source, text);
}

/** By a FileReader where a Blob has no `text`, as in jsdom 26, which Jest 30 takes. */
function textOf(blob: Blob): Promise<string> {
  if (blob.text) return blob.text();
  const reader = new FileReader();
  reader.readAsText(blob);
  return new Promise((resolve) => {
    reader.onloadend = () => resolve(`${reader.result}`);
  });
}

/** A success is only looked into where it could wrap an error: never into a download or a stream of events. */
function mayHoldError({ ok, headers }: Response): boolean {
  if (Number(headers.get("content-length")) > maxBodyLength) return false;
  return !ok || /\bjson\b/i.test(headers.get("content-type") ?? "");
}
