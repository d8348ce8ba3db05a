import { buildAmends } from "../../core/amends.ts";
import type { Amends } from "../../core/config.ts";
import type { Languages } from "../../i18n/build-texts.ts";

/** What holds where no provider says otherwise. */
export interface Defaults {
  readonly amends: Amends;
  readonly languages?: Languages;
}

/** Those of `amends/bare`, until a module of `amends` brings the whole. */
let defaults: Defaults = { amends: /* @__PURE__ */ buildAmends({}, []) };

export function defaultsNow(): Defaults {
  return defaults;
}

/** For the page, or the server, as a whole: they are the same for everybody. */
export function setDefaults(next: Defaults): void {
  defaults = next;
}

/** The languages that the kit speaks here besides English. */
export function languagesNow(): Languages | undefined {
  return defaults.languages;
}
