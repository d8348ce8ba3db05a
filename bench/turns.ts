/**
 * Races three tabs of one browser for a refresh, after each of which their token has expired again: `npm run bench:turns`,
 * optionally with a number of races (200; about five minutes on two cores). With Web Locks, and on a page without https
 * that has none; the two take turns. A race in which a token was refreshed for twice is a miss.
 */
import type { Page } from "playwright";
import { createContractAuth } from "../src/testing/index.ts";
import { startContractServer } from "../src/testing/server.ts";
import { startHarness } from "../test/browser/harness.ts";

const races = Math.max(1, Number(process.argv[2]) || 200);
const harness = await startHarness();

interface Contender {
  readonly name: string;
  readonly took: number[];
  doubled: number;
  failed: number;
  race(): Promise<void>;
  close(): Promise<void>;
}

/** Three tabs that are signed in, at a server of their own, both called by this host. */
async function contender(name: string, host: string): Promise<Contender> {
  const auth = createContractAuth();
  const server = await startContractServer({ auth });
  const context = await harness.newContext();
  const settings = { api: server.origin.replace("127.0.0.1", host) };
  const tabs: Page[] = [];
  for (let index = 0; index < 3; index += 1) tabs.push(await harness.openApp(context, settings, host));
  await tabs[0]?.evaluate(() => app.signIn("ada@example.com"));
  await Promise.all(tabs.map((tab) => tab.waitForFunction(() => app.session.getState().status === "active")));
  const refreshes = (): number =>
    server.requests.filter(({ method, url }) => method === "POST" && url.endsWith("/refresh-token")).length;
  const self: Contender = {
    name,
    took: [],
    doubled: 0,
    failed: 0,
    async race() {
      auth.expire();
      const before = refreshes();
      const began = performance.now();
      const answers = await Promise.all(tabs.map((tab) => tab.evaluate(() => app.send("/private/race"))));
      self.took.push(performance.now() - began);
      if (answers.some((answer) => answer !== 200)) self.failed += 1;
      if (refreshes() > before + 1) self.doubled += 1;
    },
    async close() {
      await context.close();
      await server.close();
    },
  };
  return self;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

try {
  const contenders = [
    await contender("with Web Locks", "127.0.0.1"),
    await contender("without https: a record in IndexedDB", "intranet.test"),
  ];
  for (let index = 0; index < races; index += 1) {
    for (const each of index % 2 === 0 ? contenders : contenders.toReversed()) await each.race();
  }
  console.table(
    contenders.map(({ name, took, doubled, failed }) => ({
      turns: name,
      races: took.length,
      "refreshed twice": doubled,
      "not answered": failed,
      "median (ms)": Math.round(median(took)),
      goal: "none refreshed twice",
      met: doubled === 0 && failed === 0,
    })),
  );
  for (const each of contenders) await each.close();
} finally {
  await harness.close();
}
