export type { Texts } from "./build-texts.ts";
export type { AmendsResources, Catalog, FaultText } from "./catalog.ts";
export { faultText } from "./fault-text.ts";
export type { I18n } from "./host.ts";
export { type LocaleTag, loadLocale, localeTags, resolveLocale } from "./locales.ts";
export { loadAmends, type RegisterOptions, registerAmends } from "./register.ts";
export { createTexts } from "./texts.ts";
