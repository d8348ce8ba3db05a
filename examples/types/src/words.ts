import {
  type Catalog,
  createTexts,
  type FaultText,
  faultText,
  type LocaleTag,
  loadAmends,
  loadLocale,
  localeTags,
  registerAmends,
  resolveLocale,
} from "amends/i18n";
import { createInstance, type i18n as I18n } from "i18next";
import { english } from "./amends.js";
import { certain } from "./core.js";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "app";
    resources: { app: { hello: string }; amends: Catalog };
  }
}

export const i18n: I18n = createInstance({
  lng: "de",
  fallbackLng: "en",
  resources: { en: { app: { hello: "Hello" } } },
});
registerAmends(i18n, { locales: { en: english }, load: true });

export async function ready(): Promise<void> {
  await i18n.init();
  await loadAmends(i18n, "de");
}

export const toast: FaultText = faultText(certain, i18n);
export const plainToast: FaultText = faultText(certain);
export const own: FaultText = faultText(certain, createTexts("de", { de: english }));
export const hello: string = i18n.t("hello");
export const copy: string = i18n.t("ui.copy", { ns: "amends" });
export const tag: LocaleTag | null = resolveLocale("de-AT");
export const all: readonly LocaleTag[] = localeTags;
export const german: Promise<object | null> = loadLocale("de");
