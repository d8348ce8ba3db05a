import fc from "fast-check";
import { afterEach, expect } from "vitest";

const inBrowserDom = typeof document !== "undefined";

// Without this a component test fails deep inside React with words that do not name the cure.
if (!inBrowserDom && /\.test\.tsx$/.test(expect.getState().testPath ?? "")) {
  throw new Error("A component test needs a DOM: make `// @vitest-environment jsdom` its first line.");
}

if (inBrowserDom) {
  await import("@testing-library/jest-dom/vitest");
  const { cleanup } = await import("@testing-library/react");
  // Testing Library only cleans up by itself where the runner's globals are on.
  afterEach(cleanup);
}
