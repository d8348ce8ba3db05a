import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser } from "playwright";
import { report } from "../report.ts";
import { openPage } from "./browser.ts";
import { buildPages } from "./build.ts";
import type {} from "./countdowns/page.tsx";
import { inRounds, median, ratio, rounded, type Seen, spread } from "./rounds.ts";
import { type PageServer, servePages } from "./server.ts";

interface Contender {
  readonly name: string;
  readonly page: string;
}

const amends: Contender = { name: "amends, useCountdown", page: "countdowns/amends" };
const peers: readonly Contender[] = [
  { name: "react-countdown", page: "countdowns/react-countdown" },
  { name: "react-timer-hook", page: "countdowns/react-timer-hook" },
  { name: "plain React", page: "countdowns/plain-react" },
];

/** How many times less of the main thread than the best peer. */
const taskTarget = 8;
/** ms from when the last one appeared until they are observed: by then all have ticked, and code is optimised. */
const settling = 2500;
/** ms */
const observed = 5000;

/** All but `shows` for each second. */
interface Observation {
  readonly timers: number;
  readonly commits: number;
  readonly renders: number;
  /** ms */
  readonly task: number;
  readonly script: number;
  readonly shows: string;
}

async function observe(browser: Browser, server: PageServer, contender: Contender): Promise<Observation> {
  const { page, work, close } = await openPage(browser, server.addressOf(contender.page));
  const texts = () => page.evaluate(() => countdowns.texts());

  await page.waitForFunction(() => countdowns.areAllThere());
  await sleep(settling);
  const before = await texts();
  // From the middle of a second to the middle of another, so that no tick on the whole second is at an end.
  await sleep((1500 - (Date.now() % 1000)) % 1000);
  await page.evaluate(() => {
    probe.start();
    countdowns.renders = 0;
  });
  const start = await work();
  await sleep(observed);
  const end = await work();
  const { timers, commits, renders } = await page.evaluate(() => ({
    timers: probe.timers,
    commits: probe.commits,
    renders: countdowns.renders,
  }));
  const after = await texts();
  await close();

  const stuck = after.filter((text, i) => !text || text === before[i]).length;
  assert.equal(stuck, 0, `${stuck} countdowns of ${contender.name} do not tick`);
  const seconds = (end.at - start.at) / 1000;
  return {
    timers: timers / seconds,
    commits: commits / seconds,
    renders: renders / seconds,
    task: (end.task - start.task) / seconds,
    script: (end.script - start.script) / seconds,
    shows: `${after[0]}`,
  };
}

function printTable(seen: Seen<Contender, Observation>, tasksOf: (contender: Contender) => readonly number[]): void {
  console.log("\n1,000 countdowns: what a second takes; times in ms of the main thread");
  console.table(
    Object.fromEntries(
      [...seen].map(([contender, observations]) => {
        const of = (key: "timers" | "commits" | "renders" | "script") => median(observations.map((each) => each[key]));
        return [
          contender.name,
          {
            timers: rounded(of("timers"), 1),
            commits: rounded(of("commits"), 1),
            renders: rounded(of("renders"), 1),
            ...spread("task", tasksOf(contender), 1),
            "× amends": rounded(ratio(tasksOf(contender), tasksOf(amends)), 1),
            script: rounded(of("script"), 1),
            shows: observations.at(-1)?.shows,
          },
        ];
      }),
    ),
  );
}

/** Measures countdowns, prints the table and says of each target whether it is met. */
export async function measureCountdowns(browser: Browser, rounds: number): Promise<void> {
  const contenders = [amends, ...peers];
  const pages = contenders.map(({ page }) => page);
  const server = await servePages(await buildPages("countdowns", pages));
  const seen = await inRounds(contenders, rounds, (contender) => observe(browser, server, contender)).finally(
    server.close,
  );
  const tasksOf = (contender: Contender) => (seen.get(contender) ?? []).map(({ task }) => task);
  printTable(seen, tasksOf);

  const own = seen.get(amends) ?? [];
  const timers = own.map((each) => each.timers);
  report(
    timers.every((each) => Math.abs(each - 1) < 0.05),
    `amends fires one timer a second: ${timers.map((each) => each.toFixed(2)).join(", ")}`,
  );
  const renders = Math.max(...own.map((each) => each.renders));
  const commits = Math.max(...own.map((each) => each.commits));
  report(renders + commits === 0, `amends renders nothing: at most ${renders} renders and ${commits} commits a second`);
  const times = Math.min(...peers.map((peer) => ratio(tasksOf(peer), tasksOf(amends))));
  report(times >= taskTarget, `the best peer takes at least ${taskTarget} × amends' time: ${times.toFixed(1)}`);
}
