import { defineConfig } from "vitest/config";

/** Apps that install the packed package; apart from the other tests, since each takes npm, a bundler and a browser. */
export default defineConfig({
  test: {
    name: "consumers",
    include: ["test/consumers/**/*.test.ts"],
    globalSetup: ["test/consumers/package.ts"],
    // Only what hangs is that slow.
    testTimeout: 300_000,
    hookTimeout: 900_000,
    maxWorkers: 2,
  },
});
