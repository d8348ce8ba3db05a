import addonA11y from "@storybook/addon-a11y";
import addonDocs from "@storybook/addon-docs";
import { definePreview } from "@storybook/react-vite";
import type { AnyHandler } from "msw";
import { configure } from "storybook/test";
import { AmendsProvider } from "../src/index.ts";
import { i18n, languages, nameOf, speak } from "./languages.ts";
import { assertNetworkWasHandled, mockNetwork } from "./network.ts";
import "./demo.css";
// Optional for an app and so for a story; everything here shows with it. After the page's, which names the layers.
import "../src/styles.css";

// What a play function waits for comes, however busy the machine is, and then it waits no longer.
configure({ asyncUtilTimeout: 60_000 });

interface NetworkParameter {
  readonly handlers?: readonly AnyHandler[];
}

export default definePreview({
  addons: [addonA11y(), addonDocs()],
  parameters: {
    // WCAG 2.2's only rule that axe can test, and leaves off unless it is asked for.
    a11y: { test: "error", config: { rules: [{ id: "target-size", enabled: true }] } },
    layout: "padded",
    options: {
      storySort: { order: ["Error Lab", "Components", "Contracts", ["Prism IO", "Prisma AIRS"]] },
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
      toolbar: {
        title: "Language",
        dynamicTitle: true,
        items: languages.map((tag) => ({ value: tag, title: nameOf(tag), right: tag })),
      },
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
    theme: import.meta.env.VITE_THEME ?? "light",
    direction: import.meta.env.VITE_DIRECTION ?? "ltr",
    locale: import.meta.env.VITE_LOCALE ?? "en",
  },
  decorators: [
    (Story, { parameters }) => (
      <AmendsProvider i18n={i18n}>
        {/* A design system, or a page of its own, brings what it stands on. */}
        {parameters.demo === false ? (
          <Story />
        ) : (
          <div data-demo="">
            <Story />
          </div>
        )}
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
    const root = document.documentElement;
    const theme = String(globals.theme);
    root.dataset.theme = theme;
    root.style.colorScheme = theme;
    await speak(String(globals.locale), String(globals.direction));
    // axe takes a page that paints no background for a white one.
    root.style.background = "Canvas";
  },
  afterEach: assertNetworkWasHandled,
});
