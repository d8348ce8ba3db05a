import { crawl } from "./crawl.ts";

crawl({ name: "light", theme: "light", direction: "ltr", forcedColors: "none" });
