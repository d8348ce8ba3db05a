import "./storm/environment.ts"; // before whatever it stands in for
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { draw } from "./storm/draw.ts";
import { policies } from "./storm/policies.ts";
import { base, type Result, type Scenario, simulate } from "./storm/simulate.ts";

/**
 * What many clients do to an API together: `npm run bench:storm [-- --clients 100000 --seeds 20 --draw]`.
 * docs/storm.md explains it; `--draw` draws its picture.
 */
const { values } = parseArgs({
  options: {
    clients: { type: "string", default: "10000" },
    seeds: { type: "string", default: "20" },
    draw: { type: "boolean", default: false },
  },
});
const clients = Number(values.clients);
const seeds = Array.from({ length: Number(values.seeds) }, (_, index) => index + 1);

/** s, each. */
const outage: Scenario = { duration: 105, from: 20, until: 80, refusal: "down" };
const limitOf = (span: number): Scenario => ({ duration: 60 + span, from: 10, until: 10 + span, refusal: "limited" });
const transient: Scenario = { duration: 60, from: 60, until: 60, refusal: "down", transient: 0.02 };

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, each) => total + each, 0);
const mean = (numbers: readonly number[]): number => sum(numbers) / numbers.length;
const deviation = (numbers: readonly number[]): number => {
  const middle = mean(numbers);
  return Math.sqrt(sum(numbers.map((each) => (each - middle) ** 2)) / Math.max(1, numbers.length - 1));
};
const quantile = (numbers: readonly number[], share: number): number =>
  numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(share * numbers.length))] ?? 0;

/** The greatest load in so many tenths of a second that follow each other, in times the base. */
function peakOf(sent: Float64Array, tenths: number): number {
  let peak = 0;
  for (let start = 0; start + tenths <= sent.length; start += 1) {
    peak = Math.max(peak, sum(sent.subarray(start, start + tenths)));
  }
  return peak / ((base / 10) * tenths);
}

type Measures = Record<string, number>;

const measures: readonly { readonly title: string; readonly scenario: Scenario; of(result: Result): Measures }[] = [
  {
    title: "An outage of 60 s",
    scenario: outage,
    of: ({ sent, late }) => {
      const [from, until] = [outage.from * 10, outage.until * 10];
      const busy = late.subarray(until).findLastIndex((each) => each > 0.05 * (base / 10));
      return {
        "load in it, × base": sum(sent.subarray(from, until)) / (base * (outage.until - outage.from)),
        "1 s peak after it, × base": peakOf(sent.subarray(until), 10),
        // Until then at least 5 % more is sent than if nobody retried.
        "recovered after, s": (busy + 1) / 10,
      };
    },
  },
  {
    title: "2 % of requests fail by chance",
    scenario: transient,
    of: ({ calls, succeeded }) => ({ "succeeded, %": (100 * succeeded) / calls }),
  },
  ...[2, 10, 30].map((span) => ({
    title: `A rate limit that ends for everybody at one moment, after ${span} s`,
    scenario: limitOf(span),
    of: ({ sent, waits }: Result) => ({
      "100 ms peak after it, × base": peakOf(sent.subarray(10 * (10 + span)), 1),
      "longer wait, mean, s": waits.length > 0 ? mean(waits) / 1000 : 0,
      "longer wait, 95 %, s": quantile(waits, 0.95) / 1000,
      "calls served after it": waits.length,
    }),
  })),
];

interface Cell {
  readonly mean: number;
  readonly deviation: number;
}

/** By title, policy and measure. */
const seen = new Map<string, Map<string, Map<string, Cell>>>();
console.log(`${clients} clients, ${base} requests a second, ${seeds.length} seeds: mean ± standard deviation\n`);
for (const { title, scenario, of } of measures) {
  const rows = new Map<string, Map<string, Cell>>();
  for (const policy of policies) {
    const each = seeds.map((seed) => of(simulate(policy, scenario, clients, seed)));
    const cells = Object.keys(each[0] ?? {}).map((name): [string, Cell] => {
      const numbers = each.map((one) => one[name] ?? 0);
      return [name, { mean: mean(numbers), deviation: deviation(numbers) }];
    });
    rows.set(policy.name, new Map(cells));
  }
  seen.set(title, rows);
  console.log(title);
  const written = (cell: Cell) => `${cell.mean.toFixed(2)} ± ${cell.deviation.toFixed(2)}`;
  console.table(
    Object.fromEntries(
      [...rows].map(([name, cells]) => [
        name,
        Object.fromEntries([...cells].map(([key, cell]) => [key, written(cell)])),
      ]),
    ),
  );
}

const figure = (title: string, measure: string, policy = "amends"): number =>
  [...seen]
    .find(([name]) => name.includes(title))?.[1]
    .get(policy)
    ?.get(measure)?.mean ?? Number.NaN;
const report = (isMet: boolean, sentence: string): void => console.log(`${isMet ? "met    " : "MISSED "} ${sentence}`);

const load = figure("outage", "load in it, × base");
report(load <= 1.2, `load in the outage at most 1.2 × the base: ${load.toFixed(3)}`);
const peak = figure("outage", "1 s peak after it, × base");
report(peak <= 1.3, `1 s peak after it at most 1.3 × the base: ${peak.toFixed(3)}`);
const recovered = figure("outage", "recovered after, s") - figure("outage", "recovered after, s", "no retry");
report(recovered <= 1, `recovered within 1 s of not retrying at all: ${recovered.toFixed(2)} s`);
const success = figure("by chance", "succeeded, %");
report(success >= 99.6, `at 2 % failures by chance at least 99.6 % succeed: ${success.toFixed(2)} %`);
const burst = figure("after 10 s", "100 ms peak after it, × base");
report(burst <= 2.5, `a common end of a rate limit peaks at most 2.5 × the base in 100 ms: ${burst.toFixed(2)}`);

if (values.draw) {
  const runOf = (scenario: Scenario) =>
    policies.map((policy) => ({ name: policy.name, sent: simulate(policy, scenario, clients, 1).sent }));
  const file = fileURLToPath(new URL("../docs/storm.svg", import.meta.url));
  writeFileSync(file, draw({ outage: runOf(outage), limit: runOf(limitOf(10)), base }));
}
