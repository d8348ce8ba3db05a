import { checkEnvelope } from "../core/check-config.ts";
import type { Envelope } from "../core/envelope.ts";
import { toPath } from "../core/field-path.ts";
import { matchField } from "../core/index.ts";
import { attemptRead, copyOf, httpOf, type Result, readingsOf, statuses, textOf } from "./conformance-readings.ts";
import type { EnvelopeSample } from "./envelope-sample.ts";
import { hostileBodies, type NamedBody, oddValues, placesIn, tiringTexts, withAt } from "./hostile-bodies.ts";
import { flawsOfReading, flawsOfViolations } from "./reading-flaws.ts";
import { type Stranger, strangers } from "./strangers.ts";

/** ms for one reading of the longest body that is read at all. A sound one takes less than a thousandth of it. */
const patience = 1000;

/** Of the definition itself, and of rows that share a group. */
export function definitionFlaws(envelope: Envelope): string[] {
  try {
    checkEnvelope(envelope);
  } catch (error) {
    return [(error as Error).message];
  }
  return Object.entries(envelope.rows).flatMap(([code, row]) => {
    if (row.group === undefined) return [];
    const head = Object.hasOwn(envelope.rows, row.group) ? envelope.rows[row.group] : undefined;
    if (!head) return [`rows.${code} is of the group ${row.group}, which is no row`];
    return JSON.stringify(head) === JSON.stringify(row)
      ? []
      : [`rows.${code} can be told from its group, ${row.group}`];
  });
}

/** At bodies that nobody means to send, and at the samples with something odd in each of their places. */
export function throwingFlaws(envelope: Envelope, bodies: readonly unknown[]): string[] {
  return oddReadings(envelope, bodies).flatMap(([name, found]) =>
    "thrown" in found ? [`read throws at ${name}: ${found.thrown}`] : [],
  );
}

/** Of what the samples are read to, under any status, and of the members of what odd bodies are. */
export function shapeFlaws(envelope: Envelope, samples: readonly EnvelopeSample[]): string[] {
  const bodies = samples.flatMap(({ thrown, body }) => (thrown ? [] : [body]));
  const ofOdd = oddReadings(envelope, bodies).flatMap(([name, found]) =>
    "thrown" in found ? [] : flawsOfReading(found.reading).map((flaw) => `${name}: ${flaw}`),
  );
  const ofSamples = readingsOf(envelope, samples).flatMap(([name, reading]) =>
    [...flawsOfReading(reading), ...flawsOfViolations(reading)].map((flaw) => `${name}: ${flaw}`),
  );
  return [...ofSamples, ...ofOdd];
}

function oddReadings(envelope: Envelope, bodies: readonly unknown[]): (readonly [name: string, Result])[] {
  const changed = bodies.flatMap((body) =>
    placesIn(body, 60).flatMap((place) =>
      oddValues.map(([name, make]): NamedBody => [`${name} at ${place.join(".")}`, () => withAt(body, place, make())]),
    ),
  );
  const ways = [null, 200, 422].flatMap((status) => [false, true].map((bound) => httpOf(status, bound)));
  return [...hostileBodies, ...changed].flatMap(([name, make]) =>
    ways.map((http) => [name, attemptRead(() => envelope.read(make(), http))] as const),
  );
}

/** Of a second reading, in another order. */
export function repetitionFlaws(envelope: Envelope, bodies: readonly unknown[]): string[] {
  const readAll = (order: readonly unknown[]) =>
    new Map(order.map((body) => [body, JSON.stringify(attemptRead(() => envelope.read(body, httpOf(null, false))))]));
  const [first, again] = [readAll(bodies), readAll([...bodies].reverse())];
  return bodies
    .filter((body) => first.get(body) !== again.get(body))
    .map((body) => `${textOf(body)} is read to another reading the second time`);
}

/** Of bodies after they were read. */
export function mutationFlaws(envelope: Envelope, bodies: readonly unknown[]): string[] {
  return bodies.flatMap((body) =>
    statuses.flatMap((status) => {
      const [copy, frozen] = [copyOf(body), freeze(copyOf(body))];
      const found = attemptRead(() => envelope.read(copy, httpOf(status, true)));
      if (JSON.stringify(copy) !== JSON.stringify(body)) return [`${textOf(body)} is changed`];
      const again = attemptRead(() => envelope.read(frozen, httpOf(status, true)));
      return "thrown" in again && !("thrown" in found) ? [`read throws at a frozen body: ${again.thrown}`] : [];
    }),
  );
}

/** Of bodies that other APIs send, from an origin that nobody bound. */
export function strangerFlaws(envelope: Envelope, alsoReads: readonly string[]): string[] {
  const others = strangers.filter(({ api }) => ![envelope.name, "success", ...alsoReads].includes(api));
  return others
    .filter((each) => isTaken(envelope, each))
    .map(({ api, body }) => `takes a body of ${api} for its own: ${textOf(body)}`);
}

/** Of what works, which an envelope with `readsSuccess` is shown too. */
export function successFlaws(envelope: Envelope): string[] {
  const successes = strangers.filter(({ api }) => api === "success");
  return successes
    .filter((each) => isTaken(envelope, each))
    .map(({ body }) => `takes a success for a failure: ${textOf(body)}`);
}

function isTaken(envelope: Envelope, { status, contentType, body }: Stranger): boolean {
  return [{ "content-type": contentType }, {}].some((headers) => {
    const found = attemptRead(() => envelope.read(body, httpOf(status, false, headers)));
    return "reading" in found && typeof found.reading === "object" && found.reading !== null;
  });
}

/** Of what clients throw where nothing answered, and of an SDK's errors that say nothing. */
export function errorFlaws(envelope: Envelope): string[] {
  const errors = [
    new TypeError("Failed to fetch"),
    Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" }),
    Object.assign(new Error("The operation was aborted."), { name: "AbortError", code: 20 }),
    Object.assign(new Error("Request failed"), { status: 404, message: "Request failed" }),
    ...(envelope.errors ?? []).map((name) => Object.assign(new Error("m"), { name })),
  ];
  const isTaken = (found: Result) => "reading" in found && found.reading !== null;
  const ofRead = errors.filter((error) => isTaken(attemptRead(() => envelope.read(error, httpOf(null, true)))));
  const ask = (value: unknown) => attemptRead(() => envelope.readError?.(value) ?? null);
  const ofReadError = errors.filter((error) => isTaken(ask(error)));
  const throws = [...errors, ...hostileBodies.map(([, make]) => make())].map(ask).filter((found) => "thrown" in found);
  return [
    ...ofRead.map((error) => `read takes ${error.name} (${error.message}) for a body`),
    ...ofReadError.map((error) => `readError reads ${error.name} (${error.message}), which says nothing`),
    ...throws.map((found) => `readError throws: ${"thrown" in found ? found.thrown : ""}`),
  ];
}

/** Of params that are no path to anything. */
export function paramFlaws(envelope: Envelope, samples: readonly EnvelopeSample[]): string[] {
  return readingsOf(envelope, samples).flatMap(([name, reading]) => {
    const violations = typeof reading === "object" && Array.isArray(reading?.violations) ? reading.violations : [];
    return violations.flatMap(({ param = null }) => {
      if (param === null) return [];
      const path = toPath(param);
      const isFound = path.length > 0 && matchField(path, [path.join(".")]) !== undefined;
      return isFound ? [] : [`${name}: no field can be meant by ${textOf(param)}`];
    });
  });
}

/** Of isSafe, asked about every code and about words of a prototype's. */
export function safetyFlaws({ isSafe, rows }: Envelope): string[] {
  const words = [null, "", "__proto__", "constructor", "x".repeat(10_000), ...Object.keys(rows)];
  const types = [null, "", "toString", "odd_error", "invalid_request_error", "governance_error", "server_error"];
  const pairs = types.flatMap((type) => words.map((code) => [type, code] as const));
  const answers = (order: typeof pairs) =>
    order.map(([type, code]) => {
      try {
        return isSafe?.(type, code) ?? false;
      } catch (error) {
        return `throws: ${(error as Error).message}`;
      }
    });
  const [first, again] = [answers(pairs), answers([...pairs].reverse()).reverse()];
  return pairs.flatMap((pair, index) => {
    if (typeof first[index] !== "boolean") return [`isSafe(${pair.map(textOf).join(", ")}) gives ${first[index]}`];
    return first[index] === again[index]
      ? []
      : [`isSafe(${pair.map(textOf).join(", ")}) gives another answer the second time`];
  });
}

/** Of long texts, alone and in the place of each text of the samples. */
export function durationFlaws(envelope: Envelope, bodies: readonly unknown[]): string[] {
  const places = bodies.slice(0, 12).flatMap((body) => placesIn(body, 12, true).map((place) => [body, place] as const));
  for (const [name, make] of tiringTexts) {
    for (const [body, place] of [[null, []] as const, ...places]) {
      // By doubling, so that what takes for ever is found before it does.
      for (let length = 16; length <= 262_144; length *= 2) {
        const given = withAt(body, place, make(length));
        const start = Date.now();
        for (const status of [null, 422]) attemptRead(() => envelope.read(given, httpOf(status, true)));
        const took = Date.now() - start;
        if (took > patience)
          return [`${length} characters (${name}) at ${place.join(".") || "the whole body"} take ${took} ms`];
      }
    }
  }
  return [];
}

function freeze(value: unknown): unknown {
  if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}
