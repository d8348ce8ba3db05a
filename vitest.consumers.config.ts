import { defineConfig } from "vitest/config";

/** Apps that install the packed package; apart from the other tests, since each takes npm, a bundler and a browser. */
export default defineConfig({
  test: {
    name: "consumers",
    include: ["test/consumers/**/*.test.ts"],
    globalSetup: ["test/consumers/package.ts"],
    testTimeout: 120_000,
    hookTimeout: 480_000,
    maxWorkers: 2,
  },
});
