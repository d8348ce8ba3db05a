import { defineMain } from "@storybook/react-vite/node";
import { reference } from "./reference/plugin.ts";

export default defineMain({
  framework: "@storybook/react-vite",
  stories: ["../stories/**/*.mdx", "../stories/**/*.stories.tsx"],
  addons: ["@storybook/addon-docs", "@storybook/addon-a11y", "@storybook/addon-vitest"],
  staticDirs: ["./public"],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  // The search finds what pages are about, too: "props" is a heading.
  features: { sidebarOnboardingChecklist: false, experimentalSearchDocsHeadings: true },
  // Its readers know nothing of aliases and wrappers; ours reads the declarations themselves.
  typescript: { reactDocgen: false, check: false },
  viteFinal: (config) => ({ ...config, plugins: [...(config.plugins ?? []), reference()] }),
});
