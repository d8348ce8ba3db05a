import { registerAmends } from "amends/i18n";
import i18n from "i18next";
import { initReactI18next } from "react-i18next";
import { english } from "./amends";

registerAmends(i18n, { locales: { en: english } });
void i18n.use(initReactI18next).init({ lng: "en", fallbackLng: "en", resources: {} });

export { i18n };
