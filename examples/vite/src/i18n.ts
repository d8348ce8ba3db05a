import { registerAmends } from "amends/i18n";
import i18n from "i18next";
import { initReactI18next } from "react-i18next";

const resources = {
  en: { translation: { scans: "Scans", profile: "Profile", name: "Name", save: "Save", language: "Deutsch" } },
  de: { translation: { scans: "Scans", profile: "Profil", name: "Name", save: "Speichern", language: "English" } },
};

registerAmends(i18n);
void i18n.use(initReactI18next).init({ lng: "en", fallbackLng: "en", resources });

export { i18n };
