import type { Envelope, EnvelopeReading, HttpFailure } from "../core/envelope.ts";
import type { EnvelopeSample } from "./envelope-sample.ts";

/** From where bodies are said to come where the app has bound the origin. */
export const origin = "https://conformance.example";

/** Statuses under which a body may come; null where nobody knows. */
export const statuses = [null, 200, 300, 400, 401, 403, 404, 409, 422, 429, 500, 503];

/** HTTP's side of an answer, as `read` is shown it. */
export function httpOf(status: number | null, bound: boolean, headers: EnvelopeSample["headers"] = {}): HttpFailure {
  const byName = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const address = bound ? `${origin}/` : null;
  return {
    status,
    header: (name) => byName.get(name.toLowerCase()) ?? null,
    method: null,
    address,
    origin: bound ? origin : null,
    bound,
  };
}

/** What `read` gave, or why it threw. */
export type Result = { readonly reading: EnvelopeReading | "success" | null } | { readonly thrown: string };

export function attemptRead(ask: () => EnvelopeReading | "success" | null): Result {
  try {
    return { reading: ask() };
  } catch (error) {
    return { thrown: error instanceof Error ? error.message : "something" };
  }
}

/** What the samples are read to, under every status and their own, from a bound origin and from none. */
export function readingsOf(
  envelope: Envelope,
  samples: readonly EnvelopeSample[],
): [string, EnvelopeReading | "success" | null][] {
  return samples.flatMap(({ name, thrown, body, headers, status }) => {
    const asks = thrown
      ? [() => envelope.readError?.(thrown()) ?? null]
      : [status ?? null, ...statuses].flatMap((each) =>
          [false, true].map((bound) => () => envelope.read(body, httpOf(each, bound, headers))),
        );
    return asks.flatMap((ask): [string, EnvelopeReading | "success" | null][] => {
      const found = attemptRead(ask);
      return "thrown" in found ? [] : [[name, found.reading]];
    });
  });
}

/** A value as a flaw quotes it. */
export function textOf(value: unknown): string {
  return `${JSON.stringify(value)}`.slice(0, 200);
}

/** Not by structuredClone, which Jest's jsdom lacks. */
export function copyOf(body: unknown): unknown {
  return body === undefined ? body : JSON.parse(JSON.stringify(body));
}
