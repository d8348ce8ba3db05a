/**
 * Measures in a browser what countdowns and form errors cost, beside other libraries: `npm run bench:render`,
 * optionally with a number of rounds (5; about five minutes on two cores). React is built for production.
 * Prints medians over rounds and says of each target whether it is met; a miss is no failure.
 */
import { cpus } from "node:os";
import { launch } from "./render/browser.ts";
import { measureCountdowns } from "./render/countdowns.ts";
import { measureForms } from "./render/forms.ts";

const rounds = Math.max(1, Number(process.argv[2]) || 5);
const browser = await launch();
try {
  console.log(`Chromium ${browser.version()}, ${cpus()[0]?.model.trim()} × ${cpus().length}`);
  console.log(`${rounds} rounds; each contender in each round, on a page of its own, in an order that rotates`);
  await measureCountdowns(browser, rounds);
  await measureForms(browser, rounds);
} finally {
  await browser.close();
}
