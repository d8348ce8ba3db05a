/**
 * Measures `sanitizeServerText` over `dist`, after a build: `npm run bench:text`. A text twice as long
 * may take at most 2.5 times as long. On the oldest Node that consumers have, where the machine has
 * it, since its engine takes the square of a long Latin-1 text that is segmented whole.
 */
import { execFileSync } from "node:child_process";

const limit = 2.5;
const module = new URL("../dist/core/server-text.js", import.meta.url).href;

const measure = `
  const { sanitizeServerText } = await import(${JSON.stringify(module)});
  const timeOf = (length) => {
    // Another text each time, none longer than what is looked at.
    const texts = Array.from({ length: 15 }, (_, round) => "é".repeat(length - 2) + (10 + round));
    let best = Infinity;
    for (const text of texts) {
      const start = performance.now();
      sanitizeServerText(text, { maxLength: 10_000 });
      best = Math.min(best, performance.now() - start);
    }
    return best;
  };
  timeOf(160_000);
  console.log(JSON.stringify([process.version, timeOf(160_000), timeOf(320_000)]));
`;

for (const node of new Set([process.execPath, process.env.OLDEST_NODE ?? "/usr/bin/node"])) {
  try {
    const printed = execFileSync(node, ["--input-type=module", "-e", measure], { encoding: "utf8" });
    const [version, one, two] = JSON.parse(printed) as [string, number, number];
    const verdict = two <= one * limit ? "met" : "missed";
    const times = `${one.toFixed(2)} ms, twice as long: ${two.toFixed(2)} ms`;
    console.log(
      `${version}: 160,000 characters in ${times}, × ${(two / one).toFixed(2)} (at most ${limit}: ${verdict})`,
    );
  } catch {
    console.log(`${node}: not there, or no build in dist`);
  }
}
