import { attempt } from "./read.ts";
import { warnOnce } from "./warn.ts";

/**
 * Whether a link is a program that runs in the page. Read by the URL parser, as a browser reads it, for that
 * undoes whatever hides a scheme: capitals, control characters before it, line breaks within (WHATWG URL §4.4).
 */
export function isScript(href: string): boolean {
  return /^(javascript|vbscript|data):$/.test(attempt(() => new URL(href, "https://page.invalid").protocol) ?? "");
}

/** The link, unless it is a program: then a developer is told, once. For links that `defineAmends` has not seen. */
export function linkOrNothing(href: string): string | undefined {
  if (!isScript(href)) return href;
  warnOnce(
    `the link ${JSON.stringify(href.slice(0, 80))} would run a program in the page, so it is not shown. To mend it, give the action a function, ` +
      "or an address to go to.",
  );
  return undefined;
}
