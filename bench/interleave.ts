/** Values of one kind; each is made anew for every pass. */
export interface Group {
  readonly name: string;
  readonly make: readonly (() => unknown)[];
}

export interface Contender {
  readonly name: string;
  /** Whether it recognised the value. Counted, so that no optimiser can leave the work out. */
  readonly recognises: (value: unknown) => boolean;
  /** Meets the same values in every pass. */
  readonly repeated?: true;
}

export interface Result {
  readonly name: string;
  /** How many values of one pass it recognised. */
  readonly recognised: number;
  /** ns of each measured pass, by group. */
  readonly passes: readonly (readonly number[])[];
}

/** Passes in which the optimiser settles, not measured. */
const warmUp = 60;

/**
 * Lets every contender pass over the whole corpus once per round, in an order that rotates, so
 * that whatever disturbs the machine disturbs all of them; the groups' order rotates too. Values
 * are made, and garbage is collected where `--expose-gc` allows it, outside the measured time.
 */
export function interleave(contenders: readonly Contender[], groups: readonly Group[], rounds: number): Result[] {
  const makeAll = () => groups.map(({ make }) => make.map((each) => each()));
  const entries = contenders.map((contender) => ({
    contender,
    kept: contender.repeated && makeAll(),
    recognised: 0,
    passes: [] as number[][],
  }));

  for (let round = -warmUp; round < rounds; round++) {
    for (let turn = 0; turn < entries.length; turn++) {
      const entry = entries[(turn + round + warmUp) % entries.length] as (typeof entries)[number];
      const corpus = entry.kept ?? makeAll();
      // Of the young generation only: a full collection takes hidden classes away, so that generated code,
      // zod's above all, is thrown away with them and takes more than twice as long.
      globalThis.gc?.({ type: "minor" });
      const { recognised, durations } = pass(entry.contender, corpus, round + warmUp);
      entry.recognised = recognised;
      if (round >= 0) entry.passes.push(durations);
    }
  }
  return entries.map(({ contender, recognised, passes }) => ({ name: contender.name, recognised, passes }));
}

function pass({ recognises }: Contender, corpus: readonly (readonly unknown[])[], shift: number) {
  let recognised = 0;
  const durations: number[] = corpus.map(() => 0);
  for (let turn = 0; turn < corpus.length; turn++) {
    const group = (turn + shift) % corpus.length;
    const values = corpus[group] as readonly unknown[];
    const start = process.hrtime.bigint();
    for (const value of values) {
      if (recognises(value)) recognised++;
    }
    durations[group] = Number(process.hrtime.bigint() - start);
  }
  return { recognised, durations };
}

/** The value below which this share (0 to 1) of the numbers lies, by nearest rank. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
