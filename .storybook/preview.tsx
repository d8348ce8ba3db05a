import addonA11y from "@storybook/addon-a11y";
import addonDocs from "@storybook/addon-docs";
import { definePreview } from "@storybook/react-vite";
import type { AnyHandler } from "msw";
import { lazy, type PropsWithChildren, type ReactElement, Suspense } from "react";
import { configure } from "storybook/test";
import { AmendsProvider } from "../src/index.ts";
import type { DocsContainerProps } from "./docs-container.tsx";
import { i18n, languages, nameOf, speak, spokenNow } from "./languages.ts";
import { assertNetworkWasHandled, mockNetwork } from "./network.ts";
import { extractArgTypes } from "./reference/arg-types.ts";
import { showTheme } from "./theme.ts";
import "./demo.css";
// Optional for an app and so for a story; everything here shows with it. After the page's, which names the layers.
import "../src/styles.css";

// What a play function waits for comes, however busy the machine is, and then it waits no longer.
configure({ asyncUtilTimeout: 60_000 });

// Only where there is one: every story that is a test would load it, too.
const ThemedDocs = lazy(async () => ({ default: (await import("./docs-container.tsx")).ThemedDocs }));

function DocsPage(props: PropsWithChildren<DocsContainerProps>): ReactElement {
  return (
    <Suspense>
      <ThemedDocs {...props} />
    </Suspense>
  );
}

interface NetworkParameter {
  readonly handlers?: readonly AnyHandler[];
}

export default definePreview({
  addons: [addonA11y(), addonDocs()],
  parameters: {
    // WCAG 2.2's only rule that axe can test, and leaves off unless it is asked for.
    a11y: { test: "error", config: { rules: [{ id: "target-size", enabled: true }] } },
    layout: "padded",
    controls: { expanded: true }, // with the props' types and words
    docs: { container: DocsPage, ...({ extractArgTypes } as object) }, // Storybook's types do not know it
    options: {
      storySort: {
        order: [
          "Start",
          ["Error Lab", "Introduction"],
          "Components",
          ["*", "Hooks", "Functions"],
          "Guides",
          ["Recovery", "Surfaces", "Situations", "*", "Inside"],
          "Integrations",
          ["Theming", "MUI", "TanStack Query", "react-i18next", "*"],
          "Contracts",
          ["Prism IO", "Prisma AIRS", "Other answers"],
        ],
      },
    },
  },
  globalTypes: {
    theme: {
      description: "Colour scheme",
      toolbar: {
        title: "Theme",
        dynamicTitle: true,
        items: [
          { value: "light", title: "Light", icon: "sun" },
          { value: "dark", title: "Dark", icon: "moon" },
        ],
      },
    },
    locale: {
      description: "Language",
      // For the manager's own menu, which can be searched.
      languages: languages.map((tag) => ({ tag, name: nameOf(tag), english: nameOf(tag, "en") })),
    },
    direction: {
      description: "Writing direction",
      toolbar: {
        title: "Direction",
        dynamicTitle: true,
        items: [
          { value: "ltr", title: "Left to right", icon: "arrowright" },
          { value: "rtl", title: "Right to left", icon: "arrowleft" },
        ],
      },
    },
  },
  // The tests of other looks say which.
  initialGlobals: {
    theme: "light",
    direction: import.meta.env.VITE_DIRECTION ?? "ltr",
    locale: import.meta.env.VITE_LOCALE ?? "en",
  },
  decorators: [
    (Story, { parameters, viewMode }) => (
      <AmendsProvider i18n={i18n}>
        {/* Without a mark where a design system, or a page of its own, brings what it stands on. */}
        <div
          data-demo={parameters.demo === false ? undefined : ""}
          style={{ display: "contents" }}
          {...(viewMode === "docs" && spokenNow())}
        >
          <Story />
        </div>
      </AmendsProvider>
    ),
  ],
  loaders: [
    async ({ parameters }) => {
      const network = parameters.msw as NetworkParameter | undefined;
      await mockNetwork(network?.handlers ?? []);
      return {};
    },
  ],
  beforeEach: async ({ globals }) => {
    showTheme(String(globals.theme));
    await speak(String(globals.locale), String(globals.direction));
  },
  afterEach: assertNetworkWasHandled,
});
