import { crawl } from "./crawl.ts";

crawl({ name: "dark", theme: "dark", direction: "ltr", forcedColors: "none" });
