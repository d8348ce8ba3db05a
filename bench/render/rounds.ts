import { quantile } from "../interleave.ts";

/** What was seen of each contender, round by round. */
export type Seen<C, S> = ReadonlyMap<C, readonly S[]>;

/**
 * Gives every contender one turn per round, in an order that rotates, so that whatever disturbs
 * the machine disturbs all of them.
 */
export async function inRounds<C, S>(
  contenders: readonly C[],
  rounds: number,
  observe: (contender: C, round: number) => Promise<S>,
): Promise<Seen<C, S>> {
  const seen = new Map<C, S[]>(contenders.map((contender) => [contender, []]));
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < contenders.length; turn++) {
      const contender = contenders[(turn + round) % contenders.length] as C;
      seen.get(contender)?.push(await observe(contender, round));
    }
  }
  return seen;
}

export function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5);
}

/** Median over rounds of one contender's number as a multiple of another's in the same round. */
export function ratio(numbers: readonly number[], to: readonly number[]): number {
  return median(numbers.map((number, round) => number / (to[round] as number)));
}

export function rounded(number: number, digits = 2): number {
  return Number(number.toFixed(digits));
}

/** The columns of a table for numbers that vary. */
export function spread(name: string, numbers: readonly number[], digits = 2): Record<string, number> {
  const at = (share: number) => rounded(quantile(numbers, share), digits);
  return { [name]: at(0.5), p10: at(0.1), p90: at(0.9) };
}
