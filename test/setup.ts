import fc from "fast-check";
import { afterEach, expect, vi } from "vitest";
import { muteFaults } from "./quiet-faults.ts";

muteFaults();

// Every run draws the same values, so that nobody meets a failure that is not theirs. Others: FC_SEED=1 npm run test:unit
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_260_102) });

// What is waited for comes, however busy the machine is, and then nobody waits on. `expect.poll` has it from
// vitest.config.ts; Vitest's and Testing Library's own second can be set nowhere else.
const patience = 60_000;
const { waitFor } = vi;
vi.waitFor = (callback, options) =>
  waitFor(callback, typeof options === "number" ? options : { timeout: patience, ...options });

const inBrowserDom = typeof document !== "undefined";

// Without this a component test fails deep inside React with words that do not name the cure.
if (!inBrowserDom && /\.test\.tsx$/.test(expect.getState().testPath ?? "")) {
  throw new Error("A component test needs a DOM: make `// @vitest-environment jsdom` its first line.");
}

if (inBrowserDom) {
  await import("@testing-library/jest-dom/vitest");
  const { cleanup, configure } = await import("@testing-library/react");
  configure({ asyncUtilTimeout: patience });
  // Testing Library only cleans up by itself where the runner's globals are on.
  afterEach(cleanup);
}
