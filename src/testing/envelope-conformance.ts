import type { Envelope } from "../core/envelope.ts";
import * as checks from "./conformance-checks.ts";
import type { EnvelopeSample } from "./envelope-sample.ts";
import { sampleFlaws } from "./sample-flaws.ts";

export interface ConformanceOptions {
  /** Names of further APIs whose bodies this envelope reads, as it does those of its own name: `["problem-details"]`. */
  readonly alsoReads?: readonly string[];
}

/** One test: to be named and run by whatever runs an app's tests. */
export interface ConformanceCase {
  readonly name: string;
  /** @throws Error saying each flaw that was found, one a line. */
  run(): void;
}

/**
 * What every envelope has to hold, as tests for it, of whichever runner: that its rows and readings are what
 * the types promise, that nothing makes it throw, change what it was given, take long, or take the body of
 * another API or a client's own Error for its own; and that each sample becomes what its author says.
 */
export function envelopeConformance(
  envelope: Envelope,
  samples: readonly EnvelopeSample[],
  options: ConformanceOptions = {},
): readonly ConformanceCase[] {
  const bodies = samples.flatMap(({ thrown, body }) => (thrown ? [] : [body]));
  const cases: readonly (readonly [name: string, flaws: () => readonly string[]])[] = [
    ["is defined as defineEnvelope wants it", () => checks.definitionFlaws(envelope)],
    ["throws at no body, whatever is in it", () => checks.throwingFlaws(envelope, bodies)],
    ["gives readings of the right shape", () => checks.shapeFlaws(envelope, samples)],
    ["reads the same body to the same reading", () => checks.repetitionFlaws(envelope, bodies)],
    ["leaves what it is given as it was", () => checks.mutationFlaws(envelope, bodies)],
    ["reads no body of another API", () => checks.strangerFlaws(envelope, options.alsoReads ?? [])],
    ["takes no success for a failure", () => checks.successFlaws(envelope)],
    ["takes no Error for a body, and none that it does not know", () => checks.errorFlaws(envelope)],
    ["names inputs that a form can find", () => checks.paramFlaws(envelope, samples)],
    ["answers isSafe always, and always alike", () => checks.safetyFlaws(envelope)],
    ["reads long texts in a time that their length explains", () => checks.durationFlaws(envelope, bodies)],
    ...samples.map((sample) => [`reads ${sample.name}`, () => sampleFlaws(envelope, sample)] as const),
  ];
  return cases.map(([name, flaws]) => ({
    name,
    run() {
      const found = [...new Set(flaws())];
      if (found.length > 0) throw new Error(`The envelope "${envelope.name}" fails: ${found.slice(0, 20).join("\n")}`);
    },
  }));
}
