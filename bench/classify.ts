/**
 * Measures classification: `npm run bench:classify`, optionally with a number of rounds (200).
 * Prints medians over rounds and says of each target whether it is met; a miss is no failure.
 */
import { spawnSync } from "node:child_process";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { first, firstOfApp, floor, peers, repeated, zod } from "./contenders.ts";
import { bodies, clientErrors } from "./corpus.ts";
import { type Contender, type Group, interleave, quantile, type Result } from "./interleave.ts";
import { report } from "./report.ts";

const zodTarget = 2;
/** On the rows of both contracts alone, which zod's union knows too. */
const rowsTarget = 6;
const contracts = ["Prism IO", "Prisma AIRS"];
const repeatedTarget = 0.1;

function runNode(flags: readonly string[], file: string, rest: readonly string[] = []): number | null {
  const path = fileURLToPath(new URL(file, import.meta.url));
  return spawnSync(process.execPath, [...flags, path, ...rest], { stdio: "inherit" }).status;
}

function countOf(groups: readonly Group[]): number {
  return groups.reduce((count, { make }) => count + make.length, 0);
}

/** ns of each round, over the groups that count. */
function totalsOf({ passes }: Result, counts: (group: number) => boolean = () => true): number[] {
  return passes.map((durations) => durations.filter((_, group) => counts(group)).reduce((sum, each) => sum + each, 0));
}

/** Median over rounds of one contender's time as a multiple of another's in the same round. */
function ratio(result: Result, to: Result, counts?: (group: number) => boolean): number {
  const others = totalsOf(to, counts);
  return quantile(
    totalsOf(result, counts).map((total, round) => total / (others[round] as number)),
    0.5,
  );
}

const micro = (ns: number, count: number) => Number((ns / count / 1000).toFixed(3));

function printTables(title: string, results: readonly Result[], groups: readonly Group[], to?: Result): void {
  const count = countOf(groups);
  console.log(`\n${title}: ${count} values, µs for each`);
  console.table(
    Object.fromEntries(
      results.map((result) => {
        const [p10, median, p90] = [0.1, 0.5, 0.9].map((share) => micro(quantile(totalsOf(result), share), count));
        const times = to && { "× zod": Number(ratio(result, to).toFixed(2)) };
        return [result.name, { median, p10, p90, ...times, recognised: result.recognised }];
      }),
    ),
  );
  console.log("The medians by group");
  console.table(
    Object.fromEntries(
      results.map(({ name, passes }) => [
        name,
        Object.fromEntries(
          groups.map((group, index) => [
            `${group.name} (${group.make.length})`,
            micro(
              quantile(
                passes.map((durations) => durations[index] as number),
                0.5,
              ),
              group.make.length,
            ),
          ]),
        ),
      ]),
    ),
  );
}

function main(rounds: number): void {
  console.log(
    `Node ${process.versions.node}, V8 ${process.versions.v8}, ${cpus()[0]?.model.trim()} × ${cpus().length}`,
  );
  console.log(`${rounds} rounds; each contender in each round, in an order that rotates`);

  const measure = (contenders: readonly Contender[], groups: readonly Group[]) => {
    const results = interleave(contenders, groups, rounds);
    return (contender: Contender) => results[contenders.indexOf(contender)] as Result;
  };

  const own = [first, firstOfApp, repeated];
  const ofBody = measure([...own, floor, ...peers], bodies);
  printTables("Bodies", [...own, floor, ...peers].map(ofBody), bodies, ofBody(zod));
  console.log(
    "Schemas are built beforehand. zod (but not jitless), zod/mini, arktype and ajv generate code; amends must not.",
  );

  const ofError = measure(own, clientErrors);
  printTables("What clients throw", own.map(ofError), clientErrors);

  console.log();
  const [byDefault, byApp] = [first, firstOfApp].map((each) => ratio(ofBody(each), ofBody(zod))) as [number, number];
  report(
    Math.max(byDefault, byApp) <= zodTarget,
    `a first classification takes at most ${zodTarget} × zod's union: ${byDefault.toFixed(2)}, with an app's origins ${byApp.toFixed(2)}`,
  );
  const isContract = (group: number) => contracts.includes(bodies[group]?.name ?? "");
  const ofRows = ratio(ofBody(first), ofBody(zod), isContract);
  report(ofRows <= rowsTarget, `on both contracts' rows alone at most ${rowsTarget} × zod: ${ofRows.toFixed(2)}`);
  const least = ratio(ofBody(floor), ofBody(zod));
  console.log(
    `        a frozen fault with its two weak entries, and no reading, takes ${least.toFixed(2)} × zod's union`,
  );
  const again = ratio(ofBody(repeated), ofBody(first));
  report(again < repeatedTarget, `a repeated one takes less than ${repeatedTarget} × the first: ${again.toFixed(3)}`);
  const status = runNode(["--disallow-code-generation-from-strings"], "without-eval.ts");
  report(status === 0, "all of it is classified where code cannot be generated from strings");
}

if (globalThis.gc) main(Math.max(1, Number(process.argv[2]) || 200));
else process.exitCode = runNode(["--expose-gc"], "classify.ts", process.argv.slice(2)) ?? 1;
