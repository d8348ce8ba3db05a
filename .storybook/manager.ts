import { addons, types } from "storybook/manager-api";
import { create } from "storybook/theming";
import { LanguageTool } from "./manager/language-tool.tsx";

const isDark = matchMedia("(prefers-color-scheme: dark)").matches;

addons.setConfig({
  theme: create({
    base: isDark ? "dark" : "light",
    brandTitle: "amends",
    brandImage: "./brand.svg",
    brandUrl: "./",
    brandTarget: "_self",
    colorPrimary: "#2f5fe0",
    colorSecondary: isDark ? "#7d9ff5" : "#2f5fe0",
    fontBase: "system-ui, sans-serif",
    fontCode: "ui-monospace, monospace",
  }),
});

addons.register("amends", () => {
  addons.add("amends/language", { type: types.TOOL, title: "Language", render: LanguageTool });
});
