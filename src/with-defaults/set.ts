import { defaultAmends } from "../core/contracts.ts";
import { languages } from "../i18n/locales.ts";
import { setDefaults } from "../react/host/defaults.ts";

// `sideEffects` in package.json names this folder, or a bundler would leave the call out.
setDefaults({ amends: defaultAmends, languages });
