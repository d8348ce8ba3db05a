import { crawl } from "./crawl.ts";

crawl({ name: "rtl", theme: "light", direction: "rtl", forcedColors: "none" });
