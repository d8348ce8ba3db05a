import { fileURLToPath } from "node:url";
import { storybookTest } from "@storybook/addon-vitest/vitest-plugin";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { findChromium } from "./scripts/chromium.ts";

const setupFiles = ["./test/setup.ts"];

const react18 = fileURLToPath(new URL("./compat/react-18/node_modules/", import.meta.url));
const testingLibrary = fileURLToPath(
  new URL("./node_modules/@testing-library/react/dist/@testing-library/react.esm.js", import.meta.url),
);
const errorBoundary = fileURLToPath(
  new URL("./node_modules/react-error-boundary/dist/react-error-boundary.js", import.meta.url),
);

interface Look {
  readonly theme?: "light" | "dark";
  readonly direction?: "ltr" | "rtl";
  readonly forcedColors?: "active" | "none";
}

function stories(name: string, { theme = "light", direction = "ltr", forcedColors = "none" }: Look = {}) {
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
      env: { VITE_THEME: theme, VITE_DIRECTION: direction },
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        provider: playwright({
          contextOptions: { colorScheme: theme, forcedColors },
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
  const { plugins: _, test, ...shared } = stories(name, { direction });
  return {
    ...shared,
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
          environment: "node",
          include: ["test/**/*.test.{ts,tsx}"],
          exclude: ["test/looks/**"],
          setupFiles,
        },
      },
      {
        // The lowest peers, for the tests of whatever touches one of them.
        resolve: {
          alias: [
            {
              find: /^(@tanstack\/react-query|react|react-dom|i18next|react-i18next|msw)(?=\/|$)/,
              replacement: `${react18}$1`,
            },
            // Their CommonJS mains would require React past the alias above.
            { find: /^@testing-library\/react$/, replacement: testingLibrary },
            { find: /^react-error-boundary$/, replacement: errorBoundary },
          ],
        },
        test: {
          name: "react-18",
          environment: "node",
          env: { PEERS: "lowest" },
          include: ["test/{react,i18n,query}/**/*.test.{ts,tsx}", "test/testing/{auth,msw}.test.ts"],
          setupFiles,
          server: {
            deps: {
              inline: [/@testing-library\/react/, /@tanstack\/react-query/, /react-error-boundary/, /react-i18next/],
            },
          },
        },
      },
      // Every story is a test: it renders, its play function passes, and axe finds nothing.
      stories("storybook"),
      // Again as others see it.
      stories("dark-rtl", { theme: "dark", direction: "rtl" }),
      stories("forced-colors", { theme: "dark", forcedColors: "active" }),
      narrow("pseudo", "ltr"),
      narrow("pseudo-rtl", "rtl"),
    ],
  },
});
