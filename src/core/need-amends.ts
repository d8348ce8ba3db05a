import type { Amends } from "./config.ts";
import { read } from "./read.ts";

/**
 * Tells whoever has no compiler to do so, in development, that a function needs a configuration.
 * @throws TypeError saying what is wrong, why that matters and what to write instead.
 */
export function needAmends(name: string, amends: Amends): void {
  try {
    // Written out, since bundlers replace just these words.
    if (process.env.NODE_ENV === "production") return;
  } catch {
    return;
  }
  if (Array.isArray(read(amends, "apis"))) return;
  throw new TypeError(
    `amends: ${name} was given no configuration, and has none to fall back on, so that an app carries only the ` +
      "contracts that it names. To mend it, pass what `defineAmends` returns.",
  );
}
