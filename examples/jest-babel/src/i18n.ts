import { registerAmends } from "amends/i18n";
import i18n from "i18next";
import { initReactI18next } from "react-i18next";

registerAmends(i18n);
void i18n.use(initReactI18next).init({
  lng: "en",
  fallbackLng: "en",
  resources: {
    en: { translation: { save: "Save", name: "Name" } },
    de: { translation: { save: "Speichern", name: "Name" } },
  },
});

export { i18n };
