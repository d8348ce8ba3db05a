import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { runStep } from "./run-step.ts";

/** The part of Vitest's JSON report that is read here. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

const root = new URL("../", import.meta.url);
const reports = new URL("reports/", root);

/** How long a step may take. One that takes longer hangs, for a busy machine needs a fifth of this. */
const limitInMinutes = 45;

interface Step {
  readonly script: string;
  readonly report?: string;
}

/** By the name of the run: `npm test`, `npm run test:a11y`, and `npm run test:consumers`. */
const runs: Readonly<Record<string, readonly Step[]>> = {
  test: [
    { script: "lint" },
    { script: "types" },
    { script: "test:unit", report: "unit.json" },
    { script: "test:stories", report: "stories.json" },
    { script: "check:package" },
  ],
  a11y: [
    { script: "test:book", report: "book.json" },
    { script: "test:looks", report: "looks.json" },
  ],
  consumers: [{ script: "test:examples", report: "consumers.json" }],
};

const [run = "test"] = process.argv.slice(2);
const steps = runs[run] ?? [];

/** Tests of one report. A file that failed before its first test counts as one failure. */
function countTests(file: URL): { passed: number; failed: number } {
  if (!existsSync(file)) {
    return { passed: 0, failed: 0 };
  }
  const report = JSON.parse(readFileSync(file, "utf8")) as Report;
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + brokenFiles.length };
}

mkdirSync(reports, { recursive: true });
const countsFile = new URL(`counts-${run}.txt`, reports);
// A report of an earlier run must not be taken for this one's.
for (const file of [countsFile, ...steps.flatMap(({ report = [] }) => report).map((each) => new URL(each, reports))]) {
  rmSync(file, { force: true });
}

let passed = 0;
let failed = 0;
const failedSteps: string[] = [];
for (const { script, report } of steps) {
  console.log(`\n── ${script}`);
  const reporters = report
    ? ["--", "--reporter=default", "--reporter=json", `--outputFile.json=reports/${report}`]
    : [];
  const limit = AbortSignal.timeout(limitInMinutes * 60_000);
  const status = await runStep("npm", ["run", "--silent", script, ...reporters], limit);
  const counts = report ? countTests(new URL(report, reports)) : { passed: 0, failed: 0 };
  passed += counts.passed;
  failed += counts.failed;
  if (status !== 0) {
    failedSteps.push(limit.aborted ? `${script} (ended, since it hung for ${limitInMinutes} minutes)` : script);
    // Whatever failed without a failed test, lint for one, must not be counted as none.
    failed += counts.failed === 0 ? 1 : 0;
  }
}

if (failedSteps.length > 0) {
  console.error(`\nFailed: ${failedSteps.join(", ")}`);
  process.exitCode = 1;
}
const line = `${passed} passed, ${failed} failed`;
writeFileSync(countsFile, `${line}\n`);
console.log(`\n${line}`);
