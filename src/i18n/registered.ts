import { warnOnce } from "../core/warn.ts";

let isRegistered = false;

/** An i18next instance has been given the kit's texts. Read in development alone. */
export function noteRegistration(): void {
  isRegistered = true;
}

/** Nobody would guess why the kit speaks the page's language in an app whose i18next speaks another. */
export function warnIfForgotten(): void {
  try {
    // Written out, since bundlers replace just these words.
    if (process.env.NODE_ENV === "production" || !isRegistered) return;
  } catch {
    return;
  }
  warnOnce(
    "an i18next instance was given to registerAmends, and to no AmendsProvider around this component, so its texts " +
      "are in the page's language. To mend it, pass the instance, <AmendsProvider i18n={i18n}>, or import AmendsProvider " +
      "from amends/react-i18next, which finds it.",
  );
}
