import { fileURLToPath } from "node:url";
import { storybookTest } from "@storybook/addon-vitest/vitest-plugin";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { reference } from "./.storybook/reference/plugin.ts";
import lowest from "./compat/react-18/package.json" with { type: "json" };
import manifest from "./package.json" with { type: "json" };
import { findChromium } from "./scripts/chromium.ts";
import { peerTests } from "./scripts/peer-tests.ts";
import { reactCompiled } from "./scripts/react-compiler.ts";

const setupFiles = ["./test/setup.ts"];

/**
 * How long (ms) anything may take on a machine that is busy with other things. Only what hangs is that
 * slow, so it costs nothing; no test waits for it to pass.
 */
const patience = {
  testTimeout: 180_000,
  hookTimeout: 180_000,
  teardownTimeout: 60_000,
  // Less than a test's, so that a test says what it waited for. test/setup.ts has the same for Testing Library.
  expect: { poll: { timeout: 60_000 } },
};

// Not all that the lowest versions bring along: their compiler is no peer.
const peers = Object.keys(manifest.peerDependencies).filter((name) => name in lowest.dependencies);

const root = fileURLToPath(new URL(".", import.meta.url));
const react18 = fileURLToPath(new URL("./compat/react-18/node_modules/", import.meta.url));

function stories(name: string, direction: "ltr" | "rtl" = "ltr") {
  return {
    plugins: [storybookTest({ configDir: ".storybook" })],
    // Whatever Vite only finds while the tests run makes it reload the page under them, on the first run of a clone.
    optimizeDeps: {
      include: [
        "@mui/material",
        "@tanstack/react-query",
        "axios",
        "i18next",
        "ky",
        "msw",
        "msw/browser",
        "openapi-fetch",
        "react-dom/client",
        "react-error-boundary",
        "react-i18next",
      ],
    },
    test: {
      name,
      ...patience,
      env: { VITE_DIRECTION: direction },
      browser: {
        enabled: true,
        headless: true,
        connectTimeout: 180_000,
        screenshotFailures: false,
        provider: playwright({
          contextOptions: { colorScheme: "light" },
          // A getter, so that unit tests neither unpack a browser nor need one.
          get launchOptions() {
            return findChromium();
          },
        }),
        instances: [{ browser: "chromium" as const }],
      },
    },
  };
}

/** Every story in a language that is longer than others, 320 px wide, without what it plays. */
function narrow(name: string, direction: "ltr" | "rtl") {
  const { plugins: _, test, ...shared } = stories(name, direction);
  return {
    ...shared,
    plugins: [reference()],
    publicDir: ".storybook/public", // MSW's worker
    test: { ...test, include: ["test/looks/**/*.test.tsx"], env: { ...test.env, VITE_LOCALE: "en-XA" } },
  };
}

export default defineConfig({
  test: {
    projects: [
      {
        // The newest peers. Files that need a DOM say so in their first line.
        test: {
          name: "react-19",
          ...patience,
          environment: "node",
          include: ["test/**/*.test.{ts,tsx}"],
          exclude: ["test/looks/**", "test/consumers/**", "test/book/**"],
          setupFiles,
        },
      },
      {
        // The lowest peers, for the tests that reach one of them, by whatever they import.
        resolve: {
          alias: [
            {
              find: /^(@tanstack\/react-query|react|react-dom|i18next|react-i18next|msw)(?=\/|$)/,
              replacement: `${react18}$1`,
            },
          ],
        },
        test: {
          name: "react-18",
          ...patience,
          environment: "node",
          env: { PEERS: "lowest" },
          include: peerTests(root, "test", peers),
          exclude: ["test/looks/**", "test/book/**"],
          setupFiles: ["./test/lowest-peers.ts", ...setupFiles],
        },
      },
      {
        // The newest React, and all that renders as the React Compiler has it: the kit, where it may skip nothing, and
        // the tests' own components as an app's.
        plugins: [
          reactCompiled(/\/src\/.*\.tsx?$/, { strict: true }),
          reactCompiled(/\/test\/.*\.tsx$/, { strict: false }),
        ],
        test: {
          name: "react-compiler",
          ...patience,
          environment: "node",
          include: peerTests(root, "test", ["react", "react-dom"]).filter((file) => file.endsWith(".tsx")),
          exclude: ["test/looks/**", "test/consumers/**", "test/book/**"],
          setupFiles,
        },
      },
      // Every story is a test: it renders, its play function passes, and axe finds nothing.
      stories("storybook"),
      {
        // Again as others see it, and the pages beside them: the Storybook as it is published, in each look.
        test: {
          name: "book",
          ...patience,
          environment: "node",
          include: ["test/book/**/*.test.ts"],
          globalSetup: ["test/book/build.ts"],
          maxWorkers: 2, // a look each
        },
      },
      narrow("pseudo", "ltr"),
      narrow("pseudo-rtl", "rtl"),
    ],
  },
});
