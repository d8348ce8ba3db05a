import { crawl } from "./crawl.ts";

crawl({ name: "forced-colors", theme: "dark", direction: "ltr", forcedColors: "active" });
